"""Dress the application: style, colours, and the size of the letters."""

from PySide6.QtWidgets import QApplication

from budget_desktop.gui import collector, theme
from budget_desktop.gui.start import fonts


def begin(application: QApplication, points: float, colours: str) -> None:
    """Before the first widget."""
    theme.choose(colours)
    application.setStyle("Fusion")
    application.setFont(fonts.window_font(points))
    colour(application)


def colour(application: QApplication) -> None:
    """Put on the colours in use."""
    with collector.paused():
        # Taken off first: to exchange one for another Qt goes through all it ever dressed, and trips over
        # widgets that are gone.
        application.setStyleSheet("")
        application.setPalette(theme.palette())
        application.setStyleSheet(theme.style_sheet())


def resize(application: QApplication, points: float) -> None:
    """Letters of another size."""
    font = application.font()
    font.setPointSizeF(points)
    with collector.paused():
        application.setFont(font)
        # A style sheet keeps the font it was put on with.
        application.setStyleSheet("")
        application.setStyleSheet(theme.style_sheet())


def application() -> QApplication:
    """The one there is."""
    found = QApplication.instance()
    return found if isinstance(found, QApplication) else QApplication([])
