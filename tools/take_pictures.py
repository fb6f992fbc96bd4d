"""Take pictures of the window: a few for the documents, or every page and dialog to look at.

xvfb-run -a -s "-screen 0 1366x768x24" .venv/bin/python tools/take_pictures.py
xvfb-run -a -s "-screen 0 2732x1536x24" .venv/bin/python tools/take_pictures.py --all FOLDER

The second takes each page and dialog at 100, 150 and 200 %, light and dark, in a window of 1366 x 768 as Qt
counts; and once more at 150 % in one of 911 x 512 and at 200 % in one of 683 x 384, which is what a screen of
1366 x 768 has room for then.
"""

import argparse
import os
import subprocess
import sys
import tempfile
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import asdict
from functools import partial
from pathlib import Path

from PySide6.QtCore import QMessageLogContext, Qt, QTimer, QtMsgType, qInstallMessageHandler
from PySide6.QtGui import QColor, QGuiApplication, QImage, QImageWriter
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog, QWidget

from budget_desktop.domain.errors import KnownError
from budget_desktop.domain.places import EntryPlace
from budget_desktop.gui import theme
from budget_desktop.gui.application import prepare
from budget_desktop.gui.frame.safety import how_safe
from budget_desktop.gui.frame.telling import show_about
from budget_desktop.gui.frame.window import MainWindow
from budget_desktop.gui.navigation import TITLES
from budget_desktop.gui.pages.page import Page
from budget_desktop.gui.settings import Settings
from budget_desktop.gui.start.faults import FaultHook
from budget_desktop.gui.widgets.record_table import RecordTable
from budget_desktop.operations import create_sample

ROOT = Path(__file__).resolve().parent.parent
PICTURES = ROOT / "resources" / "help" / "pictures"
SIZE, CRAMPED, TIGHT = (1366, 768), (911, 512), (683, 384)
AMOUNT = EntryPlace("lines", "L2", "amount")
RUNS = [(scale, dark, SIZE) for scale in ("1", "1.5", "2") for dark in (False, True)] + [
    ("1.5", False, CRAMPED),
    ("2", False, TIGHT),
]
_PAUSE_MS, _OPEN_MS = 150, 400
_COLOURS = 256


class Studio:
    """The window on a book of its own, and what is done to it before each picture."""

    def __init__(self, folder: Path, size: tuple[int, int], colours: str, *, broken: bool) -> None:
        book = folder / "济源市金融办2020.budget"
        create_sample(book, broken=broken)
        settings = Settings(folder / "window.ini")
        settings.colours = colours
        settings.backup_folder = folder / "backups"
        self.window = MainWindow(settings)
        self.window.resize(*size)
        self.window.show()
        while self.window.centralWidget() is None:
            QTest.qWait(_PAUSE_MS)
        QTest.qWait(_OPEN_MS)
        self._book = book

    def open(self) -> None:
        """Open the book; until then the window shows the welcome."""
        self.window.open_book(self._book)
        QTest.qWait(_OPEN_MS)

    def page(self, stem: str) -> Page:
        """Bring a page to the front."""
        self.window.show_page(stem)
        QTest.qWait(_PAUSE_MS)
        if self.window.desk is None:
            raise RuntimeError("no book is open")
        return self.window.desk.tabs.current_page

    def take(self, file: Path) -> None:
        """The window as it stands."""
        _save(self.window, file)

    def take_dialog(self, open_it: Callable[[], object], file: Path) -> None:
        """What a call opens in front of the window; it is closed afterwards."""
        QTimer.singleShot(_OPEN_MS, lambda: self._catch(file))
        open_it()
        QTest.qWait(_OPEN_MS + _PAUSE_MS)

    def _catch(self, file: Path) -> None:
        opened = [one for one in QApplication.topLevelWidgets() if one.isVisible() and one is not self.window]
        # Of a dialog on a dialog only the front one; popups lie over both.
        for number, one in enumerate(opened):
            _save(one, file if number == 0 else file.with_stem(f"{file.stem}-{number}"))
        for one in opened:
            if isinstance(one, QDialog):
                one.reject()
            else:
                one.close()


