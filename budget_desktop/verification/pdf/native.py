"""Functions of pdfium, to be called for the thousands of things on a page.

The library tells one thing of one object in each call, and its package wraps each object, pointer and number
in an object of Python. Here objects are plain addresses, results lie side by side in one buffer, and the
loops run within `map`, so that a call costs little more than what the library does in it.
"""

from collections import deque
from collections.abc import Callable, Iterable
from ctypes import (
    PYFUNCTYPE,
    addressof,
    c_double,
    c_float,
    c_int,
    c_size_t,
    c_uint,
    c_ulong,
    c_void_p,
    cast,
    sizeof,
)
from typing import Any, TypeAlias

from pypdfium2 import raw

Call: TypeAlias = Callable[..., Any]
Number: TypeAlias = type[c_int] | type[c_uint] | type[c_float] | type[c_double]


def told(call: Call, *arguments: Iterable[int]) -> list[Any]:
    """What a function returns for each of its arguments; None is the address of nothing."""
    return list(map(call, *arguments))


def written(call: Call, kind: Number, parts: int, count: int, *arguments: Iterable[int]) -> list[list[Any]]:
    """What a function writes to the places named by its last arguments: `parts` lists of `count` numbers.

    Where it refuses, they are 0.
    """
    buffer = (kind * (parts * count))()
    size, start = sizeof(kind), addressof(buffer)
    stop = start + parts * count * size
    places = [range(start + part * size, stop, parts * size) for part in range(parts)]
    deque(map(call, *arguments, *places), maxlen=0)
    return [buffer[part::parts] for part in range(parts)]


def address_of(handle: Any) -> int:
    """The address of what the package of the library holds."""
    return cast(handle, c_void_p).value or 0


def _bound(function: Any, result: Any, *arguments: Any) -> Call:
    return PYFUNCTYPE(result, *arguments)(address_of(function))


_ADDRESS = c_void_p

# Of the text of a page.
code_at = _bound(raw.FPDFText_GetUnicode, c_uint, _ADDRESS, c_int)
text_object_at = _bound(raw.FPDFText_GetTextObject, _ADDRESS, _ADDRESS, c_int)
character_box = _bound(raw.FPDFText_GetCharBox, c_int, _ADDRESS, c_int, *[_ADDRESS] * 4)

# Of the objects of a page.
count_objects = _bound(raw.FPDFPage_CountObjects, c_int, _ADDRESS)
object_at = _bound(raw.FPDFPage_GetObject, _ADDRESS, _ADDRESS, c_int)
count_in_form = _bound(raw.FPDFFormObj_CountObjects, c_int, _ADDRESS)
object_in_form = _bound(raw.FPDFFormObj_GetObject, _ADDRESS, _ADDRESS, c_ulong)
kind_of = _bound(raw.FPDFPageObj_GetType, c_int, _ADDRESS)
bounds = _bound(raw.FPDFPageObj_GetBounds, c_int, *[_ADDRESS] * 5)
matrix = _bound(raw.FPDFPageObj_GetMatrix, c_int, _ADDRESS, _ADDRESS)
fill_colour = _bound(raw.FPDFPageObj_GetFillColor, c_int, *[_ADDRESS] * 5)
content_number = _bound(raw.FPDFPageObj_GetMarkedContentID, c_int, _ADDRESS)
count_marks = _bound(raw.FPDFPageObj_CountMarks, c_int, _ADDRESS)
mark_at = _bound(raw.FPDFPageObj_GetMark, _ADDRESS, _ADDRESS, c_ulong)
mark_name = _bound(raw.FPDFPageObjMark_GetName, c_int, _ADDRESS, _ADDRESS, c_ulong, _ADDRESS)
text_font = _bound(raw.FPDFTextObj_GetFont, _ADDRESS, _ADDRESS)
text_mode = _bound(raw.FPDFTextObj_GetTextRenderMode, c_int, _ADDRESS)
draw_mode = _bound(raw.FPDFPath_GetDrawMode, c_int, *[_ADDRESS] * 3)
count_segments = _bound(raw.FPDFPath_CountSegments, c_int, _ADDRESS)
segment_at = _bound(raw.FPDFPath_GetPathSegment, _ADDRESS, _ADDRESS, c_int)
segment_kind = _bound(raw.FPDFPathSegment_GetType, c_int, _ADDRESS)
segment_point = _bound(raw.FPDFPathSegment_GetPoint, c_int, *[_ADDRESS] * 3)

# Of fonts.
font_name = _bound(raw.FPDFFont_GetBaseFontName, c_size_t, _ADDRESS, _ADDRESS, c_size_t)
is_embedded = _bound(raw.FPDFFont_GetIsEmbedded, c_int, _ADDRESS)
