"""情况说明: the text as it will be printed, and the department's own words that feed it."""

from html import escape

from PySide6.QtCore import QModelIndex, Qt, QUrl
from PySide6.QtWidgets import QLabel, QListView, QPlainTextEdit, QTextBrowser

from budget_desktop.domain.places import CellPlace, EntryPlace, Place, TextPlace
from budget_desktop.gui import theme
from budget_desktop.gui.models.kinds import TextKind
from budget_desktop.gui.models.topics import TopicsModel
from budget_desktop.gui.pages.page import Page
from budget_desktop.narrative.text import Paragraph
from budget_desktop.outline import Block, Heading, Prose

_FIGURE = 20
"""Up to this many letters a linked run is a number or a name and is tinted; a whole paragraph is not."""


class NarrativePage(Page):
    """Read-only text at the left, its numbers linked; the topics to write at the right."""

    text_browser: QTextBrowser
    topics_list: QListView
    topic_label: QLabel
    topic_edit: QPlainTextEdit

    def build(self) -> None:
        """Show the text and bind the editor to the chosen topic."""
        self._links: list[Place] = []
        self.text_browser.anchorClicked.connect(self._follow)
        self._topics = TopicsModel(self.workspace, self)
        self.topics_list.setModel(self._topics)
        self.topics_list.setCurrentIndex(self._topics.index(0, 0))
        self.bind(self.topic_edit, TextKind(), self._place, "说明文字")
        self.topics_list.selectionModel().currentRowChanged.connect(self._choose)
        self._choose(self.topics_list.currentIndex())

    def refresh(self) -> None:
        """Write the text anew, keeping the scroll place."""
        self._links = []
        blocks = self.workspace.snapshot.disclosure.outline.blocks
        html = "".join(self._html(block) for block in blocks)
        if html == self.text_browser.property("shown"):
            return
        bar = self.text_browser.verticalScrollBar()
        at = bar.value()
        self.text_browser.setProperty("shown", html)
        self.text_browser.document().setDefaultStyleSheet(self._style())
        self.text_browser.setHtml(html)
        bar.setValue(at)

    def go_to(self, place: Place) -> bool:
        """A paragraph scrolls into view, a text to write gets the focus."""
        if isinstance(place, TextPlace):
            self.text_browser.scrollToAnchor(place.paragraph)
            self.text_browser.setFocus(Qt.FocusReason.OtherFocusReason)
            return True
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

    def _follow(self, url: QUrl) -> None:
        self.wanted.emit(self._links[int(url.fragment())])

    def _html(self, block: Block) -> str:
        if isinstance(block, Heading):
            return f"<h{block.level + 1}>{escape(block.text)}</h{block.level + 1}>"
        if isinstance(block, Prose):
            return "".join(self._paragraph(paragraph) for paragraph in block.paragraphs)
        return ""

    def _paragraph(self, paragraph: Paragraph) -> str:
        words = []
        for run in paragraph.runs:
            text = escape(run.text)
            if isinstance(run.origin, EntryPlace | CellPlace):
                kind = "figure" if len(run.text) <= _FIGURE else "words"
                text = f'<a class="{kind}" href="#{len(self._links)}">{text}</a>'
                self._links.append(run.origin)
            words.append(text)
        return f'<p><a name="{escape(paragraph.key)}"></a>{"".join(words)}</p>'

    @staticmethod
    def _style() -> str:
        colours = theme.active()
        return (
            f"a {{ color: {colours.text}; text-decoration: none; }}"
            f".figure {{ background: {colours.linked}; }}"
            "h1 { font-size: large; } h2, h3 { font-size: medium; } h3 { font-weight: normal; }"
            "p { text-indent: 2em; line-height: 150%; margin: 2px 0; }"
        )
