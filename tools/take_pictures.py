"""Take the picture of the window that the README shows: the sample, the spending page, the paper beside it.

xvfb-run -a -s "-screen 0 1366x768x24" .venv/bin/python tools/take_pictures.py
"""

import tempfile
from pathlib import Path

from PySide6.QtWidgets import QApplication

from budget_desktop.domain.places import EntryPlace, TextPlace
from budget_desktop.gui.application import prepare
from budget_desktop.gui.frame.window import MainWindow
from budget_desktop.gui.settings import Settings
from budget_desktop.operations import create_sample

ROOT = Path(__file__).resolve().parent.parent
TARGET = ROOT / "docs" / "pictures" / "main-window.png"
SIZE = (1366, 768)
_ROUNDS = 20


def main() -> None:
    """Make the sample, open it, show an amount and where it is printed, and write the picture."""
    with tempfile.TemporaryDirectory() as folder:
        book = Path(folder) / "济源市金融办2020.budget"
        create_sample(book)
        application = QApplication([])
        prepare(application)
        window = MainWindow(Settings(Path(folder) / "window.ini"))
        window.resize(*SIZE)
        window.show()
        window.open_book(book)
        _settle(application)
        paragraphs = window.desk.workspace.snapshot.disclosure.paragraphs if window.desk else ()
        spending = next(one for one in paragraphs if "支出合计" in one.text)
        window.go_to(TextPlace(spending.key))
        window.go_to(EntryPlace("lines", "L2", "amount"))
        window.findings.table.selectRow(0)
        _settle(application)
        TARGET.parent.mkdir(parents=True, exist_ok=True)
        # Quality 0 means the smallest file; nothing is lost.
        window.grab().save(str(TARGET), "PNG", 0)
        window.close()
    print(f"{TARGET.relative_to(ROOT)}: {TARGET.stat().st_size // 1000} kB")


def _settle(application: QApplication) -> None:
    for _ in range(_ROUNDS):
        application.processEvents()


if __name__ == "__main__":
    main()
