"""Lists of what a department has and is going to buy: kinds of assets as rows, or as columns."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from functools import cached_property

from budget_desktop.intake.layout.model import CellNote, Fate, Figure, Holds, Told, Unread
from budget_desktop.intake.layout.part import Part
from budget_desktop.intake.layout.values import number_of
from budget_desktop.intake.layout.words import plain
from budget_desktop.intake.sheet import Position, address

_FIELDS = {Holds.HELD: "held", Holds.PLANNED: "planned"}
_MOST = Decimal(1_000_000)


class HoldingsPart(Part):
    """Counts of things; what they cost is not entered."""

    @property
    def nothing_known(self) -> str:
        """Without a count there is nothing to take."""
        counted = any(column.holds in _FIELDS for column in self._head.columns)
        return "" if counted or self._titled else "没有认出数量列"

    @cached_property
    def _titled(self) -> dict[int, str]:
        """Columns that are called by a kind of asset."""
        found = {}
        for column in self._head.columns:
            kinds = [kind for title in column.path if (kind := self._words.assets.get(plain(title)))]
            if kinds:
                found[column.index] = kinds[-1]
        return found

    def read(self) -> None:
        """Tell each kind for each unit; what adds up others is a total, and added up again."""
        counts = [count for number in self._body for count in self._counts(number)]
        leaves = [count for count in counts if count.kind and not self._is_wide(count, counts)]
        for count in counts:
            if count not in leaves:
                self._total(count, leaves)
        for count in leaves:
            if count.kind in self._wide:
                self._leave(count.position, str(count.number), "没有分到具体的种类，请在“其他”页录入")
            else:
                self._tell(count)
        self._note_others("不是数量")

    @cached_property
    def _wide(self) -> frozenset[str]:
        """Kinds that consist of others."""
        return frozenset(kind.parent for kind in self._edition.asset_kinds if kind.parent)

    def _counts(self, number: int) -> Iterator["_Count"]:
        """What a row says there is, column by column."""
        name, unit = self._text(number, Holds.NAME), self._unit(number)
        is_total = any(plain(each) in self._words.totals for each in (name, unit))
        for column in self._head.columns:
            here = (number, column.index)
            cell = self._sheet.cells.get(here)
            value = number_of(cell) if cell is not None else None
            if value is None or (column.holds not in _FIELDS and column.index not in self._titled):
                continue
            kind = self._titled.get(column.index) or self._words.assets.get(plain(name), "")
            field = _FIELDS.get(column.holds, "held")
            if value != value.to_integral_value() or not 0 <= value <= _MOST:
                self._leave(here, str(value), "不像数量")
            elif is_total or kind:
                yield _Count("" if is_total else kind, unit, field, value, here)
            else:
                self._leave(here, name, f"不认识“{name}”，不知道是哪一种资产")

    def _text(self, number: int, holds: Holds) -> str:
        texts = (self._finder.label(number, each.index) for each in self._head.columns if each.holds is holds)
        return next((text.strip() for text in texts if text.strip()), "")

    def _unit(self, number: int) -> str:
        return self._text(number, Holds.UNIT_CODE) or self._text(number, Holds.UNIT_NAME)

    def _is_wide(self, count: "_Count", counts: Sequence["_Count"]) -> bool:
        return any(each.kind.startswith(f"{count.kind}.") and each.is_beside(count) for each in counts)

    def _total(self, total: "_Count", leaves: Sequence["_Count"]) -> None:
        """Add up again what a wide kind or a row called 合计 has."""
        if total.kind:
            parts = [
                each for each in leaves if each.kind.startswith(f"{total.kind}.") and each.is_beside(total)
            ]
        else:
            parts = [each for each in leaves if each.position[1] == total.position[1]]
        added = sum((each.number for each in parts), Decimal())
        self.notes[total.position] = CellNote(Fate.TOTAL, "" if added == total.number else "与所加各数不等")
        if added != total.number:
            self.notices.append(
                f"{address(total.position)} 写的是 {total.number}，各数相加是 {added}，请核对"
            )

    def _tell(self, count: "_Count") -> None:
        self.notes[count.position] = CellNote(Fate.TAKEN)
        self.told.append(
            Told(
                collection="assets",
                position=count.position,
                texts=(("kind", count.kind),),
                counts=(Figure(field=count.field, value=count.number, position=count.position),),
                unit=count.unit,
            )
        )

    def _leave(self, here: Position, text: str, why: str) -> None:
        self.notes[here] = CellNote(Fate.LEFT, why)
        self.unread.append(Unread(position=here, text=text, reason=why))


@dataclass(frozen=True, slots=True)
class _Count:
    """How many of a kind a cell says there are; without a kind it counts all."""

    kind: str
    unit: str
    field: str
    number: Decimal
    position: Position

    def is_beside(self, other: "_Count") -> bool:
        """Whether both count for the same unit and the same time."""
        return (self.unit, self.field) == (other.unit, other.field)
