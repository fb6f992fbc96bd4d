"""帮助: pages in Chinese that ship with the program; the one on the rules is made from the rules."""

import re

from PySide6.QtCore import QUrl
from PySide6.QtGui import (
    QColor,
    QTextBlockFormat,
    QTextCursor,
    QTextFrameFormat,
    QTextTable,
    QTextTableFormat,
)
from PySide6.QtWidgets import (
    QDialog,
    QListWidget,
    QListWidgetItem,
    QSplitter,
    QTextBrowser,
    QVBoxLayout,
    QWidget,
)

from budget_desktop import assets
from budget_desktop.gui import theme
from budget_desktop.gui.navigation import TITLES

KEYS, RULES, START, CHECK = "keys", "rules", "start", "check"

TOPICS = {START: "开始", **TITLES, CHECK: "校验", KEYS: "按键", RULES: "校验规则"}
"""Help pages by the stems of their files, in their order; that of the rules has no file."""

_LINE_HEIGHT = 140
_RULE = re.compile(r"[A-H]\d\d")


def topic_at(stem: str, *, in_findings: bool) -> str:
    """The page that tells of what is in front."""
    if in_findings:
        return RULES
    return stem if stem in TOPICS else START


def help_page(topic: str) -> str:
    """A page in Markdown."""
    if topic == RULES:
        from budget_desktop.rules.help import help_text

        # The published copy says how it is made; nobody at this window makes it.
        lines = help_text().splitlines(keepends=True)
        return "".join(_linked(line) for line in lines if not line.startswith("本页由"))
    return assets.resource("help", f"{topic}.md").read_text(encoding="utf-8")


class HelpDialog(QDialog):
    """Pages at the left, the text at the right; it stays open beside the work."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle("帮助")
        self.list = QListWidget(self)
        self.list.setAccessibleName("帮助目录")
        for title in TOPICS.values():
            QListWidgetItem(title, self.list)
        self.browser = QTextBrowser(self)
        self.browser.setAccessibleName("帮助内容")
        self.browser.setOpenLinks(False)
        self.browser.anchorClicked.connect(self._follow)
        split = QSplitter(self)
        split.addWidget(self.list)
        split.addWidget(self.browser)
        split.setStretchFactor(1, 1)
        split.setSizes([theme.GRID * 16, theme.GRID * 80])
        layout = QVBoxLayout(self)
        layout.addWidget(split)
        self.list.currentRowChanged.connect(lambda row: self._show(list(TOPICS)[row]))
        self.resize(theme.within_screen(self, theme.GRID * 110, theme.GRID * 80))

    def show_topic(self, topic: str, words: str = "") -> None:
        """Show a page, from where some words stand."""
        self.list.setCurrentRow(list(TOPICS).index(topic))
        while words and self.browser.find(words):
            # In its own row of the table, not where another one speaks of it.
            if self.browser.textCursor().block().text() == words:
                bar = self.browser.verticalScrollBar()
                bar.setValue(bar.value() + self.browser.cursorRect().top() - theme.GRID)
                break
        self.browser.setFocus()

    def _show(self, topic: str) -> None:
        self.browser.setMarkdown(help_page(topic))
        self._space_lines()
        for frame in self.browser.document().rootFrame().childFrames():
            if isinstance(frame, QTextTable):
                _frame(frame)
        self.browser.moveCursor(QTextCursor.MoveOperation.Start)

    def _follow(self, url: QUrl) -> None:
        topic = url.fragment()
        if topic in TOPICS:
            self.show_topic(topic)
        elif _RULE.fullmatch(topic):
            self.browser.moveCursor(QTextCursor.MoveOperation.Start)
            self.show_topic(RULES, topic)

    def _space_lines(self) -> None:
        cursor = QTextCursor(self.browser.document())
        cursor.select(QTextCursor.SelectionType.Document)
        spaced = QTextBlockFormat()
        spaced.setLineHeight(_LINE_HEIGHT, QTextBlockFormat.LineHeightTypes.ProportionalHeight.value)
        cursor.mergeBlockFormat(spaced)


def _linked(line: str) -> str:
    """Rules named as causes become links to their rows."""
    said, mark, causes = line.partition("| 见 ")
    return said + mark + _RULE.sub(r"[\g<0>](#\g<0>)", causes) if mark else line


def _frame(table: QTextTable) -> None:
    """Markdown tables come without lines."""
    form: QTextTableFormat = table.format().toTableFormat()
    form.setBorder(1)
    form.setBorderCollapse(True)
    form.setBorderStyle(QTextFrameFormat.BorderStyle.BorderStyle_Solid)
    form.setBorderBrush(QColor(theme.active().line))
    form.setCellPadding(theme.GRID / 2)
    table.setFormat(form)
