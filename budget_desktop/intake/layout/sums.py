"""Rows of a table added up column by column, any stretch at once: a sheet may have as many totals as rows."""

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Mapping
from decimal import Decimal
from itertools import accumulate

from budget_desktop.intake.sheet import Position

_ZERO = Decimal()


class Added:
    """Some rows of a table, ready to be added up from one row of the sheet to another."""

    def __init__(self, rows: Iterable[int], values: Mapping[Position, Decimal]) -> None:
        self._rows = sorted(rows)
        self._values = values
        self._running: dict[int, list[Decimal]] = {}
        self._places: dict[int, int] = {}

    def between(self, above: int | None = None, below: int | None = None) -> "Stretch":
        """The rows strictly below one row and above another; None for no bound."""
        start = 0 if above is None else bisect_right(self._rows, above)
        stop = len(self._rows) if below is None else bisect_left(self._rows, below)
        return Stretch(self, start, max(start, stop))

    def running(self, column: int) -> list[Decimal]:
        """The sums of a column over none, the first, the first two … of the rows."""
        if column not in self._running:
            values = (self._values.get((row, column), _ZERO) for row in self._rows)
            self._running[column] = list(accumulate(values, initial=_ZERO))
        return self._running[column]

    def places(self, column: int) -> int:
        """The most decimals a figure of a column has: a column is rounded alike from top to bottom."""
        if column not in self._places:
            figures = (self._values.get((row, column), _ZERO) for row in self._rows)
            self._places[column] = max(map(decimals, figures), default=0)
        return self._places[column]


class Stretch:
    """Rows that follow each other."""

    def __init__(self, added: Added, start: int, stop: int) -> None:
        self._added, self._start, self._stop = added, start, stop

    def __len__(self) -> int:
        return self._stop - self._start

    def sum(self, column: int) -> Decimal:
        """What a column comes to."""
        running = self._added.running(column)
        return running[self._stop] - running[self._start]

    def tolerance(self, column: int, stated: Decimal) -> Decimal:
        """How far the sum of rounded figures may be from a rounded total."""
        return rounding(len(self) + 1, max(decimals(stated), self._added.places(column)))


def rounding(count: int, places: int) -> Decimal:
    """How far so many figures, each rounded to so many decimals, may be off together."""
    return Decimal(count) * Decimal(1).scaleb(-places) / 2


def decimals(figure: Decimal) -> int:
    """How many decimals a figure is written with."""
    exponent = figure.as_tuple().exponent
    return max(-exponent, 0) if isinstance(exponent, int) else 0
