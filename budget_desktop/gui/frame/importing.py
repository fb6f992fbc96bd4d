"""Asking for a workbook and taking it in."""

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from budget_desktop.gui.frame.templates import show_returned

if TYPE_CHECKING:
    from budget_desktop.entry.intake.questions import Answers
    from budget_desktop.gui.frame.window import MainWindow

_FILTER = "Excel 工作簿 (*.xlsx *.xls)"


def import_workbook(window: "MainWindow") -> None:
    """Ask which workbook, and show what it would change."""
    from budget_desktop.gui.dialogs import choosing

    desk = window.desk
    if desk is None:
        return
    desk.tabs.commit()
    folder = Path(window.settings.export_folder or desk.workspace.path.parent)
    path = choosing.file_to_open(window, "导入 Excel", folder, _FILTER)
    if path is not None:
        show_workbook(window, path)


def show_workbook(window: "MainWindow", path: Path, answers: "Answers | None" = None) -> None:
    """Show what a workbook would change in the open book, of which there is a copy then.

    `answers` are to questions that whoever chose the file has answered already.
    """
    from budget_desktop.backups.shelf import Reason
    from budget_desktop.gui.dialogs.intake import IntakeDialog

    desk = window.desk
    if desk is not None:
        window.keeper.keep(desk.workspace, Reason.BEFORE_IMPORT)
        dialog = IntakeDialog(path, desk.workspace, window.settings, answers or {}, window)
        dialog.imported.connect(window.notice)
        dialog.template_wanted.connect(partial(show_returned, window))
        dialog.open()
