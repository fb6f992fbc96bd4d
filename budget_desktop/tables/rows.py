"""The rows of a panel: in which of them a fact falls, which come into being by it, and their order."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from budget_desktop.domain.codes import Dimension, contain, exactly, prefix
from budget_desktop.domain.facts import Fact, Sieve, Slice, slice_of
from budget_desktop.tables.frame import Frame
from budget_desktop.tables.spec import PanelSpec, RowSpec

_NO_CODE = "-"
"""Stands in a row's key for a code nobody chose, so that the row can be found."""

Group = tuple[str, ...]
"""The codes one row of a repeated form stands for; empty for a row that is not repeated."""
Place = tuple[tuple[int, Group], ...]
"""Where a row stands among the others, level by level: the number of its form, then its group."""
Landing = tuple["Row", bool, tuple[int, ...]]
"""A row a fact has to do with: whether it brings it into being, and the amount columns it adds to."""


@dataclass(frozen=True, slots=True, eq=False)
class Row:
    """A row that may be printed, and what it stands for. There is one for each place of a panel."""

    spec: RowSpec
    key: str
    label: str
    slice: Slice
    codes: Mapping[Dimension, str]
    place: Place
    above: "Row | None"
    """The row it repeats for; it is printed only if that one is."""
    within: Slice
    """What the rows below it inherit."""


@dataclass(frozen=True, slots=True)
class _Form:
    """A row of the form made ready for many facts."""

    number: int
    spec: RowSpec
    parts: tuple[tuple[Dimension, int], ...]
    """What it is repeated for: dimensions, each with how many digits of it, 0 for all."""
    counts: int
    """The bit of the facts its amounts are made of, in the sieve."""
    brings: int
    """The bit of the facts that bring it into being; 0 where it stands anyway."""
    below: tuple["_Form", ...]


class Landings:
    """Where facts fall in a panel. It depends on form and frame alone, so what it knows holds for ever."""

    def __init__(self, panel: PanelSpec, table_slice: Slice, frame: Frame) -> None:
        self._within = table_slice
        self._frame = frame
        self._top = f"{panel.key}." if panel.key else ""
        self._below: defaultdict[Row | None, dict[tuple[int, Group], Row]] = defaultdict(dict)
        """The rows below each, and those at the top: were they known to one another, Python's collector alone
        could take them apart."""
        slices = [table_slice, *(column.slice for column in panel.columns if not column.shows)]
        self._width = len(slices) - 1
        self._forms = _forms(panel.rows, slices)
        self._sieve = Sieve(slices)
        self._columns: dict[int, tuple[int, ...]] = {}
        for form in self._forms:
            if not form.parts:
                self._row(None, form, ())

    def of(self, fact: Fact) -> Iterable[Landing]:
        """Where a fact falls."""
        chosen = self._sieve.of(fact)
        return self._fall(fact, chosen, None, self._forms) if chosen & 1 else ()

    def rows(self, above: Row | None = None) -> Iterator[Row]:
        """The rows that stand there anyway, and those that facts asked about have to do with, unsorted."""
        for row in self._below.get(above, {}).values():
            yield row
            yield from self.rows(row)

    def _fall(self, fact: Fact, chosen: int, above: Row | None, forms: Sequence[_Form]) -> Iterator[Landing]:
        for form in forms:
            counts, brings = bool(chosen & form.counts), bool(chosen & form.brings)
            if counts or brings or form.below:
                row = self._row(above, form, _group(form, fact))
                yield row, brings, self._columns_of(chosen) if counts else ()
                yield from self._fall(fact, chosen, row, form.below)

    def _columns_of(self, chosen: int) -> tuple[int, ...]:
        """Numbers of the amount columns among the slices that choose a fact."""
        bits = chosen >> 1 & (1 << self._width) - 1
        known = self._columns.get(bits)
        if known is None:
            known = self._columns[bits] = tuple(n for n in range(self._width) if bits >> n & 1)
        return known

    def _row(self, above: Row | None, form: _Form, group: Group) -> Row:
        rows = self._below[above]
        row = rows.get((form.number, group))
        if row is None:
            row = rows[form.number, group] = self._made(above, form, group)
        return row

    def _made(self, above: Row | None, form: _Form, group: Group) -> Row:
        codes = {dimension: code for (dimension, _), code in zip(form.parts, group, strict=True)}
        within = above.within if above else self._within
        within &= slice_of({dim: (_asked(dim, length, codes[dim]),) for dim, length in form.parts})
        own_key = "/".join(code or _NO_CODE for code in group) if group else form.spec.key
        names = self._frame.names
        return Row(
            spec=form.spec,
            key=(f"{above.key}/" if above else self._top) + own_key,
            label=names.name(form.parts[0][0], group[0]) if group else self._frame.fill(form.spec.label),
            slice=within & form.spec.slice,
            codes={**above.codes, **codes} if above else codes,
            place=(*(above.place if above else ()), (form.number, group)),
            above=above,
            within=within,
        )


def _forms(specs: Sequence[RowSpec], slices: list[Slice]) -> tuple[_Form, ...]:
    """The forms of these rows and those below; the slices they ask about are added to `slices`."""
    found: list[_Form] = []
    for number, spec in enumerate(specs):
        slices.append(spec.slice)
        counts = brings = 1 << len(slices) - 1
        if spec.over is not None:
            slices.append(spec.over)
            brings = 1 << len(slices) - 1
        parts = tuple(_part(text) for text in spec.each)
        below = _forms(spec.rows, slices) if parts else ()
        found.append(_Form(number, spec, parts, counts, brings if parts else 0, below))
    return tuple(found)


def _part(text: str) -> tuple[Dimension, int]:
    name, _, length = text.partition(":")
    return Dimension(name), int(length) if length else 0


def _group(form: _Form, fact: Fact) -> Group:
    """The codes of the fact that a row of this form is repeated for."""
    return tuple([prefix(fact.code(dim), length) or fact.code(dim) for dim, length in form.parts])


def _asked(dimension: Dimension, length: int, code: str) -> str:
    """The code a row of the group asks for; one that is not cut to length stands for itself alone."""
    is_cut = bool(length) and len(code) == length
    return code if is_cut or not contain(dimension) else exactly(code)
