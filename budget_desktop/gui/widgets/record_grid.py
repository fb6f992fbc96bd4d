"""A grid of records with its buttons and its line of totals; forms name it as a custom widget."""

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from budget_desktop.domain.places import EntryPlace
from budget_desktop.gui import theme
from budget_desktop.gui.models.columns import GridSpec
from budget_desktop.gui.models.kinds import AmountKind, exact
from budget_desktop.gui.models.records import RecordModel
from budget_desktop.gui.session.workspace import Workspace
from budget_desktop.gui.widgets.record_table import RecordTable


class RecordGrid(QWidget):
    """Title, 添加 and 删除 and what the rows come to, above the table. Filled by `show_records`."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.table = RecordTable(self)
        self.add_button = QPushButton(self)
        self.remove_button = QPushButton(self)
        self.summary = QLabel(self)
        self.summary.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        self.summary.setProperty("computed", True)
        self.title = QLabel(self)
        head = QHBoxLayout()
        for widget in (self.title, self.add_button, self.remove_button):
            head.addWidget(widget)
        head.addStretch(1)
        head.addWidget(self.summary)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(theme.GRID // 2)
        layout.addLayout(head)
        layout.addWidget(self.table, 1)
        self.setFocusProxy(self.table)

    def show_records(self, workspace: Workspace, spec: GridSpec) -> None:
        """Fill the grid; to be called once."""
        self._workspace: Workspace = workspace
        self.model: RecordModel = RecordModel(workspace, spec, self)
        self.table.show_model(self.model)
        self.title.setText(spec.title)
        self.title.setVisible(bool(spec.title))
        self.table.setAccessibleName(spec.title or f"{spec.noun}表格")
        self.add_button.setText(f"添加{spec.noun}")
        self.add_button.setToolTip(f"在选中行下面添加一行{spec.noun}（Ctrl+Insert）")
        self.remove_button.setText(f"删除{spec.noun}")
        self.remove_button.setToolTip(f"删除选中的{spec.noun}，可以撤销（Ctrl+Delete）")
        for button in (self.add_button, self.remove_button):
            button.setAccessibleName(button.text())
            button.setVisible(spec.create is not None)
        self.add_button.clicked.connect(lambda: self.add_row(self.table.currentIndex().row()))
        self.remove_button.clicked.connect(self.remove_rows)
        self.table.row_wanted.connect(self.add_row)
        self.table.rows_unwanted.connect(self.remove_rows)
        workspace.refreshed.connect(self._summarise)
        self.table.selectionModel().selectionChanged.connect(lambda *_: self._summarise())
        self._summarise()

    def refresh(self) -> None:
        """Show the rows anew, as when the record they belong to was changed for another."""
        self.model.refresh()
        self._summarise()

    def go_to(self, place: EntryPlace) -> bool:
        """Make a place's cell current; False if it is not here."""
        return self.table.go_to(place)

    def add_row(self, after: int) -> None:
        """Add a record below a row and go to its first cell that can be typed in."""
        if key := self.model.add_after(after):
            self._workspace.refresh_now()
            row = next(n for n, record in enumerate(self.model.records) if record.key == key)
            self.table.setFocus()
            self.table.select_first(row)

    def remove_rows(self) -> None:
        """Delete the selected records, or say that none is selected."""
        rows = self.table.selected_rows()
        if not rows:
            self._workspace.noticed.emit(f"请先选中要删除的{self.model.spec.noun}")
            return
        self.model.remove(rows)
        self._workspace.noticed.emit(f"已删除 {len(rows)} 行{self.model.spec.noun}，按 Ctrl+Z 撤销")

    def _summarise(self) -> None:
        self.table.show_needed_columns()
        snapshot, spec = self._workspace.snapshot, self.model.spec
        texts = [spec.summary(snapshot, self.model.records)] if spec.summary else []
        amounts = self._selected_amounts()
        if len(amounts) > 1:
            texts.insert(0, f"选中 {len(amounts)} 格 求和 {exact(sum(amounts), snapshot.measure)}")
        self.summary.setText("　".join(texts))
        self.summary.setVisible(bool(texts))

    def _selected_amounts(self) -> Sequence[int]:
        values = [
            self.model.value(index)
            for index in self.table.selectedIndexes()
            if isinstance(self.model.column(index).kind, AmountKind)
        ]
        return [value for value in values if value is not None]
