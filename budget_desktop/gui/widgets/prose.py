"""The narrative as it will be printed, its numbers and names linked to where they come from."""

from collections.abc import Sequence
from html import escape

from PySide6.QtCore import Qt, QUrl, Signal
from PySide6.QtGui import QColor, QTextCursor
from PySide6.QtWidgets import QTextBrowser, QTextEdit, QWidget

from budget_desktop.domain.places import CellPlace, EntryPlace, TextPlace
from budget_desktop.gui import theme
from budget_desktop.narrative.text import Paragraph, Run
from budget_desktop.outline import Block, Cover, Heading, Prose, SignOff

COVER, SIGN_OFF = "cover", "sign_off"
"""Names of the places that are no paragraphs, as tracing knows them."""

_FIGURE = 20
"""Up to this many letters a linked run is a number or a name and is tinted; a whole paragraph is not."""


class ProseView(QTextBrowser):
    """Read-only; scroll and selection stay while the text does."""

    wanted = Signal(object)
    """A linked number or name was clicked: its origin."""
    run_wanted = Signal(object)
    """The same, for those who ask what stands behind the run of text."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._links: list[Run] = []
        self._shown = ""
        self._style = ""
        self.setOpenLinks(False)
        self.setAccessibleName("说明正文")
        self.anchorClicked.connect(self._follow)

    def show_blocks(self, blocks: Sequence[Block]) -> None:
        """Write the text anew, keeping the scroll place."""
        self._links = []
        html, style = "".join(self._html(block) for block in blocks), _style()
        if (html, style) == (self._shown, self._style):
            return
        bar = self.verticalScrollBar()
        at = bar.value()
        self._shown, self._style = html, style
        self.setExtraSelections([])
        self.document().setDefaultStyleSheet(style)
        self.setHtml(html)
        bar.setValue(at)

    def go_to(self, place: TextPlace) -> bool:
        """Bring a paragraph into view and mark it; False if there is none of that name."""
        name = f'name="{escape(place.paragraph)}"'
        if name not in self._shown:
            return False
        self.scrollToAnchor(place.paragraph)
        self._mark(place.paragraph)
        self.setFocus(Qt.FocusReason.OtherFocusReason)
        return True

    def _mark(self, anchor: str) -> None:
        block = self.document().begin()
        while block.isValid():
            parts = block.begin()
            while not parts.atEnd():
                if anchor in parts.fragment().charFormat().anchorNames():
                    marked = QTextEdit.ExtraSelection()
                    cursor = QTextCursor(block)
                    cursor.select(QTextCursor.SelectionType.BlockUnderCursor)
                    # Qt's stubs do not know the fields of this structure.
                    marked.cursor = cursor  # type: ignore[attr-defined]
                    marked.format.setBackground(QColor(theme.active().selection))  # type: ignore[attr-defined]
                    self.setExtraSelections([marked])
                    return
                parts += 1
            block = block.next()

    def _follow(self, url: QUrl) -> None:
        run = self._links[int(url.fragment())]
        self.run_wanted.emit(run)
        self.wanted.emit(run.origin)

    def _html(self, block: Block) -> str:
        if isinstance(block, Heading):
            level = block.level + 1
            return f'<h{level}><a name="{escape(block.key)}"></a>{escape(block.text)}</h{level}>'
        if isinstance(block, Prose):
            return "".join(self._paragraph(paragraph) for paragraph in block.paragraphs)
        if isinstance(block, Cover):
            return f'<h1><a name="{COVER}"></a>{escape(block.title)}</h1><p>{escape(block.department)}</p>'
        if isinstance(block, SignOff):
            return f'<p align="right"><a name="{SIGN_OFF}"></a>{escape(block.department)}</p>'
        return ""

    def _paragraph(self, paragraph: Paragraph) -> str:
        words = []
        for run in paragraph.runs:
            text = escape(run.text)
            if isinstance(run.origin, EntryPlace | CellPlace):
                kind = "figure" if len(run.text) <= _FIGURE else "words"
                text = f'<a class="{kind}" href="#{len(self._links)}">{text}</a>'
                self._links.append(run)
            words.append(text)
        return f'<p><a name="{escape(paragraph.key)}"></a>{"".join(words)}</p>'


def _style() -> str:
    colours = theme.active()
    return (
        f"a {{ color: {colours.text}; text-decoration: none; }}"
        f".figure {{ background: {colours.linked}; }}"
        "h1 { font-size: large; } h2, h3 { font-size: medium; } h3 { font-weight: normal; }"
        "p { text-indent: 2em; line-height: 150%; margin: 2px 0; }"
    )
