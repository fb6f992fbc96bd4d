"""The amounts of a workbook as money of this packet: in 分, with the packet's units and this year or last."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal

from budget_desktop.domain.codes import Dimension, Flow, Year
from budget_desktop.domain.folding import folded
from budget_desktop.domain.money import Fen, Measure
from budget_desktop.domain.packet import Packet
from budget_desktop.edition import Edition
from budget_desktop.entry.intake.questions import Inquiry, Option
from budget_desktop.intake.layout.model import Amount, Table
from budget_desktop.intake.sheet import address


@dataclass(frozen=True, slots=True, kw_only=True)
class Source:
    """Where in the workbook a figure stands."""

    sheet: str
    cell: str

    def __str__(self) -> str:
        return f"{self.sheet} {self.cell}"


@dataclass(frozen=True, slots=True, kw_only=True)
class Piece:
    """One figure to enter, or to compare with."""

    table: int
    """The number of its table in the workbook."""
    fen: Fen
    flow: Flow
    year: Year
    unit: str = ""
    source: str = ""
    function: str = ""
    department_economic: str = ""
    government_economic: str = ""
    kind: str = ""
    project: str = ""
    """The project's name."""
    item: str = ""
    """The item of “三公”."""
    name: str = ""
    cells: tuple[Source, ...] = ()

    def code(self, dimension: Dimension) -> str:
        """The code in one dimension."""
        code: str = getattr(self, dimension)
        return code

    @property
    def about(self) -> tuple[str, ...]:
        """All that classifies it but the year."""
        return (
            *(self.flow, self.unit, self.source, self.function),
            *(self.department_economic, self.government_economic, self.kind, self.project, self.item),
        )

    @property
    def key(self) -> tuple[str, ...]:
        """All that classifies it."""
        return (self.year, *self.about)


@dataclass(frozen=True, slots=True)
class Unusable:
    """An amount that cannot become a figure."""

    source: Source
    text: str
    reason: str


class UnitFinder:
    """Which of the packet's units is meant; asks where nobody can tell."""

    def __init__(self, packet: Packet, inquiry: Inquiry) -> None:
        self._packet = packet
        self._inquiry = inquiry
        self._found: dict[str, str | None] = {}

    def unit_of(self, said: str, name: str = "") -> str | None:
        """The unit that a source calls by its code or its name; None while nobody said which."""
        if said not in self._found:
            self._found[said] = self._find({folded(said), folded(name)} - {""}, name or said)
        return self._found[said]

    def _find(self, called: set[str], said: str) -> str | None:
        units = self._packet.units
        named = [unit for unit in units if called & {unit.key, folded(unit.name)}]
        if len(named) == 1:
            return named[0].key
        if len(units) <= 1:
            return units[0].key if units else None
        head = next((unit.key for unit in units if unit.is_headquarters), None)
        text = f"“{said}”是账套里的哪个单位？" if said else "有的数没有写单位。记到哪个单位？"
        options = [Option(unit.key, f"{unit.key} {unit.name}") for unit in units]
        return self._inquiry.ask(f"unit:{said}", text, options, None if said else head)


class PieceMaker:
    """Turns the amounts of tables into pieces, asking what the workbook does not say."""

    def __init__(self, tables: Sequence[Table], packet: Packet, edition: Edition, inquiry: Inquiry) -> None:
        self._tables = tables
        self._packet = packet
        self._edition = edition
        self._inquiry = inquiry
        self.units = UnitFinder(packet, inquiry)
        self.unusable: list[Unusable] = []
        self.year = self._ask_year()
        """Whether the workbook is of this year or the last; None while that is open."""

    def _ask_year(self) -> Year | None:
        """Whether the workbook is of the packet's year or of the one before."""
        ours = self._packet.header.year
        years = {table.title_year for table in self._tables} - {None}
        proposed = Year.THIS if years == {ours} else Year.PRIOR if years == {ours - 1} else None
        said = "、".join(f"{year}年" for year in sorted(year for year in years if year))
        text = f"表题写的是{said}。" if said else "表题没有写年度。"
        answer = self._inquiry.ask(
            "year",
            f"{text}这些数是账套里的哪一年？",
            (
                Option(Year.THIS, f"{ours}年的预算数（本年数）"),
                Option(Year.PRIOR, f"{ours - 1}年的数（上年数），本年数不动"),
            ),
            proposed,
        )
        return Year(answer) if answer else None

    def pieces(self, number: int, measure: Measure) -> Iterator[Piece]:
        """The figures of one table that are not nothing."""
        table = self._tables[number]
        for amount in table.amounts:
            year = self._year_of(amount)
            if not amount.value or year is None:
                continue
            where = Source(sheet=table.sheet, cell=address(amount.position))
            fen = fen_of(amount.value, measure)
            if fen is None:
                self.unusable.append(Unusable(where, str(amount.value), "比一分还小，金额最多精确到分"))
                continue
            piece = self._piece(number, table, amount, fen, year, where)
            if piece is not None:
                yield piece

    def _year_of(self, amount: Amount) -> Year | None:
        if self.year is Year.PRIOR:
            # What is last year's in last year's book is two years ago here.
            return None if amount.year is Year.PRIOR else Year.PRIOR
        return amount.year or self.year

    def _piece(
        self, number: int, table: Table, amount: Amount, fen: Fen, year: Year, where: Source
    ) -> Piece | None:
        codes = {dimension.value: code for dimension, code in amount.codes}
        item = amount.item if table.context.three_public else ""
        flow = amount.flow or (Flow.THREE_PUBLIC if item else self._flow(codes))
        unit = self.units.unit_of(amount.unit)
        why = self._refusal(flow, item)
        if why or flow is None or unit is None:
            self.unusable += [Unusable(where, str(amount.value), why)] if why else []
            return None
        return Piece(
            table=number,
            fen=fen,
            flow=flow,
            year=year,
            unit=unit,
            project=amount.project,
            item=item,
            name=amount.name,
            cells=(where,),
            **codes,
        )

    def _refusal(self, flow: Flow | None, item: str) -> str:
        if not self._packet.units:
            return "账套里还没有单位，请先在“单位情况”页录入"
        if item and item not in self._edition.three_public_by_key:
            return "没有分开写购置费和运行维护费"
        return "" if flow is not None else "看不出是收入还是支出"

    def _flow(self, codes: Mapping[str, str]) -> Flow | None:
        spending = ("function", "department_economic", "government_economic", "kind")
        if any(codes.get(name) for name in spending):
            return Flow.SPENDING
        return Flow.INCOME if codes.get("source") else None


def added_up(pieces: Iterable[Piece]) -> list[Piece]:
    """Pieces about the same added up, with all the cells they come from."""
    found: dict[tuple[str, ...], Piece] = {}
    for piece in pieces:
        known = found.get(piece.key)
        if known is None:
            found[piece.key] = piece
        else:
            found[piece.key] = replace(known, fen=known.fen + piece.fen, cells=known.cells + piece.cells)
    return list(found.values())


def fen_of(value: Decimal, measure: Measure) -> Fen | None:
    """A value of a table in 分; None where it is finer than that."""
    fen = value * measure.fen
    return int(fen) if fen == fen.to_integral_value() else None
