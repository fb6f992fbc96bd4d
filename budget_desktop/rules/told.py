"""What the text tells, beside what the tables print and what was entered: the shape many rules share."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from functools import cache, partial

from budget_desktop.domain.codes import Flow, Year
from budget_desktop.domain.facts import of_flow
from budget_desktop.domain.money import Fen
from budget_desktop.domain.places import CellPlace, EntryPlace, Place
from budget_desktop.domain.records import Line
from budget_desktop.edition.resolve import kind_of
from budget_desktop.narrative.text import Paragraph
from budget_desktop.rules.finding import Observation, Severity
from budget_desktop.rules.reading import Told, read
from budget_desktop.rules.sheet import Row
from budget_desktop.rules.view import View

GLOSSARY = "glossary"
THREE_PUBLIC = "three_public"
RUNNING_COSTS = "机关运行经费"
_THREE_PUBLIC_TABLE = "T08"
_VEHICLE = "vehicle"


def told(view: View) -> tuple[Told, ...]:
    """Every amount or change of the whole department and this year that the text tells, in its order."""
    return view.once(_read)


def _read(view: View) -> tuple[Told, ...]:
    sections = view.disclosure.sections.items()
    paragraphs = (each for section, told in sections if section != GLOSSARY for each in told)
    return tuple(view.each(_of_the_department, tuple(paragraphs)))


def _of_the_department(view: View, paragraph: Paragraph) -> Iterator[Told]:
    department, year = view.packet.header.department, view.packet.header.year
    # A unit whose name is part of the department's cannot be told from it.
    units = [unit.name for unit in view.packet.units if unit.name not in department]
    own = view.edition.reading.told.get(paragraph.section, {})
    for each in read(view.edition, paragraph.section, paragraph):
        # Elsewhere the words may speak of what one project or use takes of it.
        if each.is_of(year, units) and (each.name in own or not each.is_of_a_part):
            yield each


def told_in(view: View, *sections: str) -> Iterator[Told]:
    """What some sections tell."""
    return iter(view.once(_told_in(sections)))


@cache
def _told_in(sections: tuple[str, ...]) -> Callable[[View], tuple[Told, ...]]:
    """What is kept of some sections: it stays the same while others tell something else."""
    return lambda view: tuple(each for each in told(view) if each.section in sections)


def text_of(view: View, section: str) -> str:
    """A section as one text."""
    return "".join(paragraph.text for paragraph in paragraphs_of(view, section))


def paragraphs_of(view: View, *sections: str) -> Iterator[Paragraph]:
    """The paragraphs of some sections."""
    for section in sections:
        yield from view.disclosure.sections.get(section, ())


def tail(view: View, numbers: int = 1) -> Fen:
    """How far rounding alone can drive `numbers` printed amounts from what they stand for."""
    text = view.edition.text
    return text.measure.fen * numbers // (2 * int(10**text.decimals))


@dataclass(frozen=True, slots=True)
class Known:
    """What an amount of the text should be, and last year's where it is known."""

    amount: Fen
    source: str | Row
    """Where it was taken from: what that is called, or the row of a table."""
    places: tuple[Place, ...] = ()
    last_year: Callable[[], Fen | None] = lambda: None
    """Looked up only where it is asked for: few sentences compare."""

    @property
    def called(self) -> str:
        """What it was taken from, for a message."""
        return self.source if isinstance(self.source, str) else self.source.title

    @property
    def prior(self) -> Fen | None:
        """Last year's; nothing where it is not known."""
        return self.last_year()

    @property
    def difference(self) -> Fen | None:
        """This year minus last year."""
        prior = self.prior
        return None if prior is None else self.amount - prior


