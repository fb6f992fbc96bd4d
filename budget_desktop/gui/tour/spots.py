"""Where in the window a step of the tour takes place, and the frame around it."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QWidget

from budget_desktop.gui import theme
from budget_desktop.gui.navigation import TITLES
from budget_desktop.gui.tour.script import Step

if TYPE_CHECKING:
    from budget_desktop.gui.frame.desk import Desk
    from budget_desktop.gui.frame.window import MainWindow

_PEN = 3


@dataclass(frozen=True, slots=True)
class Spot:
    """A part of a widget."""

    widget: QWidget
    part: QRect

    @classmethod
    def whole(cls, widget: QWidget) -> "Spot":
        """All of a widget."""
        return cls(widget, widget.rect())


def spot_of(step: Step, window: "MainWindow", desk: "Desk") -> Spot:
    """Where to look. What is folded away or on another page is led to by what is in sight."""
    return PLACES[step.place](step, window, desk)


def _verdict(_step: Step, _window: "MainWindow", desk: "Desk") -> Spot:
    return Spot.whole(desk.header.verdict)


def _findings(step: Step, window: "MainWindow", desk: "Desk") -> Spot:
    if window.findings.isVisible():
        return Spot.whole(window.findings.table)
    return _verdict(step, window, desk)


def _entry(step: Step, window: "MainWindow", desk: "Desk") -> Spot:
    for grid in desk.tabs.current_page.grids:
        index = grid.model.index_of(step.entry) if step.entry else None
        if index is not None and index.isValid() and grid.isVisible():
            viewport = grid.table.viewport()
            return Spot(viewport, grid.table.visualRect(index) & viewport.rect())
    return _findings(step, window, desk)


def _guesses(step: Step, window: "MainWindow", desk: "Desk") -> Spot:
    guesses, current = window.findings.guesses, window.findings.current
    is_about_it = current is not None and current.key == step.finding
    return Spot.whole(guesses) if guesses.isVisible() and is_about_it else _findings(step, window, desk)


def _income(_step: Step, _window: "MainWindow", desk: "Desk") -> Spot:
    page = desk.tabs.current_page
    if page.stem() == "income" and page.grids:
        return Spot.whole(page.grids[0])
    bar = desk.tabs.tabBar()
    return Spot(bar, bar.tabRect(list(TITLES).index("income")))


def _reason(step: Step, window: "MainWindow", desk: "Desk") -> Spot:
    editor = window.findings.reason
    return Spot.whole(editor) if editor.isVisible() else _findings(step, window, desk)


PLACES: Mapping[str, Callable[[Step, "MainWindow", "Desk"], Spot]] = {
    "verdict": _verdict,
    "findings": _findings,
    "entry": _entry,
    "guesses": _guesses,
    "income": _income,
    "reason": _reason,
}


class Frame(QWidget):
    """Drawn over the window around a spot; it takes neither clicks nor the focus."""

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        self._window = window
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.hide()

    def show_at(self, spot: Spot) -> None:
        """Frame a spot, where it is now."""
        corner = spot.widget.mapTo(self._window, QPoint(0, 0))
        around = spot.part.translated(corner).adjusted(-_PEN, -_PEN, _PEN, _PEN)
        if around != self.geometry():
            self.setGeometry(around & self._window.rect())
        self.setVisible(not spot.part.isEmpty())
        self.raise_()

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002 - Qt names the argument
        """The frame alone; what it frames stays to be seen."""
        painter = QPainter(self)
        painter.setPen(QPen(QColor(theme.active().accent), _PEN))
        painter.drawRect(self.rect().adjusted(1, 1, -2, -2))
        painter.end()
