"""Choosing a file to open, in the system's own dialog or in Qt's where the system lends it none."""

from PySide6.QtCore import QFileInfo
from PySide6.QtWidgets import QFileDialog, QFileIconProvider, QHeaderView, QTreeView, QWidget

_BOOK, _SUFFIX = "账套", "budget"


class _Kinds(QFileIconProvider):
    """Says what a book is. Systems that were not told would call it a database of some kind."""

    def type(self, info: QFileInfo) -> str:
        return _BOOK if info.isFile() and info.suffix() == _SUFFIX else super().type(info)


def ask_for_file(parent: QWidget, title: str, folder: str, kinds: str) -> str:
    """Ask for a file of some kinds, as Qt writes a filter; its path, or nothing if nobody chose one."""
    dialog = QFileDialog(parent, title, folder, kinds)
    dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
    provider = _Kinds()
    dialog.setIconProvider(provider)
    # Qt's own dialog cuts size, kind and date to a few characters each.
    if (listed := dialog.findChild(QTreeView)) is not None:
        listed.header().setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
    chosen = dialog.selectedFiles() if dialog.exec() else []
    dialog.deleteLater()
    return chosen[0] if chosen else ""
