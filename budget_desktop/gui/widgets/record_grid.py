"""A grid of records with its buttons and its line of totals; forms name it as a custom widget."""

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QLineEdit, QMenu, QPushButton, QVBoxLayout, QWidget

from budget_desktop.domain.places import EntryPlace
from budget_desktop.gui import theme
from budget_desktop.gui.models.columns import GridSpec
from budget_desktop.gui.models.records import RecordModel
from budget_desktop.gui.models.steps import RowSteps
from budget_desktop.gui.session.workspace import Workspace
from budget_desktop.gui.steady import Steady
from budget_desktop.gui.widgets.clipboard import Clipboard
from budget_desktop.gui.widgets.elided_label import ElidedLabel
from budget_desktop.gui.widgets.grid_commands import Command, fill_menu, keys_of, make_buttons
from budget_desktop.gui.widgets.grid_questions import GridQuestions
from budget_desktop.gui.widgets.grid_view import GridView
from budget_desktop.gui.widgets.hint import hint_over
from budget_desktop.gui.widgets.record_table import RecordTable
from budget_desktop.gui.widgets.seen import Seen
from budget_desktop.gui.widgets.selection_sum import show_selection

if TYPE_CHECKING:
    from collections.abc import Sequence


class RecordGrid(QWidget):
    """Title, buttons and what the rows come to, above the table. Filled by `show_records`."""

    wanted = Signal(object)
    """The person wants to see this place, wherever it is."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.table = RecordTable(self)
        self.table.wanted.connect(self.wanted)
        self.add_button = QPushButton(self)
        self.remove_button = QPushButton(self)
        self.filter_edit = QLineEdit(self)
        self.filter_edit.setPlaceholderText("筛选：输入行中的字，Esc 取消")
        self.filter_edit.setAccessibleName("筛选")
        self.filter_edit.hide()
        self.summary = ElidedLabel(self)
        self.hint = hint_over(self.table.viewport())
        self.title = QLabel(self)
        self._head = QHBoxLayout()
        self._head.setSpacing(theme.GRID // 2)
        for widget in (self.title, self.add_button, self.remove_button):
            self._head.addWidget(widget)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(theme.GRID // 2)
        layout.addLayout(self._head)
        layout.addWidget(self.filter_edit)
        layout.addWidget(self.table, 1)
        self.setFocusProxy(self.table)

    def show_records(self, workspace: Workspace, spec: GridSpec) -> None:
        """Fill the grid; to be called once."""
        self._workspace: Workspace = workspace
        self.model: RecordModel = RecordModel(workspace, spec, self)
        self.steps: RowSteps = RowSteps(self.model)
        self.table.show_model(self.model)
        self.clipboard: Clipboard = Clipboard(self.table)
        self.view: GridView = GridView(self.table, self.filter_edit)
        self.questions: GridQuestions = GridQuestions(self.table, self.steps)
        self.commands: Sequence[Command] = [
            command for command in self._commands() if spec.create is not None or not command.for_rows
        ]
        self.table.keys.update(keys_of(self.commands))
        self.title.setText(spec.title)
        self.title.setVisible(bool(spec.title))
        self.table.setAccessibleName(spec.title or f"{spec.noun}表格")
        self.add_button.setText(f"添加{spec.noun}")
        self.add_button.setToolTip(f"在选中行下面添加一行{spec.noun}（Ctrl+Insert）")
        self.remove_button.setText(f"删除{spec.noun}")
        self.remove_button.setToolTip(f"删除选中的{spec.noun}，可以撤销（Ctrl+Delete）")
        for button in (self.add_button, self.remove_button):
            button.setAccessibleName(button.text())
            # As with the other buttons, the keyboard has its keys: Tab goes from grid to field at once.
            button.setFocusPolicy(Qt.FocusPolicy.NoFocus)
            button.setVisible(spec.create is not None)
        for tool in make_buttons(self.commands, self).values():
            self._head.addWidget(tool)
        self._head.addWidget(Steady(self.summary), 1)
        self.add_button.clicked.connect(self.add_here)
        self.remove_button.clicked.connect(self.remove_rows)
        self.table.row_wanted.connect(self.add_row)
        self.table.menu_wanted.connect(self.open_menu)
        self.table.done.connect(self.leave)
        self.view.changed.connect(self._summarise)
        self._seen: Seen = Seen(self, self.refresh)
        workspace.refreshed.connect(self._seen.hear)
        self.table.selectionModel().selectionChanged.connect(lambda *_: show_selection(self.table))
        self._summarise()

    def _commands(self) -> list[Command]:
        noun = self.model.spec.noun
        can_fill = self._can_fill_remainder
        return [
            Command(
                name="add", title=f"添加{noun}", keys="Ctrl+Ins", do=self.add_here, for_rows=True,
            ),
            Command(
                name="copy_row", title="复制本行", keys="Ctrl+Shift+D", do=self.duplicate_rows, for_rows=True,
                button="复制行", hint="在下面添加相同的行",
            ),
            Command(
                name="remove", title=f"删除{noun}", keys="Ctrl+Del", do=self.remove_rows, for_rows=True,
            ),
            Command(
                name="up", title="上移", keys="Alt+Up", do=lambda: self.move_rows(-1), for_rows=True,
                button="↑", hint="把选中的行上移一行",
            ),
            Command(
                name="down", title="下移", keys="Alt+Down", do=lambda: self.move_rows(1), for_rows=True,
                button="↓", hint="把选中的行下移一行",
            ),
            Command(
                name="recover", title="恢复已删除的行…", do=self.questions.recover, for_rows=True,
                can=lambda: bool(self.steps.recoverable),
            ),
            Command(name="cut", title="剪切", keys="Ctrl+X", do=self._cut, begins_group=True),
            Command(name="copy", title="复制", keys="Ctrl+C", do=self.clipboard.copy),
            Command(name="paste", title="粘贴", keys="Ctrl+V", more_keys=("Shift+Ins",),
                    do=self.clipboard.paste),
            Command(
                name="clear", title="清除内容", keys="Del", more_keys=("Backspace",),
                do=lambda: self.model.clear(self.table.selectedIndexes()),
            ),
            Command(
                name="fill_down", title="向下填充", keys="Ctrl+D", do=self.fill_down, begins_group=True,
                button="向下填充", hint="把选中区域的第一行（只选一行时取上一行）填到下面各行",
            ),
            Command(
                name="remainder", title="余额填入…", keys="Ctrl+R", do=self.questions.fill_remainder,
                can=can_fill, hint="给出合计，差额填入当前格",
            ),
            Command(
                name="sort", title="按本列排序（升序、降序、原序）", keys="Ctrl+Shift+S",
                do=self.view.sort_here,
                begins_group=True, hint="只改变显示，不改变保存的次序",
            ),
            Command(name="filter", title="筛选…", keys="Ctrl+Shift+L", do=self.view.open_filter),
            Command(name="same", title="只看与本格相同的行", do=self.view.filter_same),
            Command(name="all", title="显示全部行、恢复原序", do=self.view.show_all,
                    can=lambda: self.view.is_on),
            Command(name="columns", title="列宽和列序恢复默认", do=self.table.columns.forget),
            Command(
                name="history", title="本格修改记录…", keys="Shift+F2", do=self.questions.show_history,
                begins_group=True,
            ),
        ]  # fmt: skip

    def open_menu(self, at: QPoint) -> None:
        """Show what can be done."""
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        fill_menu(menu, self.commands)
        menu.addActions(self.table.actions())
        menu.popup(at)

    def refresh(self) -> None:
        """Show the rows anew, as when the record they belong to was changed for another."""
        self.model.refresh()
        self._summarise()

    def go_to(self, place: EntryPlace) -> bool:
        """Make a place's cell current; False if it is not here."""
        self._seen.catch_up()
        if self.table.go_to(place):
            return True
        if not self.model.arrangement.is_plain:
            self.view.show_all()
        return self.table.go_to(place)

    def leave(self, step: int) -> None:
        """Move the focus to what comes behind the grid (1) or before it (-1), past its own buttons."""
        target: QWidget | None = self.table
        while target is not None:
            target = target.nextInFocusChain() if step > 0 else target.previousInFocusChain()
            if target is None or target is self.table:
                return
            takes_tab = target.focusPolicy().value & Qt.FocusPolicy.TabFocus.value
            if takes_tab and target.isVisible() and target.isEnabled() and not self.isAncestorOf(target):
                target.setFocus(Qt.FocusReason.TabFocusReason)
                return

    # Rows

    def add_here(self) -> None:
        """Add a record below the current row."""
        self.add_row(self.table.currentIndex().row())

    def add_row(self, after: int) -> None:
        """Add a record below a row and go to its first cell that is still to be filled."""
        if self.model.spec.create is None:
            return
        if key := self.steps.add_after(after):
            self._workspace.show_typed()
            self._show_row(key)
            self.table.begun = next((record for record in self.model.stored if record.key == key), None)

    def duplicate_rows(self) -> None:
        """Put copies of the selected rows below them."""
        if keys := self.steps.duplicate(self.table.selected_rows()):
            self._workspace.show_typed()
            self._show_row(keys[0])
            self._tell(f"已复制 {len(keys)} 行，按 Ctrl+Z 撤销")

    def remove_rows(self) -> None:
        """Delete the selected records, or say that none is selected. The rows below move up to the cursor."""
        rows, column = self.table.selected_rows(), self.table.currentIndex().column()
        if not rows:
            self._tell(f"请先选中要删除的{self.model.spec.noun}")
        elif self.steps.remove(rows):
            self._workspace.show_typed()
            if left := self.model.rowCount():
                self.table.select(self.model.index(min(rows[0], left - 1), column))
            self._tell(f"已删除 {len(rows)} 行{self.model.spec.noun}，按 Ctrl+Z 撤销")

    def move_rows(self, step: int) -> None:
        """Move the selected rows by one."""
        if not self.model.arrangement.is_plain:
            self._tell("排序或筛选时不能移动行，请先在右键菜单中选“显示全部行、恢复原序”")
        elif self.steps.move(self.table.selected_rows(), step):
            self._workspace.show_typed()
            self.table.scrollTo(self.table.currentIndex())

    def fill_down(self) -> None:
        """Copy the first row of the selection down."""
        if (at := self.clipboard.area()) is not None:
            said = self.steps.fill_down(self.table.shown_columns(), at)
            self._tell(f"向下填充：{said}" if said else "")

    def _cut(self) -> None:
        self.clipboard.copy()
        self.model.clear(self.table.selectedIndexes())

    def _can_fill_remainder(self) -> bool:
        return self.steps.is_amount(self.table.currentIndex())

    def _show_row(self, key: Any) -> None:
        row = self.model.row_of(key)
        self.table.setFocus()
        if row >= 0:
            self.table.select_first(row)

    def _tell(self, text: str) -> None:
        if text:
            self._workspace.noticed.emit(text)

    def _summarise(self) -> None:
        self.table.show_needed_columns()
        snapshot, spec = self._workspace.snapshot, self.model.spec
        shown, stored = self.model.rowCount(), len(self.model.stored)
        texts = [f"筛选出 {shown} / {stored} 行"] if shown != stored else []
        if spec.summary:
            texts = [*(texts or [f"共 {stored} 行"]), spec.summary(snapshot, self.model.records)]
        self.hint.setText("" if shown else _empty_hint(spec, is_filtered=bool(stored)))
        self.summary.setText("　".join(texts))
        self.summary.setToolTip(self.summary.text())
        show_selection(self.table)


def _empty_hint(spec: GridSpec, *, is_filtered: bool) -> str:
    """What to do at a grid without rows."""
    if is_filtered:
        return "没有符合筛选的行"
    if spec.create is None:
        return ""
    return f"还没有{spec.noun}。按回车添加一行，或者从 Excel、WPS 复制几行，在这里按 Ctrl+V 粘贴"
