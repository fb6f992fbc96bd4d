"""The desk of an open book: header strip and tabs, following the workspace."""

import hashlib
import json
from typing import Any

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from budget_desktop.domain.packet import Packet
from budget_desktop.gui.frame import whereabouts
from budget_desktop.gui.frame.tabs import PageTabs
from budget_desktop.gui.navigation import TITLES
from budget_desktop.gui.pages.export import ExportPage
from budget_desktop.gui.pages.page import Page
from budget_desktop.gui.session.workspace import Workspace
from budget_desktop.gui.settings import Settings
from budget_desktop.gui.widgets.header_strip import HeaderStrip

_PLACE, _EXPORTED = "place", "exported"
_WRITE_AFTER_MS = 2000


class Desk(QWidget):
    """What stands in the middle of the window while a book is open."""

    export_done = Signal()
    """A packet was written out."""

    def __init__(self, workspace: Workspace, settings: Settings, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.workspace = workspace
        self._settings = settings
        self._kept = self._read_place()
        self._exported: Packet | None = None
        """What was exported last, once it is known: comparing takes much less than a digest of all."""
        self._looked_at: set[int] = set()
        """Packets held against the digest that was kept: each once, not with every edit."""
        self.header = HeaderStrip(self)
        self.tabs = PageTabs(workspace, self)
        self.tabs.page_built.connect(self._meet)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(self.header)
        layout.addWidget(self.tabs, 1)
        workspace.refreshed.connect(self._follow)
        self._follow()
        # Written now and then, so that a power cut does not lose the place either.
        self._write = QTimer(self, singleShot=True, interval=_WRITE_AFTER_MS)
        self._write.timeout.connect(self.write_place)
        workspace.saved.connect(self._write.start)
        self.tabs.currentChanged.connect(lambda _tab: self._write.start())
        tab = self._kept.get("tab")
        self.tabs.show_page(tab if tab in TITLES else next(iter(TITLES)))

    def leave(self) -> None:
        """Take over what is being typed, let a running export finish, remember the place."""
        self.tabs.commit()
        for page in self.tabs.built:
            page.wait()
        self.write_place()

    def write_place(self) -> None:
        """Remember tab, cells and scroll places of this book."""
        taken = whereabouts.take(self.tabs)
        # Pages not seen this time keep what is known of them.
        pages = {**self._kept.get("pages", {}), **taken["pages"]}
        self._settings.keep_of_book(self.workspace.path, _PLACE, json.dumps({**taken, "pages": pages}))

    @property
    def is_exported(self) -> bool:
        """Whether the packet was exported as it stands now."""
        packet = self.workspace.snapshot.packet
        if self._exported is None and self.workspace.packet_id not in self._looked_at:
            self._looked_at.add(self.workspace.packet_id)
            kept = self._settings.of_book(self.workspace.path, _EXPORTED)
            if kept and kept == _digest(packet):
                self._exported = packet
        return packet == self._exported

    def _follow(self) -> None:
        self.header.show_snapshot(self.workspace.snapshot, self.workspace.verdict.text)

    def _meet(self, page: Page) -> None:
        if isinstance(page, ExportPage):
            if self._settings.export_folder:
                page.folder_edit.setText(self._settings.export_folder)
            page.folder_chosen.connect(self._remember_folder)
            page.exported.connect(self.note_export)
        kept = self._kept.get("pages", {}).get(page.stem())
        if isinstance(kept, dict):
            # Not before the page has its place in the tab.
            QTimer.singleShot(0, page, lambda: whereabouts.bring_back(page, kept))

    def _remember_folder(self, folder: str) -> None:
        self._settings.export_folder = folder

    def note_export(self) -> None:
        """Remember that the packet was exported as it stands now, whichever way."""
        self._exported = self.workspace.snapshot.packet
        self._settings.keep_of_book(self.workspace.path, _EXPORTED, _digest(self._exported))
        self.export_done.emit()

    def _read_place(self) -> dict[str, Any]:
        try:
            kept = json.loads(self._settings.of_book(self.workspace.path, _PLACE) or "{}")
        except ValueError:
            return {}
        is_sound = isinstance(kept, dict) and isinstance(kept.get("pages", {}), dict)
        return kept if is_sound else {}


def _digest(packet: Packet) -> str:
    return hashlib.sha256(repr(packet).encode()).hexdigest()
