"""The small dialogs of a grid: what is left to a total, the history of a cell, deleted rows to bring back."""

from typing import TYPE_CHECKING, Any

from PySide6.QtWidgets import QDialog, QDialogButtonBox, QLabel, QLineEdit, QWidget

from budget_desktop.entry.fields.kinds import AmountKind, EntryError, exact
from budget_desktop.entry.intake.origins import told_origin
from budget_desktop.entry.readings import Problem, Reading, Value
from budget_desktop.gui import theme
from budget_desktop.gui.models.records import Index, RecordModel
from budget_desktop.gui.models.steps import RowSteps
from budget_desktop.gui.widgets.reading_list import ReadingList
from budget_desktop.gui.widgets.record_table import RecordTable
from budget_desktop.rules.controlled import called

if TYPE_CHECKING:
    from datetime import datetime

    from budget_desktop.store.book import HistoryEntry

_SIZE = (760, 360)
_KINDS = {"undo": "撤销：", "redo": "重做：", "upgrade": "升级："}


class GridQuestions:
    """Opens them for the current cell."""

    def __init__(self, table: RecordTable, steps: RowSteps) -> None:
        self._table = table
        self._steps = steps

    def fill_remainder(self) -> None:
        """Ask for a total and write what is left to it."""
        index = self._table.currentIndex()
        if not self._steps.is_amount(index):
            self._table.explain("余额填入只用于可以录入的金额格")
            return
        self._table.records().workspace.refresh_now()
        dialog = RemainderDialog(self._table.records(), self._steps, index, self._table.window())
        dialog.accepted.connect(self._table.setFocus)
        dialog.open()

    def show_history(self) -> None:
        """What became of the current cell."""
        index = self._table.currentIndex()
        if index.isValid() and self._table.records().column(index).typed:
            HistoryDialog(self._table.records(), index, self._table.window()).open()
        elif index.isValid():
            self._table.explain(f"这一格没有修改记录：{self._table.records().reason_locked(index)}")

    def recover(self) -> None:
        """Which deleted rows to bring back."""
        if not self._steps.recoverable:
            self._table.records().workspace.noticed.emit("这里没有可以恢复的行")
            return
        RecoverDialog(self._table.records(), self._steps, self._table.window()).open()


class _Dialog(QDialog):
    """Two buttons and what stands above them; gone once closed."""

    def __init__(self, title: str, ok: str, cancel: str, parent: QWidget | None) -> None:
        super().__init__(parent)
        self.setWindowTitle(title)
        self.buttons = QDialogButtonBox(self)
        if ok:
            self.ok_button = self.buttons.addButton(ok, QDialogButtonBox.ButtonRole.AcceptRole)
            self.ok_button.setDefault(True)
        self.buttons.addButton(cancel, QDialogButtonBox.ButtonRole.RejectRole)
        self.buttons.accepted.connect(self.accept)
        self.buttons.rejected.connect(self.reject)
        self.finished.connect(lambda _result: self.deleteLater())

    def lay_out(self, *widgets: QWidget) -> None:
        layout = theme.dialog_column(self)
        for widget in (*widgets, self.buttons):
            layout.addWidget(widget)


