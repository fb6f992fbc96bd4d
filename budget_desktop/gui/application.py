"""Start of the window: what must be in place before the first widget, then the window, then the book."""

import os
import sys
from functools import partial
from pathlib import Path

from PySide6.QtCore import QLibraryInfo, QLocale, QTranslator
from PySide6.QtWidgets import QApplication

from budget_desktop import user_files
from budget_desktop.gui import theme
from budget_desktop.gui.frame.telling import TITLE
from budget_desktop.gui.frame.window import MainWindow
from budget_desktop.gui.settings import POINTS, Settings
from budget_desktop.gui.start import input_method, look
from budget_desktop.gui.start.words import MissingWords

_NAME = "budget-desktop"


def run_window(book_path: Path | None) -> int:
    """Show the window, with the book if one is named; returns the exit code."""
    plugins = Path(QLibraryInfo.path(QLibraryInfo.LibraryPath.PluginsPath))
    input_method.adapt(os.environ, plugins)
    application = QApplication(sys.argv[:1])
    settings = Settings(user_files.settings_folder() / "window.ini")
    _dress(application, settings.points, settings.colours)
    window = MainWindow(settings)
    if book_path is not None:
        window.open_after_paint(book_path)
    window.painted.connect(partial(_translate, application))
    window.painted.connect(partial(_watch, window))
    window.appear()
    return application.exec()


def prepare(application: QApplication, points: float = POINTS, colours: str = theme.SYSTEM) -> None:
    """Face, colours and Chinese for Qt's own dialogs. Before the first widget."""
    _dress(application, points, colours)
    _translate(application)


def _dress(application: QApplication, points: float, colours: str) -> None:
    application.setApplicationName(_NAME)
    application.setApplicationDisplayName(TITLE)
    QLocale.setDefault(QLocale(QLocale.Language.Chinese, QLocale.Country.China))
    look.begin(application, points, colours)


def _translate(application: QApplication) -> None:
    """Qt's own dialogs and menus speak Chinese."""
    # Asked last: Qt begins with what was installed last.
    application.installTranslator(MissingWords(application))
    translator = QTranslator(application)
    folder = QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath)
    if translator.load("qtbase_zh_CN", folder):
        application.installTranslator(translator)


def _watch(window: MainWindow) -> None:
    """Log warnings, ours and Qt's, and tell of faults."""
    # Imported when the frame stands on the screen.
    from budget_desktop.gui.frame.safety import how_safe
    from budget_desktop.gui.start import faults

    log_file = user_files.log_folder() / faults.NAME
    faults.log_to(log_file)
    faults.log_qt()
    faults.FaultHook(log_file, partial(how_safe, window)).install()
