"""The course of the tour: where one stands in it, in which book, and what is shown of it."""

from contextlib import suppress
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer

from budget_desktop.gui.tour.deeds import is_done, is_interrupted
from budget_desktop.gui.tour.panel import TourPanel
from budget_desktop.gui.tour.script import Page, Step, script
from budget_desktop.gui.tour.spots import Frame, spot_of
from budget_desktop.samples import PRACTICE

if TYPE_CHECKING:
    from collections.abc import Callable

    from budget_desktop.gui.frame.window import MainWindow
    from budget_desktop.gui.session.workspace import Workspace

_KEY = "tour"
_LEFT = "left"
_LOOK_MS = 200
"""How often it looks what was done: soon enough to follow a key, and next to nothing to do."""


class Tour(QObject):
    """Offers itself in a practice book that was not toured yet, and comes back where it was interrupted.

    The place in the tour is kept in the settings, per book: a number, and whether it was left.
    """

    def __init__(self, window: "MainWindow", stand_beside: "Callable[[TourPanel | None], None]") -> None:
        """`stand_beside` finds a place in the window for a panel, or for none any more."""
        super().__init__(window)
        self._window = window
        self._stand_beside = stand_beside
        self._workspace: Workspace | None = None
        self._packet_id = 0
        self._number = 0
        self._is_skipping = False
        """Whether the step in hand was turned to, not come to by a deed that could be undone."""
        self._panel: TourPanel | None = None
        self._frame = Frame(window)
        self._look = QTimer(self, interval=_LOOK_MS)
        self._look.timeout.connect(self.look)

    @property
    def panel(self) -> TourPanel | None:
        """The panel, while there is one."""
        return self._panel

    def follow(self, workspace: "Workspace | None") -> None:
        """Another book is open, or none: the panel of the one before goes."""
        self._close()
        self._workspace = workspace if workspace is not None and _is_practice(workspace) else None
        if self._workspace is None:
            return
        self._packet_id = self._workspace.packet_id
        self._number, was_left = self._read()
        if not was_left:
            self._open()

    def take_up(self) -> None:
        """Go on with the tour where it was left, or from the beginning after its end; in a new practice book
        if none is open."""
        if self._workspace is None:
            self._window.books.new_sample(broken=True)
        elif self._panel is None:
            if self._number > len(script().steps):
                self._number = 0
            self._open()
        if self._panel is not None:
            self._panel.enter()

    def restyle(self) -> None:
        """Take over another size of letters or other colours."""
        if self._panel is not None:
            self._close()
            self._open()

    def look(self) -> None:
        """See what was done, and go on as far as that goes. It is about one packet of the book only."""
        desk, before = self._window.desk, self._number
        if desk is None or desk.workspace.packet_id != self._packet_id:
            self._frame.hide()
            return
        done = ""
        while (step := self._step) is not None and is_done(step, self._window, desk):
            done = step.title
            self._number += 1
        if step is not None and not self._is_skipping and is_interrupted(step, self._window, desk):
            self._number -= 1
        if self._number != before:
            self._is_skipping = False
            self._show(done)
        self._mark()

    @property
    def _step(self) -> Step | None:
        """The step in hand; none at the offer and at the end."""
        steps = script().steps
        return steps[self._number - 1] if 1 <= self._number <= len(steps) else None

    @property
    def _page(self) -> Page:
        return self._step or (script().end if self._number else script().offer)

    def _open(self) -> None:
        self._is_skipping = True
        if self._panel is None:
            self._panel = panel = TourPanel(self._window)
            panel.on_wanted.connect(lambda: self._turn(1))
            panel.back_wanted.connect(lambda: self._turn(-1))
            panel.left.connect(self._leave)
            self._stand_beside(panel)
        self._show("")
        self._look.start()

    def _turn(self, by: int) -> None:
        if self._number == 0:
            # Begun from the keyboard: the next key is for the page.
            self._enter_page()
        self._number += by
        self._is_skipping = True
        self._show("")
        self._mark()

    def _leave(self) -> None:
        if self._panel is not None:
            self._write(_LEFT)
            self._close()
            self._enter_page()

    def _enter_page(self) -> None:
        if self._window.desk is not None:
            self._window.desk.tabs.current_page.enter()

    def _close(self) -> None:
        self._look.stop()
        self._frame.hide()
        panel, self._panel = self._panel, None
        if panel is not None:
            self._stand_beside(None)
            panel.deleteLater()

    def _show(self, done: str) -> None:
        if self._panel is not None:
            self._panel.show_page(self._page, self._number, len(script().steps), done)
            self._write("")

    def _mark(self) -> None:
        step, desk = self._step, self._window.desk
        if step is None or desk is None:
            self._frame.hide()
        else:
            self._frame.show_at(spot_of(step, self._window, desk))

    def _read(self) -> tuple[int, bool]:
        if self._workspace is None:
            return 0, False
        number, _, left = self._window.settings.of_book(self._workspace.path, _KEY).partition(" ")
        with suppress(ValueError):
            return min(max(int(number), 0), len(script().steps) + 1), left == _LEFT
        return 0, False

    def _write(self, left: str) -> None:
        if self._workspace is not None:
            kept = f"{self._number} {left}".strip()
            self._window.settings.keep_of_book(self._workspace.path, _KEY, kept)


def _is_practice(workspace: "Workspace") -> bool:
    """Whether the book began as a practice book, as its own log says."""
    place = next(step.entry for step in script().steps if step.entry is not None)
    changes = workspace.history(place)
    return bool(changes) and changes[-1].label == PRACTICE
