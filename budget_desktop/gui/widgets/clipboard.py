"""Copy and paste of a grid: plain text that Excel, WPS and LibreOffice give and take."""

from PySide6.QtGui import QGuiApplication

from budget_desktop.entry.block import Block, read_block, write_block
from budget_desktop.entry.paste import Choices, plan_paste
from budget_desktop.entry.plan import Area, Fate, Plan
from budget_desktop.gui.models.planning import carry_out_plan, fields_of, template_of
from budget_desktop.gui.widgets.copying import copy_cells
from budget_desktop.gui.widgets.paste_preview import PastePreview
from budget_desktop.gui.widgets.record_table import RecordTable

_PLAIN = Choices()


class Clipboard:
    """Of one table. A paste is one step; it is shown first where it is not plain."""

    def __init__(self, table: RecordTable) -> None:
        self._table = table

    def area(self) -> Area | None:
        """The rectangle around the selected cells, by shown rows and columns; None if there is no cell."""
        shown = self._table.shown_columns()
        chosen = [index for index in self._table.selectedIndexes() if index.column() in shown]
        if not chosen:
            at = self._table.currentIndex()
            return Area(at.row(), shown.index(at.column())) if at.isValid() else None
        rows = [index.row() for index in chosen]
        places = [shown.index(index.column()) for index in chosen]
        return Area(min(rows), min(places), max(rows) - min(rows) + 1, max(places) - min(places) + 1)

    def copy(self) -> None:
        """The selected rectangle as it shows."""
        at, model, shown = self.area(), self._table.records(), self._table.shown_columns()
        if at is None:
            return
        rows = [
            [
                str(model.index(row, column).data() or "")
                for column in shown[at.column : at.column + at.columns]
            ]
            for row in range(at.row, at.row + at.rows)
        ]
        # A single cell goes out bare, so that it can be pasted into a field as well.
        alone = at.rows == at.columns == 1 and not set(rows[0][0]) & set("\t\r\n")
        if alone:
            QGuiApplication.clipboard().setText(rows[0][0])
            return
        columns = shown[at.column : at.column + at.columns]
        numbers = [model.spec.columns[column].kind.is_number for column in columns]
        copy_cells(write_block(rows), rows, numbers)

    def paste(self) -> None:
        """Paste at the selection; ask first if something cannot be read or would be written over."""
        block = read_block(QGuiApplication.clipboard().text())
        if not block:
            self._tell("剪贴板里没有文字可以粘贴")
            return
        at = self.area() or Area(0, 0)
        plan = self.plan(at, block, _PLAIN)
        if _is_plain(plan, at, block):
            self.carry_out(plan)
            return
        preview = PastePreview(
            self._table.records(), lambda choices: self.plan(at, block, choices), self._table.window()
        )
        preview.agreed.connect(self.carry_out)
        preview.open()

    def plan(self, at: Area, block: Block, choices: Choices) -> Plan:
        """What pasting a block would do."""
        model = self._table.records()
        return plan_paste(
            fields_of(model, self._table.shown_columns()),
            model.records,
            at,
            block,
            model.snapshot.measure,
            template=template_of(model),
            choices=choices,
        )

    def carry_out(self, plan: Plan) -> None:
        """Do it, and say what was done."""
        if carry_out_plan(self._table.records(), "粘贴", plan):
            said = [f"已粘贴：{plan.summary}", *plan.notices]
            self._tell("；".join(said) + ("" if plan.changes.is_empty else "，按 Ctrl+Z 撤销"))
        self._table.setFocus()

    def _tell(self, text: str) -> None:
        self._table.records().workspace.noticed.emit(text)


def _is_plain(plan: Plan, at: Area, block: Block) -> bool:
    """Whether nothing needs to be asked: all is read, and nothing filled is written over.

    One cell pasted into one is what typing would do, and needs no question.
    """
    if not plan.is_clean or any(left.text.strip() for left in plan.left):
        return False
    if len(block) == len(block[0]) == at.rows == at.columns == 1:
        return all(cell.fate is not Fate.KEPT for cell in plan.cells)
    return not any(
        (cell.fate is Fate.CHANGED and cell.key is not None and cell.old not in (None, ""))
        or (cell.fate is Fate.KEPT and cell.text.strip())
        for cell in plan.cells
    )