class RemainderDialog(_Dialog):
    """余额填入: the total, at first the control figure if there is one, and what that leaves for the cell."""

    def __init__(self, model: RecordModel, steps: RowSteps, index: Index, parent: QWidget | None) -> None:
        super().__init__("余额填入", "填入", "取消", parent)
        self._model, self._steps, self._index = model, steps, index
        measure = model.snapshot.measure
        self.total_edit = QLineEdit(self)
        limited = steps.limited(index)
        if limited is None:
            whose = f"“{model.column(index).title}”这一列"
        else:
            whose = f"{called(model.snapshot.disclosure, limited.control)}各行"
            self.total_edit.setText(AmountKind().entry(limited.control.amount, model.snapshot))
            self.total_edit.selectAll()
        label = QLabel(f"{whose}的合计应为（{measure.value}，可写算式）", self)
        label.setBuddy(self.total_edit)
        self.total_edit.setAccessibleName("合计应为")
        self.said = QLabel(self)
        self.said.setWordWrap(True)
        self.said.setMinimumHeight(2 * self.fontMetrics().height())
        self.total_edit.textChanged.connect(self._show)
        self.lay_out(label, self.total_edit, self.said)
        self.setMinimumWidth(_SIZE[0] // 2)
        self.total_edit.setFocus()
        self._show(self.total_edit.text())

    def accept(self) -> None:
        """Write what is left."""
        total = self._total(self.total_edit.text())
        if isinstance(total, Value) and total.value is not None:
            super().accept()
            self._steps.fill_remainder(self._index, total.value)

    def _total(self, text: str) -> Reading:
        try:
            return AmountKind().read(text, self._model.snapshot)
        except EntryError as error:
            return Problem(str(error), "")

    def _show(self, text: str) -> None:
        total = self._total(text)
        left: Reading = total
        if isinstance(total, Value) and total.value is not None:
            left = self._steps.remainder(self._index, total.value)
        can = bool(text.strip()) and isinstance(left, Value) and left.value is not None
        self.ok_button.setEnabled(can)
        measure = self._model.snapshot.measure
        if isinstance(left, Problem):
            self.said.setText(left.what if total is left else str(left))
        elif can:
            self.said.setText(f"本格填入 {exact(left.value, measure)} {measure.value}")
        else:
            self.said.setText("其余各行的合计不变，差额填入本格")


class HistoryDialog(_Dialog):
    """修改记录: when, who, in which step, from what to what."""

    def __init__(self, model: RecordModel, index: Index, parent: QWidget | None) -> None:
        column = model.column(index)
        super().__init__(f"修改记录：{column.title}", "", "关闭", parent)
        self._model, self._kind = model, column.kind
        self.list = ReadingList(("时间", "操作", "原来", "改为", "操作人"), "修改记录", self)
        self.list.set_widths((10, 10, 7, 7))
        history = model.workspace.history(model.place(index))
        self.list.rows.show_rows([self._row(entry) for entry in history])
        changed = f"共 {len(history)} 次修改，最近的在前" if history else "这一格没有修改过"
        origin = told_origin(model.snapshot.packet, model.place(index))
        said = QLabel("\n".join(filter(None, (origin, changed))), self)
        said.setWordWrap(True)
        self.lay_out(said, self.list)
        self.resize(theme.within_screen(self, *_SIZE))
        self.list.setFocus()

    def _row(self, entry: "HistoryEntry") -> tuple[str, ...]:
        step = f"{_KINDS.get(entry.kind.value, '')}{entry.label}"
        return _moment(entry.at), step, self._text(entry.old), self._text(entry.new), entry.who

    def _text(self, value: Any) -> str:
        return self._kind.text(value, self._model.snapshot) or "（空）"


class RecoverDialog(_Dialog):
    """恢复已删除的行: those deleted here at any time and not back since, with when and by whom."""

    def __init__(self, model: RecordModel, steps: RowSteps, parent: QWidget | None) -> None:
        noun = model.spec.noun
        super().__init__(f"恢复已删除的{noun}", "恢复选中的行", "关闭", parent)
        self._steps = steps
        self._gone = steps.recoverable
        shown = [column for column in model.spec.columns if column.typed and column.where is None]
        titles = ["删除时间", *(column.title for column in shown), "操作人"]
        self.list = ReadingList(titles, f"删除的{noun}", self)
        self.list.rows.show_rows(
            [
                [
                    _moment(gone.at),
                    *(column.kind.text(getattr(gone.record, column.key), model.snapshot) for column in shown),
                    gone.who,
                ]
                for gone in self._gone
            ]
        )
        self.list.set_widths([10, *(min(column.width, 10) for column in shown)])
        self.list.selectRow(0)
        self.lay_out(QLabel("删除的行，最近的在前；选中后可以恢复到原来的位置", self), self.list)
        self.resize(theme.within_screen(self, *_SIZE))
        self.list.setFocus()

    def accept(self) -> None:
        """Bring back what is selected."""
        chosen = [self._gone[row] for row in self.list.selected_rows()]
        super().accept()
        if chosen:
            self._steps.restore(chosen)


def _moment(at: "datetime") -> str:
    return f"{at.astimezone():%Y-%m-%d %H:%M:%S}"
