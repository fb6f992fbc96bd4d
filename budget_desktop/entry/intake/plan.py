"""A workbook against a packet: what is new, what differs, what is the same, and what is not read."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from functools import cached_property
from typing import TypeAlias

from budget_desktop.domain.money import Fen, Measure
from budget_desktop.domain.packet import Packet
from budget_desktop.edition import Edition
from budget_desktop.entry.intake.choosing import Check, Choice, choose
from budget_desktop.entry.intake.comparing import Comparison, Fate, Item
from budget_desktop.entry.intake.listing import NOT_OF_THE_YEAR, Listing
from budget_desktop.entry.intake.measures import measures_of
from budget_desktop.entry.intake.pieces import PieceMaker, Source, Unusable, added_up, fen_of
from budget_desktop.entry.intake.questions import Answers, Inquiry, Question
from budget_desktop.entry.intake.records import RecordGround, RecordItem, Records
from budget_desktop.entry.intake.refining import refined
from budget_desktop.intake.layout.model import Fate as CellFate
from budget_desktop.intake.layout.model import Layout, Table
from budget_desktop.intake.sheet import address


@dataclass(frozen=True, slots=True, kw_only=True)
class Shortfall:
    """A total of the workbook that its own parts do not come to."""

    source: Source
    what: str
    stated: Fen
    added: Fen


AnyItem: TypeAlias = Item | RecordItem


class Use(StrEnum):
    """What is done with a table."""

    ENTERED = "录入"
    COMPARED = "核对"
    LEFT = "不导入"


@dataclass(frozen=True, kw_only=True)
class IntakePlan:
    """What taking a workbook in would do; nothing is done until it is carried out."""

    name: str
    """Of the file."""
    items: tuple[AnyItem, ...] = ()
    questions: tuple[Question, ...] = ()
    checks: tuple[Check, ...] = ()
    shortfalls: tuple[Shortfall, ...] = ()
    unread: tuple[Unusable, ...] = ()
    uses: tuple[tuple[Table, Use, str], ...] = ()
    """What is done with each table, and why where nothing is."""
    notices: tuple[str, ...] = ()
    left: Mapping[str, int] = field(default_factory=dict)
    """How many numbers were left for which reason."""
    taken: int = 0
    totals: int = 0

    @property
    def is_open(self) -> bool:
        """Whether a question must be answered first."""
        return any(question.is_open for question in self.questions)

    @cached_property
    def changing(self) -> tuple[AnyItem, ...]:
        """The items that write something."""
        return () if self.is_open else tuple(item for item in self.items if item.fate.writes)

    @property
    def doubts(self) -> int:
        """How many things a person should look at before."""
        kept = sum(item.fate is Fate.KEPT for item in self.items)
        return kept + len(self.unread) + len(self.shortfalls) + sum(not check.agrees for check in self.checks)

    @property
    def summary(self) -> str:
        """What it does in a line: 新增 8 笔，改 2 笔，相同 3 笔."""
        if self.is_open:
            waiting = sum(question.is_open for question in self.questions)
            return f"有 {waiting} 个问题要先回答"
        counts = [(fate, sum(item.fate is fate for item in self.items)) for fate in Fate]
        return "，".join(f"{fate.value} {count} 笔" for fate, count in counts if count) or "没有可导入的数"


def plan_intake(layout: Layout, packet: Packet, edition: Edition, answers: Answers) -> IntakePlan:
    """Plan taking a workbook into a packet, as far as the answers given allow.

    Pure: neither file nor book is touched. Raises nothing; what cannot be taken is in the plan.
    """
    return _Planning(layout, packet, edition, answers).plan()


class _Planning:
    def __init__(self, layout: Layout, packet: Packet, edition: Edition, answers: Answers) -> None:
        self._layout = layout
        self._packet = packet
        self._edition = edition
        self._inquiry = Inquiry(answers)
        self._not_of_the_year: set[int] = set()
        self._listed: set[int] = set()
        self._tables = [table for table in layout.tables if table.is_filled]
        self._unread = [
            Unusable(Source(sheet=table.sheet, cell=address(each.position)), each.text, each.reason)
            for table in layout.tables
            for each in table.unread
        ]

    def plan(self) -> IntakePlan:
        measures = measures_of(self._tables, self._inquiry)
        if not self._tables:
            return self._made(Choice(), (), measures)
        maker = PieceMaker(self._tables, self._packet, self._edition, self._inquiry)
        by_table = {number: added_up(maker.pieces(number, measure)) for number, measure in measures.items()}
        listing = self._listing(maker, measures)
        self._unread += [*maker.unusable, *listing.unusable]
        if self._inquiry.has_open:
            return self._made(Choice(), (), measures)
        choice = choose(self._tables, by_table, self._edition, self._inquiry)
        pieces = added_up(refined(choice.pieces, self._edition, self._inquiry))
        items = Comparison(self._packet, self._edition).all_items(pieces, self._inquiry)
        return self._made(choice, [*items, *listing.items()], measures)

    def _listing(self, maker: PieceMaker, measures: Mapping[int, Measure]) -> Listing:
        """What the tables list besides income and spending, gathered."""
        records = Records(RecordGround(self._packet, self._edition))
        listing = Listing(maker, records, self._packet, self._edition, self._inquiry)
        for number, table in enumerate(self._tables):
            if number in measures or not any(table.figures):
                listing.take(table, measures.get(number))
        self._not_of_the_year, self._listed = listing.not_of_the_year, listing.entered
        return listing

    def _made(self, choice: Choice, items: Iterable[AnyItem], measures: Mapping[int, Measure]) -> IntakePlan:
        notes = [note for sheet in self._layout.sheets for note in sheet.notes.values()]
        left: dict[str, int] = {}
        for note in notes:
            if note.fate is CellFate.LEFT:
                left[note.reason] = left.get(note.reason, 0) + 1
        return IntakePlan(
            name=self._layout.name,
            items=tuple(items),
            questions=self._inquiry.questions,
            checks=tuple(choice.checks),
            shortfalls=tuple(self._shortfalls(measures)),
            unread=tuple(self._unread),
            uses=tuple(self._uses(choice)),
            notices=tuple(dict.fromkeys([*self._layout.notices, *self._notices()])),
            left=left,
            taken=sum(note.fate is CellFate.TAKEN for note in notes),
            totals=sum(note.fate is CellFate.TOTAL for note in notes),
        )

    def _shortfalls(self, measures: Mapping[int, Measure]) -> Iterable[Shortfall]:
        for number, measure in measures.items():
            table = self._tables[number]
            for gap in table.gaps:
                stated, added = fen_of(gap.stated, measure), fen_of(gap.added, measure)
                if not gap.is_rounding and stated is not None and added is not None:
                    where = Source(sheet=table.sheet, cell=address(gap.position))
                    yield Shortfall(source=where, what=gap.name, stated=stated, added=added)

    def _uses(self, choice: Choice) -> Iterable[tuple[Table, Use, str]]:
        numbers = {id(table): number for number, table in enumerate(self._tables)}
        for table in self._layout.tables:
            number = numbers.get(id(table))
            if number is None:
                yield table, Use.LEFT, table.context.skip or "没有要录入的内容"
            elif id(table) in self._not_of_the_year - self._listed:
                yield table, Use.LEFT, NOT_OF_THE_YEAR
            elif number in choice.entered or table.told:
                yield table, Use.ENTERED, ""
            elif number in choice.compared:
                yield table, Use.COMPARED, ""
            else:
                yield table, Use.LEFT, "没有要录入的数"

    def _notices(self) -> Iterable[str]:
        for table in self._tables:
            if id(table) in self._not_of_the_year:
                yield f"{table.where}：{NOT_OF_THE_YEAR}，没有读入"
        for table in self._tables:
            for notice in table.notices:
                yield f"{table.where}：{notice}"
