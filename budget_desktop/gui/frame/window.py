"""The main window: menus, the desk of the open book, the findings dock, the status bar."""

from collections.abc import Callable
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QCloseEvent, QPaintEvent
from PySide6.QtWidgets import QFileDialog, QLabel, QMainWindow, QMessageBox

from budget_desktop import __version__
from budget_desktop.domain.errors import KnownError
from budget_desktop.domain.money import Measure
from budget_desktop.gui.frame.menus import build_menus
from budget_desktop.gui.pages.welcome import WelcomePage
from budget_desktop.gui.session.workspace import Workspace
from budget_desktop.gui.settings import Settings
from budget_desktop.gui.widgets.findings_panel import FindingsPanel

if TYPE_CHECKING:
    from budget_desktop.gui.frame.desk import Desk

TITLE = "部门预算编报"
SUFFIX = ".budget"
_FILTER = f"账套 (*{SUFFIX})"
_SIZE = (1366, 720)
_NOTICE_MS = 8000


class MainWindow(QMainWindow):
    """Paints empty first; `open_book` then brings in the store and everything behind it."""

    def __init__(self, settings: Settings) -> None:
        super().__init__()
        self.settings = settings
        self.desk: Desk | None = None
        self._waiting_for: Path | None = None
        self.findings = FindingsPanel(self)
        self.findings.wanted.connect(lambda place: self.desk and self.desk.tabs.go_to(place))
        self.addDockWidget(Qt.DockWidgetArea.BottomDockWidgetArea, self.findings)
        self.findings.hide()
        self._saved = QLabel(self)
        self._edition = QLabel(self)
        self.statusBar().addPermanentWidget(self._saved)
        self.statusBar().addPermanentWidget(self._edition)
        self.menus = build_menus(self)
        self.setWindowTitle(TITLE)
        self.setAnimated(False)
        self.resize(*_SIZE)
        if not settings.geometry.isEmpty():
            self.restoreGeometry(settings.geometry)
        self._show_welcome()
        self._follow()

    # Books

    def open_after_paint(self, path: Path) -> None:
        """Open a book once the frame has been painted: the store's libraries take longer to import."""
        waiting = QLabel(f"正在打开“{path.stem}”", self)
        waiting.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.setCentralWidget(waiting)
        self._waiting_for = path

    def paintEvent(self, event: QPaintEvent) -> None:
        """The first painting is the sign to begin."""
        super().paintEvent(event)
        path, self._waiting_for = self._waiting_for, None
        if path is not None:
            QTimer.singleShot(0, self, lambda: self._open_or_welcome(path))

    def _open_or_welcome(self, path: Path) -> None:
        if not self.open_book(path):
            self._show_welcome()

    def open_book(self, path: Path) -> bool:
        """Open a book in place of the one open now; tells why if it cannot be."""
        try:
            workspace = Workspace.open(path)
        except KnownError as error:
            self._tell(error)
            return False
        self.close_book()
        self._enter(workspace)
        self.settings.remember(path)
        self._list_recent()
        return True

    def new_book(self) -> None:
        """Ask for the department, then for a file, and begin."""
        from budget_desktop.gui.dialogs.new_book import NewBookDialog

        dialog = NewBookDialog(self)
        if not dialog.exec():
            return
        packet = dialog.packet()

        def make(path: Path) -> None:
            from budget_desktop.store.book import Book

            with Book.create(path) as book:
                book.edit("新建账套", lambda draft: draft.add_packet(packet))

        self._make_book(f"{packet.header.department}{packet.header.year}", make)

    def new_sample(self) -> None:
        """Ask for a file and fill it with the sample."""

        def make(path: Path) -> None:
            from budget_desktop.operations import create_sample

            create_sample(path)

        self._make_book("示例账套", make)

    def choose_book(self) -> None:
        """Ask which book to open."""
        name, _ = QFileDialog.getOpenFileName(self, "打开账套", self._folder(), _FILTER)
        if name:
            self.open_book(Path(name))

    def close_book(self) -> None:
        """Write what is being typed, and let the book go."""
        desk = self.desk
        if desk is None:
            return
        desk.leave()
        self.settings.docks = self.saveState()
        self.desk = None
        self._show_welcome()
        desk.workspace.close()

    def _make_book(self, name: str, make: Callable[[Path], None]) -> None:
        wanted = str(Path(self._folder()) / f"{name}{SUFFIX}")
        chosen, _ = QFileDialog.getSaveFileName(self, "新账套放在哪里", wanted, _FILTER)
        if not chosen:
            return
        path = Path(chosen) if chosen.endswith(SUFFIX) else Path(chosen + SUFFIX)
        try:
            make(path)
        except KnownError as error:
            self._tell(error)
            return
        self.open_book(path)

    def _folder(self) -> str:
        recent = self.settings.recent
        return str(recent[0].parent if recent else Path.home())

    def _enter(self, workspace: Workspace) -> None:
        workspace.setParent(self)
        from budget_desktop.gui.frame.desk import Desk

        desk = Desk(workspace, self.settings, self)
        desk.header.findings_wanted.connect(self.show_findings)
        workspace.noticed.connect(self.notice)
        workspace.saved.connect(self._show_saved)
        workspace.refreshed.connect(self._follow)
        self.desk = desk
        self.setCentralWidget(desk)
        self.findings.show()
        # Not before the new middle has its size, or the dock would grow with every opening.
        QTimer.singleShot(0, self, self._arrange)
        self._saved.setText("已打开 ✓")
        self._follow()

    def _arrange(self) -> None:
        if self.settings.docks.isEmpty():
            height = self.findings.table.sizeHint().height()
            self.resizeDocks([self.findings], [height], Qt.Orientation.Vertical)
        else:
            self.restoreState(self.settings.docks)

    def _show_welcome(self) -> None:
        welcome = WelcomePage(self)
        welcome.sample_button.clicked.connect(self.new_sample)
        welcome.new_button.clicked.connect(self.new_book)
        welcome.open_button.clicked.connect(self.choose_book)
        welcome.chosen.connect(self.open_book)
        welcome.show_recent(self.settings.recent)
        self.setCentralWidget(welcome)
        welcome.setFocus()
        self.findings.hide()
        self._saved.clear()
        self._edition.clear()
        self._list_recent()
        self._follow()

    # Following the book

    def _follow(self) -> None:
        workspace = self.desk.workspace if self.desk else None
        for action in self.menus.of_book:
            action.setEnabled(workspace is not None)
        undo, redo = (workspace.undo_label, workspace.redo_label) if workspace else ("", "")
        self.menus.undo.setText(f"撤销“{undo}”" if undo else "撤销")
        self.menus.undo.setEnabled(bool(undo))
        self.menus.redo.setText(f"重做“{redo}”" if redo else "重做")
        self.menus.redo.setEnabled(bool(redo))
        self.menus.years.setEnabled(workspace is not None)
        if workspace is None:
            self.setWindowTitle(TITLE)
            return
        self.setWindowTitle(f"{workspace.path.stem} - {TITLE}")
        self.findings.show_snapshot(workspace.snapshot)
        self._edition.setText(workspace.snapshot.edition.title)
        self._edition.setToolTip(f"年度模板 {workspace.snapshot.edition.key}")
        self.menus.measures[workspace.measure].setChecked(True)
        self.menus.years.clear()
        for info in workspace.packets:
            action = self.menus.years.addAction(f"{info.department} {info.year} {info.stage.value}")
            action.setCheckable(True)
            action.setChecked(info.id == workspace.packet_id)
            action.triggered.connect(lambda _on, chosen=info.id: self._choose_packet(chosen))

    def _choose_packet(self, packet_id: int) -> None:
        if self.desk is not None:
            self.desk.tabs.commit()
            self.desk.workspace.choose_packet(packet_id)

    def _list_recent(self) -> None:
        self.menus.recent.clear()
        for path in self.settings.recent:
            action = self.menus.recent.addAction(str(path))
            action.triggered.connect(lambda _on, chosen=path: self.open_book(chosen))
        self.menus.recent.setEnabled(bool(self.settings.recent))

    def _show_saved(self) -> None:
        self._saved.setText(f"已保存 {datetime.now().astimezone():%H:%M:%S} ✓")

    def notice(self, text: str) -> None:
        """A sentence in the status bar, for a while."""
        self.statusBar().showMessage(text, _NOTICE_MS)

    # Actions

    def show_page(self, stem: str) -> None:
        """Bring a page to the front and put the focus in it."""
        if self.desk is not None:
            self.desk.tabs.show_page(stem)
            self.desk.tabs.current_page.enter()

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
        if self.desk is not None:
            self.desk.tabs.commit()
            self.desk.workspace.measure = measure

    def show_findings(self) -> None:
        """Open the findings and put the focus there."""
        self.findings.show()
        table = self.findings.table
        if not table.currentIndex().isValid() and table.model().rowCount():
            table.selectRow(0)
        table.setFocus()

    def next_finding(self, step: int) -> None:
        """Go to the place of the next finding."""
        self.findings.step(step)

    def next_area(self) -> None:
        """Move the focus between the page and the findings."""
        if self.desk is None:
            return
        if self.findings.isVisible() and not self.findings.isAncestorOf(self.focusWidget()):
            self.show_findings()
        else:
            self.desk.tabs.current_page.enter()

    def about(self) -> None:
        """Name, version, licence."""
        QMessageBox.about(
            self,
            f"关于{TITLE}",
            f"{TITLE} {__version__}\n\n离线编制部门预算，一次录入，生成全套公开材料。\n数据只在本机。",
        )

    def _tell(self, error: KnownError) -> None:
        box = QMessageBox(QMessageBox.Icon.Warning, TITLE, error.what, parent=self)
        box.setInformativeText(error.advice)
        box.addButton("知道了", QMessageBox.ButtonRole.AcceptRole)
        # open(), not exec(): the event loop goes on, and so does the book that is open.
        box.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        box.open()

    def closeEvent(self, event: QCloseEvent) -> None:
        """Everything is saved already; only what is being typed remains."""
        self.settings.geometry = self.saveGeometry()
        self.close_book()
        super().closeEvent(event)
