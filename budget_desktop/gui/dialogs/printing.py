"""The way to the printer: what to print, the system's own dialog, and what to do without a printer."""

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import Qt, QUrl
from PySide6.QtGui import QDesktopServices, QGuiApplication
from PySide6.QtPrintSupport import QAbstractPrintDialog, QPrintDialog, QPrinter
from PySide6.QtWidgets import QMessageBox, QWidget

from budget_desktop.domain.errors import KnownError
from budget_desktop.gui.printing import PrintChoice, chosen_pages, has_printer, print_pages, settle_paper
from budget_desktop.verification.pdf.rendering import Rendering

WHOLE = "整套"


def ask_what(parent: QWidget, part: str) -> str | None:
    """The whole packet or the part in front, as its name; None for neither."""
    box = QMessageBox(QMessageBox.Icon.Question, "打印", "打印哪些页？", parent=parent)
    box.setInformativeText("页码范围、份数和双面在下一步的打印窗口里选。")
    whole = box.addButton("整套材料", QMessageBox.ButtonRole.AcceptRole)
    one = box.addButton(f"只打印“{_short(part)}”", QMessageBox.ButtonRole.AcceptRole)
    box.addButton("取消", QMessageBox.ButtonRole.RejectRole)
    box.setDefaultButton(whole)
    box.exec()
    clicked = box.clickedButton()
    return WHOLE if clicked is whole else part if clicked is one else None


def ask_and_print(
    parent: QWidget, rendering: Rendering, pages: Sequence[int], choice: PrintChoice, name: str
) -> PrintChoice | None:
    """Show the system's dialog and print; what was chosen there, or None if nothing was printed.

    `name` is what the printer's queue calls the job.
    """
    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    printer.setDocName(name)
    choice.apply(printer)
    dialog = QPrintDialog(printer, parent)
    dialog.setWindowTitle("打印")
    dialog.setOption(QAbstractPrintDialog.PrintDialogOption.PrintCollateCopies)
    # It would make a PDF of pictures, easily taken for the one to publish, which the export writes.
    dialog.setOption(QAbstractPrintDialog.PrintDialogOption.PrintToFile, on=False)
    dialog.setMinMax(1, len(pages))
    dialog.setFromTo(1, len(pages))
    if dialog.exec() != QPrintDialog.DialogCode.Accepted:
        return None
    settle_paper(printer)
    QGuiApplication.setOverrideCursor(Qt.CursorShape.WaitCursor)
    try:
        print_pages(rendering, printer, chosen_pages(printer, pages))
    except KnownError as error:
        QGuiApplication.restoreOverrideCursor()
        QMessageBox.warning(parent, "打印", str(error))
        return None
    QGuiApplication.restoreOverrideCursor()
    return PrintChoice.of(printer)


def tell_no_printer(parent: QWidget, folder: Path) -> None:
    """Say that there is no printer, and lead to the exported PDF, which can be printed elsewhere."""
    box = QMessageBox(QMessageBox.Icon.Information, "打印", "这台电脑上没有可用的打印机", parent=parent)
    box.setInformativeText(f"可以先导出 PDF，拿到有打印机的电脑上打印。导出的文件在：\n{folder}")
    opened = box.addButton("打开文件夹", QMessageBox.ButtonRole.AcceptRole)
    box.addButton("知道了", QMessageBox.ButtonRole.RejectRole)
    box.exec()
    if box.clickedButton() is opened:
        QDesktopServices.openUrl(QUrl.fromLocalFile(str(folder)))


def can_print() -> bool:
    """Whether there is any printer to ask for."""
    return has_printer()


def _short(name: str) -> str:
    return name if len(name) <= 16 else f"{name[:15]}…"
