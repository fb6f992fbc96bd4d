"""The docks around the desk: the steps at the left, the paper at the right, the findings below.

In a practice book the panel of the tour stands above the paper, or lies above the page where that is narrow.
"""

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt, QTimer, Signal
from PySide6.QtGui import QCloseEvent
from PySide6.QtWidgets import QApplication, QDockWidget, QMainWindow, QWidget

from budget_desktop.domain.places import Place
from budget_desktop.gui import theme
from budget_desktop.gui.session.workspace import Workspace
from budget_desktop.gui.settings import Settings
from budget_desktop.gui.tour.guide import Tour
from budget_desktop.gui.tour.panel import TourPanel
from budget_desktop.gui.widgets.findings_panel import FindingsPanel
from budget_desktop.gui.widgets.sheet_view import SheetView
from budget_desktop.gui.widgets.step_list import StepList

if TYPE_CHECKING:
    from budget_desktop.gui.frame.window import MainWindow

WIDE_ENOUGH = 96
"""From this width on the paper has room beside the entry, in letters: 1366 pixels less a window's frame."""

HIGH_ENOUGH = 46
"""From this height on the findings have room below the entry, in letters: 768 pixels less frame and panel."""

STEPS_FIT = 60
"""From this width on the steps stand beside the entry when a book is opened, in letters."""

_PAPER, _WHOLE_PAGE = "paper", "preview"
"""The dock, and the page that shows the same as large as the window."""

_PAPER_SHARE = 0.31
"""Part of the window's width the paper takes, before anybody has drawn it wider."""

_FINDINGS = 4
"""Findings in sight, before anybody has drawn the list higher."""


