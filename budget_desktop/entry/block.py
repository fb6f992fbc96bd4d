"""The text a spreadsheet puts on the clipboard, as rows of cells, and back."""

import re
from collections.abc import Iterator, Sequence
from typing import TypeAlias

Block: TypeAlias = tuple[tuple[str, ...], ...]
"""Rows of cells as they stand on the clipboard; rows may differ in length."""

_ROW_END = "\r\n"
_QUOTE = '"'
_BREAK = re.compile(r"[\t\r\n]")


def read_block(text: str) -> Block:
    """The rows of a clipboard text; none for an empty text.

    Cells are parted by tabs, rows by CRLF, LF or CR; the end of the last row needs none. A cell in quotes may
    hold tabs, line breaks and doubled quotes; a quote that does not end its cell is an ordinary sign. No
    other sign ends a row: what Word writes for a line break within a cell stays in it.
    """
    rows: list[tuple[str, ...]] = []
    cells: list[str] = []
    for cell, ends_row in _cells(text):
        cells.append(cell)
        if ends_row:
            rows.append(tuple(cells))
            cells = []
    return tuple(rows)


def write_block(rows: Sequence[Sequence[str]]) -> str:
    """Rows as clipboard text that Excel, WPS and LibreOffice take as cells; `read_block` gives them back.

    Values go out plain: no apostrophe and no ="…" around codes, which would stay in the cell elsewhere.
    A row needs at least one cell.
    """
    return "".join("\t".join(map(_written, row)) + _ROW_END for row in rows)


def _written(cell: str) -> str:
    if cell.startswith(_QUOTE) or _BREAK.search(cell):
        return _QUOTE + cell.replace(_QUOTE, _QUOTE * 2) + _QUOTE
    return cell


def _cells(text: str) -> Iterator[tuple[str, bool]]:
    at = 0
    more = bool(text)
    while more:
        quoted = _quoted(text, at)
        cell, at = quoted if quoted is not None else _plain(text, at)
        ends_row = text[at : at + 1] != "\t"
        at += 2 if text.startswith(_ROW_END, at) else 1
        # After a tab at the very end there is one more cell, an empty one; after a line break there is none.
        more = at < len(text) or not ends_row
        yield cell, ends_row


def _plain(text: str, start: int) -> tuple[str, int]:
    found = _BREAK.search(text, start)
    end = found.start() if found else len(text)
    return text[start:end], end


def _quoted(text: str, start: int) -> tuple[str, int] | None:
    """The cell and where it ends; None if no quote closes it just before a tab, a line break or the end."""
    if not text.startswith(_QUOTE, start):
        return None
    at = start + 1
    while (at := text.find(_QUOTE, at)) >= 0:
        if text.startswith(_QUOTE * 2, at):
            at += 2
            continue
        end = at + 1
        if text[end : end + 1] not in {"", "\t", "\r", "\n"}:
            return None
        return text[start + 1 : at].replace(_QUOTE * 2, _QUOTE), end
    return None
