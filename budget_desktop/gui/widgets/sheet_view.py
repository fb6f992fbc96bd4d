"""A table or the narrative as it will be printed, with the choice of which; leads to the entries behind."""

from functools import partial

from PySide6.QtCore import QModelIndex, Qt, Signal
from PySide6.QtGui import QShortcut
from PySide6.QtWidgets import (
    QApplication,
    QCheckBox,
    QComboBox,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QSizePolicy,
    QStackedWidget,
    QTextBrowser,
    QVBoxLayout,
    QWidget,
)

from budget_desktop.domain.places import CellPlace, Place, TextPlace
from budget_desktop.gui import theme
from budget_desktop.gui.session.traces import sources
from budget_desktop.gui.session.workspace import Workspace
from budget_desktop.gui.widgets.entry_list import EntryList
from budget_desktop.gui.widgets.focus_frame import frame_focus
from budget_desktop.gui.widgets.paper import Paper
from budget_desktop.gui.widgets.prose import ProseView
from budget_desktop.gui.widgets.seen import Seen
from budget_desktop.gui.widgets.zoom import FIT, ZoomChoice, ZoomWheel
from budget_desktop.narrative.text import Run
from budget_desktop.tables.table import Table

PROSE = "prose"
"""What stands for the narrative in the choice."""
_NOTE_LINES = 3


