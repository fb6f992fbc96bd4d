"""Numbers beside the lines: last year's, projects, procurement, people, property."""

from collections.abc import Callable
from random import Random

from benchmarks.mutations.planted import Error, Kind, error, retyped
from budget_desktop.domain.packet import Packet, Record
from budget_desktop.domain.places import EntryPlace

_ONCE = "只录一次、只印一处，没有别的数可以核对；{}"


def _number(
    collection: str, field: str, wrong: Callable[[int, Random], int | None]
) -> Callable[[Packet, Random], Error | None]:
    def plant(packet: Packet, chance: Random) -> Error | None:
        records: tuple[Record, ...] = getattr(packet, collection)
        found = [record for record in records if getattr(record, field)]
        chance.shuffle(found)
        for record in found:
            right: int = getattr(record, field)
            value = wrong(right, chance)
            if value is not None and value != right:
                place = EntryPlace(collection, record.key, field)
                what = f"{place}：{right} → {value}"
                return error(what, retyped(packet, place, value), place)
        return None

    return plant


def _slip(amount: int, chance: Random) -> int | None:
    """Any of the usual slips in an amount."""
    digits = str(amount)
    apart = [at for at in range(len(digits) - 1) if digits[at] != digits[at + 1]]
    at = chance.choice(apart) if apart else 0
    swapped = int(digits[:at] + digits[at + 1] + digits[at] + digits[at + 2 :]) if apart else amount * 10
    return chance.choice((amount * 10, amount // 10, swapped, amount * 10_000, -amount))


def _count(number: int, chance: Random) -> int | None:
    return chance.choice((number * 10, number + 1, max(0, number - 1), 0))


def _years(field: str) -> Callable[[Packet, Random], Error | None]:
    def plant(packet: Packet, chance: Random) -> Error | None:
        found = [project for project in packet.projects if getattr(project, field)]
        if not found:
            return None
        project = chance.choice(found)
        right = getattr(project, field)
        wrong = right.replace(year=right.year + (1 if field == "start" else -1))
        place = EntryPlace("projects", project.key, field)
        return error(f"{place}：{right} → {wrong}", retyped(packet, place, wrong), place)

    return plant


OTHERS = (
    Kind(
        "上年金额录错（明细）", _number("lines", "prior", _slip),
        unknowable="本年收支两边的上年数都只录一次；单位没有录入全部上年数时，没有别的数可以核对",
    ),
    Kind(
        "“三公”上年数录错", _number("three_public", "prior", _slip),
        unknowable="明细没有录入上年金额时，只能从要求写增减原因看出来",
    ),
    Kind("项目总金额录错", _number("projects", "total", _slip)),
    Kind("上年度项目总金额录错", _number("projects", "prior_total", _slip)),
    Kind(
        "政府采购金额录错", _number("procurement", "amount", _slip),
        unknowable=_ONCE.format("不超过可用于采购的支出时无从发现"),
    ),
    Kind(
        "专项转移支付金额录错", _number("transfers", "amount", _slip),
        unknowable=_ONCE.format("不列入本部门支出"),
    ),
    Kind(
        "人员数录错", _number("staffing", "count", _count),
        unknowable=_ONCE.format("编制数没有录入时无从核对"),
    ),
    Kind(
        "车辆数录错", _number("assets", "held", _count),
        unknowable=_ONCE.format("仍有车、也仍有运行维护费时无从发现"),
    ),
    Kind("项目开始年度录错", _years("start")),
    Kind("项目结束年度录错", _years("end")),
)  # fmt: skip
