"""What a rule is given to look at: packet, edition, facts, printed tables, and words for them."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from functools import cache, cached_property

from budget_desktop.disclosure import Disclosure
from budget_desktop.domain.codes import Dimension, Flow
from budget_desktop.domain.money import AmountFormat, Fen, Measure
from budget_desktop.domain.packet import Packet
from budget_desktop.domain.places import EntryPlace
from budget_desktop.domain.records import Line, Nature, Unit
from budget_desktop.edition.catalogue import Catalogue
from budget_desktop.edition.edition import Edition
from budget_desktop.edition.parts import Limits
from budget_desktop.edition.resolve import government_subject, kind_of
from budget_desktop.rules.memory import Memory
from budget_desktop.rules.noting import watched
from budget_desktop.rules.sheet import Comparison, Sheet
from budget_desktop.tables.table import Table

_SHOWN = 3
"""How many entries a message names before it says 等."""


@dataclass(frozen=True)
class Entered:
    """A line with an amount for this year, and the codes it resolves to."""

    line: Line
    amount: Fen
    unit: Unit | None
    government_economic: str
    kind: str

    def place(self, field: str = "amount") -> EntryPlace:
        """A field of the line."""
        return EntryPlace("lines", self.line.key, field)

    @cached_property
    def fund(self) -> str:
        """The budget its source belongs to: S1 of S1.1."""
        return self.line.source.partition(".")[0]

    @cached_property
    def economic_class(self) -> str:
        """类 of the department economic subject."""
        return self.line.department_economic[:3]

    @cached_property
    def is_basic(self) -> bool:
        """Whether it is 基本支出."""
        return self.kind.partition(".")[0] == "basic"

    @cached_property
    def is_project(self) -> bool:
        """Whether it is 项目支出."""
        return self.kind.partition(".")[0] == "project"

    @cached_property
    def is_organ(self) -> bool:
        """Whether its unit is an organ or run like one; a unit nobody entered is taken for one."""
        return self.unit is None or self.unit.nature.is_organ


@dataclass(frozen=True, slots=True)
class Purpose:
    """What an entry is for, whatever its amount: a rule that asks for no more is not asked again for that."""

    key: str
    """Of the line."""
    flow: Flow
    unit: str
    source: str
    project: str
    function: str
    department_economic: str
    government_economic: str
    kind: str
    fund: str
    is_basic: bool


class View(Memory):
    """One disclosure, looked at by all rules; what several of them ask is worked out once.

    `before` is the view of the disclosure it came from by an edit: what that one worked out from parts that
    are still the same is taken over.
    """

    def __init__(self, disclosure: Disclosure, before: "View | None" = None) -> None:
        super().__init__(disclosure, before)
        self.disclosure = watched(disclosure, self.notes)
        """Notes what rules read in it."""
        self.listener: Callable[[Comparison], None] | None = None
        """Told of every comparison of printed values; nobody listens as a rule."""
        self._sheets: dict[str, Sheet] = before._sheets if before else {}

    @property
    def packet(self) -> Packet:
        """What was typed."""
        return self.disclosure.packet

    @property
    def edition(self) -> Edition:
        """The lists and forms in force."""
        return self.disclosure.edition

    @property
    def limits(self) -> Limits:
        """Numbers and code groups of the edition."""
        return self.edition.limits

    @property
    def catalogue(self) -> Catalogue:
        """The code lists of the year."""
        return self.edition.catalogue

    # Entries

    @property
    def entered(self) -> tuple[Entered, ...]:
        """Every line that carries money this year."""
        return self.once(_entries)

    @property
    def spending(self) -> tuple[Entered, ...]:
        """Spending lines with money this year."""
        return self.once(_spending)

    @property
    def income(self) -> tuple[Entered, ...]:
        """Income lines with money this year."""
        return self.once(_income)

    @property
    def purposes(self) -> tuple[Purpose, ...]:
        """What the lines of income and of spending with money this year are for."""
        return self.once(_purposes)

    @property
    def spending_purposes(self) -> tuple[Purpose, ...]:
        """What the spending lines with money this year are for."""
        return self.once(_spending_purposes)

    @property
    def entered_by_key(self) -> dict[str, Entered]:
        """Lines with money this year by key."""
        return self.once(_entered_by_key)

    @property
    def line_by_key(self) -> dict[str, Line]:
        """Lines by key."""
        return self.once(_line_by_key)

    def spent_on(self, subjects: Iterable[str]) -> tuple[Entered, ...]:
        """Spending lines under any of these department economic subjects."""
        return self.once(_spent_on(tuple(subjects)))

    @property
    def spending_by_unit(self) -> tuple[tuple[Unit, tuple[Entered, ...]], ...]:
        """The spending lines of each unit of the packet, in its order."""
        return self.once(_spending_by_unit)

    # Printed tables

    @property
    def tables(self) -> tuple[Table, ...]:
        """Every printed table, in printing order."""
        return self.once(_tables)

    def has(self, *keys: str) -> bool:
        """Whether the edition has all these tables."""
        return self.once(_table_keys).issuperset(keys)

    def sheet(self, key: str) -> Sheet:
        """A printed table. A rule that names it in `needs` can rely on it."""
        table, sheet = self.disclosure.tables[key], self._sheets.get(key)
        if sheet is None or sheet.table is not table:
            sheet = self._sheets[key] = Sheet(table, sheet)
        return sheet

    def sheets(self, *keys: str) -> Iterator[Sheet]:
        """Those of the printed tables that the edition has."""
        for key in keys:
            if self.has(key):
                yield self.sheet(key)

    # Words

    def money(self, amount: Fen) -> str:
        """An amount with its unit as running text prints it, but with all its digits."""
        text = self.edition.text
        shown = text.amounts.rounded(amount)
        if shown * text.measure.fen == amount:
            return text.amounts.text(amount) + text.measure
        if not shown:
            return self.yuan(amount)
        exact = AmountFormat(text.measure, decimals=6, keep_zeros=False, separator=text.separator)
        return exact.text(amount) + text.measure

    def yuan(self, amount: Fen) -> str:
        """An amount in 元, for slips between 元 and 万元."""
        return AmountFormat(Measure.YUAN).text(amount) + Measure.YUAN

    def subject(self, dimension: Dimension, code: str) -> str:
        """A code with its name, or the code alone where the year's list does not have it."""
        return code + self.catalogue.name(dimension, code) if self.catalogue.has(dimension, code) else code

    def source(self, code: str) -> str:
        """A source by name, below the budget it belongs to (政府性基金·当年收入)."""
        return "·".join(self.catalogue.path(Dimension.SOURCE, code)) or code or "未填资金来源"

    def line(self, line: Line) -> str:
        """What a line is about, for a message."""
        if line.flow is Flow.INCOME:
            return f"收入“{self.source(line.source)}”"
        project = self.packet.project_by_key.get(line.project)
        about = project.name if project else self.subject(Dimension.FUNCTION, line.function)
        subject = self.subject(Dimension.DEPARTMENT_ECONOMIC, line.department_economic)
        return f"“{'／'.join(part for part in (about, subject) if part) or '未分类的一行'}”"

    def lines(self, lines: Iterable[Line]) -> str:
        """Several lines, each with its amount; after the first few it says how many there are."""
        found = list(lines)
        named = "、".join(f"{self.line(line)}{self.money(line.amount or 0)}" for line in found[:_SHOWN])
        return named + (f"等{len(found)}笔" if len(found) > _SHOWN else "")

    def listed(self, names: Iterable[str]) -> str:
        """Names with 、 between them; after the first few it says how many there are."""
        found = list(dict.fromkeys(names))
        return "、".join(found[:_SHOWN]) + (f"等{len(found)}项" if len(found) > _SHOWN else "")

    def nature(self, unit: Unit) -> str:
        """What a unit is, in words."""
        return {
            Nature.ADMINISTRATIVE: "行政单位",
            Nature.CIVIL_SERVICE_LIKE: "参照公务员法管理的事业单位",
            Nature.INSTITUTION: "事业单位",
        }[unit.nature]


