"""Everyday care from the menus: copies, the check of the file, and handing the packet over."""

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QMessageBox

if TYPE_CHECKING:
    from budget_desktop.gui.frame.window import MainWindow


def hand_over(window: "MainWindow") -> None:
    """Show what is still missing, and write the packet."""
    from budget_desktop.backups.shelf import Reason
    from budget_desktop.gui.dialogs.handing_over import HandingOverDialog

    if (desk := window.desk) is None:
        return
    desk.tabs.commit()
    workspace = desk.workspace
    workspace.refresh_now()
    folder = window.settings.export_folder or str(workspace.path.parent)
    dialog = HandingOverDialog(workspace.snapshot, folder, workspace.partnership, window)
    dialog.finished.connect(dialog.deleteLater)
    dialog.wanted.connect(window.go_to)
    dialog.handed.connect(desk.note_export)
    dialog.handed.connect(lambda _handed: window.keeper.keep(workspace, Reason.DISCLOSED))
    dialog.open()


def show_backups(window: "MainWindow") -> None:
    """Show the copies there are, also of books that are lost."""
    from budget_desktop.gui.dialogs.backups import BackupsDialog

    window.keeper.wait()
    dialog = BackupsDialog(window.settings.backup_folder, window)
    dialog.finished.connect(dialog.deleteLater)
    dialog.restored.connect(window.open_book)
    dialog.open()


def back_up_now(window: "MainWindow") -> None:
    """Copy the book, to be kept for good."""
    from budget_desktop.backups.shelf import Reason

    if (desk := window.desk) is not None:
        desk.tabs.commit()
        window.keeper.keep(desk.workspace, Reason.BY_HAND)
        window.notice(f"正在备份到 {window.settings.backup_folder}")


def check_data(window: "MainWindow") -> None:
    """Look through the file of the open book."""
    from budget_desktop.gui.dialogs.waiting import Waiting

    if (desk := window.desk) is None:
        return
    desk.tabs.commit()
    workspace = desk.workspace
    waiting = Waiting("正在检查数据", workspace.check_file, window, "已停止，没有检查完")
    waiting.produced.connect(lambda _nothing: _tell(window, "账套文件完好：结构、引用和修改记录都核对过。"))
    waiting.failed.connect(partial(_tell, window, icon=QMessageBox.Icon.Warning))
    waiting.begin()


def _tell(window: "MainWindow", text: str, icon: QMessageBox.Icon = QMessageBox.Icon.Information) -> None:
    box = QMessageBox(icon, "检查数据", text, parent=window)
    box.addButton("知道了", QMessageBox.ButtonRole.AcceptRole)
    box.finished.connect(box.deleteLater)
    box.open()
