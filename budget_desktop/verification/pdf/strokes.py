"""Texts and drawings as a page holds them: what might hide them, what they are marked as, rules and bars."""

from collections.abc import Iterator, Sequence
from ctypes import addressof, c_float, c_int, c_uint, c_ulong, create_string_buffer
from itertools import repeat

import pypdfium2
from pypdfium2 import raw

from budget_desktop.verification.pdf import native
from budget_desktop.verification.pdf.document import LARGE, Bar, Rule, Stroke

_BLACK = (0, 0, 0, 255)
_BAR_COLOUR = (0, 114, 178, 255)
_NAME_BYTES = 128
_MOST_DEPTH = 15
"""Forms within forms deeper than this are not looked into."""
_SAME = 0.05


class Strokes:
    """The objects of a page, in the order of the file, by their addresses."""

    def __init__(self, page: int) -> None:
        self.handles = tuple(_objects(page))
        self._kinds = native.told(native.kind_of, self.handles)
        self._colours = list(zip(*_written(native.fill_colour, c_uint, 4, self.handles), strict=True))
        self._bars: set[int] = set()
        """Those filled in the colour of charts."""
        self._lines: set[int] = set()
        """Those that are not filled."""
        for handle, kind, colour in zip(self.handles, self._kinds, self._colours, strict=True):
            if kind == raw.FPDF_PAGEOBJ_PATH:
                self._sort(handle, colour)

    def read(self) -> Iterator[Stroke]:
        """What each of them is."""
        contents, fonts, modes = (
            native.told(call, self.handles)
            for call in (native.content_number, native.text_font, native.text_mode)
        )
        looks = [*zip(self._kinds, self._colours, fonts, modes, strict=True)]
        # Thousands of texts look in a few ways.
        texts = {look: _text(*look[1:]) for look in {*looks} if look[0] == raw.FPDF_PAGEOBJ_TEXT}
        told = zip(self.handles, looks, contents, _marks(self.handles), strict=True)
        for handle, look, content, marks in told:
            kind = look[0]
            if kind == raw.FPDF_PAGEOBJ_TEXT:
                name, embedded, shown = texts[look]
                yield Stroke("text", name, embedded, shown, not shown and _is_large(handle), content, marks)
            elif kind == raw.FPDF_PAGEOBJ_PATH:
                is_line = handle in self._lines
                shown = is_line or handle in self._bars
                yield Stroke("path" if is_line else "bar", shown=shown, content=content, marks=marks)
            else:
                yield Stroke("other", content=content, marks=marks)

    def bars(self) -> Iterator[Bar]:
        """The bars of charts."""
        return (Bar(*_bounds(handle)) for handle in self.handles if handle in self._bars)

    def rules(self) -> tuple[list[Rule], list[Rule]]:
        """Straight rules across the page, and down."""
        across: list[Rule] = []
        down: list[Rule] = []
        for handle, kind in zip(self.handles, self._kinds, strict=True):
            if kind == raw.FPDF_PAGEOBJ_PATH:
                _add_rules(handle, across, down)
        return across, down

    def _sort(self, path: int, colour: tuple[int, ...]) -> None:
        (mode,), (is_stroked,) = _written(native.draw_mode, c_int, 2, (path,))
        if mode == raw.FPDF_FILLMODE_NONE:
            self._lines.add(path)
        elif not is_stroked and colour == _BAR_COLOUR:
            self._bars.add(path)


def _objects(page: int) -> Iterator[int]:
    yield from _with_forms(_members(native.count_objects(page), native.object_at, page), 0)


def _with_forms(handles: Sequence[int], depth: int) -> Iterator[int]:
    """The objects, each form followed by what it holds."""
    if raw.FPDF_PAGEOBJ_FORM not in native.told(native.kind_of, handles):
        yield from handles
        return
    for handle in handles:
        yield handle
        if native.kind_of(handle) == raw.FPDF_PAGEOBJ_FORM and depth < _MOST_DEPTH:
            held = _members(native.count_in_form(handle), native.object_in_form, handle)
            yield from _with_forms(held, depth + 1)


