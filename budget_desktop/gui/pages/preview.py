"""表格预览: any table as it will be printed; a double-click on a number leads to its entries."""

from PySide6.QtCore import QModelIndex, Qt
from PySide6.QtWidgets import QComboBox, QLabel, QPushButton

from budget_desktop.domain.places import CellPlace, Place
from budget_desktop.gui.pages.page import Page
from budget_desktop.gui.widgets.entry_list import EntryList, place_of
from budget_desktop.gui.widgets.paper import Paper
from budget_desktop.tables.table import Cell, Table


class PreviewPage(Page):
    """One table at a time."""

    table_combo: QComboBox
    previous_button: QPushButton
    next_button: QPushButton
    title_label: QLabel
    left_label: QLabel
    right_label: QLabel
    paper: Paper
    notes_label: QLabel

    def build(self) -> None:
        """Connect the choice of the table."""
        self.title_label.setTextFormat(Qt.TextFormat.PlainText)
        bold = self.title_label.font()
        bold.setBold(True)
        self.title_label.setFont(bold)
        self.table_combo.setAccessibleName("选择表格")
        self.previous_button.setAccessibleName("上一张表")
        self.next_button.setAccessibleName("下一张表")
        self.table_combo.currentIndexChanged.connect(lambda _row: self._show())
        self.previous_button.clicked.connect(lambda: self._turn(-1))
        self.next_button.clicked.connect(lambda: self._turn(1))
        self.paper.activated.connect(self._trace)
        self.set_entrance(self.paper)

    def refresh(self) -> None:
        """Follow the tables: forms come and go with the projects."""
        tables = list(self.workspace.snapshot.disclosure.tables.values())
        wanted = [(self._name(table), table.key) for table in tables]
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

    def go_to(self, place: Place) -> bool:
        """Show a cell's table and make the cell current."""
        if not isinstance(place, CellPlace):
            return False
        row = self.table_combo.findData(place.table)
        if row < 0:
            return False
        self.table_combo.setCurrentIndex(row)
        return self.paper.go_to(place)

    def _show(self) -> None:
        table = self.workspace.snapshot.disclosure.tables.get(self.table_combo.currentData())
        if table is None:
            return
        subtitle = f"\n{table.subtitle}" if table.subtitle else ""
        number = f"{table.number}　" if table.number else ""
        self.title_label.setText(f"{number}{table.title}{subtitle}")
        self.left_label.setText(table.left_caption)
        self.right_label.setText(table.right_caption)
        self.notes_label.setText("\n".join(table.notes))
        self.notes_label.setVisible(bool(table.notes))
        self.paper.show_table(table)
        self.previous_button.setEnabled(self.table_combo.currentIndex() > 0)
        self.next_button.setEnabled(self.table_combo.currentIndex() < self.table_combo.count() - 1)

    def _turn(self, step: int) -> None:
        self.table_combo.setCurrentIndex(self.table_combo.currentIndex() + step)

    def _trace(self, index: QModelIndex) -> None:
        cell = self.paper.paper.cell(index)
        if cell is None:
            return
        if cell.origin is not None:
            self.wanted.emit(cell.origin)
        elif cell.slice is not None:
            self._list_entries(cell)

    def _list_entries(self, cell: Cell) -> None:
        snapshot = self.workspace.snapshot
        facts = snapshot.disclosure.facts.matching(cell.slice) if cell.slice else []
        if not facts:
            self.workspace.noticed.emit("这个数没有录入行，是零")
        elif len(facts) == 1:
            self.wanted.emit(place_of(facts[0]))
        else:
            listed = EntryList(snapshot, facts, self)
            listed.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
            listed.wanted.connect(self.wanted)
            listed.open()

    def _name(self, table: Table) -> str:
        if table.number:
            return f"{table.number} {table.title}"
        # There is one form for every project, all with the same title.
        project = self.workspace.snapshot.packet.project_by_key.get(table.key.partition(".")[2])
        return f"{project.name}　{table.title}" if project else table.title
