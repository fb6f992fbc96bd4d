"""What the selected cells come to, in the window's status bar as in a spreadsheet."""

from PySide6.QtWidgets import QLabel, QMainWindow

from budget_desktop.entry.fields.kinds import AmountKind, exact
from budget_desktop.gui.widgets.record_table import RecordTable

_NAME = "selection_sum"


def show_selection(table: RecordTable) -> None:
    """Say how many cells are selected and their sum; nothing for a single cell."""
    window = table.window()
    if not isinstance(window, QMainWindow) or not table.isVisible():
        return
    label = window.statusBar().findChild(QLabel, _NAME)
    if label is None:
        label = QLabel(window.statusBar())
        label.setObjectName(_NAME)
        label.setAccessibleName("选中的格")
        window.statusBar().insertPermanentWidget(0, label)
    label.setText(_text(table))


def _text(table: RecordTable) -> str:
    model, chosen = table.records(), table.selectedIndexes()
    if len(chosen) < 2:
        return ""
    values = [
        value
        for index in chosen
        if isinstance(model.column(index).kind, AmountKind)
        and (value := model.shown_value(index)) is not None
    ]
    if not values:
        return f"选中 {len(chosen)} 格"
    measure = model.snapshot.measure
    return f"选中 {len(chosen)} 格　数值 {len(values)}　求和 {exact(sum(values), measure)} {measure.value}"
