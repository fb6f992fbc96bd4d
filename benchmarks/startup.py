"""Process start to the first painted frame, beside a bare PySide6 window, and to the open sample book."""

import os
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from functools import partial
from pathlib import Path

from benchmarks.measure import Timing, times
from budget_desktop.operations import create_sample

_BARE = """
import os, sys
from PySide6.QtWidgets import QApplication, QMainWindow
from PySide6.QtCore import QTimer
class Window(QMainWindow):
    def paintEvent(self, event):
        QTimer.singleShot(0, lambda: os._exit(0))
        super().paintEvent(event)
application = QApplication(sys.argv)
window = Window(); window.resize(1366, 720); window.show()
application.exec()
"""
_FRAME = """
import os
from PySide6.QtCore import QTimer
from budget_desktop.gui import application as program
class Window(program.MainWindow):
    def paintEvent(self, event):
        # Before ours, so that it comes first: what follows the first painting is not measured.
        QTimer.singleShot(0, lambda: os._exit(0))
        super().paintEvent(event)
program.MainWindow = Window
program.run_window(None)
"""
_BOOK = """
import os, sys
from pathlib import Path
from PySide6.QtWidgets import QApplication
from budget_desktop.gui import application as program
class Window(program.MainWindow):
    def open_book(self, path):
        super().open_book(path)
        QApplication.processEvents()
        os._exit(0)
program.MainWindow = Window
program.run_window(Path(sys.argv[1]))
"""


def startups(runs: int) -> Iterator[Timing]:
    """Whole processes, ended once they have painted. Drawn to memory unless a display is there."""
    environment = {**os.environ}
    if not environment.get("DISPLAY"):
        environment["QT_QPA_PLATFORM"] = "offscreen"
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "sample.budget"
        create_sample(path)
        for name, code, arguments in (
            ("first paint of a bare PySide6 window", _BARE, []),
            ("first paint of our window", _FRAME, []),
            ("the sample book on the screen", _BOOK, [str(path)]),
        ):
            command = [sys.executable, "-c", code, *arguments]
            yield times(
                f"start to {name}",
                runs,
                partial(subprocess.run, command, check=True, env=environment, capture_output=True),
            )
