"""The texts to write as a Qt list, with a sign for what is written and what is asked for."""

from typing import Any

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, Qt
from PySide6.QtGui import QColor

from budget_desktop.domain.places import EntryPlace
from budget_desktop.entry import entries
from budget_desktop.gui import theme
from budget_desktop.gui.models.records import Index
from budget_desktop.gui.models.rows import follow
from budget_desktop.gui.session.topics import Topic, topics
from budget_desktop.gui.session.workspace import Workspace


class TopicsModel(QAbstractListModel):
    """One row per topic."""

    def __init__(self, workspace: Workspace, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._workspace = workspace
        self._begun: list[EntryPlace] = []
        self._topics = topics(workspace.snapshot)

    def refresh(self) -> None:
        """Follow the snapshot, as the page does that shows the list: not while it is out of sight."""
        follow(self, self._topics, topics(self._workspace.snapshot, self._begun))

    def begin(self, place: EntryPlace) -> None:
        """Offer a text to write at a place where nothing stands yet."""
        self._begun.append(place)
        self.refresh()

    def topic(self, index: Index) -> Topic:
        """The topic of a row."""
        return self._topics[index.row()]

    def index_of(self, place: EntryPlace) -> QModelIndex:
        """The row of a place; invalid if it is none of the topics."""
        row = next((n for n, topic in enumerate(self._topics) if topic.key == place), -1)
        return self.index(row, 0) if row >= 0 else QModelIndex()

    def rowCount(self, parent: Index = QModelIndex()) -> int:
        """One row per topic."""
        return 0 if parent.isValid() else len(self._topics)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Title with its sign; what was found as a tooltip."""
        if not index.isValid():
            return None
        topic = self.topic(index)
        found = self._workspace.snapshot.findings_at(topic.key)
        if role == Qt.ItemDataRole.DisplayRole:
            written = bool(entries.value_at(self._workspace.snapshot.packet, topic.key))
            shape = theme.sign(found[0].severity).shape if found else "✓" if written else "　"
            return f"{shape} {topic.title}"
        if role == Qt.ItemDataRole.ForegroundRole and found:
            return QColor(theme.sign(found[0].severity).colour)
        if role == Qt.ItemDataRole.ToolTipRole and found:
            return "\n".join(finding.message for finding in found)
        return None
