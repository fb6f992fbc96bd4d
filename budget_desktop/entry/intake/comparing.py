"""Figures of a workbook beside the lines of a packet."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from budget_desktop.domain.codes import Dimension, Flow, Year, covers
from budget_desktop.domain.money import Fen
from budget_desktop.domain.packet import Packet
from budget_desktop.domain.records import Line
from budget_desktop.edition import Edition
from budget_desktop.entry.intake.pieces import Piece, Source
from budget_desktop.entry.intake.questions import Inquiry, Option

_CLASSIFIED = (
    Dimension.SOURCE,
    Dimension.FUNCTION,
    Dimension.DEPARTMENT_ECONOMIC,
    Dimension.KIND,
)


class Fate(StrEnum):
    """What becomes of a figure."""

    NEW = "新增"
    CHANGED = "改"
    SAME = "相同"
    KEPT = "不动"
    """The book has something that cannot be told to be the same: `reason` says what."""
    CLEARED = "清空"

    @property
    def writes(self) -> bool:
        """Whether the book is changed."""
        return self in {Fate.NEW, Fate.CHANGED, Fate.CLEARED}


@dataclass(frozen=True, slots=True, kw_only=True)
class Item:
    """One figure and what becomes of it."""

    fate: Fate
    words: str
    """What it is, in a line."""
    flow: Flow
    year: Year
    old: Fen | None
    new: Fen | None
    key: str = ""
    """The line or the item of “三公” it is written to; empty for a new line."""
    piece: Piece | None = None
    sources: tuple[Source, ...] = ()
    reason: str = ""

    @property
    def amount(self) -> Fen | None:
        """What is written."""
        return self.new

    @property
    def title(self) -> str:
        """What it is and of which year."""
        return f"{self.words}（上年）" if self.field == "prior" else self.words

    @property
    def field(self) -> str:
        """The field of the line it is written to."""
        return "prior" if self.year is Year.PRIOR else "amount"


class Comparison:
    """Finds the lines a figure is about."""

    def __init__(self, packet: Packet, edition: Edition) -> None:
        self._packet = packet
        self._edition = edition
        self._projects = {project.name.strip(): project for project in packet.projects}
        self._lines: dict[tuple[str, str], list[Line]] = {}
        self._by_function: dict[tuple[str, str, str], list[Line]] = {}
        for line in packet.lines:
            self._lines.setdefault((line.flow, line.unit), []).append(line)
            self._by_function.setdefault((line.flow, line.unit, line.function), []).append(line)

    def items(self, pieces: Sequence[Piece]) -> list[Item]:
        """What becomes of each figure."""
        return [self._three_public(each) if each.item else self._line(each) for each in pieces]

    def _line(self, piece: Piece) -> Item:
        field = "prior" if piece.year is Year.PRIOR else "amount"
        same = [line for line in self._near(piece) if self._covers(piece, line)]
        filled = [line for line in same if getattr(line, field) is not None]
        current = sum(getattr(line, field) for line in filled)
        exact = [line for line in same if self._exact(piece, line)]
        if filled and current == piece.fen:
            return self._item(piece, Fate.SAME, current, filled[0].key)
        if len(exact) == 1 and all(line is exact[0] for line in filled):
            return self._item(piece, Fate.CHANGED, getattr(exact[0], field), exact[0].key)
        if filled:
            return self._item(
                piece,
                Fate.KEPT,
                current,
                filled[0].key,
                f"账套里这一项分作 {len(filled)} 笔，合计与来源不同，没有改，请自己核对",
            )
        wider = [
            line
            for line in self._near(piece)
            if getattr(line, field) is not None and self._wider(piece, line)
        ]
        reason = "账套里已有一笔没有分到这么细的数，可能重复，请核对" if wider else ""
        return self._item(piece, Fate.NEW, None, "", reason)

    def _near(self, piece: Piece) -> Sequence[Line]:
        """The lines that can be about a figure at all; found by subject where that is told in full."""
        if len(piece.function) == 7:
            return self._by_function.get((piece.flow, piece.unit, piece.function), ())
        return self._lines.get((piece.flow, piece.unit), ())

    def _code(self, line: Line, dimension: Dimension) -> str:
        if dimension is Dimension.KIND and line.project in self._packet.project_by_key:
            return self._packet.project_by_key[line.project].kind
        code: str = getattr(line, dimension)
        return code

    def _covers(self, piece: Piece, line: Line) -> bool:
        """Whether a line is part of what a figure is about."""
        return self._same_project(piece, line) and all(
            covers(each, code, self._code(line, each)) for each in _CLASSIFIED if (code := piece.code(each))
        )

    def _exact(self, piece: Piece, line: Line) -> bool:
        """Whether a line that a figure covers tells no more than that, but for a leaf of fund or kind."""
        subjects = (Dimension.FUNCTION, Dimension.DEPARTMENT_ECONOMIC)
        same = all(piece.code(each) == self._code(line, each) for each in subjects)
        return same and (bool(piece.project) or not line.project)

    def _wider(self, piece: Piece, line: Line) -> bool:
        return self._same_project(piece, line) and all(
            not code or covers(each, code, piece.code(each))
            for each in _CLASSIFIED
            for code in (self._code(line, each),)
        )

    def _same_project(self, piece: Piece, line: Line) -> bool:
        project = self._projects.get(piece.project.strip())
        return not piece.project or (project is not None and line.project == project.key)

    def _three_public(self, piece: Piece) -> Item:
        known = next((item for item in self._packet.three_public if item.key == piece.item), None)
        old = known.prior if known else None
        fate = Fate.SAME if old == piece.fen else Fate.CHANGED if old is not None else Fate.NEW
        return self._item(piece, fate, old, piece.item)

    def _item(self, piece: Piece, fate: Fate, old: Fen | None, key: str, reason: str = "") -> Item:
        return Item(
            fate=fate,
            words=self._words(piece),
            flow=piece.flow,
            year=piece.year,
            old=old,
            new=piece.fen,
            key=key,
            piece=piece,
            sources=piece.cells,
            reason=reason,
        )

    def _words(self, piece: Piece) -> str:
        if piece.item:
            return self._edition.three_public_by_key[piece.item].name
        return self._described(piece, piece.project)

    def _described(self, coded: Any, project: str) -> str:
        catalogue = self._edition.catalogue
        unit = self._packet.unit_by_key.get(coded.unit)
        parts = [unit.name if unit and self._packet.is_consolidated else "", project]
        for dimension in _CLASSIFIED:
            if code := getattr(coded, dimension):
                name = catalogue.name(dimension, code)
                subject = dimension in {Dimension.FUNCTION, Dimension.DEPARTMENT_ECONOMIC}
                parts.append(f"{code} {name}" if subject else name)
        return " · ".join(part for part in parts if part)

    # What the workbook does not speak of

    def all_items(self, pieces: Sequence[Piece], inquiry: Inquiry) -> list[Item]:
        """What becomes of each figure, and of what the packet has besides: kept unless somebody clears it."""
        stray = self.stray(pieces)
        said = stray and inquiry.ask(
            "others",
            f"账套里有 {len(stray)} 笔同类的数，来源里没有。怎么处理？",
            (Option("keep", "保留，不动"), Option("clear", "清空这些金额")),
            "keep",
        )
        rest = self.cleared(stray) if said == "clear" else self.kept(stray)
        return [*self.items(pieces), *rest]

    def stray(self, pieces: Sequence[Piece]) -> list[tuple[Line, str]]:
        """Lines with money of the flows and years taken in that no figure is about, with the field."""
        found: list[tuple[Line, str]] = []
        for flow, year in dict.fromkeys((piece.flow, piece.year) for piece in pieces if not piece.item):
            field = "prior" if year is Year.PRIOR else "amount"
            mine = [piece for piece in pieces if piece.flow is flow and piece.year is year]
            seen = {
                line.key
                for piece in mine
                for line in self._near(piece)
                if self._covers(piece, line) or self._wider(piece, line)
            }
            lines = (line for line in self._packet.lines if line.flow is flow and line.key not in seen)
            found += [(line, field) for line in lines if getattr(line, field)]
        return found

    def kept(self, stray: Iterable[tuple[Line, str]]) -> list[Item]:
        """Stray lines that stay."""
        return [self._of_line(line, field, Fate.KEPT, "来源里没有，账套里保留") for line, field in stray]

    def cleared(self, stray: Iterable[tuple[Line, str]]) -> list[Item]:
        """Stray lines whose amount goes."""
        return [self._of_line(line, field, Fate.CLEARED, "来源里没有") for line, field in stray]

    def _of_line(self, line: Line, field: str, fate: Fate, reason: str) -> Item:
        project = self._packet.project_by_key.get(line.project)
        amount = getattr(line, field)
        return Item(
            fate=fate,
            words=self._described(line, project.name if project else ""),
            flow=line.flow,
            year=Year.PRIOR if field == "prior" else Year.THIS,
            old=amount,
            new=None if fate is Fate.CLEARED else amount,
            key=line.key,
            reason=reason,
        )
