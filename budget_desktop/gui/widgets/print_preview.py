"""The whole packet as it will be printed: jump to a part, find, enlarge, print."""

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QShortcut, QShowEvent
from PySide6.QtWidgets import (
    QComboBox,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QPushButton,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from budget_desktop.gui.session.jobs import Job
from budget_desktop.gui.session.workspace import Workspace
from budget_desktop.gui.widgets.page_view import TWO, WHOLE, PageView
from budget_desktop.gui.widgets.zoom import FIT, STEPS, ZoomWheel

if TYPE_CHECKING:
    from collections.abc import Callable

    from budget_desktop.verification.pdf.rendering import Rendering

_SIZES = (FIT, WHOLE, TWO, *STEPS)
_NAMES = ("适合宽度", "整页", "两页并排", *(f"{step} %" for step in STEPS))


class PrintPreview(QWidget):
    """Filled by `follow`. The pages are set in another thread, when they are looked at and have changed."""

    print_wanted = Signal()
    """The button was pressed."""
    zoom_chosen = Signal(int)
    """Another size was chosen: per cent, `zoom.FIT`, or a value of `page_view`."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._workspace: Workspace | None = None
        self._job: Job | None = None
        self._is_behind = True
        self.rendering: Rendering | None = None
        self.part_combo = QComboBox(self)
        self.part_combo.setAccessibleName("转到")
        self.part_combo.setToolTip("转到一个部分或一张表")
        self.part_combo.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.part_combo.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.page_label = QLabel(self)
        self.find_edit = QLineEdit(self, placeholderText="查找，回车到下一处", clearButtonEnabled=True)
        self.find_edit.setAccessibleName("在各页中查找")
        self.zoom_combo = QComboBox(self)
        self.zoom_combo.setAccessibleName("页面大小")
        self.zoom_combo.addItems(_NAMES)
        self.print_button = QPushButton("打印…", self)
        self.view = PageView(self)
        self._lay_out()
        self.part_combo.activated.connect(self._jump)
        self.find_edit.returnPressed.connect(self.find_next)
        self.zoom_combo.activated.connect(self._choose_zoom)
        self.print_button.clicked.connect(self.print_wanted)
        self.view.page_changed.connect(lambda _index: self._tell_page())
        ZoomWheel(self.view).turned.connect(self.zoom_by)
        self._add_keys()
        self.setFocusProxy(self.view)

    def follow(self, workspace: Workspace) -> None:
        """Show a workspace's packet from now on."""
        self._workspace = workspace
        workspace.refreshed.connect(self._hear)

    def showEvent(self, event: QShowEvent) -> None:
        """Set what changed while nobody looked."""
        super().showEvent(event)
        self._catch_up()

    def set_zoom(self, value: int) -> None:
        """Show at this size; one that is no step any more fits the width."""
        value = value if value in _SIZES else FIT
        self.zoom_combo.setCurrentIndex(_SIZES.index(value))
        self.view.set_zoom(value)

    def zoom_by(self, step: int) -> None:
        """One step larger (1) or smaller (-1)."""
        at = self.view.percent
        beyond = [each for each in STEPS if (each - at) * step > 0]
        if beyond:
            self._choose_zoom(_SIZES.index(min(beyond) if step > 0 else max(beyond)))

    def find_next(self) -> None:
        """Turn to the next page that says what is looked for."""
        text = self.find_edit.text().strip()
        if self.rendering is None or not text:
            return
        found = self.rendering.find(text, self.view.front + 1)
        if found is None:
            self.page_label.setText("没有找到")
        else:
            self.view.go_to(found)
            self._tell_page()

    @property
    def is_ready(self) -> bool:
        """Whether the pages shown are those of the data as they are."""
        return self.rendering is not None and not self._is_behind and self._job is None

    def pages_of_part(self) -> tuple[str, range]:
        """The part in front: its name, and the indices of its pages."""
        if self.rendering is None:
            return "", range(0)
        marks = (mark for mark in self.rendering.bookmarks if mark.level <= 1)
        begins = [(mark.page, mark.title) for mark in marks if mark.page]
        at = max((row for row, (page, _) in enumerate(begins) if page <= self.view.front), default=None)
        if at is None:
            return "封面和目录", range(begins[0][0] if begins else len(self.rendering.sizes))
        start, title = begins[at]
        stop = next((page for page, _ in begins[at + 1 :] if page > start), len(self.rendering.sizes))
        return title, range(start, stop)

    def leave(self) -> None:
        """Let the thread finish and the document go before the window does."""
        self._workspace = None
        if self._job is not None:
            self._job.join()
        self.view.show_pages(None)
        if self.rendering is not None:
            self.rendering.close()
            self.rendering = None

    def _hear(self) -> None:
        self._is_behind = True
        if self.isVisible():
            self._catch_up()

    def _catch_up(self) -> None:
        """Set the pages anew, unless it is being done: then once more afterwards."""
        if self._workspace is None or self._job is not None or not self._is_behind:
            return
        self._is_behind = False
        self.page_label.setText("正在排版")
        outline = self._workspace.snapshot.disclosure.outline
        draft = not self._workspace.verdict.publishable

        def work() -> object:
            from budget_desktop.export.pdf import screen_bytes
            from budget_desktop.verification.pdf.rendering import Rendering

            return Rendering(screen_bytes(outline, draft=draft))

        self._job = Job(work, self)
        self._job.done.connect(self._show)
        self._job.failed.connect(self._fail)
        self._job.finished.connect(self._over)
        self._job.begin()

    def _show(self, made: object) -> None:
        from budget_desktop.verification.pdf.rendering import Rendering

        if not isinstance(made, Rendering):
            return
        if self._workspace is None:
            made.close()
        else:
            before, self.rendering = self.rendering, made
            self.part_combo.clear()
            self.part_combo.addItem("封面", 0)
            for mark in made.bookmarks:
                self.part_combo.addItem("　" * mark.level + mark.title, mark.page)
            self.view.show_pages(made)
            self._tell_page()
            if before is not None:
                before.close()

    def _fail(self, why: str) -> None:
        self.page_label.setText(why)

    def _over(self) -> None:
        """The thread has ended: the next may begin."""
        if self._job is not None:
            self._job.deleteLater()
            self._job = None
        self._catch_up()

    def _jump(self, row: int) -> None:
        page = self.part_combo.itemData(row)
        if isinstance(page, int):
            self.view.go_to(page)
            self._tell_page()

    def _tell_page(self) -> None:
        """Where one is, in words and in the list of parts."""
        if self.rendering is None:
            return
        front = self.view.front
        self.page_label.setText(f"第 {front + 1} 页，共 {len(self.rendering.sizes)} 页")
        starts = [self.part_combo.itemData(row) for row in range(self.part_combo.count())]
        reached = [row for row, page in enumerate(starts) if page is not None and page <= front]
        # Of the parts that begin on this page the first, else the one that goes on here.
        here = next((row for row in reached if starts[row] == front), reached[-1] if reached else 0)
        if starts and starts[self.part_combo.currentIndex()] != front:
            self.part_combo.setCurrentIndex(here)

    def _choose_zoom(self, row: int) -> None:
        self.set_zoom(_SIZES[row])
        self.zoom_chosen.emit(_SIZES[row])

    def _lay_out(self) -> None:
        bar = QHBoxLayout()
        bar.setContentsMargins(8, 8, 8, 0)
        bar.addWidget(self.part_combo, 3)
        for widget in (self.page_label, self.find_edit, self.zoom_combo, self.print_button):
            bar.addWidget(widget)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addLayout(bar)
        layout.addWidget(self.view)

    def _add_keys(self) -> None:
        keys: tuple[tuple[str, Callable[[], object]], ...] = (
            ("Ctrl++", partial(self.zoom_by, 1)),
            ("Ctrl+=", partial(self.zoom_by, 1)),
            ("Ctrl+-", partial(self.zoom_by, -1)),
        )
        for key, act in keys:
            shortcut = QShortcut(key, self, context=Qt.ShortcutContext.WidgetWithChildrenShortcut)
            shortcut.activated.connect(act)
