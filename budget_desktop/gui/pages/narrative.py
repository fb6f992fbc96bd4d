"""情况说明: the text as it will be printed, and the department's own words that feed it."""

from PySide6.QtCore import QModelIndex, Qt
from PySide6.QtWidgets import QCheckBox, QLabel, QListView, QSplitter

from budget_desktop.domain.places import EntryPlace, Place, TextPlace
from budget_desktop.gui.models.kinds import TextKind
from budget_desktop.gui.models.topics import TopicsModel
from budget_desktop.gui.pages.page import Page
from budget_desktop.gui.widgets.long_text_edit import LongTextEdit
from budget_desktop.gui.widgets.prose import ProseView


class NarrativePage(Page):
    """Read-only text at the left, its numbers linked; the topics to write at the right."""

    splitter: QSplitter
    text_browser: ProseView
    topics_list: QListView
    topic_label: QLabel
    topic_edit: LongTextEdit
    assumed_check: QCheckBox

    def build(self) -> None:
        """Show the text and bind the editor to the chosen topic."""
        # Half each, whatever the two would like.
        self.splitter.setSizes([self.maximumWidth() // 2] * 2)
        self.text_browser.wanted.connect(self.wanted)
        self._topics = TopicsModel(self.workspace, self)
        self.topics_list.setModel(self._topics)
        self.topics_list.setCurrentIndex(self._topics.index(0, 0))
        self.bind(self.topic_edit, TextKind(), self._place, "说明文字")
        # The text at the left is read; what is written stands here.
        self.set_entrance(self.topics_list)
        self.assumed_check.setAccessibleName("推定的原因，还要核实")
        self.assumed_check.clicked.connect(self._assume)
        self.topic_edit.textChanged.connect(self._show_doubt)
        self.topics_list.selectionModel().currentRowChanged.connect(self._choose)
        self._choose(self.topics_list.currentIndex())

    def refresh(self) -> None:
        """Write the text anew."""
        self.text_browser.show_blocks(self.workspace.snapshot.disclosure.outline.blocks)
        self._show_doubt()

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
        self._show_doubt()

    def _assume(self, is_assumed: bool) -> None:
        self.commit()
        place = self._place()
        if place is not None:
            self.workspace.put("改推定标记", {EntryPlace(place.collection, place.key, "assumed"): is_assumed})

    def _show_doubt(self) -> None:
        """Reasons may be assumed, other texts not; nothing written is nothing assumed."""
        place, packet = self._place(), self.workspace.snapshot.packet
        is_reason = place is not None and place.collection == "remarks"
        written = is_reason and bool(self.topic_edit.toPlainText())
        self.assumed_check.setEnabled(written)
        remark = packet.remark(place.key) if place is not None and is_reason else None
        self.assumed_check.setChecked(remark is not None and remark.assumed)
