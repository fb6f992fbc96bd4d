"""读入填报表: what somebody filled in elsewhere, beside what was given out and what the book has now."""

from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QLabel,
    QProgressBar,
    QPushButton,
    QWidget,
)

from budget_desktop.domain.errors import KnownError
from budget_desktop.entry.template.apply import carry_out_template, chosen, step_label
from budget_desktop.entry.template.comparing import compare
from budget_desktop.entry.template.differences import Comparison, Fate, Item
from budget_desktop.entry.template.returned import read_returned
from budget_desktop.gui import theme
from budget_desktop.gui.session.jobs import Job
from budget_desktop.gui.session.workspace import Workspace
from budget_desktop.gui.widgets.reading_list import ReadingList
from budget_desktop.gui.widgets.row_detail import RowDetail
from budget_desktop.intake.reading import WorkbookReader
from budget_desktop.intake.sheet import Workbook

_SIZE = (1100, 560)
_TITLES = ("结果", "表", "位置", "发出时", "账套现在", "填报表", "说明")
_WIDTHS = (5, 7, 12, 8, 8, 8)
_UNDECIDED = "请选择以哪处为准：按 Alt+B 用账套的，按 Alt+T 用填报表的"
_FIRST = (Fate.CONFLICT, Fate.REFUSED)
"""What somebody has to look at stands above what just happens."""


class TemplateDialog(QDialog):
    """Nothing is written before 读入, and all of it can be undone in one step."""

    imported = Signal(str)
    """It was done: a sentence for the person at the screen."""

    def __init__(self, path: Path, workspace: Workspace, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(f"读入填报表“{path.name}”")
        self._workspace = workspace
        self._shown: list[Item] = []
        self._for_file: dict[int, bool] = {}
        """Conflicts decided, by their rows: whether the file wins."""
        self.comparison: Comparison | None = None
        self._reader = WorkbookReader(path)
        self._job = Job(self._reader.read, self)
        self.summary = QLabel(f"正在读取“{path.name}”…", self)
        self.summary.setWordWrap(True)
        self.list = ReadingList(_TITLES, "填报表与账套不同的地方", self)
        self.list.set_widths(_WIDTHS)
        self.detail = RowDetail(self)
        self.progress = QProgressBar(self)
        self.progress.setRange(0, 0)
        self.progress.setTextVisible(False)
        self.buttons = QDialogButtonBox(self)
        self.book_button = QPushButton("用账套的(&B)", self)
        self.file_button = QPushButton("用填报表的(&T)", self)
        self.import_button = QPushButton("读入(&I)", self)
        self._lay_out()
        self.book_button.clicked.connect(lambda: self.decide(for_file=False))
        self.file_button.clicked.connect(lambda: self.decide(for_file=True))
        self.buttons.accepted.connect(self.accept)
        self.buttons.rejected.connect(self.reject)
        self.list.selectionModel().currentRowChanged.connect(lambda row, _before: self._tell(row.row()))
        self._job.done.connect(self._take)
        self._job.failed.connect(self._fail)
        self.finished.connect(self._end)
        self._job.begin()

    def _lay_out(self) -> None:
        for button in (self.book_button, self.file_button):
            button.setEnabled(False)
            self.buttons.addButton(button, QDialogButtonBox.ButtonRole.ActionRole)
        self.import_button.setEnabled(False)
        self.buttons.addButton(self.import_button, QDialogButtonBox.ButtonRole.AcceptRole)
        self.cancel_button = self.buttons.addButton("取消", QDialogButtonBox.ButtonRole.RejectRole)
        layout = theme.dialog_column(self)
        for widget in (self.summary, self.progress, self.list, self.detail, self.buttons):
            layout.addWidget(widget)
        self.resize(theme.within_screen(self, *_SIZE))

    def decide(self, *, for_file: bool) -> None:
        """Say which holds where both changed, for the row in hand, and go to the next one undecided."""
        row = self.list.currentIndex().row()
        if not 0 <= row < len(self._shown) or self._shown[row].fate is not Fate.CONFLICT:
            return
        self._for_file[row] = for_file
        self._show()
        open_rows = self._open_rows()
        self.list.selectRow(open_rows[0] if open_rows else row)
        if not open_rows:
            self.import_button.setFocus()

    def accept(self) -> None:
        """Write it, in one step."""
        found = self.comparison
        if found is None or not self.import_button.isEnabled():
            return
        theirs, packet_id = self._decided(), self._workspace.packet_id
        count = len(chosen(found, theirs))
        done = self._workspace.edit(
            step_label(found.name), lambda draft: carry_out_template(found, theirs, draft, packet_id)
        )
        if done:
            self.imported.emit(f"已从“{found.name}”读入 {count} 处，可以撤销")
            super().accept()

    def _take(self, workbook: Workbook) -> None:
        self.progress.hide()
        workspace = self._workspace
        try:
            found = compare(
                read_returned(workbook),
                workspace.current_packet(),
                workspace.snapshot.edition,
                workspace.identity,
            )
        except KnownError as error:
            self._fail(str(error))
            return
        self.comparison = found
        self._shown = sorted(
            found.items, key=lambda item: _FIRST.index(item.fate) if item.fate in _FIRST else len(_FIRST)
        )
        self._show()
        self.list.selectRow(0)
        self.list.setFocus()

    def _fail(self, told: str) -> None:
        self.summary.setText(told)
        self.progress.hide()
        self.cancel_button.setText("关闭")
        self.cancel_button.setFocus()

    def _show(self) -> None:
        if self.comparison is None:
            return
        colours = theme.active()
        marked = {Fate.REFUSED: colours.error, Fate.CONFLICT: colours.warning}
        self.list.rows.show_rows(
            [self._row(number, item) for number, item in enumerate(self._shown)],
            [marked.get(item.fate, "") for item in self._shown],
        )
        count, still = len(chosen(self.comparison, self._decided())), len(self._open_rows())
        refused = len(self.comparison.of(Fate.REFUSED))
        self.summary.setText(self.comparison.summary + (f"；还有 {still} 处要选择" if still else ""))
        self.import_button.setText(f"读入读得懂的 {count} 处(&I)" if refused else f"读入 {count} 处(&I)")
        self.import_button.setEnabled(count > 0 and not still)

    def _row(self, number: int, item: Item) -> tuple[str, ...]:
        told = item.reason
        if item.fate is Fate.CONFLICT:
            decided = {None: _UNDECIDED, True: "用填报表的", False: "用账套的"}
            told = f"{decided[self._for_file.get(number)]}　{told}".strip()
        return item.fate.value, item.page, item.where, item.base, item.ours, item.theirs, told

    def _tell(self, row: int) -> None:
        is_conflict = 0 <= row < len(self._shown) and self._shown[row].fate is Fate.CONFLICT
        self.book_button.setEnabled(is_conflict)
        self.file_button.setEnabled(is_conflict)
        told = self._row(row, self._shown[row]) if 0 <= row < len(self._shown) else ()
        self.detail.setText(next((text for text in reversed(told) if text), ""))

    def _open_rows(self) -> list[int]:
        return [
            number
            for number, item in enumerate(self._shown)
            if item.fate is Fate.CONFLICT and number not in self._for_file
        ]

    def _decided(self) -> list[Item]:
        return [self._shown[number] for number, for_file in self._for_file.items() if for_file]

    def _end(self) -> None:
        self._reader.cancel()
        self._job.join()
        self.deleteLater()