def _table_keys(view: View) -> frozenset[str]:
    return frozenset(view.disclosure.tables)


def _tables(view: View) -> tuple[Table, ...]:
    return tuple(view.disclosure.tables.values())


def _entries(view: View) -> tuple[Entered, ...]:
    return tuple(view.each(_entered, view.packet.lines))


def _entered(view: View, line: Line) -> Iterator[Entered]:
    if line.amount:
        packet = view.packet
        yield Entered(
            line,
            line.amount,
            packet.unit_by_key.get(line.unit),
            government_subject(line, packet, view.catalogue),
            kind_of(line, packet, view.limits),
        )


def _spending(view: View) -> tuple[Entered, ...]:
    return tuple(each for each in view.entered if each.line.flow is Flow.SPENDING)


def _income(view: View) -> tuple[Entered, ...]:
    return tuple(each for each in view.entered if each.line.flow is Flow.INCOME)


def _purposes(view: View) -> tuple[Purpose, ...]:
    return tuple(view.each(_purpose, (*view.income, *view.spending)))


def _purpose(_view: View, each: Entered) -> Iterator[Purpose]:
    line = each.line
    yield Purpose(
        key=line.key,
        flow=line.flow,
        unit=line.unit,
        source=line.source,
        project=line.project,
        function=line.function,
        department_economic=line.department_economic,
        government_economic=each.government_economic,
        kind=each.kind,
        fund=each.fund,
        is_basic=each.is_basic,
    )


def _spending_purposes(view: View) -> tuple[Purpose, ...]:
    return tuple(each for each in view.purposes if each.flow is Flow.SPENDING)


def _entered_by_key(view: View) -> dict[str, Entered]:
    return {each.line.key: each for each in view.entered}


def _spending_by_subject(view: View) -> dict[str, list[tuple[int, str]]]:
    """Keys with their places among all, so that lines of several subjects can be put in order."""
    found: dict[str, list[tuple[int, str]]] = {}
    for place, each in enumerate(view.spending_purposes):
        found.setdefault(each.department_economic, []).append((place, each.key))
    return found


@cache
def _spent_on(subjects: tuple[str, ...]) -> Callable[[View], tuple[Entered, ...]]:
    """What is kept of some subjects: it stays the same while amounts of others change."""

    def spent(view: View) -> tuple[Entered, ...]:
        by_subject = view.once(_spending_by_subject)
        found = [each for code, lines in by_subject.items() if code.startswith(subjects) for each in lines]
        by_key = view.entered_by_key if found else {}
        return tuple([by_key[key] for _, key in sorted(found)])

    return spent


def _spending_by_unit(view: View) -> tuple[tuple[Unit, tuple[Entered, ...]], ...]:
    groups: dict[str, list[Entered]] = {}
    for each in view.spending:
        groups.setdefault(each.line.unit, []).append(each)
    return tuple((unit, tuple(groups.get(unit.key, ()))) for unit in view.packet.units)


def _line_by_key(view: View) -> dict[str, Line]:
    return {line.key: line for line in view.packet.lines}
