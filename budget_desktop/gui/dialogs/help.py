"""帮助: the manual beside the work, with its contents and a search."""

from PySide6.QtCore import Qt, QUrl
from PySide6.QtGui import (
    QColor,
    QImage,
    QKeySequence,
    QShortcut,
    QTextBlockFormat,
    QTextCursor,
    QTextDocument,
    QTextFrameFormat,
    QTextTable,
    QTextTableFormat,
)
from PySide6.QtWidgets import (
    QDialog,
    QLabel,
    QLineEdit,
    QListWidget,
    QListWidgetItem,
    QSplitter,
    QTextBrowser,
    QVBoxLayout,
    QWidget,
)

from budget_desktop import assets
from budget_desktop.gui import theme
from budget_desktop.gui.models import manual
from budget_desktop.gui.widgets.focus_frame import frame_focus

_LINE_HEIGHT = 140
_PICTURE = "\N{OBJECT REPLACEMENT CHARACTER}"
"""What stands in the text of a document for a picture."""
_STEM = Qt.ItemDataRole.UserRole


class HelpDialog(QDialog):
    """Contents and search at the left, the text at the right; it stays open beside the work."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle("帮助")
        self.search = QLineEdit(self)
        self.search.setPlaceholderText("在手册里查找（Ctrl+F）")
        self.search.setAccessibleName("在手册里查找")
        self.search.setClearButtonEnabled(True)
        self.list = QListWidget(self)
        frame_focus(self.list)
        self.list.setAccessibleName("帮助目录")
        self.told = QLabel(self)
        self.told.setWordWrap(True)
        self.browser = ManualBrowser(self)
        self.browser.anchorClicked.connect(self._follow)
        self._lay_out()
        self.list.currentItemChanged.connect(lambda item, _was: self._show(item))
        self.search.textChanged.connect(self._list_found)
        self.search.returnPressed.connect(self.find_next)
        for keys, do in {"Ctrl+F": self._begin_search, "F3": self.find_next}.items():
            QShortcut(QKeySequence(keys), self, do)
        self._list_found("")

    @property
    def topic(self) -> str:
        """The page in sight."""
        return str(self.list.currentItem().data(_STEM)) if self.list.currentItem() else ""

    def show_topic(self, topic: str, words: str = "") -> None:
        """Show a page, from where some words stand in a row of their own."""
        if topic not in self._items:
            self.search.clear()
        self.list.setCurrentItem(self._items[topic])
        if words:
            self.browser.show_row(words)
        self.browser.setFocus()

    def find_next(self) -> None:
        """Go to the next place with the first of the words; after the last of a page, to the next page."""
        words = self.search.text().split()
        if not words or not self._items or self.browser.find(words[0]):
            return
        stems = list(self._items)
        # A page whose other form alone holds the word (the target of a link) is passed over.
        after = stems.index(self.topic) + 1 if self.topic in self._items else 0
        for stem in stems[after:] + stems[:after]:
            self.list.setCurrentItem(self._items[stem])
            if self.browser.find(words[0]):
                return

    def _lay_out(self) -> None:
        left = QWidget(self)
        column = QVBoxLayout(left)
        column.setContentsMargins(0, 0, 0, 0)
        for part in (self.search, self.list, self.told):
            column.addWidget(part)
        split = QSplitter(self)
        split.addWidget(left)
        split.addWidget(self.browser)
        split.setStretchFactor(1, 1)
        split.setSizes([theme.GRID * 22, theme.GRID * 88])
        QVBoxLayout(self).addWidget(split)
        self.resize(theme.within_screen(self, theme.GRID * 120, theme.GRID * 80))

    def _begin_search(self) -> None:
        self.search.setFocus()
        self.search.selectAll()

    def _list_found(self, words: str) -> None:
        """List the pages that speak of the words; the page in sight stays."""
        shown, found = self.topic, manual.speaking_of(words)
        self.list.blockSignals(True)
        self.list.clear()
        self._items: dict[str, QListWidgetItem] = {}
        for chapter, topics in manual.chapters():
            within = [topic for topic in topics if topic.stem in found]
            if chapter and within:
                head = QListWidgetItem(chapter, self.list)
                head.setFlags(Qt.ItemFlag.NoItemFlags)
            for topic in within:
                item = QListWidgetItem(f"　{topic.title}" if chapter else topic.title, self.list)
                item.setData(_STEM, topic.stem)
                self._items[topic.stem] = item
        if shown in self._items:
            self.list.setCurrentItem(self._items[shown])
        self.list.blockSignals(False)
        self.told.setVisible(bool(words.strip()))
        self.told.setText(f"{len(found)} 页里有，回车逐处查看" if found else "手册里没有这些字")

    def _show(self, item: QListWidgetItem | None) -> None:
        if item is not None and item.data(_STEM):
            self.browser.show_page(manual.page(item.data(_STEM)))

    def _follow(self, url: QUrl) -> None:
        topic = manual.stem_of(url.toString())
        if topic in manual.topics():
            self.show_topic(topic, url.fragment())
        elif not topic:
            self.browser.show_row(url.fragment())


class ManualBrowser(QTextBrowser):
    """One page; its pictures are no wider than the window."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setAccessibleName("帮助内容")
        self.setOpenLinks(False)

    def show_page(self, markdown: str) -> None:
        """Show a page from its beginning."""
        self.setMarkdown(markdown)
        self._space_lines()
        for frame in self.document().rootFrame().childFrames():
            if isinstance(frame, QTextTable):
                _frame(frame)
        self.moveCursor(QTextCursor.MoveOperation.Start)

    def show_row(self, words: str) -> None:
        """Scroll to where the words stand alone: a heading, or a cell of their own."""
        self.moveCursor(QTextCursor.MoveOperation.Start)
        while self.find(words):
            if self.textCursor().block().text() == words:
                bar = self.verticalScrollBar()
                bar.setValue(bar.value() + self.cursorRect().top() - theme.GRID)
                break

    def loadResource(self, kind: int, name: QUrl | str) -> object:
        """Pictures are made smaller here: the document would make them smaller coarsely."""
        if kind != QTextDocument.ResourceType.ImageResource.value:
            return None
        picture = QImage(str(assets.resource("help", QUrl(name).path())))
        ratio = self.devicePixelRatioF()
        room = round((self.viewport().width() - 6 * theme.GRID) * ratio)
        if picture.width() > room > 0:
            picture = picture.scaledToWidth(room, Qt.TransformationMode.SmoothTransformation)
        picture.setDevicePixelRatio(ratio)
        return picture

    def _space_lines(self) -> None:
        cursor = QTextCursor(self.document())
        cursor.select(QTextCursor.SelectionType.Document)
        spaced = QTextBlockFormat()
        spaced.setLineHeight(_LINE_HEIGHT, QTextBlockFormat.LineHeightTypes.ProportionalHeight.value)
        cursor.mergeBlockFormat(spaced)
        # Of a picture that would be a gap as high as almost half of it.
        spaced.setLineHeight(100, QTextBlockFormat.LineHeightTypes.ProportionalHeight.value)
        picture = self.document().find(_PICTURE)
        while not picture.isNull():
            picture.mergeBlockFormat(spaced)
            picture = self.document().find(_PICTURE, picture)


def _frame(table: QTextTable) -> None:
    """Markdown tables come without lines."""
    form: QTextTableFormat = table.format().toTableFormat()
    form.setBorder(1)
    form.setBorderCollapse(True)
    form.setBorderStyle(QTextFrameFormat.BorderStyle.BorderStyle_Solid)
    form.setBorderBrush(QColor(theme.active().line))
    form.setCellPadding(theme.GRID / 2)
    table.setFormat(form)