def dialogs(window: MainWindow, table: RecordTable) -> Iterator[tuple[str, Callable[[], object]]]:
    """Every dialog, and what opens it on the spending page of an open book."""
    error = KnownError("账套“预算.budget”正被另一个程序使用", "请关闭那个程序后重试")
    yield "new-book", window.books.new
    yield "open-file", window.books.choose
    yield "save-file", window.books.new_sample
    yield "refusal", partial(window.books.tell, error)
    yield "fault", partial(FaultHook(Path("program.log"), partial(how_safe, window)).show, "Traceback\n" * 30)
    yield "find", window.find_everywhere
    yield "settings", window.choose_settings
    yield "help", window.help
    yield "about", partial(show_about, window)
    yield "printed", window.show_printed
    yield "paste", partial(_paste, table)
    for keys, name in {"Ctrl+R": "remainder", "Shift+F2": "history"}.items():
        yield name, table.keys[keys]
    yield "menu", partial(QTest.keyClick, window.menuBar(), Qt.Key.Key_V, Qt.KeyboardModifier.AltModifier)


def _paste(table: RecordTable) -> None:
    QGuiApplication.clipboard().setText("1.20\t3,4\n不是数\t2\n5\t6\n7\t8\n9\t10\n11\t12")
    QTest.keyClick(table, Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)


def take_all(folder: Path, *, dark: bool, size: tuple[int, int]) -> None:
    """Every page and dialog at the scale this process has."""
    with _studio(size, dark=dark, broken=True) as studio:
        studio.take(folder / "welcome.png")
        studio.open()
        for stem in TITLES:
            studio.page(stem)
            studio.take(folder / f"page-{stem}.png")
        table = studio.page("spending").grids[0].table
        for name, open_it in dialogs(studio.window, table):
            table.go_to(AMOUNT)
            studio.take_dialog(open_it, folder / f"dialog-{name}.png")


def take_few() -> None:
    """The pictures the documents show."""
    with _studio(SIZE, dark=False, broken=False) as studio:
        studio.open()
        studio.page("spending")
        studio.window.go_to(AMOUNT)
        QTest.qWait(_PAUSE_MS)
        studio.take(PICTURES / "main-window.png")
    with _studio(SIZE, dark=True, broken=True) as studio:
        studio.open()
        studio.page("performance")
        studio.window.step_finding(1)
        QTest.qWait(_PAUSE_MS)
        studio.take(PICTURES / "findings-dark.png")


@contextmanager
def _studio(size: tuple[int, int], *, dark: bool, broken: bool) -> Iterator[Studio]:
    application = QApplication.instance()
    if not isinstance(application, QApplication):
        application = QApplication([])
    qInstallMessageHandler(_tell)
    colours = "dark" if dark else "light"
    prepare(application, colours=colours)
    with tempfile.TemporaryDirectory() as folder:
        studio = Studio(Path(folder), size, colours, broken=broken)
        yield studio
        studio.window.close()


def _tell(kind: QtMsgType, _context: QMessageLogContext, text: str) -> None:
    """Nothing Qt warns of may pass unseen."""
    if kind != QtMsgType.QtDebugMsg:
        print(f"Qt: {text}", file=sys.stderr)


def _save(widget: QWidget, file: Path) -> None:
    file.parent.mkdir(parents=True, exist_ok=True)
    image = widget.grab().toImage().convertToFormat(QImage.Format.Format_RGB32)
    # Letters on flat grounds have few colours besides those of their smooth edges.
    found = Counter(memoryview(image.constBits()).cast("I")).most_common(_COLOURS)
    signs = [QColor(colour).rgb() for colour in asdict(theme.active()).values()]
    colours = list(dict.fromkeys([*signs, *(colour for colour, _ in found)]))[:_COLOURS]
    image = image.convertToFormat(QImage.Format.Format_Indexed8, colours, Qt.ImageConversionFlag.AvoidDither)
    writer = QImageWriter(str(file))
    # The smallest file.
    writer.setQuality(0)
    writer.write(image)


def main() -> None:
    """Take them, one process for each scale: Qt takes over a scale only when it starts."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--all", type=Path, metavar="FOLDER")
    parser.add_argument("--dark", action="store_true")
    parser.add_argument("--size", type=int, nargs=2, metavar=("WIDTH", "HEIGHT"))
    chosen = parser.parse_args()
    if chosen.all is None:
        take_few()
    elif chosen.size is not None:
        take_all(chosen.all, dark=chosen.dark, size=tuple(chosen.size))
    else:
        for scale, dark, size in RUNS:
            name = f"{size[0]}x{size[1]}-{scale}-{'dark' if dark else 'light'}"
            command = [sys.executable, __file__, "--all", str(chosen.all / name), "--size", *map(str, size)]
            subprocess.run(
                command + (["--dark"] if dark else []),
                check=True,
                env={**os.environ, "QT_SCALE_FACTOR": scale},
            )


if __name__ == "__main__":
    main()
