"""The body of one table: what reading it comes to, whatever the table lists."""

from abc import ABC, abstractmethod
from collections.abc import Mapping, Sequence
from decimal import Decimal
from functools import cached_property

from budget_desktop.edition import Edition
from budget_desktop.edition.intake import TitleWords
from budget_desktop.intake.layout.heads import Head, HeadFinder
from budget_desktop.intake.layout.model import Amount, CellNote, Column, Fate, Gap, Holds, Told, Unread
from budget_desktop.intake.layout.values import number_of
from budget_desktop.intake.layout.words import Vocabulary
from budget_desktop.intake.sheet import Position, Sheet


class Part(ABC):
    """Reads a body once; afterwards its notes say what became of all numbers in it."""

    amounts: list[Amount]
    told: list[Told]
    gaps: list[Gap]
    unread: list[Unread]
    totals: list[tuple[str, Decimal]]
    """Rows of totals: name and the first amount."""
    notices: list[str]
    notes: dict[Position, CellNote]

    def __init__(
        self,
        sheet: Sheet,
        finder: HeadFinder,
        words: Vocabulary,
        edition: Edition,
        head: Head,
        context: TitleWords,
        body: Sequence[int],
    ) -> None:
        self._sheet, self._finder, self._words, self._edition = sheet, finder, words, edition
        self._context = context
        self._head = head
        self._body = body
        self.amounts, self.told, self.gaps, self.unread = [], [], [], []
        self.totals, self.notices, self.notes = [], [], {}

    @property
    @abstractmethod
    def nothing_known(self) -> str:
        """Why nothing can be taken at all; empty if something can."""

    @abstractmethod
    def read(self) -> None:
        """Take what there is."""

    @cached_property
    def _by_holds(self) -> Mapping[Holds, list[Column]]:
        found: dict[Holds, list[Column]] = {}
        for column in self._head.columns:
            found.setdefault(column.holds, []).append(column)
        return found

    def _text(self, number: int, holds: Holds) -> str:
        """What a row has in the first filled column of a kind, of a merged area where it belongs to one."""
        texts = (self._finder.label(number, column.index) for column in self._by_holds.get(holds, ()))
        return next((text.strip() for text in texts if text.strip()), "")

    def _note_others(self, why: str) -> None:
        """Say of every other number of the body that its column is none to take."""
        titles = {column.index: column.title for column in self._head.columns}
        for number in self._body:
            for column, cell in self._sheet.rows.get(number, ()):
                if column in titles and number_of(cell) is not None:
                    why_not = CellNote(Fate.LEFT, f"“{titles[column]}”{why}")
                    self.notes.setdefault((number, column), why_not)
