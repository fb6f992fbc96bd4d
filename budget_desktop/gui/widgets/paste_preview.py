"""粘贴预览: what a paste would change, what cannot be read and why, before anything is done."""

from collections.abc import Callable

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QCheckBox, QComboBox, QDialog, QDialogButtonBox, QLabel, QWidget

from budget_desktop.domain.money import Measure
from budget_desktop.entry.paste import Choices
from budget_desktop.entry.plan import Fate, Plan, PlannedCell
from budget_desktop.gui import theme
from budget_desktop.gui.models.records import RecordModel
from budget_desktop.gui.widgets.focus_frame import frame_focus
from budget_desktop.gui.widgets.reading_list import ReadingList

_SIZE = (960, 480)
_SHOWN_AT_MOST = 500
_TITLES = ("位置", "原来", "粘贴", "结果", "说明")
_WIDTHS = (10, 8, 10, 4)
_LEFT_ALONE = "不粘贴"
_OVER = "覆盖"


class PastePreview(QDialog):
    """The worst first: what cannot be read, what would be written over, then the rest."""

    agreed = Signal(object)
    """Carry out this plan."""

    def __init__(
        self, model: RecordModel, plan: Callable[[Choices], Plan], parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._model = model
        self._plan_by = plan
        self._kinds = {column.key: column.kind for column in model.spec.columns}
        self.setWindowTitle("粘贴预览")
        self.summary = QLabel(self)
        self.summary.setWordWrap(True)
        self.notices = QLabel(self)
        self.notices.setWordWrap(True)
        self.notices.setProperty("muted", True)
        self.measure_combo = QComboBox(self)
        self.measure_combo.setAccessibleName("金额单位")
        self.measure_combo.activated.connect(lambda _row: self._renew())
        self.skip_check = QCheckBox("第一行是表头，不粘贴", self)
        self.skip_check.setChecked(True)
        self.skip_check.toggled.connect(lambda _on: self._renew())
        frame_focus(self.measure_combo)
        frame_focus(self.skip_check)
        self.list = ReadingList(_TITLES, "将要粘贴的内容", self)
        self.list.set_widths(_WIDTHS)
        self.detail = QLabel(self)
        self.detail.setWordWrap(True)
        self.detail.setMinimumHeight(2 * self.fontMetrics().height())
        self.list.selectionModel().currentRowChanged.connect(
            lambda row, _before: self.detail.setText(str(row.siblingAtColumn(len(_TITLES) - 1).data() or ""))
        )
        self.buttons = QDialogButtonBox(
            QDialogButtonBox.StandardButton.Ok | QDialogButtonBox.StandardButton.Cancel, self
        )
        self.ok_button = self.buttons.button(QDialogButtonBox.StandardButton.Ok)
        leave = self.buttons.button(QDialogButtonBox.StandardButton.Cancel)
        leave.setText("不粘贴")
        self.buttons.accepted.connect(self.accept)
        self.buttons.rejected.connect(self.reject)
        layout = theme.dialog_column(self)
        for widget in (
            self.summary,
            self.notices,
            self.measure_combo,
            self.skip_check,
            self.list,
            self.detail,
            self.buttons,
        ):
            layout.addWidget(widget)
        self.resize(theme.within_screen(self, *_SIZE))
        self.plan = plan(Choices())
        question = self.plan.question
        self.measure_combo.setVisible(question is not None)
        if question is not None:
            self.measure_combo.addItem(f"请选择：{question}", None)
            self.measure_combo.addItem(f"按“{question.words}”所注读入", "stated")
            for measure in Measure:
                self.measure_combo.addItem(f"全部按{measure.value}读入", measure.value)
        self.skip_check.setVisible(self.plan.header_rows > 0)
        self.skip_check.setText(f"前 {self.plan.header_rows} 行是表头，不粘贴")
        self._show()
        decide = self.ok_button if self.ok_button.isEnabled() else leave
        (self.measure_combo if question is not None else decide).setFocus()
        self.finished.connect(lambda _result: self.deleteLater())

    def accept(self) -> None:
        """Do it."""
        super().accept()
        self.agreed.emit(self.plan)

    def _renew(self) -> None:
        chosen = self.measure_combo.currentData()
        self.plan = self._plan_by(
            Choices(
                skip_headers=self.skip_check.isChecked(),
                as_stated=chosen == "stated",
                measure=Measure(chosen) if chosen in set(Measure) else None,
            )
        )
        self._show()

    def _show(self) -> None:
        plan, colours = self.plan, theme.active()
        self.summary.setText(str(plan.question) if plan.question else plan.summary)
        self.notices.setText("；".join(plan.notices))
        self.notices.setVisible(bool(plan.notices))
        sorts = {"有误": colours.error, _LEFT_ALONE: colours.warning, _OVER: colours.warning}
        told = [self._of_cell(cell) for cell in plan.cells if cell.fate is not Fate.UNCHANGED]
        told += [
            (
                f"剪贴板第{left.source[0] + 1}行第{left.source[1] + 1}列",
                "",
                left.text,
                _LEFT_ALONE,
                left.reason,
            )
            for left in plan.left
            if left.text.strip()
        ]
        order = list(sorts)
        told.sort(key=lambda row: order.index(row[3]) if row[3] in sorts else len(order))
        shown = told[:_SHOWN_AT_MOST]
        if len(told) > len(shown):
            shown.append(("", "", "", "", f"还有 {len(told) - len(shown)} 格没有列出"))
        self.list.rows.show_rows(shown, [sorts.get(row[3], "") for row in shown])
        self.list.selectRow(0)
        count = len(plan.changes.updates) + sum(len(new.values) for new in plan.changes.additions)
        # A new row of which nothing could be read would be an empty one.
        self.ok_button.setEnabled(count > 0)
        self.ok_button.setText(f"粘贴读得懂的 {count} 格" if plan.problems else f"粘贴 {count} 格")

    def _number(self, cell: PlannedCell) -> object:
        """What stands at the left of the row, or will: sorted and filtered rows keep their numbers."""
        shown = self._model.rowCount()
        if cell.row < shown:
            return self._model.headerData(cell.row, Qt.Orientation.Vertical)
        return len(self._model.stored) + cell.row - shown + 1

    def _of_cell(self, cell: PlannedCell) -> tuple[str, str, str, str, str]:
        number = self._number(cell)
        where = f"第{number}行" if cell.key is not None else f"新行{number}"
        kind, snapshot = self._kinds[cell.field.name], self._model.snapshot
        old = kind.text(cell.old, snapshot) if cell.key is not None else ""
        result = str(cell.fate)
        if cell.fate is Fate.KEPT:
            result = _LEFT_ALONE
        elif cell.fate is Fate.CHANGED:
            result = _OVER if old else "填入"
        shown = kind.text(cell.new, snapshot) if cell.fate is Fate.CHANGED else cell.text
        return f"{where} {cell.field.title}", old, shown, result, cell.reason or cell.notice
