"""Take a picture of every page and dialog, to look at; those of the manual: `tools.manual_pictures`.

.venv/bin/python -m tools.take_pictures FOLDER

No display is needed: Qt draws to memory, as on a screen just as large as the window. It takes each page
and dialog at 100, 150 and 200 %, light and dark, in a window of 1366 x 768 as Qt counts; and once more at
150 % in one of 911 x 512 and at 200 % in one of 683 x 384, which is what a screen of 1366 x 768 has then.
"""

import argparse
import json
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
from PySide6.QtGui import QColor, QImage, QImageWriter
from PySide6.QtWidgets import QApplication, QDialog

from budget_desktop.domain.places import EntryPlace, Place
from budget_desktop.gui import theme
from budget_desktop.gui.application import prepare
from budget_desktop.gui.frame.window import MainWindow
from budget_desktop.gui.navigation import TITLES
from budget_desktop.gui.pages.page import Page
from budget_desktop.gui.settings import Settings
from budget_desktop.operations import create_sample
from tools.pictured_dialogs import dialogs, with_files
from tools.stillness import is_still, settle, wait_until

SIZE, CRAMPED, TIGHT = (1366, 768), (911, 512), (683, 384)
AMOUNT = EntryPlace("lines", "L2", "amount")
RUNS = [(scale, dark, SIZE) for scale in ("1", "1.5", "2") for dark in (False, True)] + [
    ("1.5", False, CRAMPED),
    ("2", False, TIGHT),
]
_LOOK_MS = 100
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
        wait_until(lambda: self.window.centralWidget() is not None)
        settle()
        self.folder = folder
        self._book = book

    def open(self, book: Path | None = None) -> None:
        """Open a book, or the studio's own; until then the window shows the welcome."""
        self.window.open_book(book or self._book)
        settle()

    def page(self, stem: str) -> Page:
        """Bring a page to the front."""
        self.window.show_page(stem)
        settle()
        if self.window.desk is None:
            raise RuntimeError("no book is open")
        return self.window.desk.tabs.current_page

    def take(self, file: Path) -> None:
        """The window as it stands."""
        save_image(self.window.grab().toImage(), file)

    def go_to(self, place: Place) -> None:
        """Let the window show a place."""
        self.window.go_to(place)
        settle()

    def take_dialog(self, open_it: Callable[[], object], file: Path) -> None:
        """What a call opens in front of the window, once it shows all it has; it is closed afterwards."""
        look = QTimer(interval=_LOOK_MS)
        look.timeout.connect(partial(self._catch, file, look))
        look.start()
        open_it()
        wait_until(lambda: not look.isActive())
        settle()

    def _catch(self, file: Path, look: QTimer) -> None:
        """Take what is open, and look no more; unless it is not there yet, or not all of it."""
        opened = [one for one in QApplication.topLevelWidgets() if one.isVisible() and one is not self.window]
        # What has not been made active yet shows no frame around what has the focus.
        is_in_front = QApplication.activePopupWidget() or QApplication.activeWindow() in opened
        if not opened or not is_in_front or not is_still():
            return
        look.stop()
        room = self.window.screen().availableSize()
        for number, one in enumerate(opened):
            least = one.minimumSizeHint().expandedTo(one.size())
            if least.width() > room.width() or least.height() > room.height():
                print(f"{file}: {least.width()} x {least.height()} is more than the screen", file=sys.stderr)
            save_image(one.grab().toImage(), file if number == 0 else file.with_stem(f"{file.stem}-{number}"))
        for one in opened:
            if isinstance(one, QDialog):
                one.reject()
            else:
                one.close()


def take_all(folder: Path, *, dark: bool, size: tuple[int, int]) -> None:
    """Every page and dialog at the scale this process has."""
    with studio(size, dark=dark, broken=True) as opened:
        opened.take(folder / "welcome.png")
        opened.open()
        for stem in TITLES:
            opened.page(stem)
            opened.take(folder / f"page-{stem}.png")
        table = opened.page("spending").grids[0].table
        for name, open_it in (*dialogs(opened.window, table), *with_files(opened.window, opened.folder)):
            opened.page("spending")
            table.go_to(AMOUNT)
            opened.take_dialog(open_it, folder / f"dialog-{name}.png")


@contextmanager
def studio(size: tuple[int, int], *, dark: bool, broken: bool = False) -> Iterator[Studio]:
    """A window in a folder of its own, closed and gone afterwards."""
    with tempfile.TemporaryDirectory() as folder:
        application = QApplication.instance() or _application(size, Path(folder))
        if not isinstance(application, QApplication):
            raise RuntimeError("pictures need an application with windows")
        colours = "dark" if dark else "light"
        prepare(application, colours=colours)
        qInstallMessageHandler(_tell)
        opened = Studio(Path(folder), size, colours, broken=broken)
        yield opened
        opened.window.close()


def _application(size: tuple[int, int], folder: Path) -> QApplication:
    """An application that draws to memory, on a screen the window fills."""
    scale = float(os.environ.get("QT_SCALE_FACTOR", "1"))
    width, height = (round(side * scale) for side in size)
    screen = {"name": "studio", "x": 0, "y": 0, "width": width, "height": height}
    described = folder / "screens.json"
    described.write_text(json.dumps({"windowFrameMargins": False, "screens": [screen]}), encoding="utf-8")
    os.environ["QT_QPA_PLATFORM"] = f"offscreen:configfile={described}"
    return QApplication([])


def _tell(kind: QtMsgType, _context: QMessageLogContext, text: str) -> None:
    """Nothing Qt warns of may pass unseen, but for what cannot be had without a display."""
    if kind != QtMsgType.QtDebugMsg and not text.startswith("This plugin does not support"):
        print(f"Qt: {text}", file=sys.stderr)


def save_image(image: QImage, file: Path) -> None:
    """Write a picture small: with few colours, those that mean something among them."""
    file.parent.mkdir(parents=True, exist_ok=True)
    image = image.convertToFormat(QImage.Format.Format_RGB32)
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
    parser.add_argument("folder", type=Path)
    parser.add_argument("--dark", action="store_true")
    parser.add_argument("--size", type=int, nargs=2, metavar=("WIDTH", "HEIGHT"))
    chosen = parser.parse_args()
    if chosen.size is not None:
        take_all(chosen.folder, dark=chosen.dark, size=tuple(chosen.size))
    else:
        for scale, dark, size in RUNS:
            name = f"{size[0]}x{size[1]}-{scale}-{'dark' if dark else 'light'}"
            command = [
                sys.executable,
                "-m",
                __spec__.name,
                str(chosen.folder / name),
                "--size",
                *map(str, size),
            ]
            subprocess.run(
                command + (["--dark"] if dark else []),
                check=True,
                env={**os.environ, "QT_SCALE_FACTOR": scale},
            )


if __name__ == "__main__":
    main()
