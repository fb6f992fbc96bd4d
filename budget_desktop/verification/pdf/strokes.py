"""Texts and drawings as a page holds them: what might hide them, and what they are marked as."""

import ctypes
from collections.abc import Iterable, Iterator
from typing import Any

import pypdfium2
from pypdfium2 import raw

from budget_desktop.verification.pdf.document import LARGE, Bar, Stroke

_BAR_COLOUR = (0, 114, 178, 255)
_LONGEST = 64


def read_strokes(items: Iterable[pypdfium2.PdfObject]) -> Iterator[Stroke]:
    """What each object of a page is."""
    fonts: dict[bytes, tuple[str, bool]] = {}
    for item in items:
        content = raw.FPDFPageObj_GetMarkedContentID(item)
        marks = tuple(_marked(item))
        if item.type == raw.FPDF_PAGEOBJ_TEXT:
            handle = raw.FPDFTextObj_GetFont(item)
            address = address_of(handle)
            if address not in fonts:
                font = item.get_font()
                fonts[address] = font.get_base_name(), bool(font.is_embedded)
            name, embedded = fonts[address]
            shown = raw.FPDFTextObj_GetTextRenderMode(item) == raw.FPDF_TEXTRENDERMODE_FILL
            shown = shown and _fill(item) == (0, 0, 0, 255)
            yield Stroke("text", name, embedded, shown, not shown and _is_large(item), content, marks)
        elif item.type == raw.FPDF_PAGEOBJ_PATH:
            mode, stroked = ctypes.c_int(), ctypes.c_int()
            raw.FPDFPath_GetDrawMode(item, mode, stroked)
            is_line = mode.value == raw.FPDF_FILLMODE_NONE
            kind = "path" if is_line else "bar"
            yield Stroke(kind, shown=is_line or _is_bar(item), content=content, marks=marks)
        else:
            yield Stroke("other", content=content, marks=marks)


def read_bars(items: Iterable[pypdfium2.PdfObject]) -> Iterator[Bar]:
    """The bars of charts."""
    return (Bar(*item.get_bounds()) for item in items if _is_bar(item))


def _is_bar(item: pypdfium2.PdfObject) -> bool:
    """Whether it is filled in the colour of the charts."""
    if item.type != raw.FPDF_PAGEOBJ_PATH:
        return False
    mode, stroked = ctypes.c_int(), ctypes.c_int()
    raw.FPDFPath_GetDrawMode(item, mode, stroked)
    return mode.value != raw.FPDF_FILLMODE_NONE and not stroked.value and _fill(item) == _BAR_COLOUR


def _marked(item: pypdfium2.PdfObject) -> Iterator[str]:
    for index in range(raw.FPDFPageObj_CountMarks(item)):
        mark = raw.FPDFPageObj_GetMark(item, index)
        buffer, length = (ctypes.c_ushort * _LONGEST)(), ctypes.c_ulong()
        raw.FPDFPageObjMark_GetName(mark, buffer, ctypes.sizeof(buffer), length)
        yield bytes(buffer)[: max(length.value - 2, 0)].decode("utf-16-le", errors="replace")


def address_of(handle: Any) -> bytes:
    """By which an object of the library is known again."""
    return bytes(handle)


def _is_large(item: pypdfium2.PdfObject) -> bool:
    left, bottom, right, top = item.get_bounds()
    return bool(min(right - left, top - bottom) > LARGE)


def _fill(item: pypdfium2.PdfObject) -> tuple[int, ...]:
    parts = [ctypes.c_uint() for _ in range(4)]
    raw.FPDFPageObj_GetFillColor(item, *parts)
    return tuple(part.value for part in parts)
