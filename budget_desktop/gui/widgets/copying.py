"""Copy what a table shows, so that Excel, WPS and Word take it as it is."""

from collections.abc import Iterable, Sequence
from html import escape

from PySide6.QtCore import QAbstractItemModel, QMimeData, QModelIndex
from PySide6.QtGui import QGuiApplication

_TSV = "text/tab-separated-values"
_AS_TEXT = """style='mso-number-format:"\\@"' sdnum="2052;0;@\""""
"""A cell that is text whatever it looks like: the first for Excel and WPS, the second for LibreOffice."""


def block(model: QAbstractItemModel, chosen: Iterable[QModelIndex]) -> str:
    """The chosen cells as rows of tab-separated text; line breaks and indents inside a cell are left out."""
    cells = {(index.row(), index.column()) for index in chosen}
    rows = sorted({row for row, _ in cells})
    columns = sorted({column for _, column in cells})
    return "\n".join("\t".join(_plain(model.index(row, column).data()) for column in columns) for row in rows)


def copy(text: str) -> None:
    """Put tab-separated rows on the clipboard, as text and as a table."""
    data = QMimeData()
    data.setText(text)
    data.setData(_TSV, text.encode())
    QGuiApplication.clipboard().setMimeData(data)


def copy_cells(text: str, rows: Sequence[Sequence[str]], numbers: Sequence[bool]) -> None:
    """Put cells on the clipboard as text and as a table whose codes stay texts, leading zeros and all.

    From plain text alone LibreOffice asks how to take it apart, and every spreadsheet makes 00123 a number.
    """
    data = QMimeData()
    data.setText(text)
    data.setHtml(_html(rows, numbers))
    QGuiApplication.clipboard().setMimeData(data)


def _html(rows: Sequence[Sequence[str]], numbers: Sequence[bool]) -> str:
    lines = (
        "".join(
            f"<td>{escape(text)}</td>" if is_number else f"<td {_AS_TEXT}>{escape(text)}</td>"
            for text, is_number in zip(row, numbers, strict=True)
        )
        for row in rows
    )
    return "<table>" + "".join(f"<tr>{line}</tr>" for line in lines) + "</table>"


def _plain(value: object) -> str:
    return " ".join(str(value).split()) if value is not None else ""
