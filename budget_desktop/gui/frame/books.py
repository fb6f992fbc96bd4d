"""Making and choosing books: what is asked, where they go, and what is told when it cannot be done."""

from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt
from PySide6.QtWidgets import QMessageBox

from budget_desktop.domain.errors import KnownError
from budget_desktop.gui.frame.busy import busy
from budget_desktop.gui.settings import Settings
from budget_desktop.user_files import BOOK_SUFFIX

if TYPE_CHECKING:
    from budget_desktop.domain.packet import Packet
    from budget_desktop.gui.frame.window import MainWindow
    from budget_desktop.gui.pages.welcome import WelcomePage

_FILTER = f"账套 (*{BOOK_SUFFIX})"


class Books(QObject):
    """Asks with the system's own dialogs; the window then opens what was made."""

    def __init__(self, window: "MainWindow", settings: Settings) -> None:
        super().__init__(window)
        self._window = window
        self._settings = settings

    def welcome(self) -> "WelcomePage":
        """The page that leads to a book while none is open."""
        from budget_desktop.gui.pages.welcome import WelcomePage

        page = WelcomePage(self._window)
        page.sample_button.clicked.connect(lambda: self.new_sample())
        page.practice_button.clicked.connect(lambda: self.new_sample(broken=True))
        page.new_button.clicked.connect(self.new)
        page.open_button.clicked.connect(self.choose)
        page.chosen.connect(self.open)
        page.forgotten.connect(self._settings.forget)
        page.show_recent(self._settings.remembered)
        return page

    def new(self) -> None:
        """Ask for the department and for a file, and begin."""
        from budget_desktop.gui.dialogs.new_book import NewBookDialog

        dialog = NewBookDialog(self._folder(), BOOK_SUFFIX, self.packets_at, self._window)
        if not dialog.exec():
            return
        packet = dialog.packet()

        def make(path: Path) -> None:
            from budget_desktop.store.book import Book

            with Book.create(path) as book:
                book.edit("新建账套", lambda draft: draft.add_packet(packet))

        if self._make_at(dialog.path, make) and dialog.last is not None:
            self._tell_carried(packet)

    def new_sample(self, *, broken: bool = False) -> None:
        """Ask for a file and fill it with the sample, or with its twin that has errors to find."""

        from budget_desktop.operations import create_sample
        from budget_desktop.samples import PRACTICE, SAMPLE

        self._make(PRACTICE if broken else SAMPLE, partial(create_sample, broken=broken))

    def choose(self) -> None:
        """Ask which book to open."""
        path = self.ask_for("打开账套")
        if path is not None:
            self.open(path)

    def open(self, path: Path) -> None:
        """Open a book somebody chose, saying so while it takes."""
        with busy(self._window, f"正在打开“{path.stem}”…"):
            self._window.open_book(path)

    def ask_for(self, title: str) -> Path | None:
        """Ask for a book; None if nobody chose one."""
        from budget_desktop.gui.dialogs import choosing

        return choosing.file_to_open(self._window, title, self._folder(), _FILTER)

    def tell(self, error: KnownError) -> None:
        """Say what cannot be done, and what can be."""
        title = self._window.windowTitle()
        box = QMessageBox(QMessageBox.Icon.Warning, title, error.what, parent=self._window)
        box.setInformativeText(error.advice)
        box.addButton("知道了", QMessageBox.ButtonRole.AcceptRole)
        # open(), not exec(): the event loop goes on, and so does the book that is open.
        box.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        box.open()

    def _make(self, name: str, make: Callable[[Path], None]) -> None:
        from budget_desktop.gui.dialogs import choosing

        wanted = self._folder() / f"{name}{BOOK_SUFFIX}"
        path = choosing.file_to_write(self._window, "新账套放在哪里", wanted, _FILTER)
        if path is not None:
            self._make_at(path, make)

    def _make_at(self, path: Path, make: Callable[[Path], None]) -> bool:
        with busy(self._window, f"正在新建“{path.stem}”…"):
            try:
                make(path)
            except KnownError as error:
                self.tell(error)
                return False
            return self._window.open_book(path)

    def packets_at(self, path: Path) -> "tuple[Packet, ...]":
        """The packets of a book, be it the one that is open."""
        from budget_desktop.operations import packets_of

        desk = self._window.desk
        if desk is not None and path.resolve() == desk.workspace.path.resolve():
            return desk.workspace.all_packets
        return packets_of(path)

    def _tell_carried(self, packet: "Packet") -> None:
        from budget_desktop.gui.dialogs.carried import CarriedDialog

        CarriedDialog(packet, self._window).open()

    def _folder(self) -> Path:
        recent = self._settings.recent
        return recent[0].parent if recent else Path.home()
