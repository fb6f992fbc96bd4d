"""Which numbers of a table are figures to take, and which add others up: those are added up again.

Everything is taken once, at the lowest row that has it and there at the narrowest column; what stands above
is a total. A total that its parts do not reach is told, and nothing is made up to close the gap.
"""

from bisect import bisect_left
from collections.abc import Iterable, Iterator, Mapping, Sequence
from decimal import Decimal
from functools import cache, cached_property

from budget_desktop.domain.codes import Dimension, Flow, covers
from budget_desktop.edition.intake import TitleWords
from budget_desktop.intake.layout.model import Amount, CellNote, Column, Fate, Gap
from budget_desktop.intake.layout.rows import Row
from budget_desktop.intake.layout.sums import Added, Stretch, decimals, rounding
from budget_desktop.intake.sheet import Position

_ZERO = Decimal()


class Cut:
    """One panel cut into figures and totals."""

    def __init__(
        self,
        rows: Sequence[Row],
        columns: Sequence[Column],
        values: Mapping[Position, Decimal],
        context: TitleWords,
    ) -> None:
        self._rows = [row for row in rows if any((row.number, each.index) in values for each in columns)]
        self._columns = columns
        self._values = values
        self._context = context
        self.notes: dict[Position, CellNote] = {}
        self.gaps: list[Gap] = []
        self._by_source: dict[str, Added] = {}

    def amounts(self) -> list[Amount]:
        """The figures to take; afterwards `notes` and `gaps` say what became of all numbers."""
        found: list[Amount] = []
        for row in self._rows:
            if row.refusal:
                self._leave(row)
            elif row in self._parents or row.is_total:
                self._total_row(row)
            else:
                for column, value, remains in self._taken(row):
                    found.append(self._amount(row, column, value))
                    reason = "减去其中各项后的余数" if remains else ""
                    self.notes[row.number, column.index] = CellNote(Fate.TAKEN, reason)
        return found

    def _leave(self, row: Row) -> None:
        for column in self._filled(row):
            self.notes[row.number, column.index] = CellNote(Fate.LEFT, row.refusal)

    def _filled(self, row: Row) -> list[Column]:
        return [column for column in self._columns if (row.number, column.index) in self._values]

    def _value(self, row: Row, column: Column) -> Decimal:
        return self._values.get((row.number, column.index), _ZERO)

    # Rows

    @cached_property
    def _parents(self) -> Mapping[Row, list[Row]]:
        """Rows that add up rows below them in their classification, with the lowest of these."""
        by_key: dict[tuple[str, ...], list[Row]] = {}
        for row in self._rows:
            if not row.is_total and not row.is_unit and not row.refusal:
                by_key.setdefault(row.key, []).append(row)
        children: dict[Row, list[Row]] = {}
        present = [frozenset(values) for values in zip(*by_key, strict=True)]
        for own, rows in by_key.items():
            for key in _above(own, present):
                for parent in by_key.get(key, ()):
                    children.setdefault(parent, []).extend(rows)
        self._gather_units(children)
        return {
            parent: [row for row in below if row not in children]
            for parent, below in children.items()
            if below
        }

    def _gather_units(self, children: dict[Row, list[Row]]) -> None:
        current: Row | None = None
        for row in self._rows:
            if row.is_unit:
                current = row
            elif current is not None and not row.is_total and not row.refusal:
                children.setdefault(current, []).append(row)

    @cached_property
    def _leaves(self) -> list[Row]:
        return [row for row in self._rows if not (row.is_total or row.refusal or row in self._parents)]

    def _total_row(self, row: Row) -> None:
        """Add up again what a row says to add up, column by column."""
        own = self._parents.get(row)
        scopes = list(self._scopes(row)) if own is None else [self._added(own).between()]
        for column in self._filled(row):
            here = (row.number, column.index)
            stated = self._values[here]
            self.notes[here] = CellNote(Fate.TOTAL)
            if all(scope.sum(column.index) != stated for scope in scopes):
                added, tolerance = scopes[0].sum(column.index), scopes[0].tolerance(column.index, stated)
                self._tell(here, row.name, stated, added, tolerance)

    def _scopes(self, total: Row) -> Iterator[Stretch]:
        """What a row called 合计 may add up: all, all above it, what stands since the total before it."""
        if total.codes:
            yield self._of_source(dict(total.codes)[Dimension.SOURCE]).between()
            return
        here, place = total.number, bisect_left(self._totals, total.number)
        before = self._totals[place - 1] if place else None
        after = self._totals[place + 1] if place + 1 < len(self._totals) else None
        yield self._all.between()
        yield self._all.between(below=here)
        yield self._all.between(before, here)
        yield self._all_of_the_year.between()
        yield self._all.between(here, after)
        if total.unit in self._by_unit:
            yield self._by_unit[total.unit].between()

    def _added(self, rows: Iterable[Row]) -> Added:
        return Added((row.number for row in rows), self._values)

    @cached_property
    def _totals(self) -> list[int]:
        """Where the rows called totals are, in order."""
        return [row.number for row in self._rows if row.is_total]

    @cached_property
    def _all(self) -> Added:
        return self._added(self._leaves)

    @cached_property
    def _all_of_the_year(self) -> Added:
        return self._added(row for row in self._leaves if row.flow is not Flow.CARRY_OVER)

    @cached_property
    def _by_unit(self) -> Mapping[str, Added]:
        found: dict[str, list[Row]] = {}
        for row in self._leaves:
            if row.unit:
                found.setdefault(row.unit, []).append(row)
        return {unit: self._added(rows) for unit, rows in found.items()}

    def _of_source(self, code: str) -> Added:
        if code not in self._by_source:
            self._by_source[code] = self._added(
                row
                for row in self._leaves
                if covers(Dimension.SOURCE, code, dict(row.codes).get(Dimension.SOURCE, ""))
            )
        return self._by_source[code]

    # Columns

    def _taken(self, row: Row) -> Iterator[tuple[Column, Decimal, bool]]:
        """The narrowest filled columns of a row; of a total with parts called 其中 what remains as well."""
        filled = self._filled(row)
        for column in sorted(filled, key=lambda each: -len(self._above_columns[each.index])):
            below = [each for each in filled if column.index in self._above_columns[each.index]]
            lowest = [each for each in below if not self._has_filled_parts(each, filled)]
            here = (row.number, column.index)
            stated = self._values[here]
            if not below:
                yield column, stated, False
                continue
            parts = [self._values[row.number, each.index] for each in lowest]
            remains = stated - sum(parts, _ZERO)
            self.notes[here] = CellNote(Fate.TOTAL)
            if remains > 0 and all(each.is_part for each in lowest):
                yield column, remains, True
            elif remains and not self._only_parts_missing(below, row, remains):
                tolerance = rounding(len(parts) + 1, max(map(decimals, (stated, *parts))))
                self._tell(here, f"{row.name}·{column.title}", stated, sum(parts, _ZERO), tolerance)

    def _only_parts_missing(self, below: list[Column], row: Row, remains: Decimal) -> bool:
        """Whether what lacks is what remained of totals with 其中 further in."""
        rest = _ZERO
        for each in below:
            inner = [one for one in below if each.index in self._above_columns[one.index]]
            if inner and all(one.is_part for one in inner):
                rest += self._value(row, each) - sum((self._value(row, one) for one in inner), _ZERO)
        return rest == remains

    def _has_filled_parts(self, column: Column, filled: Iterable[Column]) -> bool:
        return any(column.index in self._above_columns[each.index] for each in filled)

    @cached_property
    def _above_columns(self) -> Mapping[int, frozenset[int]]:
        """For each column, those that add it up."""
        return {
            column.index: frozenset(
                other.index for other in self._columns if other is not column and _adds_up(other, column)
            )
            for column in self._columns
        }

    # What comes of it

    def _amount(self, row: Row, column: Column, value: Decimal) -> Amount:
        codes = dict(row.codes)
        for dimension, code in column.codes:
            codes[dimension] = _meet(dimension, codes.get(dimension), code)
        for dimension, code in (
            (Dimension.SOURCE, self._context.source),
            (Dimension.KIND, self._context.kind),
        ):
            if code:
                codes[dimension] = _meet(dimension, code, codes.get(dimension) or code)
        return Amount(
            position=(row.number, column.index),
            value=value,
            codes=tuple(sorted(codes.items())),
            flow=row.flow,
            item=row.item or column.item,
            year=column.year,
            unit=row.unit,
            project=row.project,
            name=row.name,
        )

    def _tell(self, here: Position, name: str, stated: Decimal, added: Decimal, tolerance: Decimal) -> None:
        self.gaps.append(
            Gap(
                position=here,
                name=name,
                stated=stated,
                added=added,
                is_rounding=abs(stated - added) <= tolerance,
            )
        )
        self.notes[here] = CellNote(Fate.TOTAL, "与所加各数不等")


