"""Take the pictures of the manual and of README anew, after the window has changed.

.venv/bin/python -m tools.manual_pictures
"""

from functools import partial
from pathlib import Path

import pypdfium2
from PySide6.QtGui import QImage
from PySide6.QtTest import QTest

from budget_desktop import assets
from budget_desktop.disclosure import disclose
from budget_desktop.domain.places import EntryPlace
from budget_desktop.edition.edition import load_edition
from budget_desktop.export.pdf.document import screen_bytes
from budget_desktop.gui.frame import care
from budget_desktop.operations import import_exchange, read_exchange_file
from tools.take_pictures import AMOUNT, SIZE, save_image, studio

EXAMPLE = Path(__file__).with_name("example.json")
"""The budget of the manual's page that is to be followed step by step."""

_PICTURES = assets.resource("help", "pictures")
_SUMMARY = "一图读懂"
_SUMMARY_SCALE = 1.2


def take_sample() -> None:
    """The sample's figures beside their paper."""
    with studio(SIZE, dark=False) as opened:
        opened.open()
        opened.go_to(AMOUNT)
        opened.take(_PICTURES / "main-window.png")


def take_practice() -> None:
    """The planted errors, and the tour that leads to them."""
    with studio(SIZE, dark=True, broken=True) as opened:
        opened.open()
        opened.page("performance")
        opened.window.step_finding(1)
        opened.take(_PICTURES / "findings-dark.png")


def take_example() -> None:
    """The worked example at three of its steps, and the page that sums it up."""
    with studio(SIZE, dark=False) as opened:
        book = opened.folder / "济源市蟒河湿地管理站2020.budget"
        import_exchange(EXAMPLE, book)
        opened.open(book)
        opened.go_to(EntryPlace("lines", "L2", "amount"))
        opened.take(_PICTURES / "example-spending.png")
        opened.go_to(EntryPlace("indicators", "I5", "number"))
        opened.take(_PICTURES / "example-performance.png")
        opened.window.settings.export_folder = "D:/预算公开"
        opened.take_dialog(partial(care.hand_over, opened.window), _PICTURES / "example-packet.png")


def take_summary() -> None:
    """The page 一图读懂 as printed."""
    (packet,) = read_exchange_file(EXAMPLE)
    outline = disclose(packet, load_edition(packet.header.edition)).outline
    printed = pypdfium2.PdfDocument(screen_bytes(outline))
    # The first page that names it is the list of contents.
    page = [page for page in printed if _SUMMARY in page.get_textpage().get_text_range()][-1]
    drawn = page.render(scale=_SUMMARY_SCALE).to_pil().convert("RGBX")
    image = QImage(drawn.tobytes(), drawn.width, drawn.height, QImage.Format.Format_RGBX8888)
    save_image(image, _PICTURES / "example-summary.png")


def main() -> None:
    """All of them."""
    for take in (take_sample, take_practice, take_example, take_summary):
        take()
        QTest.qWait(0)


if __name__ == "__main__":
    main()
