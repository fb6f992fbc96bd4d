"""The menus: every action with its name, its key and what it does, in one place."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtGui import QAction, QActionGroup, QKeySequence
from PySide6.QtWidgets import QMenu

from budget_desktop.domain.money import Measure
from budget_desktop.gui.frame import care
from budget_desktop.gui.frame.checking import export_for_checking
from budget_desktop.gui.frame.importing import import_workbook
from budget_desktop.gui.frame.last_year import take_texts
from budget_desktop.gui.frame.last_year_figures import import_last_year
from budget_desktop.gui.frame.telling import show_about, show_log
from budget_desktop.gui.frame.templates import give_out, take_back
from budget_desktop.gui.frame.whole import show_whole_packet
from budget_desktop.gui.navigation import TITLES

if TYPE_CHECKING:
    from budget_desktop.gui.frame.window import MainWindow
    from budget_desktop.gui.session.workspace import Workspace
    from budget_desktop.store.book import PacketInfo


@dataclass(slots=True)
class Menus:
    """The actions whose text or state follows the book."""

    undo: QAction
    redo: QAction
    recent: QMenu
    years: QMenu
    printed: QAction
    measures: dict[Measure, QAction]
    of_book: list[QAction] = field(default_factory=list)
    """Actions that need an open book."""
    listed: "tuple[PacketInfo, ...]" = ()
    """The packets in the menu of the years."""

    def follow(self, workspace: "Workspace | None", choose_packet: Callable[[int], None]) -> None:
        """Say what can be undone, which packets there are, and grey what needs a book."""
        for action in self.of_book:
            action.setEnabled(workspace is not None)
        undo, redo = (workspace.undo_label, workspace.redo_label) if workspace else ("", "")
        self.undo.setText(f"撤销“{undo}”" if undo else "撤销")
        self.undo.setEnabled(bool(undo))
        self.redo.setText(f"重做“{redo}”" if redo else "重做")
        self.redo.setEnabled(bool(redo))
        self.years.setEnabled(workspace is not None)
        if workspace is None:
            return
        self.measures[workspace.measure].setChecked(True)
        self._list_years(workspace, choose_packet)

    def _list_years(self, workspace: "Workspace", choose_packet: Callable[[int], None]) -> None:
        packets = workspace.packets
        if packets != self.listed:
            self.listed = packets
            self.years.clear()
            for info in packets:
                action = self.years.addAction(f"{info.department} {info.year} {info.stage.value}")
                action.setCheckable(True)
                action.triggered.connect(lambda _on, chosen=info.id: choose_packet(chosen))
        for action, info in zip(self.years.actions(), packets, strict=True):
            action.setChecked(info.id == workspace.packet_id)

    def list_recent(self, paths: Sequence[Path], open_book: Callable[[Path], object]) -> None:
        """Offer the books used lately."""
        self.recent.clear()
        for path in paths:
            action = self.recent.addAction(str(path))
            action.triggered.connect(lambda _on, chosen=path: open_book(chosen))
        self.recent.setEnabled(bool(paths))


def build_menus(window: "MainWindow") -> Menus:
    """Make the menu bar."""
    bar = window.menuBar()
    file, edit, view, check, about = (
        bar.addMenu(title) for title in ("文件(&F)", "编辑(&E)", "查看(&V)", "校验(&C)", "帮助(&H)")
    )
    of_book: list[QAction] = []

    def act(menu: QMenu, text: str, keys: str, do: Callable[[], object], *, book: bool = False) -> QAction:
        action = QAction(text, window)
        action.setShortcut(QKeySequence(keys))
        action.triggered.connect(lambda _on: do())
        menu.addAction(action)
        if book:
            of_book.append(action)
        return action

    books = window.books
    act(file, "新建账套…", "Ctrl+N", books.new)
    act(file, "新建示例账套…", "", books.new_sample)
    act(file, "新建练习账套…", "", partial(books.new_sample, broken=True))
    act(file, "打开账套…", "Ctrl+O", books.choose)
    recent = file.addMenu("最近用过")
    years = file.addMenu("切换年度")
    file.addSeparator()
    act(file, "导入 Excel…", "Ctrl+Shift+I", lambda: import_workbook(window), book=True)
    act(file, "导入上年数…", "", partial(import_last_year, window), book=True)
    act(file, "导出填报表…", "", partial(give_out, window), book=True)
    act(file, "读入填报表…", "", partial(take_back, window), book=True)
    act(file, "导出…", "Ctrl+Shift+E", lambda: window.show_page("export"), book=True)
    act(file, "导出公开包…", "", partial(care.hand_over, window), book=True)
    act(file, "导出核对用工作簿…", "", partial(export_for_checking, window), book=True)
    act(file, "预览整套、打印…", "Ctrl+Shift+P", partial(show_whole_packet, window), book=True)
    file.addSeparator()
    act(file, "立即备份", "", partial(care.back_up_now, window), book=True)
    act(file, "备份与恢复…", "", partial(care.show_backups, window))
    act(file, "检查数据", "", partial(care.check_data, window), book=True)
    file.addSeparator()
    act(file, "退出", "Ctrl+Q", window.close)

    undo = act(edit, "撤销", "Ctrl+Z", window.undo, book=True)
    redo = act(edit, "重做", "Ctrl+Y", window.redo, book=True)
    redo.setShortcuts([QKeySequence("Ctrl+Y"), QKeySequence("Ctrl+Shift+Z")])
    edit.addSeparator()
    act(edit, "查找…", "Ctrl+F", window.find_everywhere, book=True)
    printed = act(edit, "此数印在何处", "Ctrl+K", window.show_printed, book=True)
    act(edit, "合计由哪些数得来", "Ctrl+Shift+K", lambda: window.leading.show_entries(), book=True)
    act(edit, "取上年文字…", "", partial(take_texts, window), book=True)
    edit.addSeparator()
    act(edit, "设置…", "", window.choose_settings)

    for number, (stem, title) in enumerate(TITLES.items(), start=1):
        # So many digits there are.
        keys = f"Ctrl+{number % 10}" if number <= 10 else ""
        act(view, title, keys, partial(window.show_page, stem), book=True)
    view.addSeparator()
    measures = {}
    group = QActionGroup(window)
    for measure in Measure:
        chosen = act(
            view, f"按{measure.value}录入和显示", "", partial(window.set_measure, measure), book=True
        )
        chosen.setCheckable(True)
        group.addAction(chosen)
        measures[measure] = chosen
    view.addSeparator()
    act(view, "步骤", "Ctrl+T", window.show_steps, book=True)
    act(view, "纸面预览", "Ctrl+P", window.show_paper, book=True)
    act(view, "下一个区域", "F6", window.next_area, book=True)

    act(check, "校验结果", "Ctrl+J", window.show_findings, book=True)
    act(check, "下一条", "F8", partial(window.step_finding, 1), book=True)
    act(check, "上一条", "Shift+F8", partial(window.step_finding, -1), book=True)
    act(check, "写说明", "Ctrl+E", window.explain_finding, book=True)
    check.addSeparator()
    act(check, "模拟公开检查…", "Ctrl+I", lambda: window.leading.inspect(), book=True)

    act(about, "帮助", "F1", window.help)
    act(about, "练习导览", "", lambda: window.docks.tour.take_up())
    act(about, "日志", "", partial(show_log, window))
    act(about, "关于", "", partial(show_about, window))
    return Menus(undo, redo, recent, years, printed, measures, of_book)
