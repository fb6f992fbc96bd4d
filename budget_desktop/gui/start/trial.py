"""The window tried without a screen: opened on a book, every page built and drawn to memory, closed."""

from pathlib import Path

from PySide6.QtCore import QLibraryInfo
from PySide6.QtWidgets import QApplication

from budget_desktop.domain.errors import KnownError
from budget_desktop.gui.application import prepare
from budget_desktop.gui.frame.window import MainWindow
from budget_desktop.gui.navigation import TITLES
from budget_desktop.gui.settings import Settings
from budget_desktop.gui.start import faults


def can_draw_to_memory() -> bool:
    """Whether this Qt has its screen that is none. Without it Qt would end the process."""
    plugins = Path(QLibraryInfo.path(QLibraryInfo.LibraryPath.PluginsPath))
    return any((plugins / "platforms").glob("*qoffscreen*"))


def try_window(book: Path, settings_file: Path) -> int:
    """Open the window on a book and show every page; returns how many. KnownError where that fails."""
    # Said on the command line, this goes before what the environment says.
    application = QApplication.instance() or QApplication(["budget-desktop", "-platform", "offscreen"])
    if not isinstance(application, QApplication):
        raise KnownError("窗口打不开", "请直接运行自检命令")
    faults.log_qt()
    prepare(application)
    settings = Settings(settings_file)
    settings.backs_up = False  # the book is a trial's too
    window = MainWindow(settings)
    try:
        window.show()
        if not window.open_book(book):
            raise KnownError("窗口里打不开示例账套", "程序文件可能损坏，请重新安装")
        for stem in TITLES:
            window.show_page(stem)
            application.processEvents()
            window.grab()
    finally:
        window.close()
    return len(TITLES)