class Docks(QObject):
    """Foldable; their state is kept in the settings."""

    wanted = Signal(object)
    """An entry is to be shown."""

    def __init__(self, window: "MainWindow", settings: Settings) -> None:
        super().__init__(window)
        self._window = window
        self._settings = settings
        self._workspace: Workspace | None = None
        self._guest: TourPanel | None = None
        self._steps_gave_way = False
        """Whether the steps are folded to make room for the panel of the tour."""
        self._page = ""
        self.findings = FindingsPanel(window)
        self.findings.wanted.connect(self.wanted)
        self.step_list = StepList(window)
        self.steps = _dock("steps", "步骤", self.step_list, window)
        self.sheet = SheetView(window)
        self.sheet.wanted.connect(self.wanted)
        self.sheet.set_zoom(settings.zoom(_PAPER))
        self.sheet.set_following(settings.paper_follows)
        self.sheet.zoom_chosen.connect(lambda value: settings.remember_zoom(_PAPER, value))
        self.sheet.following_switched.connect(self._remember_following)
        self.paper = _dock(_PAPER, "纸面预览", self.sheet, window)
        area = Qt.DockWidgetArea
        window.addDockWidget(area.LeftDockWidgetArea, self.steps)
        window.addDockWidget(area.RightDockWidgetArea, self.paper)
        window.addDockWidget(area.BottomDockWidgetArea, self.findings)
        window.setCorner(Qt.Corner.BottomLeftCorner, area.LeftDockWidgetArea)
        window.setCorner(Qt.Corner.BottomRightCorner, area.BottomDockWidgetArea)
        self.paper.toggleViewAction().triggered.connect(self._want_paper)
        self.paper.closed.connect(lambda: self._want_paper(on=False))
        self.tour = Tour(window, self.stand_beside)
        self._hide()

    @property
    def all(self) -> tuple[QDockWidget, ...]:
        """The docks, in the order F6 visits them."""
        guests = () if self._guest is None else (self._guest,)
        return *guests, self.steps, self.paper, self.findings

    def open(self, workspace: Workspace, stem: str) -> None:
        """Show a book's docks, beside the page in front."""
        self._workspace = workspace
        self.sheet.follow(workspace, with_prose=True, by_click=True)
        self._page = stem
        self.sheet.come_to_page(stem)
        self.findings.follow(workspace)
        self.steps.setVisible(self._is_room_for_steps)
        self.findings.setVisible(self._is_high_enough)
        self.fit()
        # Not before the new middle has its size, or the dock would grow with every opening.
        QTimer.singleShot(0, self, self._arrange)

    def close(self) -> None:
        """The book goes: remember the state and hide."""
        # Before the state is kept: the panel of the tour belongs to one book.
        self.tour.follow(None)
        if self._workspace is not None:
            self._settings.docks = self._window.saveState()
        self._workspace = None
        self.sheet.leave()
        self.findings.follow(None)
        self._hide()

    @property
    def paper_fits(self) -> bool:
        """Whether there is room for the paper beside the page, and that is not the paper itself."""
        return self._page != _WHOLE_PAGE and self._is_wide_enough

    @property
    def _is_wide_enough(self) -> bool:
        return self._window.width() >= WIDE_ENOUGH * self._em

    @property
    def _is_room_for_steps(self) -> bool:
        return self._window.width() >= STEPS_FIT * self._em

    @property
    def _em(self) -> int:
        return self._window.fontMetrics().horizontalAdvance("国")

    @property
    def _is_high_enough(self) -> bool:
        return self._window.height() >= HIGH_ENOUGH * self._em

    def fit(self) -> None:
        """Fold the paper into its tab where the window is too narrow, and bring it back where it is not."""
        if self._workspace is not None:
            self.paper.setVisible(self._settings.paper and self.paper_fits)
            self.paper.toggleViewAction().setEnabled(self.paper_fits)

    def come_to_page(self, stem: str) -> None:
        """Another page came to the front."""
        self._page = stem
        self.sheet.come_to_page(stem)
        self.fit()

    def show_on_paper(self, place: Place) -> bool:
        """Show a printed place in the dock; False where it has no room there."""
        if not self.paper_fits:
            return False
        self._want_paper(on=True)
        return self.sheet.go_to(place)

    def fold_paper(self) -> bool:
        """Open the paper and go there, or fold it if one is there; False where it has no room."""
        if not self.paper_fits:
            return False
        inside = self.paper.isAncestorOf(QApplication.focusWidget() or self._window)
        self._want_paper(on=not (inside and self.paper.isVisible()))
        if self.paper.isVisible():
            self.sheet.setFocus()
        return True

    def toggle(self, dock: QDockWidget, inside: QWidget) -> None:
        """Open a dock and go there, or fold it if one is there."""
        if dock.isVisible() and dock.isAncestorOf(QApplication.focusWidget() or self._window):
            dock.hide()
        else:
            dock.show()
            inside.setFocus()

    def enter_findings(self) -> None:
        """Open the findings and go to the one last chosen."""
        self.findings.show()
        table = self.findings.table
        if not table.currentIndex().isValid() and table.model().rowCount():
            table.selectRow(0)
        table.setFocus()

    def enter_next(self, at: QWidget | None) -> bool:
        """Go from one open dock to the next, beginning outside; False after the last."""
        shown = [dock for dock in self.all if dock.isVisible()]
        here = next((n for n, dock in enumerate(shown) if at is not None and dock.isAncestorOf(at)), -1)
        if here + 1 >= len(shown):
            return False
        following = shown[here + 1]
        if following is self.findings:
            self.enter_findings()
        elif following is self._guest:
            self._guest.enter()
        else:
            (self.sheet if following is self.paper else self.step_list.list).setFocus()
        return True

    def stand_beside(self, guest: TourPanel | None) -> None:
        """Take in the panel of the tour, above the paper, in place of the one there was."""
        if self._guest is not None:
            self._window.removeDockWidget(self._guest)
        self._guest = guest
        beside = guest is not None and self._is_room_for_steps
        self._make_room(for_guest=beside)
        if guest is None:
            return
        if beside:
            self._window.addDockWidget(Qt.DockWidgetArea.RightDockWidgetArea, guest)
            self._window.splitDockWidget(guest, self.paper, Qt.Orientation.Vertical)
        else:
            guest.lie_flat()
            self._window.addDockWidget(Qt.DockWidgetArea.TopDockWidgetArea, guest)
        guest.show()

    def _make_room(self, *, for_guest: bool) -> None:
        """Where the paper has no room, the steps give way to the panel of the tour, and come back."""
        if self._steps_gave_way:
            self.steps.show()
        self._steps_gave_way = for_guest and not self._is_wide_enough and self.steps.isVisible()
        if self._steps_gave_way:
            self.steps.hide()

    def restyle(self) -> None:
        """Take over another size of letters or other colours."""
        self.tour.restyle()
        self.findings.table.fit_columns()
        self.step_list.fit()
        self.sheet.restyle()
        self.fit()

    def _want_paper(self, on: bool) -> None:
        self._settings.paper = on
        self.fit()

    def _remember_following(self, following: bool) -> None:
        self._settings.paper_follows = following

    @property
    def findings_height(self) -> int:
        """How high the findings are before anybody has drawn them higher."""
        table = self.findings.table
        heads = self.findings.head.sizeHint().height() + table.horizontalHeader().sizeHint().height()
        return heads + _FINDINGS * theme.row_height(table) + 2 * table.frameWidth()

    def _arrange(self) -> None:
        if self._workspace is None:
            return
        if self._settings.docks.isEmpty():
            self._window.resizeDocks([self.findings], [self.findings_height], Qt.Orientation.Vertical)
            self._window.resizeDocks(
                [self.steps, self.paper],
                [self.step_list.minimumWidth(), round(self._window.width() * _PAPER_SHARE)],
                Qt.Orientation.Horizontal,
            )
        else:
            self._window.restoreState(self._settings.docks)
        self.fit()
        self.tour.follow(self._workspace)

    def _hide(self) -> None:
        for dock in self.all:
            dock.hide()


class _Dock(QDockWidget):
    closed = Signal()
    """Somebody closed it, which is more than that it cannot be seen."""

    def closeEvent(self, event: QCloseEvent) -> None:
        super().closeEvent(event)
        self.closed.emit()


def _dock(name: str, title: str, inside: QWidget, window: QMainWindow) -> _Dock:
    made = _Dock(title, window)
    made.setObjectName(name)
    made.setFeatures(
        QDockWidget.DockWidgetFeature.DockWidgetClosable | QDockWidget.DockWidgetFeature.DockWidgetMovable
    )
    made.setWidget(inside)
    return made
