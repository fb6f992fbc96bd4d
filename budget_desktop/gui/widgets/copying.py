"""Copy what a table shows, so that Excel, WPS and Word take it as it is."""

from collections.abc import Iterable

from PySide6.QtCore import QAbstractItemModel, QMimeData, QModelIndex
from PySide6.QtGui import QGuiApplication

_TSV = "text/tab-separated-values"


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


def _plain(value: object) -> str:
    return " ".join(str(value).split()) if value is not None else ""
