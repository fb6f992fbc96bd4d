"""查找: a word, a code, an amount or a rule in everything, with the list of where it stands."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QApplication,
    QDialog,
    QLabel,
    QLineEdit,
    QListWidget,
    QListWidgetItem,
    QWidget,
)

from budget_desktop.domain.places import CellPlace
from budget_desktop.gui import theme
from budget_desktop.gui.navigation import TITLES, page_of
from budget_desktop.gui.session.snapshot import Snapshot
from budget_desktop.gui.widgets.focus_frame import frame_focus

if TYPE_CHECKING:
    from budget_desktop.search.everywhere import Match

_PAUSE_MS = 120
_PASSED_ON = (Qt.Key.Key_Down, Qt.Key.Key_Up, Qt.Key.Key_PageDown, Qt.Key.Key_PageUp)


class FindDialog(QDialog):
    """Enter goes to the chosen place and closes; the arrow keys choose while one types."""

    wanted = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle("查找")
        self._snapshot: Snapshot | None = None
        self.edit = QLineEdit(self)
        self.edit.setPlaceholderText("文字、科目编码、金额，或规则编号")
        self.edit.setAccessibleName("查找什么")
        self.edit.setClearButtonEnabled(True)
        self.list = QListWidget(self)
        frame_focus(self.list)
        self.list.setAccessibleName("查找结果")
        self.count = QLabel(self)
        self.count.setProperty("muted", True)
        layout = theme.dialog_column(self)
        for widget in (self.edit, self.list, self.count):
            layout.addWidget(widget)
        self._pause = QTimer(self, singleShot=True, interval=_PAUSE_MS)
        self._pause.timeout.connect(self.search)
        self.edit.textChanged.connect(lambda _text: self._pause.start())
        self.edit.returnPressed.connect(self.go)
        self.edit.installEventFilter(self)
        self.list.itemActivated.connect(lambda _item: self.go())
        self.resize(theme.within_screen(self, theme.GRID * 128, theme.GRID * 60))

    def search_in(self, snapshot: Snapshot) -> None:
        """Search this snapshot from now on."""
        self._snapshot = snapshot
        self.search()

    def begin(self) -> None:
        """Ready for typing over the last words."""
        self.activateWindow()
        self.edit.setFocus()
        self.edit.selectAll()

    def search(self) -> None:
        """List where the words stand."""
        from budget_desktop.search.everywhere import find_everywhere

        self._pause.stop()
        self.list.clear()
        snapshot, text = self._snapshot, self.edit.text().strip()
        if snapshot is None or not text:
            self.count.setText("输入后列出全部出现之处")
            return
        for match in find_everywhere(text, snapshot.disclosure, snapshot.findings):
            item = QListWidgetItem(f"{match.kind.value}　{_told(snapshot, match)}", self.list)
            item.setData(Qt.ItemDataRole.UserRole, match.place)
            item.setToolTip(match.snippet)
        self.list.setCurrentRow(0)
        found = self.list.count()
        self.count.setText(f"{found} 处　按回车转到" if found else "没有找到")

    def go(self) -> None:
        """Go to the chosen place."""
        if self._pause.isActive():
            self.search()
        item = self.list.currentItem()
        if item is not None:
            self.accept()
            self.wanted.emit(item.data(Qt.ItemDataRole.UserRole))

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """The arrow keys choose among the results without leaving the words."""
        if (
            watched is self.edit
            and isinstance(event, QKeyEvent)
            and event.type() == QEvent.Type.KeyPress
            and event.key() in _PASSED_ON
        ):
            QApplication.sendEvent(self.list, event)
            return True
        return super().eventFilter(watched, event)


def _told(snapshot: Snapshot, match: "Match") -> str:
    """Where it stands: the same amount or subject in several rows is told apart by what else they say."""
    from budget_desktop.gui.session.traces import origin_words
    from budget_desktop.search.everywhere import MatchKind

    place = match.place
    if match.kind in (MatchKind.AMOUNT, MatchKind.CODE, MatchKind.NAME, MatchKind.CELL):
        words = origin_words(snapshot, place)
        # Cells of amounts are found with their measure.
        if match.kind is MatchKind.AMOUNT or match.snippet.rstrip("万元") in words:
            return words
    page = TITLES[page_of(place, snapshot.packet)]
    if isinstance(place, CellPlace):
        table = snapshot.disclosure.tables[place.table]
        page = table.number or table.title
    return f"{page}　{match.snippet}"
