"""The desk of an open book: header strip and tabs, following the workspace."""

from PySide6.QtWidgets import QVBoxLayout, QWidget

from budget_desktop.gui.tabs import PageTabs
from budget_desktop.gui.widgets.header_strip import HeaderStrip
from budget_desktop.gui.workspace import Workspace


class Desk(QWidget):
    """What stands in the middle of the window while a book is open."""

    def __init__(self, workspace: Workspace, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.workspace = workspace
        self.header = HeaderStrip(self)
        self.tabs = PageTabs(workspace, self)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(self.header)
        layout.addWidget(self.tabs, 1)
        workspace.refreshed.connect(self._follow)
        self._follow()

    def _follow(self) -> None:
        self.header.show_snapshot(self.workspace.snapshot, self.workspace.verdict.text)
