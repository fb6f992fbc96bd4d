"""情况说明: the text as it will be printed, to be edited by paragraphs, and the words that feed it."""

from PySide6.QtCore import QModelIndex, Qt
from PySide6.QtWidgets import QCheckBox, QComboBox, QLabel, QListView, QPushButton, QSplitter

from budget_desktop.domain.places import EntryPlace, Place, TextPlace
from budget_desktop.entry.answers import refusal
from budget_desktop.entry.fields.kinds import TextKind
from budget_desktop.entry.own_words import typed_at
from budget_desktop.gui.dialogs.paragraph import Asked, ParagraphDialog
from budget_desktop.gui.dialogs.term import TermDialog
from budget_desktop.gui.models.topics import TopicsModel
from budget_desktop.gui.pages.page import Page
from budget_desktop.gui.session.answering import reasons_given
from budget_desktop.gui.session.topics import times_used
from budget_desktop.gui.session.traces import origin_words
from budget_desktop.gui.widgets.focus_frame import frame_focus
from budget_desktop.gui.widgets.long_text_edit import LongTextEdit
from budget_desktop.gui.widgets.prose import ProseView
from budget_desktop.narrative.edited import COLLECTION, Edit
from budget_desktop.narrative.glossary import definition_place
from budget_desktop.narrative.text import Paragraph

_OFFER = "沿用以前的说明"


