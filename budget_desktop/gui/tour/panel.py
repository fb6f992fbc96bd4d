"""The panel of the tour: what to look at, which key to press, and how far one has come."""

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent, QCloseEvent, QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QDockWidget, QHBoxLayout, QLabel, QPushButton, QWidget

from budget_desktop.gui import theme
from budget_desktop.gui.tour.script import Page

TITLE = "练习导览"
_NARROWEST = 17
"""Width in letters below which its lines would be torn apart."""


class TourPanel(QDockWidget):
    """Stands beside the page, or as a strip above it where the screen is small. Nothing in it takes the focus
    unless somebody goes there by F6 or the menu."""

    on_wanted = Signal()
    """The next page of the tour is wanted, whatever was done."""
    back_wanted = Signal()
    """The page before."""
    left = Signal()
    """Enough for now."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(TITLE, parent)
        self.setObjectName("tour")
        self.setFeatures(
            QDockWidget.DockWidgetFeature.DockWidgetClosable | QDockWidget.DockWidgetFeature.DockWidgetMovable
        )
        self.done, self.heading = QLabel(self), QLabel(self)
        theme.write_in(self.done, "good")
        bold = self.heading.font()
        bold.setBold(True)
        self.heading.setFont(bold)
        self.text, self.brief = QLabel(self), QLabel(self)
        for label in (self.text, self.brief):
            label.setTextFormat(Qt.TextFormat.MarkdownText)
        self.on_button = QPushButton(self)
        self.back_button = QPushButton("上一步", self)
        self.leave_button = QPushButton(self)
        self.on_button.clicked.connect(self.on_wanted)
        self.back_button.clicked.connect(self.back_wanted)
        self.leave_button.clicked.connect(self.left)
        self.is_strip = False
        """Whether it says all in brief, in little more than the height of its buttons."""
        self._layout = self._lay_out()

    def _lay_out(self) -> QBoxLayout:
        inside = _Sheet(self)
        layout = QBoxLayout(QBoxLayout.Direction.TopToBottom, inside)
        layout.setContentsMargins(*[theme.GRID] * 4)
        for label in (self.done, self.heading, self.text, self.brief):
            label.setWordWrap(True)
            layout.addWidget(label, label is self.brief)
        layout.addStretch()
        buttons = QHBoxLayout()
        for button in (self.on_button, self.back_button, self.leave_button):
            # Not by a click: whoever is typing goes on typing.
            button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
            button.setAutoDefault(True)
            buttons.addWidget(button)
        buttons.addStretch(1)
        layout.addLayout(buttons)
        inside.setMinimumWidth(self.fontMetrics().horizontalAdvance("国") * _NARROWEST)
        self.setWidget(inside)
        return layout

    def lie_flat(self) -> None:
        """Be a strip as wide as the window."""
        self.is_strip = True
        self.setTitleBarWidget(QWidget(self))
        self._layout.setDirection(QBoxLayout.Direction.LeftToRight)
        self._layout.setContentsMargins(theme.GRID, theme.GRID // 2, theme.GRID, theme.GRID // 2)
        self._choose_labels()

    def _choose_labels(self) -> None:
        self.brief.setVisible(self.is_strip)
        self.done.setVisible(not self.is_strip and bool(self.done.text()))
        for label in (self.heading, self.text):
            label.setVisible(not self.is_strip)

    def show_page(self, page: Page, number: int, count: int, done: str) -> None:
        """Show a page: 0 is the offer, 1 to `count` are the steps, one more is the end."""
        is_step = 1 <= number <= count
        self.heading.setText(f"第 {number} 步，共 {count} 步：{page.title}" if is_step else page.title)
        self.text.setText(page.text)
        self.done.setText(f"✓ 做到了：{done}" if done else "")
        where = f"第 {number} 步：" if is_step else ""
        self.brief.setText(f"{'✓ ' if done else ''}{where}{page.brief}")
        self._choose_labels()
        self.on_button.setText("跳过" if is_step else "开始")
        self.on_button.setVisible(number < count)
        self.back_button.setVisible(number > 1)
        self.leave_button.setText("以后再说" if number == 0 else "结束" if number >= count else "离开")
        told = "。".join(part for part in (self.done.text(), self.heading.text(), plain(page.text)) if part)
        self.setAccessibleName(TITLE)
        self.setAccessibleDescription(told)
        self.on_button.setAccessibleName(f"{TITLE}：{self.on_button.text()}")
        self.back_button.setAccessibleName(f"{TITLE}：上一步")
        self.leave_button.setAccessibleName(f"{TITLE}：{self.leave_button.text()}")
        QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self, told))

    def enter(self) -> None:
        """Take the focus, because somebody asked for the tour."""
        first = self.on_button if self.on_button.isVisibleTo(self) else self.leave_button
        first.setFocus(Qt.FocusReason.OtherFocusReason)

    def closeEvent(self, event: QCloseEvent) -> None:
        """The cross in the title leaves too."""
        super().closeEvent(event)
        self.left.emit()


class _Sheet(QWidget):
    """Asks for the height its lines need at the width it has; a dock would grant them less."""

    def minimumSizeHint(self) -> QSize:
        least, layout = super().minimumSizeHint(), self.layout()
        if layout is not None and layout.hasHeightForWidth():
            least.setHeight(layout.minimumHeightForWidth(max(self.width(), self.minimumWidth())))
        return least

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self.updateGeometry()


def plain(markdown: str) -> str:
    """A text without the stars of its bold words, as it is spoken."""
    return " ".join(markdown.replace("**", "").split())
