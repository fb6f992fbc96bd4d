"""The narrative as it will be printed, its numbers and names linked to where they come from."""

from collections.abc import Mapping, Sequence
from html import escape

from PySide6.QtCore import Qt, QUrl, Signal
from PySide6.QtGui import QColor, QKeyEvent, QMouseEvent, QTextBlock, QTextCursor
from PySide6.QtWidgets import QTextBrowser, QTextEdit, QWidget

from budget_desktop.domain.places import CellPlace, EntryPlace, TextPlace
from budget_desktop.gui import theme
from budget_desktop.narrative.edited import COLLECTION
from budget_desktop.narrative.text import Paragraph, Run
from budget_desktop.outline import Block, Cover, Heading, Prose, SignOff

COVER, SIGN_OFF = "cover", "sign_off"
"""Names of the places that are no paragraphs, as tracing knows them."""

_FIGURE = 20
"""Up to this many letters a linked run is a number or a name and is tinted; a whole paragraph is not."""

_STEPS: Mapping[int, int] = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}


class ProseView(QTextBrowser):
    """Read-only; scroll and selection stay while the text does."""

    wanted = Signal(object)
    """A linked number or name was clicked: its origin."""
    run_wanted = Signal(object)
    """The same, for those who ask what stands behind the run of text."""
    paragraph_chosen = Signal(str)
    """Somebody stands at this paragraph."""
    paragraph_wanted = Signal(str)
    """Somebody wants to edit this paragraph: a double click, F2."""
    confirm_wanted = Signal(str)
    """Somebody read this paragraph, and it holds: F9."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._links: list[Run] = []
        self._shown = ""
        self._style = ""
        self._notes: Mapping[str, str] = {}
        self._paragraphs: dict[str, QTextBlock] = {}
        self.chosen = ""
        """Key of the paragraph somebody stands at."""
        self.setOpenLinks(False)
        self.setAccessibleName("说明正文")
        self.anchorClicked.connect(self._follow)

    def show_blocks(self, blocks: Sequence[Block], notes: Mapping[str, str] | None = None) -> None:
        """Write the text anew, keeping the scroll place. `notes` stand behind paragraphs, by their keys."""
        self._links = []
        self._notes = notes or {}
        html, style = "".join(self._html(block) for block in blocks), _style()
        if (html, style) == (self._shown, self._style):
            return
        bar = self.verticalScrollBar()
        at = bar.value()
        self._shown, self._style = html, style
        self.setExtraSelections([])
        self.document().setDefaultStyleSheet(style)
        self.setHtml(html)
        self._paragraphs = self._found(blocks)
        if self.chosen in self._paragraphs:
            self._mark(self.chosen)
        bar.setValue(at)

    def go_to(self, place: TextPlace) -> bool:
        """Bring a paragraph into view and mark it; False if there is none of that name."""
        name = f'name="{escape(place.paragraph)}"'
        if name not in self._shown:
            return False
        self.scrollToAnchor(place.paragraph)
        self._choose(place.paragraph)
        self._mark(place.paragraph)
        self.setFocus(Qt.FocusReason.OtherFocusReason)
        return True

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """The arrows go from paragraph to paragraph, F2 edits one, F9 confirms one taken from last year."""
        if event.key() == Qt.Key.Key_F2 and self.chosen:
            self.paragraph_wanted.emit(self.chosen)
        elif event.key() == Qt.Key.Key_F9 and self.chosen:
            self.confirm_wanted.emit(self.chosen)
        elif event.key() in _STEPS and not event.modifiers() and self._paragraphs:
            keys = list(self._paragraphs)
            at = keys.index(self.chosen) + _STEPS[event.key()] if self.chosen in keys else 0
            self._choose(keys[max(0, min(at, len(keys) - 1))])
            self._show_chosen()
        else:
            super().keyPressEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """A click chooses the paragraph under it."""
        super().mousePressEvent(event)
        under = self.cursorForPosition(event.position().toPoint()).block()
        key = next((key for key, block in self._paragraphs.items() if block == under), "")
        if key:
            self._choose(key)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """A double click edits it."""
        super().mouseDoubleClickEvent(event)
        if self.chosen:
            self.paragraph_wanted.emit(self.chosen)

    def _choose(self, key: str) -> None:
        self.chosen = key if key in self._paragraphs else ""
        self._mark(key)
        self.paragraph_chosen.emit(self.chosen)

    def _show_chosen(self) -> None:
        area = self.document().documentLayout().blockBoundingRect(self._paragraphs[self.chosen])
        bar, height = self.verticalScrollBar(), self.viewport().height()
        if area.top() < bar.value() or area.height() > height:
            bar.setValue(round(area.top()))
        elif area.bottom() > bar.value() + height:
            bar.setValue(round(area.bottom()) - height)

    def _found(self, blocks: Sequence[Block]) -> dict[str, QTextBlock]:
        """Where each paragraph stands in the document."""
        keys = [each.key for block in blocks if isinstance(block, Prose) for each in block.paragraphs]
        anchors = self._anchors()
        return {key: anchors[key] for key in keys if key in anchors}

    def _anchors(self) -> dict[str, QTextBlock]:
        found: dict[str, QTextBlock] = {}
        block = self.document().begin()
        while block.isValid():
            parts = block.begin()
            while not parts.atEnd():
                found |= dict.fromkeys(parts.fragment().charFormat().anchorNames(), block)
                parts += 1
            block = block.next()
        return found

    def _mark(self, anchor: str) -> None:
        block = self._paragraphs.get(anchor) or self._anchors().get(anchor)
        if block is None:
            return
        marked = QTextEdit.ExtraSelection()
        cursor = QTextCursor(block)
        cursor.select(QTextCursor.SelectionType.BlockUnderCursor)
        # Qt's stubs do not know the fields of this structure.
        marked.cursor = cursor  # type: ignore[attr-defined]
        marked.format.setBackground(QColor(theme.active().selection))  # type: ignore[attr-defined]
        self.setExtraSelections([marked])

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
            if isinstance(run.origin, EntryPlace | CellPlace) and not _is_own(run):
                kind = "figure" if len(run.text) <= _FIGURE else "words"
                text = f'<a class="{kind}" href="#{len(self._links)}">{text}</a>'
                self._links.append(run)
            words.append(text)
        if note := self._notes.get(paragraph.key):
            words.append(f'<span class="note">　{escape(note)}</span>')
        return f'<p><a name="{escape(paragraph.key)}"></a>{"".join(words)}</p>'


def _is_own(run: Run) -> bool:
    """Whether somebody wrote it in the place of the program's words; it leads nowhere else."""
    return isinstance(run.origin, EntryPlace) and run.origin.collection == COLLECTION


def _style() -> str:
    colours = theme.active()
    return (
        f"a {{ color: {colours.text}; text-decoration: none; }}"
        f".note {{ color: {colours.warning}; }}"
        f".figure {{ background: {colours.linked}; }}"
        "h1 { font-size: large; } h2, h3 { font-size: medium; } h3 { font-weight: normal; }"
        "p { text-indent: 2em; line-height: 150%; margin: 2px 0; }"
    )
