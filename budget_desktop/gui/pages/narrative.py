"""情况说明: the text as it will be printed, and the department's own words that feed it."""

from PySide6.QtCore import QModelIndex, Qt
from PySide6.QtWidgets import QLabel, QListView

from budget_desktop.domain.places import EntryPlace, Place, TextPlace
from budget_desktop.gui.models.kinds import TextKind
from budget_desktop.gui.models.topics import TopicsModel
from budget_desktop.gui.pages.page import Page
from budget_desktop.gui.widgets.long_text_edit import LongTextEdit
from budget_desktop.gui.widgets.prose import ProseView


class NarrativePage(Page):
    """Read-only text at the left, its numbers linked; the topics to write at the right."""

    text_browser: ProseView
    topics_list: QListView
    topic_label: QLabel
    topic_edit: LongTextEdit

    def build(self) -> None:
        """Show the text and bind the editor to the chosen topic."""
        self.text_browser.wanted.connect(self.wanted)
        self._topics = TopicsModel(self.workspace, self)
        self.topics_list.setModel(self._topics)
        self.topics_list.setCurrentIndex(self._topics.index(0, 0))
        self.bind(self.topic_edit, TextKind(), self._place, "说明文字")
        self.topics_list.selectionModel().currentRowChanged.connect(self._choose)
        self._choose(self.topics_list.currentIndex())

    def refresh(self) -> None:
        """Write the text anew."""
        self.text_browser.show_blocks(self.workspace.snapshot.disclosure.outline.blocks)

    def go_to(self, place: Place) -> bool:
        """A paragraph scrolls into view, a text to write gets the focus."""
        if isinstance(place, TextPlace):
            return self.text_browser.go_to(place)
        if isinstance(place, EntryPlace):
            index = self._topics.index_of(EntryPlace(place.collection, place.key, "text"))
            if index.isValid():
                self.topics_list.setCurrentIndex(index)
                self.topic_edit.setFocus(Qt.FocusReason.OtherFocusReason)
                return True
        return False

    def _place(self) -> EntryPlace | None:
        index = self.topics_list.currentIndex()
        return self._topics.topic(index).key if index.isValid() else None

    def _choose(self, current: QModelIndex) -> None:
        self.commit()
        self.topic_label.setText(self._topics.topic(current).title if current.isValid() else "正文")
        for field in self.fields:
            field.show_value()
