"""The picture of a workbook: one sheet at a time, with its merged cells."""

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QAbstractItemView,
    QComboBox,
    QHeaderView,
    QLabel,
    QTableView,
    QVBoxLayout,
    QWidget,
)

from budget_desktop.gui import theme
from budget_desktop.gui.models.source_picture import SIGNS, SourcePicture
from budget_desktop.gui.widgets.focus_frame import frame_focus
from budget_desktop.intake.layout.model import Fate, SheetReading
from budget_desktop.intake.sheet import Sheet, position_of

_MERGED_AT_MOST = 400
"""More spans than this only slow the picture down."""
_WIDEST = 14
"""Of a column, in full-width characters."""


class SourceView(QWidget):
    """Chooses a sheet and shows it; a cell can be pointed at from elsewhere."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._pairs: Sequence[tuple[Sheet, SheetReading]] = ()
        self.sheet_combo = QComboBox(self)
        self.sheet_combo.setAccessibleName("工作表")
        self.picture = SourcePicture(self)
        self.table = QTableView(self)
        self.table.setModel(self.picture)
        self.table.setAccessibleName("来源的样子")
        self.table.setTabKeyNavigation(False)
        self.table.setWordWrap(False)
        self.table.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.table.verticalHeader().setDefaultSectionSize(theme.row_height(self))
        self.table.horizontalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Interactive)
        self.legend = QLabel(self)
        self.legend.setProperty("muted", True)
        told = {Fate.TAKEN: "取", Fate.TOTAL: "合计，重新相加核对", Fate.LEFT: "不取（停在格上看原因）"}
        self.legend.setText("　".join(f"{SIGNS[fate]} {words}" for fate, words in told.items()))
        self.legend.setWordWrap(True)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self.sheet_combo)
        layout.addWidget(self.table, 1)
        layout.addWidget(self.legend)
        for widget in (self.sheet_combo, self.table):
            frame_focus(widget)
        self.sheet_combo.currentIndexChanged.connect(self._show)

    def show_sheets(self, pairs: Sequence[tuple[Sheet, SheetReading]]) -> None:
        """Offer these sheets; the first with a table is shown."""
        self._pairs = pairs
        self.sheet_combo.clear()
        for sheet, reading in pairs:
            hidden = "（隐藏的）" if sheet.is_hidden else ""
            self.sheet_combo.addItem(f"{sheet.name}{hidden}　{len(reading.tables)} 张表")
        first = next((number for number, (_, reading) in enumerate(pairs) if reading.tables), 0)
        self.sheet_combo.setCurrentIndex(first)

    def point_at(self, sheet: str, cell: str) -> None:
        """Show a cell by its sheet and address."""
        number = next((n for n, (each, _) in enumerate(self._pairs) if each.name == sheet), None)
        if number is None:
            return
        self.sheet_combo.setCurrentIndex(number)
        index = self.picture.index(*position_of(cell))
        self.table.setCurrentIndex(index)
        self.table.scrollTo(index, QAbstractItemView.ScrollHint.PositionAtCenter)

    def _show(self, number: int) -> None:
        if not 0 <= number < len(self._pairs):
            return
        sheet, reading = self._pairs[number]
        self.table.clearSpans()
        self.picture.show_sheet(sheet, reading)
        for area in sheet.merged[:_MERGED_AT_MOST]:
            if len(area.rows) * len(area.columns) > 1:
                self.table.setSpan(area.top, area.left, len(area.rows), len(area.columns))
        self._fit_columns()

    def _fit_columns(self) -> None:
        em = self.fontMetrics().horizontalAdvance("国")
        self.table.resizeColumnsToContents()
        for column in range(self.picture.columnCount()):
            self.table.setColumnWidth(column, min(self.table.columnWidth(column), em * _WIDEST))
        self.table.horizontalHeader().setDefaultAlignment(Qt.AlignmentFlag.AlignCenter)