def _members(count: int, at: native.Call, holder: int) -> list[int]:
    found: list[int] = native.told(at, repeat(holder, max(count, 0)), range(count))
    if count < 0 or None in found:
        raise pypdfium2.PdfiumError("a page does not tell its objects")
    return found


def _marks(handles: Sequence[int]) -> Iterator[tuple[str, ...]]:
    """What each object is marked as."""
    counts = native.told(native.count_marks, handles)
    single = iter(_names([handle for handle, count in zip(handles, counts, strict=True) if count == 1]))
    for handle, count in zip(handles, counts, strict=True):
        if count == 1:
            yield next(single)
        else:
            yield tuple(name for place in range(count) for (name,) in _names([handle], place))


def _names(handles: Sequence[int], place: int = 0) -> list[tuple[str, ...]]:
    """The name of one mark of each object."""
    count = len(handles)
    marks = native.told(native.mark_at, handles, repeat(place))
    buffer, length = create_string_buffer(_NAME_BYTES * count), c_ulong()
    start = addressof(buffer)
    places = range(start, start + _NAME_BYTES * count, _NAME_BYTES)
    native.told(native.mark_name, marks, places, repeat(_NAME_BYTES), repeat(addressof(length)))
    packed = buffer.raw
    pieces = [packed[at : at + _NAME_BYTES] for at in range(0, len(packed) - 1, _NAME_BYTES)]
    # There are as many names as kinds of elements.
    names = {piece: (piece.decode("utf-16-le", errors="replace").rstrip("\0"),) for piece in {*pieces}}
    return [names[piece] for piece in pieces]


def _text(colour: tuple[int, ...], font: int, mode: int) -> tuple[str, bool, bool]:
    """What is told of texts of one look: their font, whether that is embedded, whether they are shown."""
    return *_font(font), colour == _BLACK and mode == raw.FPDF_TEXTRENDERMODE_FILL


def _font(handle: int) -> tuple[str, bool]:
    """Its name, and whether it is embedded."""
    buffer = create_string_buffer(native.font_name(handle, None, 0) or 1)
    native.font_name(handle, addressof(buffer), len(buffer))
    return buffer.value.decode("utf-8", errors="replace"), native.is_embedded(handle) == 1


def _is_large(handle: int) -> bool:
    left, bottom, right, top = _bounds(handle)
    return min(right - left, top - bottom) > LARGE


def _bounds(handle: int) -> tuple[float, float, float, float]:
    (left,), (bottom,), (right,), (top,) = _written(native.bounds, c_float, 4, (handle,))
    return left, bottom, right, top


def _add_rules(path: int, across: list[Rule], down: list[Rule]) -> None:
    matrix = raw.FS_MATRIX()
    native.matrix(path, addressof(matrix))
    count = native.count_segments(path)
    segments = native.told(native.segment_at, repeat(path, count), range(count))
    kinds = native.told(native.segment_kind, segments)
    before = (0.0, 0.0)
    for kind, x, y in zip(kinds, *_written(native.segment_point, c_float, 2, segments), strict=True):
        point = (matrix.a * x + matrix.c * y + matrix.e, matrix.b * x + matrix.d * y + matrix.f)
        if kind == raw.FPDF_SEGMENT_LINETO:
            if abs(point[1] - before[1]) < _SAME:
                across.append(Rule(point[1], *sorted((before[0], point[0]))))
            elif abs(point[0] - before[0]) < _SAME:
                down.append(Rule(point[0], *sorted((before[1], point[1]))))
        before = point


def _written(call: native.Call, kind: native.Number, parts: int, handles: Sequence[int]) -> list[list[float]]:
    return native.written(call, kind, parts, len(handles), handles)
