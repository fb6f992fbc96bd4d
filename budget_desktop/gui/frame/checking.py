"""The workbook for checking, written where the person says."""

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from budget_desktop.gui.frame.window import MainWindow

TITLE = "导出核对用工作簿"


def export_for_checking(window: "MainWindow") -> None:
    """Ask for the folder and write it in another thread, from the state of this moment."""
    from budget_desktop.gui.dialogs import choosing

    if (desk := window.desk) is None:
        return
    desk.tabs.commit()
    start = Path(window.settings.export_folder or desk.workspace.path.parent)
    if (folder := choosing.folder_to_use(window, TITLE, start)) is not None:
        desk.workspace.refresh_now()
        _write(window, folder)


def _write(window: "MainWindow", folder: Path) -> None:
    from budget_desktop.gui.dialogs.waiting import Waiting
    from budget_desktop.verification.workbook.checking import keep_checking

    if (desk := window.desk) is None:
        return
    disclosure = desk.workspace.snapshot.disclosure
    waiting = Waiting(TITLE, partial(keep_checking, disclosure, folder), window)
    waiting.produced.connect(partial(_tell, window))
    waiting.failed.connect(window.notice)
    waiting.begin()


def _tell(window: "MainWindow", written: object) -> None:
    if isinstance(written, Path):
        window.notice(f"已导出“{written.name}”到“{written.parent}”，不要公开")
