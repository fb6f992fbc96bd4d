"""Choosing a file or folder, in the system's own dialog or in Qt's where the system lends it none."""

from pathlib import Path

from PySide6.QtCore import (
    QIdentityProxyModel,
    QLocale,
    QModelIndex,
    QPersistentModelIndex,
    Qt,
)
from PySide6.QtWidgets import (
    QFileDialog,
    QFileSystemModel,
    QHeaderView,
    QSplitter,
    QTreeView,
    QWidget,
)

from budget_desktop.gui import theme
from budget_desktop.user_files import BOOK_SUFFIX

_BOOK = "账套"
_WIDTH, _HEIGHT = 60, 32
"""Of Qt's own dialog, in letters: the name of a department's book, with size, kind and date beside it."""
_PLACES = 10
"""Of these the list of places beside the files takes."""
_SIZE, _KIND, _DATE = 1, 2, 3
"""Columns of Qt's list of files."""


def file_to_open(parent: QWidget, title: str, folder: Path, kinds: str) -> Path | None:
    """Ask for a file of some kinds, as Qt writes a filter; None if nobody chose one."""
    dialog = _dialog(parent, title, folder, kinds)
    dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
    return _chosen(dialog)


def file_to_write(parent: QWidget, title: str, proposed: Path, kinds: str) -> Path | None:
    """Ask where to write a file, whose name ends as the proposed one does; what is there already is not
    chosen unasked. None if nobody chose."""
    dialog = _dialog(parent, title, proposed.parent, kinds)
    dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
    dialog.setDefaultSuffix(proposed.suffix)
    dialog.selectFile(proposed.name)
    chosen = _chosen(dialog)
    while chosen is not None and chosen.suffix != proposed.suffix:
        # To Qt the end of “预算2020.5” is a suffix.
        chosen = chosen.with_name(chosen.name + proposed.suffix)
        if chosen.exists():
            dialog.selectFile(str(chosen))
            chosen = _chosen(dialog)
    return chosen


def folder_to_use(parent: QWidget, title: str, folder: Path) -> Path | None:
    """Ask for a folder; None if nobody chose one."""
    dialog = _dialog(parent, title, folder, "")
    dialog.setFileMode(QFileDialog.FileMode.Directory)
    dialog.setOption(QFileDialog.Option.ShowDirsOnly)
    return _chosen(dialog)


class _Listing(QIdentityProxyModel):
    """Says what a book is, which systems that were not told call a database of some kind; sizes and dates
    as they are written in Chinese, whatever language the system has."""

    def data(
        self, index: QModelIndex | QPersistentModelIndex, role: int = Qt.ItemDataRole.DisplayRole
    ) -> object:
        files = self.sourceModel()
        if role == Qt.ItemDataRole.DisplayRole and isinstance(files, QFileSystemModel):
            info = files.fileInfo(self.mapToSource(index))
            if index.column() == _DATE:
                return QLocale().toString(info.lastModified(), "yyyy-MM-dd HH:mm")
            if index.column() == _KIND and info.isFile() and info.fileName().endswith(BOOK_SUFFIX):
                return _BOOK
            if index.column() == _SIZE and info.isFile():
                form = QLocale.DataSizeFormat.DataSizeTraditionalFormat
                return QLocale().formattedDataSize(info.size(), 0, form)
        return super().data(index, role)


def _dialog(parent: QWidget, title: str, folder: Path, kinds: str) -> QFileDialog:
    # Not of a class of our own: for those Qt does not ask the system for its dialog.
    dialog = QFileDialog(parent, title, str(folder), kinds)
    dialog.setProxyModel(_Listing(dialog))
    listed = dialog.findChild(QTreeView)
    if listed is not None:
        # Qt gives each column a few characters, and the whole a size for none of them.
        listed.header().setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
        em = dialog.fontMetrics().horizontalAdvance("国")
        dialog.resize(theme.within_screen(dialog, _WIDTH * em, _HEIGHT * em))
        for splitter in dialog.findChildren(QSplitter):
            splitter.setSizes([_PLACES * em, (_WIDTH - _PLACES) * em])
    return dialog


def _chosen(dialog: QFileDialog) -> Path | None:
    chosen = dialog.selectedFiles() if dialog.exec() else []
    dialog.deleteLater()
    return Path(chosen[0]) if chosen else None
