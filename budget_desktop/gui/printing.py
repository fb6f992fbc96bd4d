"""Printing: the pages of the packet on paper, each upright as it is read, and what was chosen last time."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QPageLayout, QPageSize, QPainter
from PySide6.QtPrintSupport import QPrinter, QPrinterInfo

from budget_desktop.domain.errors import KnownError
from budget_desktop.gui.widgets.page_view import image_of

if TYPE_CHECKING:
    from budget_desktop.verification.pdf.rendering import Rendering

_FINEST = 300
"""Dots an inch. Finer pictures of pages take much memory and show nothing more."""
_PAPERS = {"A4": QPageSize.PageSizeId.A4, "A3": QPageSize.PageSizeId.A3}
_DUPLEX = {
    "长边": QPrinter.DuplexMode.DuplexLongSide,
    "短边": QPrinter.DuplexMode.DuplexShortSide,
    "单面": QPrinter.DuplexMode.DuplexNone,
}
_SEPARATOR = "|"


@dataclass(frozen=True, slots=True)
class PrintChoice:
    """What is remembered of a printing: for the whole packet and for each of its parts apart."""

    printer: str = ""
    """Its name; empty for the one the system prefers."""
    paper: str = "A4"
    duplex: str = "长边"

    @classmethod
    def read(cls, text: str) -> "PrintChoice":
        """From a settings file; what is missing or unknown is as usual."""
        printer, _, rest = text.rpartition(_SEPARATOR)
        printer, _, paper = printer.rpartition(_SEPARATOR)
        return cls(
            printer, paper if paper in _PAPERS else cls().paper, rest if rest in _DUPLEX else cls().duplex
        )

    def written(self) -> str:
        """For the settings file."""
        return _SEPARATOR.join((self.printer, self.paper, self.duplex))

    def apply(self, printer: QPrinter) -> None:
        """Set up a printer so, as far as it can."""
        if self.printer in QPrinterInfo.availablePrinterNames():
            printer.setPrinterName(self.printer)
        printer.setPageSize(QPageSize(_PAPERS[self.paper]))
        printer.setDuplex(_DUPLEX[self.duplex])

    @classmethod
    def of(cls, printer: QPrinter) -> "PrintChoice":
        """What was chosen in the system's dialog."""
        size = printer.pageLayout().pageSize().id()
        paper = next((name for name, known in _PAPERS.items() if known == size), cls().paper)
        duplex = next((name for name, mode in _DUPLEX.items() if mode == printer.duplex()), "单面")
        return cls(printer.printerName(), paper, duplex)


def has_printer() -> bool:
    """Whether the system knows any printer."""
    return bool(QPrinterInfo.availablePrinterNames())


def chosen_pages(printer: QPrinter, pages: Sequence[int]) -> list[int]:
    """Those of some pages that the dialog's range asks for, in the order of printing."""
    first, last = printer.fromPage() or 1, printer.toPage() or len(pages)
    chosen = list(pages[first - 1 : last])
    return chosen[::-1] if printer.pageOrder() == QPrinter.PageOrder.LastPageFirst else chosen


def settle_paper(printer: QPrinter) -> None:
    """Take A4 where the dialog left the paper a printer has unless asked: often American Letter."""
    size = printer.pageLayout().pageSize()
    information = QPrinterInfo.printerInfo(printer.printerName())
    usual = information.defaultPageSize()
    if size.id() not in _PAPERS.values() and size.isEquivalentTo(usual):
        printer.setPageSize(QPageSize(_PAPERS[PrintChoice().paper]))


def print_pages(rendering: "Rendering", printer: QPrinter, pages: Sequence[int]) -> None:
    """Print pages by their indices on the paper of the printer, each as large as the sheet allows.

    Raises KnownError where the printer takes nothing.
    """
    if not pages:
        raise KnownError("没有要打印的页", "请检查打印范围")
    printer.setFullPage(True)
    _turn(printer, rendering.sizes[pages[0]])
    painter = QPainter()
    if not painter.begin(printer):
        raise KnownError("打印机没有响应", "请检查打印机是否开机、连好，再打印一次")
    # Pressed as photographs are, letters would have a haze around them.
    painter.setRenderHint(QPainter.RenderHint.LosslessImageRendering)
    try:
        for number, index in enumerate(pages):
            if number:
                _turn(printer, rendering.sizes[index])
                if not printer.newPage():
                    raise KnownError("打印中断", "请检查打印机的纸张和连接，再打印一次")
            _draw(painter, printer, rendering, index)
    finally:
        painter.end()


def _turn(printer: QPrinter, size: tuple[float, float]) -> None:
    """Upright or across, as the page is.

    A whole new layout would be refused by printers that cannot print to the edge; across on its own is not.
    """
    across = size[0] > size[1]
    printer.setPageOrientation(
        QPageLayout.Orientation.Landscape if across else QPageLayout.Orientation.Portrait
    )


def _draw(painter: QPainter, printer: QPrinter, rendering: "Rendering", index: int) -> None:
    sheet = printer.pageLayout().fullRectPixels(printer.resolution())
    width, height = rendering.sizes[index]
    size = QSize(round(width), round(height)).scaled(sheet.size(), Qt.AspectRatioMode.KeepAspectRatio)
    enlarged = size.width() / width * 72
    image = image_of(rendering.picture(index, min(enlarged, _FINEST)))
    place = QRect(0, 0, size.width(), size.height())
    place.moveCenter(QRect(0, 0, sheet.width(), sheet.height()).center())
    painter.drawImage(place, image)