def _meet(dimension: Dimension, one: str | None, other: str) -> str:
    """The narrower of two codes; of two that share nothing the first, which stands nearer to the amount."""
    return other if one is None or covers(dimension, one, other) else one


def _adds_up(total: Column, part: Column) -> bool:
    """Whether a column adds up another: 小计 the others under its title, a wider code the narrower ones."""
    if total.year != part.year or (
        total.item and total.item != part.item and not _item_contains(total, part)
    ):
        return False
    group = total.path[:-1]
    if total.is_total and group:
        return part.path[: len(group)] == group and not (part.is_total and part.path[:-1] == group)
    wider, narrower = dict(total.codes), dict(part.codes)
    if total.is_total or (not wider and not total.item):
        return bool(narrower or part.item) or (part.is_total and len(part.path) > 1)
    if total.item:
        return _item_contains(total, part)
    contained = all(dim in narrower and covers(dim, code, narrower[dim]) for dim, code in wider.items())
    return contained and wider != narrower


def _item_contains(total: Column, part: Column) -> bool:
    return part.item != total.item and part.item.startswith(total.item)


def _above(key: tuple[str, ...], present: Sequence[frozenset[str]]) -> Iterator[tuple[str, ...]]:
    """The keys of the rows that would add up a row with this key, nearest first.

    Of a long list without totals hardly any can be there: only those count whose parts are `present`.
    """
    parts = list(key)
    if parts[3] and "_" in parts[3]:
        yield (*parts[:3], parts[3].partition("_")[0], *parts[4:])
    for place in range(len(parts) - 1, 3, -1):
        while parts[place]:
            parts[place] = _shorter(parts[place])
            if parts[place] not in present[place]:
                continue
            if any(parts[3:]) or (parts[1] and not any(parts[4:])):
                yield tuple(parts)


@cache
def _shorter(code: str) -> str:
    """A code one level up: 2010399, 20103, 201, nothing; S1.1, S1, nothing."""
    if code.isdigit():
        return code[:-2] if len(code) > 3 else ""
    return code.rpartition(".")[0]
