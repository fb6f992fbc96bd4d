"""How the tour sees that a step is done: by what the window and the book are like, never by who did it."""

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QApplication, QWidget

from budget_desktop.gui.frame.whereabouts import entry_in_hand
from budget_desktop.gui.tour.script import Step
from budget_desktop.gui.tour.spots import spot_of

if TYPE_CHECKING:
    from budget_desktop.gui.frame.desk import Desk
    from budget_desktop.gui.frame.window import MainWindow


def is_done(step: Step, window: "MainWindow", desk: "Desk") -> bool:
    """Whether what a step asks for has come about; never while the book is still being checked."""
    return desk.workspace.snapshot.is_current and DEEDS[step.until](step, window, desk)


def is_interrupted(step: Step, window: "MainWindow", desk: "Desk") -> bool:
    """Whether what a step needs is no longer so, as when somebody went elsewhere before it was done."""
    return bool(step.start) and not DEEDS[step.start](step, window, desk)


def _focused(step: Step, window: "MainWindow", desk: "Desk") -> bool:
    spot = spot_of(step, window, desk)
    return _has_focus(spot.widget)


def _reached(step: Step, window: "MainWindow", desk: "Desk") -> bool:
    page = desk.tabs.current_page
    is_there = _has_focus(page) and entry_in_hand(page) == step.entry
    # Where all is well already nobody need go.
    return is_there or _mended(step, window, desk)


def _returned(step: Step, _window: "MainWindow", desk: "Desk") -> bool:
    return any(finding.key == step.finding for finding in desk.workspace.snapshot.findings)


def _mended(step: Step, window: "MainWindow", desk: "Desk") -> bool:
    return not _returned(step, window, desk)


def _explained(_step: Step, _window: "MainWindow", desk: "Desk") -> bool:
    reasons = (finding.reason for finding in desk.workspace.snapshot.findings)
    return any(reason is not None and not reason.expired for reason in reasons)


def _publishable(_step: Step, _window: "MainWindow", desk: "Desk") -> bool:
    return desk.workspace.verdict.publishable


DEEDS: Mapping[str, Callable[[Step, "MainWindow", "Desk"], bool]] = {
    "focused": _focused,
    "reached": _reached,
    "mended": _mended,
    "returned": _returned,
    "explained": _explained,
    "publishable": _publishable,
}


def _has_focus(widget: QWidget) -> bool:
    at = QApplication.focusWidget()
    return at is not None and (at is widget or widget.isAncestorOf(at))
