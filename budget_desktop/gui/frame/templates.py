"""Giving a 填报表 out, and reading one back."""

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QInputDialog

from budget_desktop.domain.errors import KnownError

if TYPE_CHECKING:
    from budget_desktop.gui.frame.window import MainWindow

_FILTER = "填报表 (*.xlsx)"
_WHOLE = "整套预算"


def give_out(window: "MainWindow") -> None:
    """Ask which part and where to, and write it."""
    from budget_desktop.entry.template.giving_out import write_template
    from budget_desktop.entry.template.pages import WHOLE, Scope
    from budget_desktop.gui.dialogs import choosing

    desk = window.desk
    if desk is None:
        return
    desk.tabs.commit()
    packet = desk.workspace.current_packet()
    parts = {_WHOLE: WHOLE}
    parts |= {f"单位：{each.name}": Scope(unit=each.key) for each in packet.units}
    parts |= {f"项目：{each.name}": Scope(project=each.key) for each in packet.projects}
    part, agreed = QInputDialog.getItem(window, "导出填报表", "给别人填哪一部分", list(parts), 0, False)
    if not agreed:
        return
    folder = Path(window.settings.export_folder or desk.workspace.path.parent)
    target = choosing.file_to_write(window, "导出填报表", folder / "填报表.xlsx", _FILTER)
    if target is None:
        return
    try:
        write_template(packet, desk.workspace.identity, target, parts[part])
    except KnownError as error:
        window.notice(str(error))
        return
    window.notice(f"已导出填报表“{target.name}”")


def take_back(window: "MainWindow") -> None:
    """Ask which file, and show what it would change."""
    from budget_desktop.gui.dialogs import choosing

    desk = window.desk
    if desk is None:
        return
    desk.tabs.commit()
    folder = Path(window.settings.export_folder or desk.workspace.path.parent)
    path = choosing.file_to_open(window, "读入填报表", folder, _FILTER)
    if path is not None:
        show_returned(window, path)


def show_returned(window: "MainWindow", path: Path) -> None:
    """Show what a 填报表 would change in the open book, of which there is a copy then."""
    from budget_desktop.backups.shelf import Reason
    from budget_desktop.gui.dialogs.template import TemplateDialog

    desk = window.desk
    if desk is not None:
        window.keeper.keep(desk.workspace, Reason.BEFORE_IMPORT)
        dialog = TemplateDialog(path, desk.workspace, window)
        dialog.imported.connect(window.notice)
        dialog.open()