class NarrativePage(Page):
    """The text at the left, its numbers linked; the topics to write at the right."""

    splitter: QSplitter
    text_browser: ProseView
    rewrite_button: QPushButton
    restore_button: QPushButton
    add_term_button: QPushButton
    topics_list: QListView
    topic_label: QLabel
    topic_edit: LongTextEdit
    assumed_check: QCheckBox
    earlier_combo: QComboBox

    def build(self) -> None:
        """Show the text and bind the editor to the chosen topic."""
        self._earlier: tuple[str, ...] = ()
        # Half each, whatever the two would like.
        self.splitter.setSizes([self.maximumWidth() // 2] * 2)
        self.text_browser.wanted.connect(self.wanted)
        self.text_browser.paragraph_chosen.connect(self._show_paragraph)
        self.text_browser.paragraph_wanted.connect(self._rewrite)
        self.text_browser.confirm_wanted.connect(self._confirm)
        self.rewrite_button.clicked.connect(lambda: self._rewrite(self.text_browser.chosen))
        self.restore_button.clicked.connect(self._restore)
        self._topics = TopicsModel(self.workspace, self)
        self.topics_list.setModel(self._topics)
        self.add_term_button.clicked.connect(self._add_term)
        self.topics_list.setCurrentIndex(self._topics.index(0, 0))
        self.bind(self.topic_edit, TextKind(), self._place, "说明文字")
        # The text at the left is read; what is written stands here.
        self.set_entrance(self.topics_list)
        frame_focus(self.topics_list)
        self.assumed_check.setAccessibleName("推定的原因，还要核实")
        self.assumed_check.clicked.connect(self._assume)
        self.earlier_combo.activated.connect(self._take_earlier)
        self.topic_edit.textChanged.connect(self._show_doubt)
        self.topics_list.selectionModel().currentRowChanged.connect(self._choose)
        self._choose(self.topics_list.currentIndex())

    def refresh(self) -> None:
        """Write the text anew."""
        self._topics.refresh()
        disclosure = self.workspace.snapshot.disclosure
        notes = dict(map(_note, disclosure.edits))
        for paragraph in disclosure.paragraphs:
            if self._unconfirmed(paragraph.key):
                notes[paragraph.key] = notes.get(paragraph.key, "") + "〔上年原文，未确认，F9 确认〕"
        self.text_browser.show_blocks(disclosure.outline.blocks, notes)
        self._show_paragraph(self.text_browser.chosen)
        self._show_doubt()

    def go_to(self, place: Place) -> bool:
        """A paragraph scrolls into view, a text to write gets the focus."""
        if isinstance(place, TextPlace):
            return self.text_browser.go_to(place)
        if isinstance(place, EntryPlace) and place.collection == COLLECTION:
            return self._go_to_edit(place)
        if isinstance(place, EntryPlace):
            index = self._topics.index_of(EntryPlace(place.collection, place.key, "text"))
            if index.isValid():
                self.topics_list.setCurrentIndex(index)
                self.topic_edit.setFocus(Qt.FocusReason.OtherFocusReason)
                return True
        return False

    # Texts of last year

    def _unconfirmed(self, key: str) -> list[tuple[EntryPlace, str]]:
        """The texts of last year in a printed paragraph that nobody confirmed, with where they stand."""
        snapshot = self.workspace.snapshot
        if not snapshot.of_last_year:
            return []
        if edit := self._edit_of(key):
            standing = snapshot.of_last_year.get(edit.place)
            return [(edit.place, each) for each in standing.unconfirmed] if standing else []
        paragraph = next(each for each in snapshot.disclosure.paragraphs if each.key == key)
        return [
            (run.origin, run.text.strip())
            for run in paragraph.runs
            if isinstance(run.origin, EntryPlace)
            and (standing := snapshot.of_last_year.get(run.origin))
            and run.text.strip() in standing.unconfirmed
        ]

    def _confirm(self, key: str) -> None:
        """Confirm what a paragraph has of last year, and go on to the next that has some."""
        self.commit()
        for place, text in self._unconfirmed(key):
            self.workspace.confirm(place, text)
        self.workspace.refresh_now()
        keys = [each.key for each in self.workspace.snapshot.disclosure.paragraphs]
        start = keys.index(key) + 1 if key in keys else 0
        following = next((each for each in keys[start:] + keys[:start] if self._unconfirmed(each)), "")
        if following:
            self.text_browser.go_to(TextPlace(following))

    # Own words

    def _go_to_edit(self, place: EntryPlace) -> bool:
        edit = next((each for each in self._edits() if each.record.key == place.key), None)
        if edit is None:
            return False
        if edit.generated is not None:
            return self.text_browser.go_to(TextPlace(edit.generated.key))
        # Nothing on the paper shows it; the text is chosen by its key alone.
        self.text_browser.chosen = edit.record.key
        self._show_paragraph(edit.record.key)
        self.restore_button.setFocus(Qt.FocusReason.OtherFocusReason)
        return True

    def _edits(self) -> tuple[Edit, ...]:
        return self.workspace.snapshot.disclosure.edits

    def _edit_of(self, paragraph: str) -> Edit | None:
        """The edited words of a paragraph; of one that is no more, by their own key."""
        return next((each for each in self._edits() if _key(each) == paragraph), None)

    def _paragraph(self, key: str) -> Paragraph | None:
        """A paragraph as the program writes it."""
        edit = self._edit_of(key)
        if edit is not None:
            return edit.generated
        return next((each for each in self.workspace.snapshot.disclosure.paragraphs if each.key == key), None)

    def _show_paragraph(self, key: str) -> None:
        self.rewrite_button.setEnabled(self._paragraph(key) is not None)
        self.restore_button.setEnabled(self._edit_of(key) is not None)

    def _rewrite(self, key: str) -> None:
        """Edit a paragraph; what was typed as a whole is changed where it was typed."""
        self.commit()
        self.workspace.refresh_now()
        paragraph, edit = self._paragraph(key), self._edit_of(key)
        if paragraph is None:
            return
        typed = typed_at(paragraph)
        if typed is not None:
            self.wanted.emit(typed)
            return
        snapshot = self.workspace.snapshot
        asked = Asked(
            source=lambda place: origin_words(snapshot, place),
            earlier=lambda: reasons_given(self.workspace),
            refusal=lambda text: refusal(text, snapshot.edition.limits.words, snapshot.three_public_names),
            proofread=snapshot.proofreader.slips,
        )
        dialog = ParagraphDialog(paragraph, edit, asked, self.window())
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.written.connect(lambda text: self.workspace.rewrite(edit, paragraph, text))
        dialog.restored.connect(self._restore)
        dialog.wanted.connect(self.wanted)
        dialog.open()

    def _restore(self) -> None:
        edit = self._edit_of(self.text_browser.chosen)
        if edit is not None:
            self.workspace.restore_paragraph(edit)
            self.text_browser.setFocus(Qt.FocusReason.OtherFocusReason)

    # Topics

    def _add_term(self) -> None:
        """Ask which term to explain, at first the words selected in the text, and go on to writing."""
        self.commit()
        self.workspace.refresh_now()
        snapshot = self.workspace.snapshot
        dialog = TermDialog(self.window(), lambda term: times_used(snapshot, term))
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.chosen.connect(self._explain_term)
        dialog.open()
        dialog.begin(self.text_browser.textCursor().selectedText())

    def _explain_term(self, term: str) -> None:
        place = definition_place(term)
        self._topics.begin(place)
        self.go_to(place)

    def _place(self) -> EntryPlace | None:
        index = self.topics_list.currentIndex()
        return self._topics.topic(index).key if index.isValid() else None

    def _choose(self, current: QModelIndex) -> None:
        self.commit()
        topic = self._topics.topic(current) if current.isValid() else None
        self.topic_label.setText(topic.title if topic else "正文")
        standard = topic.standard if topic else ""
        self.topic_edit.setPlaceholderText(f"没有另写的，印：{standard}" if standard else "")
        for field in self.fields:
            field.show_value()
        self._offer_earlier()
        self._show_doubt()

    def _offer_earlier(self) -> None:
        """Offer the reasons written before, where a reason is to be written."""
        place = self._place()
        is_reason = place is not None and place.collection == "remarks"
        self._earlier = reasons_given(self.workspace) if is_reason else ()
        self.earlier_combo.clear()
        self.earlier_combo.addItem(_OFFER)
        self.earlier_combo.addItems([" ".join(text.split()) for text in self._earlier])
        self.earlier_combo.setEnabled(bool(self._earlier))

    def _take_earlier(self, row: int) -> None:
        """Write an earlier reason into the field, as one step of its undo."""
        if row > 0:
            self.topic_edit.replace_text(self._earlier[row - 1])
            self.earlier_combo.setCurrentIndex(0)

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


def _key(edit: Edit) -> str:
    return edit.generated.key if edit.generated else edit.record.key


def _note(edit: Edit) -> tuple[str, str]:
    """What is shown behind a paragraph with words of one's own."""
    if edit.printed is not None:
        return _key(edit), "〔已改写〕"
    return _key(
        edit
    ), "〔可能过期：改写的文字没有印出〕" if edit.is_outdated else "〔改写的文字缺值，没有印出〕"
