"""Lists of what a department has and is going to buy: kinds of assets as rows, or as columns."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal
from functools import cached_property

from budget_desktop.intake.layout.model import CellNote, Column, Fate, Figure, Holds, Told, Unread
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
        return "" if self._counting else "没有认出数量列"

    @cached_property
    def _counting(self) -> list[Column]:
        """The columns of counts."""
        return [each for each in self._head.columns if each.holds in _FIELDS or each.index in self._titled]

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
        divided = {(count.kind.rpartition(".")[0], count.unit, count.field) for count in counts}
        sums: dict[tuple[str, ...], Decimal] = {}
        for count in counts:
            if count.kind and (count.kind, count.unit, count.field) not in divided:
                for whole in count.wholes:
                    sums[whole] = sums.get(whole, Decimal()) + count.number
        for count in counts:
            if not count.kind or (count.kind, count.unit, count.field) in divided:
                self._total(count, sums)
            elif count.kind in self._wide:
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
        for column in self._counting:
            here = (number, column.index)
            cell = self._sheet.cells.get(here)
            value = number_of(cell) if cell is not None else None
            if value is None:
                continue
            kind = self._titled.get(column.index) or self._words.assets.get(plain(name), "")
            field = _FIELDS.get(column.holds, "held")
            if value != value.to_integral_value() or not 0 <= value <= _MOST:
                self._leave(here, str(value), "不像数量")
            elif is_total or kind:
                yield _Count("" if is_total else kind, unit, field, value, here)
            else:
                self._leave(here, name, f"不认识“{name}”，不知道是哪一种资产")

    def _unit(self, number: int) -> str:
        return self._text(number, Holds.UNIT_CODE) or self._text(number, Holds.UNIT_NAME)

    def _total(self, total: "_Count", sums: Mapping[tuple[str, ...], Decimal]) -> None:
        """Compare a wide kind, or a row called 合计, with what it adds up."""
        added = sums.get(total.adds_up, Decimal())
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

    @property
    def adds_up(self) -> tuple[str, ...]:
        """What a total adds up: the kinds within its own for its unit, or all of its column."""
        return (self.kind, self.unit, self.field) if self.kind else (str(self.position[1]),)

    @property
    def wholes(self) -> tuple[tuple[str, ...], ...]:
        """The totals it is part of."""
        return (self.kind.rpartition(".")[0], self.unit, self.field), (str(self.position[1]),)