class SheetView(QWidget):
    """Filled by `follow`. Enter or a double-click on a number goes to its entry; if asked, one click does."""

    wanted = Signal(object)
    """The place of an entry is to be shown."""
    zoom_chosen = Signal(int)
    """Another size was chosen: per cent, or `zoom.FIT`."""
    following_switched = Signal(bool)
    """Whether the sheet is to change with the page of entry."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._workspace: Workspace | None = None
        self._with_prose = False
        self._page = ""
        self._is_leading = False
        self._seen = Seen(self, self.refresh)
        self.table_combo = QComboBox(self)
        self.table_combo.setAccessibleName("选择表格")
        self.table_combo.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.table_combo.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.previous_button, self.next_button = QPushButton("‹", self), QPushButton("›", self)
        self.title_label = QLabel(self)
        self.notes = QTextBrowser(self)
        self.notes.setAccessibleName("表注")
        self.notes.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Maximum)
        self.left_label, self.right_label = QLabel(self), QLabel(self)
        self.paper, self.prose = Paper(self), ProseView(self)
        frame_focus(self.paper)
        self.zoom = ZoomChoice(self)
        self.follow_box = QCheckBox("跟随页面", self)
        self.follow_box.setToolTip("换到另一页录入时，换成那一页的表")
        self.follow_box.hide()
        self.hint = QLabel(self)
        self.hint.setProperty("muted", True)
        self.hint.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        self._stack = QStackedWidget(self)
        self._lay_out()
        self.table_combo.currentIndexChanged.connect(lambda _row: self._show())
        self.previous_button.clicked.connect(lambda: self._turn(-1))
        self.next_button.clicked.connect(lambda: self._turn(1))
        self.paper.activated.connect(self.trace)
        self.prose.run_wanted.connect(self._lead)
        self.zoom.chosen.connect(self._zoom)
        self.follow_box.toggled.connect(self._switch_following)
        for view in (self.paper, self.prose):
            ZoomWheel(view).turned.connect(self.zoom_by)
        for keys, step in (("Ctrl++", 1), ("Ctrl+=", 1), ("Ctrl+-", -1)):
            # Only here: in a grid the same keys add and delete rows, as in a spreadsheet.
            shortcut = QShortcut(keys, self, context=Qt.ShortcutContext.WidgetWithChildrenShortcut)
            shortcut.activated.connect(partial(self.zoom_by, step))
        self.set_zoom(FIT)
        self.setFocusProxy(self._stack)

    def follow(self, workspace: Workspace, *, with_prose: bool, by_click: bool) -> None:
        """Show a workspace's tables from now on; another one takes the place of the last."""
        if self._workspace is not None:
            self._workspace.settled.disconnect(self._seen.hear)
        else:
            if by_click:
                self.paper.number_clicked.connect(self._clicked)
            self.hint.setText(f"{'单击' if by_click else '双击'}数字看它的来源")
        self._workspace, self._with_prose = workspace, with_prose
        workspace.settled.connect(self._seen.hear)
        self.refresh()

    def set_zoom(self, value: int) -> None:
        """Show at this size: per cent, or `zoom.FIT`."""
        self.zoom.show_value(value)
        self.paper.set_zoom(value)
        font = QApplication.font()
        # Prose runs with the width by itself: what fits is its own size.
        font.setPointSizeF(font.pointSizeF() * (value or 100) / 100)
        self.prose.setFont(font)

    def restyle(self) -> None:
        """Take over another size of letters or other colours."""
        self.set_zoom(self.zoom.value)
        self.paper.fit()

    def zoom_by(self, step: int) -> None:
        """One step larger (1) or smaller (-1)."""
        on_paper = self._stack.currentWidget() is self.paper
        self.zoom.step(step, self.paper.percent if on_paper else self.zoom.value or 100)

    def set_following(self, following: bool) -> None:
        """Offer to change the sheet with the page of entry, and say whether it does."""
        self.follow_box.setVisible(True)
        self.follow_box.setChecked(following)

    def come_to_page(self, stem: str) -> None:
        """A page of entry came to the front: show what is printed of it, if asked to follow."""
        self._page = stem
        if self._workspace is None or self._is_leading or not self.follow_box.isChecked():
            return
        wanted = self._workspace.snapshot.edition.spec.beside.get(stem, "")
        shown = [str(self.table_combo.itemData(row)) for row in range(self.table_combo.count())]
        # There is a form for every project, under one key.
        key = next((key for key in shown if key.partition(".")[0] == wanted), "")
        if key and str(self.table_combo.currentData()).partition(".")[0] != wanted:
            self.show_sheet(key)

    def leave(self) -> None:
        """The book goes; what is shown stays until the next."""
        if self._workspace is not None:
            self._workspace.settled.disconnect(self._seen.hear)
            self._workspace = None

    def refresh(self) -> None:
        """Follow the tables: forms come and go with the projects."""
        if self._workspace is None:
            return
        tables = list(self._workspace.snapshot.disclosure.tables.values())
        wanted = [(self._name(table), table.key) for table in tables]
        if self._with_prose:
            wanted.append(("情况说明", PROSE))
        combo = self.table_combo
        if wanted != [(combo.itemText(row), combo.itemData(row)) for row in range(combo.count())]:
            chosen = combo.currentData()
            combo.blockSignals(True)
            combo.clear()
            for name, key in wanted:
                combo.addItem(name, key)
            combo.setCurrentIndex(max(combo.findData(chosen), 0))
            combo.blockSignals(False)
        self._show()

    def show_sheet(self, key: str) -> bool:
        """Show a table by its key, or the narrative; False if there is none."""
        row = self.table_combo.findData(key)
        if row >= 0:
            self.table_combo.setCurrentIndex(row)
        return row >= 0

    def go_to(self, place: Place) -> bool:
        """Show a printed cell or paragraph, and put the focus there."""
        if isinstance(place, CellPlace):
            return self.show_sheet(place.table) and self.paper.go_to(place)
        return isinstance(place, TextPlace) and self.show_sheet(PROSE) and self.prose.go_to(place)

    def _zoom(self, value: int) -> None:
        self.set_zoom(value)
        self.zoom_chosen.emit(value)

    def _switch_following(self, following: bool) -> None:
        self.come_to_page(self._page)
        self.following_switched.emit(following)

    def trace(self, index: QModelIndex) -> None:
        """Go to the entry behind a cell, or list them."""
        place = self.paper.paper.place(index)
        if place is not None:
            self._lead(place)

    def _clicked(self, index: QModelIndex) -> None:
        """One click follows numbers and typed texts; labels wait for two, for they are many."""
        cell = self.paper.paper.cell(index)
        if cell is not None and (cell.amount or cell.origin is not None):
            self.trace(index)

    def _lead(self, printed_thing: Place | Run) -> None:
        if self._workspace is None:
            return
        self._workspace.refresh_now()
        leads = sources(self._workspace.snapshot, printed_thing)
        if not leads:
            self._workspace.noticed.emit("这里没有录入的内容")
        elif len(leads) == 1:
            self._want(leads[0].place)
        else:
            listed = EntryList.of_sources(self._workspace.snapshot, leads, self)
            listed.wanted.connect(self._want)
            listed.open()

    def _want(self, place: Place) -> None:
        # The number that was clicked stays under the mouse, whatever page it leads to.
        self._is_leading = True
        self.wanted.emit(place)
        self._is_leading = False

    def _show(self) -> None:
        if self._workspace is None:
            return
        disclosure = self._workspace.snapshot.disclosure
        row, last = self.table_combo.currentIndex(), self.table_combo.count() - 1
        self.previous_button.setEnabled(row > 0)
        self.next_button.setEnabled(row < last)
        key = self.table_combo.currentData()
        table = disclosure.tables.get(key)
        self._stack.setCurrentWidget(self.paper if table else self.prose)
        self._stack.setFocusProxy(self.paper if table else self.prose)
        self._show_around(table)
        if table is None:
            self.prose.show_blocks(disclosure.outline.blocks)
            return
        self.paper.show_table(table)

    def _show_around(self, table: Table | None) -> None:
        """What is printed around a table. Nothing goes and comes back: all would be laid out anew."""
        has_captions = table is not None and bool(table.left_caption or table.right_caption)
        for label, shown in (
            (self.title_label, table is not None),
            (self.left_label, has_captions),
            (self.right_label, has_captions),
            (self.notes, table is not None and bool(table.notes)),
        ):
            label.setVisible(shown)
        if table is None:
            return
        subtitle = f"\n{table.subtitle}" if table.subtitle else ""
        number = f"{table.number}　" if table.number else ""
        self.title_label.setText(f"{number}{table.title}{subtitle}")
        self.left_label.setText(table.left_caption)
        self.right_label.setText(table.right_caption)
        self._show_notes("\n".join(table.notes))

    def _show_notes(self, text: str) -> None:
        """Long notes scroll: the table needs the room."""
        if self.notes.toPlainText() != text:
            self.notes.setPlainText(text)
        self.notes.setMaximumHeight(self.fontMetrics().lineSpacing() * _NOTE_LINES + theme.GRID * 2)

    def _turn(self, step: int) -> None:
        self.table_combo.setCurrentIndex(self.table_combo.currentIndex() + step)

    def _name(self, table: Table) -> str:
        if table.number or self._workspace is None:
            return f"{table.number} {table.title}"
        # There is one form for every project, all with the same title.
        project = self._workspace.snapshot.packet.project_by_key.get(table.key.partition(".")[2])
        return f"{project.name}　{table.title}" if project else table.title

    def _lay_out(self) -> None:
        bold = self.title_label.font()
        bold.setBold(True)
        self.title_label.setFont(bold)
        self.title_label.setAlignment(Qt.AlignmentFlag.AlignCenter)
        for label in (self.title_label, self.left_label):
            label.setTextFormat(Qt.TextFormat.PlainText)
            label.setWordWrap(True)
        for button, what in ((self.previous_button, "上一张表"), (self.next_button, "下一张表")):
            button.setAccessibleName(what)
            button.setToolTip(what)
            button.setAutoDefault(True)
            button.setProperty("narrow", True)
        for page in (self.paper, self.prose):
            self._stack.addWidget(page)
        choice = QHBoxLayout()
        for widget in (self.table_combo, self.previous_button, self.next_button):
            choice.addWidget(widget)
        captions = QHBoxLayout()
        captions.addWidget(self.left_label, 1)
        captions.addWidget(self.right_label)
        below = QHBoxLayout()
        below.addWidget(self.hint, 1)
        below.addWidget(self.follow_box)
        below.addWidget(self.zoom)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(theme.GRID, theme.GRID, theme.GRID, theme.GRID)
        layout.setSpacing(theme.GRID // 2)
        layout.addLayout(choice)
        layout.addWidget(self.title_label)
        layout.addLayout(captions)
        layout.addWidget(self._stack, 1)
        layout.addWidget(self.notes)
        layout.addLayout(below)
