"""Names, years, reasons, targets and texts."""

from collections.abc import Callable
from dataclasses import replace
from random import Random

from benchmarks.mutations.planted import Error, Kind, error, retyped
from budget_desktop.detective.mend import Removal, mended
from budget_desktop.domain.packet import Packet, Record
from budget_desktop.domain.places import EntryPlace
from budget_desktop.domain.records import Indicator, LongText
from budget_desktop.rules.f_targets.forms import applies
from budget_desktop.rules.view import View
from tests.rules.books import added, changed, shown


def _less(packet: Packet, collection: str, key: str) -> Packet:
    return mended(packet, Removal(EntryPlace(collection, key)))


def _wrong_name(name: str, chance: Random) -> str:
    """A character left out, or two changed places."""
    at = chance.randrange(len(name) - 1)
    return (
        name[:at] + name[at + 1 :]
        if chance.random() < 0.5 or name[at] == name[at + 1]
        else (name[:at] + name[at + 1] + name[at] + name[at + 2 :])
    )


def _headquarters(packet: Packet, chance: Random) -> Error | None:
    unit = next((unit for unit in packet.units if unit.is_headquarters), None)
    if unit is None or unit.name != packet.header.department:
        return None
    wrong = _wrong_name(unit.name, chance)
    place = EntryPlace("units", unit.key, "name")
    header = EntryPlace("header", "", "department")
    return error(f"单位名称写成{wrong}", retyped(packet, place, wrong), place, header)


def _mention(packet: Packet, chance: Random) -> Error | None:
    """The department's name in a text, with a slip."""
    name = packet.header.department
    if len(name) < 5:
        return None
    text = next((text for text in packet.texts if name in text.text), None)
    if text is None:
        packet = added(packet, LongText(key="organisation.note", text=f"{name}另有内设机构若干。"))
        text = packet.texts[-1]
    wrong = _wrong_name(name, chance)
    place = EntryPlace("texts", text.key, "text")
    return error(f"文中写成{wrong}", retyped(packet, place, text.text.replace(name, wrong, 1)), place)


def _year(packet: Packet, chance: Random) -> Error | None:
    """A sentence on the budget year that names another."""
    year = packet.header.year + chance.choice((-2, -1, 1))
    text = f"{year}年预算由本部门统一编制。"
    wrong = added(packet, LongText(key="organisation.note", text=text))
    if any(each.key == "organisation.note" for each in packet.texts):
        wrong = changed(packet, "organisation.note", text=text)
    return error(f"文中写{year}年", wrong, EntryPlace("texts", "organisation.note", "text"))


def _header_year(packet: Packet, chance: Random) -> Error | None:
    year = packet.header.year + chance.choice((-1, 1))
    wrong = replace(packet, header=replace(packet.header, year=year))
    return error(f"预算年度录成{year}", wrong, EntryPlace("header", "", "year"))


def _published(packet: Packet, chance: Random) -> Error | None:
    header = packet.header
    if header.publication_date is None or header.approval_date is None:
        return None
    late = header.publication_date.replace(month=header.publication_date.month + chance.randint(1, 5))
    wrong = replace(packet, header=replace(header, publication_date=late))
    return error(f"公开日期{late}", wrong, EntryPlace("header", "", "publication_date"))


def _reason(packet: Packet, chance: Random) -> Error | None:
    found = [remark for remark in packet.remarks if remark.key.startswith("change.")]
    if not found:
        return None
    remark = chance.choice(found)
    return error(
        f"删去{remark.key}", _less(packet, "remarks", remark.key), EntryPlace("remarks", remark.key, "text")
    )


def _vague(packet: Packet, chance: Random) -> Error | None:
    found = [remark for remark in packet.remarks if remark.key.startswith("change.")]
    if not found:
        return None
    remark = chance.choice(found)
    place = EntryPlace("remarks", remark.key, "text")
    return error(f"{remark.key}只写根据实际支出", retyped(packet, place, "根据实际支出"), place)


def _applied(packet: Packet) -> list[Indicator]:
    view = View(shown(packet))
    return [each for each in packet.indicators if applies(view, each) and each.value]


def _emptied(packet: Packet, chance: Random) -> Error | None:
    found = _applied(packet)
    if not found:
        return None
    each = chance.choice(found)
    wrong = changed(packet, each.key, comparator="", number="", measure="", grade="")
    return error(f"{each.key}没有指标值", wrong, EntryPlace("indicators", each.key))


def _removed(packet: Packet, chance: Random) -> Error | None:
    if not packet.indicators:
        return None
    each = chance.choice(packet.indicators)
    place = EntryPlace("indicators")
    others = [
        EntryPlace("indicators", other.key)
        for other in packet.indicators
        if (other.project, other.subgroup) == (each.project, each.subgroup) and other is not each
    ]
    return error(f"删去指标{each.name}", _less(packet, "indicators", each.key), place, *others)


def _field(collection: str, *fields: str) -> Callable[[Packet, Random], Error | None]:
    """A required text left out."""

    def plant(packet: Packet, chance: Random) -> Error | None:
        records: tuple[Record, ...] = getattr(packet, collection)
        found = [(record, field) for record in records for field in fields if getattr(record, field)]
        if not found:
            return None
        record, field = chance.choice(found)
        place = EntryPlace(collection, record.key, field)
        return error(f"{place}为空", retyped(packet, place, ""), place)

    return plant


WORDS = (
    Kind("本级单位名称写错", _headquarters),
    Kind("文中部门名称写错", _mention),
    Kind("文中年度写错", _year, unknowable="提到往年本身不是错误；只有说的是预算年度时才看得出来"),
    Kind("预算年度录错", _header_year),
    Kind("公开日期超期", _published),
    Kind("删去增减原因", _reason, unknowable="没有变动、或不要求写原因的项目，原因可有可无"),
    Kind("增减原因笼统", _vague),
    Kind("指标值清空", _emptied),
    Kind("删去指标", _removed, unknowable="同一二级指标还有其他指标时，多一个少一个都可以"),
    Kind("绩效目标清空", _field("projects", "overall_goal", "annual_goal", "plan")),
)
