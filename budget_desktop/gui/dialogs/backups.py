"""备份与恢复: the copies the program keeps, what stands in one, and the way back to a new name."""

from functools import partial
from pathlib import Path

from PySide6.QtCore import QTimer, QUrl, Signal
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QLabel,
    QPushButton,
    QWidget,
)

from budget_desktop.backups.restoring import Content, look_into, restore
from budget_desktop.backups.shelf import Backup, books_on
from budget_desktop.domain.errors import KnownError
from budget_desktop.domain.money import AmountFormat, Measure
from budget_desktop.gui import theme
from budget_desktop.gui.dialogs import choosing
from budget_desktop.gui.dialogs.waiting import Waiting
from budget_desktop.gui.widgets.reading_list import ReadingList
from budget_desktop.user_files import BOOK_SUFFIX

_ROOM = (theme.GRID * 100, theme.GRID * 60)
_WIDTHS = (16, 13, 9.5, 6)
_PAUSE_MS = 200
_WAN = AmountFormat(Measure.WAN)


class BackupsDialog(QDialog):
    """Arrow keys choose a copy, Enter brings it back under a new name."""

    restored = Signal(object)
    """The new book."""

    def __init__(self, shelf: Path, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle("备份与恢复")
        self._shelf = shelf
        listed = [(name, each) for name, backups in books_on(shelf) for each in backups]
        self._backups = [backup for _, backup in listed]
        self.list = ReadingList(("账套", "时间", "原因", "大小"), "备份", self)
        self.list.set_widths(_WIDTHS)
        self.list.rows.show_rows([_row(name, backup) for name, backup in listed])
        self.content = QLabel(self)
        self.content.setWordWrap(True)
        self.restore_button = QPushButton("恢复为新账套…", self)
        self.folder_button = QPushButton("打开备份文件夹", self)
        self._pause = QTimer(self, singleShot=True, interval=_PAUSE_MS)
        self._pause.timeout.connect(self._look)
        self._lay_out()
        self.list.selectionModel().selectionChanged.connect(lambda *_: self._pause.start())
        self.list.doubleClicked.connect(lambda _index: self.restore())
        self.restore_button.clicked.connect(self.restore)
        self.folder_button.clicked.connect(self._open_folder)
        self.restore_button.setEnabled(bool(listed))
        self.content.setText("" if listed else f"还没有备份。备份会放在 {shelf}")
        self.list.selectRow(0)
        self.list.setFocus()

    def restore(self) -> None:
        """Ask for a name and make a book of the chosen copy."""
        if (backup := self._chosen) is None:
            return
        wanted = Path.home() / f"{self._name_of(backup)} 恢复 {backup.made:%Y%m%d-%H%M}{BOOK_SUFFIX}"
        kinds = f"账套 (*{BOOK_SUFFIX})"
        if (target := choosing.file_to_write(self, "恢复的账套放在哪里", wanted, kinds)) is not None:
            self.restore_to(backup, target)

    def restore_to(self, backup: Backup, target: Path) -> None:
        """Make a book of a copy in another thread, and open it."""
        self.restore_button.setEnabled(False)
        waiting = Waiting("正在恢复", partial(restore, backup, target), self)
        waiting.produced.connect(partial(self._restored, target))
        waiting.failed.connect(self.content.setText)
        waiting.over.connect(lambda: self.restore_button.setEnabled(True))
        self.finished.connect(waiting.wait)
        waiting.begin()

    def _restored(self, target: Path, _nothing: object) -> None:
        self.reject()
        self.restored.emit(target)

    @property
    def _chosen(self) -> Backup | None:
        rows = self.list.selected_rows()
        return self._backups[rows[0]] if rows else None

    def _name_of(self, backup: Backup) -> str:
        return backup.path.parent.name.rpartition("-")[0]

    def _look(self) -> None:
        if (backup := self._chosen) is None:
            return
        try:
            self.content.setText("\n".join(map(_told, look_into(backup))))
        except KnownError as error:
            self.content.setText(str(error))

    def _open_folder(self) -> None:
        if not self._shelf.is_dir() or not QDesktopServices.openUrl(QUrl.fromLocalFile(str(self._shelf))):
            self.content.setText(f"备份文件夹：{self._shelf}")

    def _lay_out(self) -> None:
        buttons = QDialogButtonBox(self)
        buttons.addButton("关闭", QDialogButtonBox.ButtonRole.RejectRole).setAutoDefault(False)
        for button in (self.folder_button, self.restore_button):
            buttons.addButton(button, QDialogButtonBox.ButtonRole.ActionRole)
            button.setAutoDefault(False)
        self.restore_button.setDefault(True)
        buttons.rejected.connect(self.reject)
        layout = theme.dialog_column(self)
        layout.addWidget(self.list, 1)
        layout.addWidget(self.content)
        layout.addWidget(buttons)
        self.resize(theme.within_screen(self, *_ROOM))


def _row(name: str, backup: Backup) -> tuple[str, ...]:
    kept = "，长期保留" if backup.stays else ""
    made = backup.made
    at = f"{made.year}年{made.month}月{made.day}日 {made:%H:%M:%S}"
    return name, at, f"{backup.reason}{kept}", f"{max(1, round(backup.size / 1024))} KB"


def _told(content: Content) -> str:
    return (
        f"{content.department} {content.year}年 {content.stage}："
        f"收入 {_WAN.text(content.income)} 万元，支出 {_WAN.text(content.spending)} 万元"
    )
