"""The figures of last year's book or exchange file against a packet of this year, taken in as one step."""

from collections.abc import Iterator, Sequence

from budget_desktop.domain.codes import Dimension, Flow, Year
from budget_desktop.domain.errors import KnownError
from budget_desktop.domain.packet import Packet
from budget_desktop.domain.records import Line
from budget_desktop.edition import Edition, load_edition
from budget_desktop.edition.resolve import resolve
from budget_desktop.edition.slices import three_public_slice
from budget_desktop.entry.intake.comparing import Comparison
from budget_desktop.entry.intake.pieces import Piece, Source, UnitFinder, added_up
from budget_desktop.entry.intake.plan import IntakePlan
from budget_desktop.entry.intake.questions import Answers, Inquiry
from budget_desktop.entry.intake.records import RecordGround, Records
from budget_desktop.entry.last_year import latest

_SUBJECTS = (
    Dimension.SOURCE,
    Dimension.FUNCTION,
    Dimension.DEPARTMENT_ECONOMIC,
    Dimension.GOVERNMENT_ECONOMIC,
)


def last_of(packets: Sequence[Packet], packet: Packet, name: str) -> Packet:
    """The packet of the year before among those of a file, of its last stage.

    Raises KnownError where the file has no such year.
    """
    year = packet.header.year - 1
    found = [each for each in packets if each.header.year == year]
    if not found:
        raise KnownError(f"“{name}”里没有 {year} 年的预算，没有读入", "请选上年的账套或交换格式文件")
    return latest(found)


def plan_last_year(last: Packet, packet: Packet, edition: Edition, answers: Answers, name: str) -> IntakePlan:
    """Plan taking last year's amounts as what this year is compared with; `name` is the file's.

    Pure. This year's amounts, texts and targets are never touched.
    """
    inquiry = Inquiry(answers)
    units = UnitFinder(packet, inquiry)
    pieces = added_up(_pieces(last, units))
    records = Records(RecordGround(packet, edition))
    _gather(last, packet, units, records)
    items = () if inquiry.has_open else Comparison(packet, edition).all_items(pieces, inquiry)
    return IntakePlan(
        name=name,
        items=(*items, *records.items()) if not inquiry.has_open else (),
        questions=inquiry.questions,
        notices=tuple(_notices(last, packet, edition)),
    )


def _pieces(last: Packet, units: UnitFinder) -> Iterator[Piece]:
    for number, line in enumerate(last.lines, start=1):
        unit = _unit(line.unit, last, units)
        if line.amount and unit is not None:
            yield _piece(line, unit, last, number)
    facts = resolve(last, edition := load_edition(last.header.edition))
    for item in edition.three_public:
        yield Piece(
            table=0,
            # What nothing was budgeted for is 0, which is known and not open.
            fen=facts.total(three_public_slice(edition, (item.key,), Year.THIS)),
            flow=Flow.THREE_PUBLIC,
            year=Year.PRIOR,
            item=item.key,
            cells=(_source(last, f"“三公”{item.name}"),),
        )


def _piece(line: Line, unit: str, last: Packet, number: int) -> Piece:
    project = last.project_by_key.get(line.project)
    return Piece(
        table=0,
        fen=line.amount or 0,
        flow=line.flow,
        year=Year.PRIOR,
        unit=unit,
        source=line.source,
        function=line.function,
        department_economic=line.department_economic,
        government_economic=line.government_economic,
        kind=project.kind if project else line.kind,
        project=project.name if project else "",
        cells=(_source(last, f"收支第{number}行"),),
    )


def _gather(last: Packet, packet: Packet, units: UnitFinder, records: Records) -> None:
    """Procurement, and what the projects that go on were to cost in all."""
    for number, each in enumerate(last.procurement, start=1):
        unit = _unit(each.unit, last, units)
        if each.amount and unit is not None:
            known_by = {"unit": unit, "category": each.category, "item": each.item, "source": each.source}
            source = _source(last, f"政府采购第{number}行")
            records.put("procurement", known_by, "prior", each.amount, source)
    going_on = {project.name.strip() for project in packet.projects}
    for project in last.projects:
        if project.total is not None and project.name.strip() in going_on:
            source = _source(last, f"项目“{project.name}”")
            known_by = {"name": project.name.strip()}
            records.put("projects", known_by, "prior_total", project.total, source)


def _unit(key: str, last: Packet, units: UnitFinder) -> str | None:
    known = last.unit_by_key.get(key)
    return units.unit_of(key, known.name if known else "")


def _source(last: Packet, where: str) -> Source:
    return Source(sheet=f"{last.header.year}年{last.header.stage.value}", cell=where)


def _notices(last: Packet, packet: Packet, edition: Edition) -> Iterator[str]:
    if last.header.department_code != packet.header.department_code:
        yield f"文件是“{last.header.department}”的，请核对是不是选错了"
    strange = sorted(
        {
            code
            for line in last.lines
            for dimension in _SUBJECTS
            if (code := getattr(line, dimension)) and not edition.catalogue.has(dimension, code)
        }
    )
    if strange:
        yield f"{'、'.join(strange)} 不在{edition.year}年的科目表中，校验会指出用在哪里"
