"""The desk of an open book: header strip and tabs, following the workspace."""

from PySide6.QtWidgets import QVBoxLayout, QWidget

from budget_desktop.gui.frame.tabs import PageTabs
from budget_desktop.gui.navigation import TITLES
from budget_desktop.gui.pages.export import ExportPage
from budget_desktop.gui.pages.page import Page
from budget_desktop.gui.session.workspace import Workspace
from budget_desktop.gui.settings import Settings
from budget_desktop.gui.widgets.header_strip import HeaderStrip


class Desk(QWidget):
    """What stands in the middle of the window while a book is open."""

    def __init__(self, workspace: Workspace, settings: Settings, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.workspace = workspace
        self._settings = settings
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
        self.tabs.show_page(settings.tab if settings.tab in TITLES else next(iter(TITLES)))

    def leave(self) -> None:
        """Take over what is being typed, let a running export finish, remember the page."""
        self.tabs.commit()
        for page in self.tabs.built:
            if isinstance(page, ExportPage):
                page.wait()
        self._settings.tab = self.tabs.current_page.stem()

    def _follow(self) -> None:
        self.header.show_snapshot(self.workspace.snapshot, self.workspace.verdict.text)

    def _meet(self, page: Page) -> None:
        if isinstance(page, ExportPage):
            if self._settings.export_folder:
                page.folder_edit.setText(self._settings.export_folder)
            page.folder_chosen.connect(self._remember_folder)

    def _remember_folder(self, folder: str) -> None:
        self._settings.export_folder = folder
