"""关于 and 日志: texts about the program itself, to be read, copied and found on the disk."""

import json
import platform
import sys
from collections.abc import Iterator, Mapping
from pathlib import Path

from PySide6.QtCore import QUrl, qVersion
from PySide6.QtGui import QDesktopServices, QGuiApplication
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QLineEdit, QPlainTextEdit, QWidget

from budget_desktop import __version__, assets, user_files
from budget_desktop.gui import theme
from budget_desktop.gui.start import faults

_ROOM = (theme.GRID * 90, theme.GRID * 60)
_LAST = 500
"""Lines of the log that are shown."""


class TextDialog(QDialog):
    """A text, filtered by its lines, with the folders it speaks of."""

    def __init__(
        self, title: str, text: str, folders: Mapping[str, Path], parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setWindowTitle(title)
        self._lines = text.splitlines()
        self.filter_edit = QLineEdit(self)
        self.filter_edit.setPlaceholderText("只看含有这些字的行")
        self.filter_edit.setAccessibleName("只看含有这些字的行")
        self.filter_edit.setClearButtonEnabled(True)
        self.view = QPlainTextEdit(text, self)
        self.view.setReadOnly(True)
        self.view.setTabChangesFocus(True)
        self.view.setAccessibleName(title)
        buttons = QDialogButtonBox(self)
        copy = buttons.addButton("复制全部", QDialogButtonBox.ButtonRole.ActionRole)
        copy.clicked.connect(lambda: QGuiApplication.clipboard().setText(self.view.toPlainText()))
        for name, folder in folders.items():
            button = buttons.addButton(name, QDialogButtonBox.ButtonRole.ActionRole)
            button.setEnabled(folder.is_dir())
            button.clicked.connect(lambda _on=False, each=folder: _open(each))
        buttons.addButton("关闭", QDialogButtonBox.ButtonRole.RejectRole)
        buttons.rejected.connect(self.reject)
        self.finished.connect(self.deleteLater)
        self.filter_edit.textChanged.connect(self._filter)
        layout = theme.dialog_column(self)
        layout.addWidget(self.filter_edit)
        layout.addWidget(self.view, 1)
        layout.addWidget(buttons)
        self.resize(theme.within_screen(self, *_ROOM))
        self.view.setFocus()

    def _filter(self, text: str) -> None:
        wanted = text.casefold()
        self.view.setPlainText("\n".join(line for line in self._lines if wanted in line.casefold()))


def about_dialog(backups: Path, parent: QWidget | None = None) -> TextDialog:
    """What the program is made of and where it keeps its files."""
    licences = Path(sys.executable).resolve().parent / "licences"
    folders = {"打开许可证文件夹": licences} if licences.is_dir() else {}
    return TextDialog("关于", "\n".join(_about(backups)), folders, parent)


def log_dialog(parent: QWidget | None = None) -> TextDialog:
    """The last lines of the log."""
    folder = user_files.log_folder()
    lines = [line for file in faults.files_in(folder) for line in _lines_of(file)]
    return TextDialog(
        "日志", "\n".join(lines[-_LAST:]) or "日志里还没有内容。", {"打开日志文件夹": folder}, parent
    )


def _lines_of(file: Path) -> list[str]:
    try:
        return file.read_text(encoding="utf-8", errors="replace").splitlines()
    except OSError:
        return []


def _about(backups: Path) -> Iterator[str]:
    # Late: what the window does not need to be painted.
    from budget_desktop.edition import edition_keys, edition_version, load_edition
    from budget_desktop.store.file.connection import sqlite_version

    yield f"部门预算编报 {__version__}"
    yield "离线编制部门预算，一次录入，生成全套公开材料。数据只在本机。"
    yield ""
    yield "许可证：Apache License 2.0。随带部分的许可证见下。"
    yield f"运行环境：Python {platform.python_version()}，Qt {qVersion()}，SQLite {sqlite_version()}"
    yield f"系统：{platform.platform()}"
    yield ""
    yield "程序自己的文件（不含账套）" + ("，便携：都在程序旁边" if user_files.portable_folder() else "")
    yield f"　设置：{user_files.settings_folder()}"
    yield f"　日志：{user_files.log_folder()}"
    yield f"　备份：{backups}"
    yield ""
    yield "年度模板"
    for key in edition_keys():
        edition = load_edition(key)
        yield f"　{edition.title}（{key}）　版本 {edition_version(key)}"
    yield ""
    yield "随带部分"
    for part in json.loads(assets.resource("parts.json").read_text(encoding="utf-8")):
        purpose = f"　{part['purpose']}" if part["purpose"] else ""
        yield f"　{part['name']} {part['version']}　{part['licence']}{purpose}"


def _open(folder: Path) -> None:
    QDesktopServices.openUrl(QUrl.fromLocalFile(str(folder)))
