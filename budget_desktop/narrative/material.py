"""What the narrative writes from: the packet, its edition, its facts and its filled tables."""

from collections.abc import Callable, Hashable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from budget_desktop.domain.codes import Dimension, Year
from budget_desktop.domain.facts import Facts, Slice, of_flow
from budget_desktop.domain.money import Fen
from budget_desktop.domain.packet import Packet
from budget_desktop.domain.places import CellPlace
from budget_desktop.edition.edition import Edition
from budget_desktop.narrative.text import Paragraph, Run
from budget_desktop.tables.table import Table


@dataclass(frozen=True, slots=True)
class Figure:
    """An amount that stands in a table, this year and last year. `prior` is None when nobody entered it."""

    amount: Fen
    prior: Fen | None
    place: CellPlace

    @property
    def difference(self) -> Fen | None:
        """This year minus last year, exact."""
        return None if self.prior is None else self.amount - self.prior


class Kept:
    """Words that say the same values as in the packet before, kept while the next one has use for them."""

    def __init__(self) -> None:
        self._standing: tuple[object, ...] = ()
        self._now: dict[Hashable, tuple[Run, ...]] = {}
        self._before: dict[Hashable, tuple[Run, ...]] = {}
        self._sections: dict[str, tuple[Material, tuple[Paragraph, ...]]] = {}

    def turn(self, *standing: object) -> None:
        """The next packet is told, with these values that every phrase may name; what the one before the last
        said is forgotten, and all that was said with other ones."""
        self._before = self._now if standing == self._standing else {}
        self._now, self._standing = {}, standing

    def words(self, values: Hashable, say: Callable[[], tuple[Run, ...]]) -> tuple[Run, ...]:
        """What is said of these values."""
        known = self._before.get(values)
        self._now[values] = say() if known is None else known
        return self._now[values]

    def section(
        self, name: str, shown: "Material", tell: "Callable[[Material], tuple[Paragraph, ...]]"
    ) -> tuple[Paragraph, ...]:
        """What a section tells of what it is shown, told again only if that differs."""
        known = self._sections.get(name)
        if known is None or known[0] != shown:
            known = self._sections[name] = shown, tell(shown)
        return known[1]


@dataclass(frozen=True)
class Material:
    """Facts and tables at hand, asked by table cell so that text and table cannot differ."""

    packet: Packet
    edition: Edition
    facts: Facts
    tables: Mapping[str, Table]
    kept: Kept = field(default_factory=Kept, compare=False)

    @property
    def scope(self) -> str:
        """What the packet calls its department: 部门 or 单位."""
        return scope_of(self.packet, self.edition)

    def of_no_lines(self, packet: Packet, figures: Iterable[str]) -> "Material":
        """The material of a packet without lines: no facts, and only the tables of these figures.

        It keeps words of its own, or what keeps the sections would keep itself.
        """
        tables = {place.table: self.tables[place.table] for place in map(self.place, figures)}
        return Material(packet, self.edition, Facts(), tables)

    def figure(self, name: str, code: str = "") -> Figure:
        """A named figure of the edition: the amount of its table cell, with last year's of the same slice."""
        place = self.place(name, code)
        cell = self.tables[place.table].by_address.get((place.row, place.column))
        if cell is None or cell.slice is None:
            return Figure(0, None, place)
        return Figure(cell.amount or 0, self.prior_of(cell.slice), place)

    def place(self, name: str, code: str = "") -> CellPlace:
        """Where a named figure is printed; `code` goes where the cell says {code}."""
        figures = self.edition.spec.figures
        table, row, column = figures.get(f"{name}.{code}") or figures[name]
        return CellPlace(table, row.format(code=code), column.format(code=code))

    def three_public(self, row: str, keys: Sequence[str]) -> Figure:
        """An item of “三公”: the amount is that of the table, last year's was typed for it."""
        place = self.place("three_public", row)
        typed = {item.key: item.prior for item in self.packet.three_public}
        known = [typed.get(key) for key in keys]
        prior = None if None in known else sum(amount for amount in known if amount is not None)
        return Figure(self.tables[place.table].amount(place.row, place.column), prior, place)

    def prior_of(self, chosen: Slice) -> Fen | None:
        """Last year's amount of a slice; None when nobody entered any figure of last year of its flow."""
        if not self.facts.places(of_flow(chosen.flow, Year.PRIOR)):
            return None
        return self.facts.total(chosen.of_year(Year.PRIOR))

    def codes(self, dimension: Dimension, length: int, chosen: Slice) -> list[str]:
        """Codes cut to `length` digits that carry money in the slice, in order."""
        facts = self.facts
        groups = facts.by_codes(_by_code, (dimension, length, chosen))
        return [code for code, places in groups if sum([facts[place].amount for place in places])]


def _by_code(facts: Facts, asked: tuple[Dimension, int, Slice]) -> tuple[tuple[str, Sequence[int]], ...]:
    """Where the facts of a slice stand, by their codes cut to a length, codes in order."""
    dimension, length, chosen = asked
    found: dict[str, list[int]] = {}
    for place in facts.places(chosen):
        found.setdefault(facts[place].code(dimension)[:length], []).append(place)
    return tuple((code, found[code]) for code in sorted(found) if code)


def scope_of(packet: Packet, edition: Edition) -> str:
    """部门 for a department's packet, 单位 for that of a single subordinate unit."""
    headquarters = any(unit.is_headquarters for unit in packet.units)
    key = "scope.department" if headquarters or not packet.units else "scope.unit"
    return edition.phrases[key]
