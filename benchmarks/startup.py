"""Process start to first painted window: ours on the sample book, beside a bare PySide6 window."""

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
import sys
from PySide6.QtWidgets import QApplication, QMainWindow
from PySide6.QtCore import QTimer
class Window(QMainWindow):
    def paintEvent(self, event):
        super().paintEvent(event)
        QTimer.singleShot(0, application.quit)
application = QApplication(sys.argv)
window = Window(); window.resize(1366, 720); window.show()
application.exec()
"""
_OURS = """
import sys
from pathlib import Path
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication
from budget_desktop.gui import application as program
class Window(program.MainWindow):
    def paintEvent(self, event):
        super().paintEvent(event)
        QTimer.singleShot(0, QApplication.quit)
program.MainWindow = Window
program.run_window(Path(sys.argv[1]) if len(sys.argv) > 1 else None)
"""


def startups(runs: int) -> Iterator[Timing]:
    """Whole processes, ended by their first paint. Drawn to memory unless a display is there."""
    environment = {**os.environ}
    if not environment.get("DISPLAY"):
        environment["QT_QPA_PLATFORM"] = "offscreen"
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "sample.budget"
        create_sample(path)
        for name, code, arguments in (
            ("bare PySide6 window", _BARE, []),
            ("our window, no book", _OURS, []),
            ("our window on the sample book", _OURS, [str(path)]),
        ):
            command = [sys.executable, "-c", code, *arguments]
            yield times(
                f"start to first paint: {name}",
                runs,
                partial(subprocess.run, command, check=True, env=environment, capture_output=True),
            )
