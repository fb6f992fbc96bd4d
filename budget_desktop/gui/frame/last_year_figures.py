"""Asking for last year's book, exchange file or workbook and taking its amounts in."""

from pathlib import Path
from typing import TYPE_CHECKING

from budget_desktop.domain.errors import KnownError
from budget_desktop.user_files import BOOK_SUFFIX

if TYPE_CHECKING:
    from budget_desktop.gui.frame.window import MainWindow

_FILTER = f"上年的账套、交换格式文件或工作簿 (*{BOOK_SUFFIX} *.json *.xlsx *.xls)"


def import_last_year(window: "MainWindow") -> None:
    """Ask which file, and show what it would change."""
    from budget_desktop.gui.dialogs import choosing

    desk = window.desk
    if desk is None:
        return
    desk.tabs.commit()
    folder = Path(window.settings.export_folder or desk.workspace.path.parent)
    path = choosing.file_to_open(window, "导入上年数", folder, _FILTER)
    if path is not None:
        show_last_year(window, path)


def show_last_year(window: "MainWindow", path: Path) -> None:
    """Show what last year's file would change in the open book, of which there is a copy then."""
    from budget_desktop.backups.shelf import Reason
    from budget_desktop.domain.codes import Year
    from budget_desktop.entry.intake.book import is_for_intake
    from budget_desktop.entry.intake.last_year import last_of
    from budget_desktop.gui.dialogs.last_year_figures import LastYearFiguresDialog
    from budget_desktop.gui.frame.importing import show_workbook
    from budget_desktop.operations import read_exchange_file

    desk = window.desk
    if desk is None:
        return
    if is_for_intake(path):
        show_workbook(window, path, {"year": Year.PRIOR.value})
        return
    read = window.books.packets_at if path.suffix.lower() == BOOK_SUFFIX else read_exchange_file
    try:
        last = last_of(read(path), desk.workspace.current_packet(), path.name)
    except KnownError as error:
        window.books.tell(error)
        return
    window.keeper.keep(desk.workspace, Reason.BEFORE_IMPORT)
    dialog = LastYearFiguresDialog(last, path.name, desk.workspace, window)
    dialog.imported.connect(window.notice)
    dialog.open()