def known(view: View, each: Told) -> Known | None:
    """What the cell that a mention speaks of prints; nothing where there is no such table."""
    if each.name == RUNNING_COSTS:
        return running_costs(view)
    if not each.cell or not view.has(each.cell[0]):
        return None
    table, row, column = each.cell
    printed = view.sheet(table).row(row)
    is_three_public = table == _THREE_PUBLIC_TABLE
    prior = partial(_three_public_prior, view, row) if is_three_public else partial(_prior, view, each.cell)
    return Known(printed.amount(column), printed, (CellPlace(table, row, column),), prior)


def _prior(view: View, cell: tuple[str, ...]) -> Fen | None:
    """Last year's sum of what a cell adds up; nothing where nobody entered last year's figures."""
    table, row, column = cell
    printed = view.sheet(table).row(row).cells.get(column)
    chosen = printed.slice if printed else None
    if chosen is None or not _knows_last_year(view, chosen.flow):
        return None
    return view.disclosure.facts.total(chosen.of_year(Year.PRIOR))


def _knows_last_year(view: View, flow: tuple[str, ...] | None) -> bool:
    return bool(view.disclosure.facts.places(of_flow(flow, Year.PRIOR)))


def _three_public_prior(view: View, row: str) -> Fen | None:
    """Last year's “三公” figures are typed item by item."""
    wanted = [
        kind.key for kind in view.edition.three_public if row in {"total", kind.key} or _below(row, kind.key)
    ]
    typed = {item.key: item.prior for item in view.packet.three_public}
    priors = [typed.get(key) for key in wanted]
    return None if None in priors else sum(prior for prior in priors if prior is not None)


def _below(row: str, key: str) -> bool:
    return row == _VEHICLE and key.startswith(f"{_VEHICLE}_")


def running_costs(view: View) -> Known:
    """机关运行经费, added up line by line: 公用经费 of the general budget of organs (预算法实施条例)."""
    return view.once(_running_costs)


def _running_costs(view: View) -> Known:
    lines = view.once(_running_lines)
    prior = sum(line.prior or 0 for line in lines) if view.once(_knows_last_years_spending) else None
    places = tuple(EntryPlace("lines", line.key, "amount") for line in lines if line.amount)
    return Known(sum(line.amount or 0 for line in lines), "行政（参公）单位公用经费", places, lambda: prior)


def _knows_last_years_spending(view: View) -> bool:
    return _knows_last_year(view, (Flow.SPENDING,))


def _running_lines(view: View) -> tuple[Line, ...]:
    return tuple(view.each(_running_line, view.packet.lines))


def _running_line(view: View, line: Line) -> Iterator[Line]:
    if (
        line.flow is Flow.SPENDING
        and kind_of(line, view.packet, view.limits) == "basic.public"
        and line.source.partition(".")[0] in view.edition.funds.general
        and line.department_economic[:3] in view.limits.running_cost_classes
        and (unit := view.packet.unit_by_key.get(line.unit)) is not None
        and unit.nature.is_organ
    ):
        yield line


def as_printed(
    view: View, mentions: Iterable[Told], severity: Severity | None = None
) -> Iterator[Observation]:
    """Each amount must be that of the cell it speaks of."""
    margin = tail(view)
    for each in mentions:
        amount = each.mention.amount
        should = known(view, each) if amount is not None else None
        if amount is not None and should is not None and abs(amount - should.amount) > margin:
            yield differs(view, each, amount, should, severity)


def differs(
    view: View, each: Told, stated: Fen, should: Known, severity: Severity | None = None
) -> Observation:
    """That the text tells another amount than it should."""
    return Observation(
        message=f"说明中{each.called}写{view.money(stated)}，{should.called}是{view.money(should.amount)}，"
        f"相差{view.money(abs(stated - should.amount))}。",
        advice="请按表中的数改正说明。" if each.cell else "请核对录入的数和说明。",
        places=in_order(*each.places, *should.places),
        expected=should.amount,
        found=stated,
        severity=severity,
    )


def in_order(*places: Place) -> tuple[Place, ...]:
    """Entries that can be changed first, then what is printed."""
    return tuple(sorted(places, key=lambda place: not isinstance(place, EntryPlace)))
