"""The main window: menus, the desk of the open book, the docks around it, the status bar."""

from datetime import datetime
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QCloseEvent, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QApplication, QLabel, QMainWindow

from budget_desktop.domain.errors import KnownError
from budget_desktop.domain.money import Measure
from budget_desktop.domain.places import EntryPlace, Place
from budget_desktop.gui import theme
from budget_desktop.gui.frame.books import Books
from budget_desktop.gui.frame.keeping import Keeper
from budget_desktop.gui.frame.menus import build_menus
from budget_desktop.gui.frame.telling import TITLE, show_help
from budget_desktop.gui.settings import Settings
from budget_desktop.gui.start import look
from budget_desktop.gui.steady import Steady

if TYPE_CHECKING:
    from budget_desktop.gui.frame.desk import Desk
    from budget_desktop.gui.frame.docks import Docks
    from budget_desktop.gui.frame.leading import Leading
    from budget_desktop.gui.pages.page import Page
    from budget_desktop.gui.session.steps import Step
    from budget_desktop.gui.session.workspace import Workspace
    from budget_desktop.gui.widgets.findings_panel import FindingsPanel

_SIZE = (1366, 720)
_SMALL = (1440, 900)
"""A screen up to this size is best filled."""
_NOTICE_MS = 8000


class MainWindow(QMainWindow):
    """Paints its frame first: what pages, docks and the store import comes after that."""

    painted = Signal()
    """The frame stands on the screen; what takes time may begin."""

    def __init__(self, settings: Settings) -> None:
        super().__init__()
        self.settings = settings
        self.desk: Desk | None = None
        self._is_painted = False
        self._waiting_for: Path | None = None
        self.books = Books(self, settings)
        self.keeper = Keeper(settings, self)
        self.keeper.told.connect(self.notice)
        self._saved = QLabel(self)
        self._edition = QLabel(self)
        self.statusBar().addPermanentWidget(Steady(self._saved))
        self.statusBar().addPermanentWidget(self._edition)
        self.menus = build_menus(self)
        self.setWindowTitle(TITLE)
        self.setAnimated(False)
        self.resize(*_SIZE)
        if not settings.geometry.isEmpty():
            self.restoreGeometry(settings.geometry)
        QApplication.styleHints().colorSchemeChanged.connect(self._follow_scheme)
        self.menus.list_recent(self.settings.recent, self.books.open)
        self._follow()

    @cached_property
    def docks(self) -> "Docks":
        """Steps, paper and findings, made when they are first wanted."""
        from budget_desktop.gui.frame.docks import Docks

        made = Docks(self, self.settings)
        made.wanted.connect(self.go_to)
        made.step_list.step_wanted.connect(self.go_to_step)
        made.step_list.finding_wanted.connect(made.findings.select)
        return made

    @property
    def findings(self) -> "FindingsPanel":
        """What the rules found."""
        return self.docks.findings

    @cached_property
    def leading(self) -> "Leading":
        """The ways to where something is printed, or stands."""
        from budget_desktop.gui.frame.leading import Leading

        return Leading(self)

    def appear(self) -> None:
        """Show for the first time: as large as the screen where that is small and nothing else remembered."""
        room = self.screen().availableSize()
        if self.settings.geometry.isEmpty() and (room.width() <= _SMALL[0] or room.height() <= _SMALL[1]):
            self.showMaximized()
        else:
            self.show()

    def paintEvent(self, event: QPaintEvent) -> None:
        """The first painting is the sign to begin."""
        super().paintEvent(event)
        if not self._is_painted:
            self._is_painted = True
            QTimer.singleShot(0, self, self._begin)

    def _begin(self) -> None:
        self.painted.emit()
        path, self._waiting_for = self._waiting_for, None
        if self.desk is None and (path is None or not self.open_book(path)):
            self._show_welcome()

    # Books

    def open_after_paint(self, path: Path) -> None:
        """Open a book once the frame has been painted: the store's libraries take longer to import."""
        waiting = QLabel(f"正在打开“{path.stem}”", self)
        waiting.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.setCentralWidget(waiting)
        self._waiting_for = path

    def open_book(self, path: Path) -> bool:
        """Open a book in place of the one open now; tells why if it cannot be."""
        from budget_desktop.backups.shelf import Reason
        from budget_desktop.gui.session.workspace import Workspace

        self.keeper.wait()  # it may be this very book that is being closed
        try:
            workspace = Workspace.open(path, self.settings.measure)
        except KnownError as error:
            self.books.tell(error)
            return False
        self.close_book()
        self._enter(workspace)
        self.keeper.keep(workspace, Reason.OPENED)
        self.settings.remember(path)
        self.menus.list_recent(self.settings.recent, self.books.open)
        return True

    def close_book(self) -> None:
        """Write what is being typed, and let the book go."""
        from budget_desktop.backups.shelf import Reason

        desk = self.desk
        if desk is None:
            return
        desk.leave()
        self.docks.close()
        self.desk = None
        self._show_welcome()
        self.keeper.keep(desk.workspace, Reason.CLOSED, then=desk.workspace.let_go())

    def _enter(self, workspace: "Workspace") -> None:
        workspace.setParent(self)
        page = self._set_desk(workspace).tabs.current_page
        self.docks.open(workspace, page.stem())
        # Or Qt would choose: the first thing that takes the focus is the verdict.
        page.enter()
        workspace.noticed.connect(self.notice)
        workspace.saved.connect(self._show_saved)
        workspace.settled.connect(self._follow)
        self._saved.setText("已打开 ✓")
        self._follow()

    def _set_desk(self, workspace: "Workspace") -> "Desk":
        from budget_desktop.gui.frame.desk import Desk

        self.desk = desk = Desk(workspace, self.settings, self)
        desk.header.findings_wanted.connect(self.show_findings)
        desk.header.entries_wanted.connect(lambda total: self.leading.show_entries(total))
        desk.tabs.wanted.connect(self.go_to)
        desk.export_done.connect(self._follow)
        desk.tabs.page_built.connect(self._meet)
        for page in desk.tabs.built:
            self._meet(page)
        desk.tabs.page_shown.connect(self.docks.come_to_page)
        self.setCentralWidget(desk)
        # Qt would do so a turn later; a window that becomes active meanwhile gives its focus to a dock.
        desk.show()
        return desk

    def _meet(self, page: "Page") -> None:
        for grid in page.grids:
            grid.table.addAction(self.menus.printed)

    def _show_welcome(self) -> None:
        welcome = self.books.welcome()
        self.setCentralWidget(welcome)
        welcome.setFocus()
        self._saved.clear()
        self._edition.clear()
        self.menus.list_recent(self.settings.recent, self.books.open)
        self._follow()

    # Following the book

    def _follow(self) -> None:
        workspace = self.desk.workspace if self.desk else None
        self.menus.follow(workspace, self._choose_packet)
        if workspace is None or self.desk is None:
            self.setWindowTitle(TITLE)
            return
        self.setWindowTitle(f"{workspace.path.stem} - {TITLE}")
        self.docks.step_list.show_snapshot(workspace.snapshot, exported=self.desk.is_exported)
        self._edition.setText(workspace.snapshot.edition.title)
        self._edition.setToolTip(f"年度模板 {workspace.snapshot.edition.key}")

    def _choose_packet(self, packet_id: int) -> None:
        if self.desk is not None:
            self.desk.tabs.commit()
            self.desk.workspace.choose_packet(packet_id)

    def _show_saved(self) -> None:
        self._saved.setText(f"已保存 {datetime.now().astimezone():%H:%M:%S} ✓")
        # What was said of the step before, such as how to take it back, holds no longer.
        self.statusBar().clearMessage()

    def notice(self, text: str) -> None:
        """A sentence in the status bar, for a while."""
        self.statusBar().showMessage(text, _NOTICE_MS)

    # Going places

    def show_page(self, stem: str) -> None:
        """Bring a page to the front and put the focus in it."""
        if self.desk is not None:
            self.desk.tabs.show_page(stem)
            self.desk.tabs.current_page.enter()

    def go_to(self, place: Place) -> None:
        """Show an entry on its page, and a printed place beside it where there is room."""
        if isinstance(place, EntryPlace) and place.collection == "reviews":
            self.leading.inspect(place)
        elif self.desk is not None and (isinstance(place, EntryPlace) or not self.docks.show_on_paper(place)):
            self.desk.tabs.go_to(place)

    def go_to_step(self, step: "Step") -> None:
        """Go to where a step is worked on."""
        if step.stem:
            self.show_page(step.stem)
        else:
            self.show_findings()

    def show_steps(self) -> None:
        """Open the steps and go there, or fold them if one is there."""
        self.docks.toggle(self.docks.steps, self.docks.step_list.list)

    def show_paper(self) -> None:
        """The paper beside the entry; on its page where there is no room for that."""
        if not self.docks.fold_paper():
            self.show_page("preview")

    def show_findings(self) -> None:
        """Open the findings and put the focus there."""
        self.docks.enter_findings()

    def next_area(self) -> None:
        """Move the focus around: the page, the steps, the paper, the findings."""
        if self.desk is not None and not self.docks.enter_next(self.focusWidget()):
            self.desk.tabs.current_page.enter()

    def show_printed(self) -> None:
        """Everywhere the entry in hand is printed."""
        self.leading.show_printed()

    def find_everywhere(self) -> None:
        """Find a text, code or amount in everything."""
        self.leading.find()

    def step_finding(self, by: int) -> None:
        """Go to the next finding (1), or the one before (-1)."""
        self.findings.step(by)

    def explain_finding(self) -> None:
        """Write why the finding in hand may stand."""
        self.findings.explain()

    # Actions

    def undo(self) -> None:
        """Take the last step back, after writing what is being typed."""
        if self.desk is not None:
            self.desk.workspace.undo()

    def redo(self) -> None:
        """Do it again."""
        if self.desk is not None:
            self.desk.workspace.redo()

    def set_measure(self, measure: Measure) -> None:
        """Type and show amounts in 元 or 万元."""
        self.settings.measure = measure
        if self.desk is not None and self.desk.workspace.measure != measure:
            self.desk.tabs.commit()
            self.desk.workspace.measure = measure

    def choose_settings(self) -> None:
        """The few things people may set, applied as they are set."""
        from budget_desktop.gui.dialogs.options import OptionsDialog

        dialog = OptionsDialog(self.settings, self)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.points_chosen.connect(self._take_points)
        dialog.measure_chosen.connect(self.set_measure)
        dialog.colours_chosen.connect(self._follow_scheme)
        dialog.open()

    def help(self) -> None:
        """The help page of what is in front."""
        show_help(self)

    # Looks

    def _take_points(self, points: float) -> None:
        self.settings.points = points
        look.resize(look.application(), points)
        self._build_anew()

    def _follow_scheme(self) -> None:
        if theme.choose(self.settings.colours):
            look.colour(look.application())
            self._build_anew()

    def _build_anew(self) -> None:
        """Pages have their measures and colours from when they were built; the place is kept."""
        if self.desk is None:
            self._show_welcome()
            return
        old, workspace = self.desk, self.desk.workspace
        old.leave()
        self._set_desk(workspace)
        self.docks.restyle()
        self._follow()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """The paper needs room."""
        super().resizeEvent(event)
        if self.desk is not None:
            self.docks.fit()

    def closeEvent(self, event: QCloseEvent) -> None:
        """Everything is saved already; only what is being typed remains."""
        self.settings.geometry = self.saveGeometry()
        self.close_book()
        super().closeEvent(event)
        self.hide()
        self.keeper.wait()
