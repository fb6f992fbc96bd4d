"""导出公开包: what is still missing, where the packet goes, and what came of it."""

from datetime import datetime
from functools import partial
from pathlib import Path

from PySide6.QtCore import QUrl, Signal
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QPushButton,
    QWidget,
)

from budget_desktop.gui import theme
from budget_desktop.gui.dialogs import choosing
from budget_desktop.gui.dialogs.waiting import Waiting
from budget_desktop.gui.session.partnership import Partnership
from budget_desktop.gui.session.snapshot import Snapshot
from budget_desktop.gui.widgets.reading_list import ReadingList
from budget_desktop.handover import Gap, Handed, gaps, pack

_ROOM = (theme.GRID * 100, theme.GRID * 60)
_READY = "什么也不缺，可以导出。"
_OPEN = "还缺 {count} 项。都不妨碍公开，是否补上请酌情；按回车转到所选的一项。"
_DRAFT = "还缺 {count} 项，其中 {blocking} 项改好或写明理由之前，只能导出草稿。按回车转到所选的一项。"


class HandingOverDialog(QDialog):
    """Enter on a row goes to where it is mended; the folder opens when the packet is there."""

    wanted = Signal(object)
    """A place to be mended."""
    handed = Signal(object)
    """The packet that was written, in another thread's time."""

    def __init__(
        self, snapshot: Snapshot, folder: str, partnership: Partnership, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._partnership = partnership
        partnership.prepare()
        self.setWindowTitle("导出公开包")
        self._snapshot = snapshot
        self._gaps = tuple(gaps(snapshot.disclosure, snapshot.findings))
        self.summary = QLabel(self._summary(), self)
        self.list = ReadingList(("还缺什么",), "还缺什么", self)
        shown = [_shown(gap) for gap in self._gaps]
        self.list.rows.show_rows([(text,) for text, _ in shown], [colour for _, colour in shown])
        self.list.doubleClicked.connect(lambda _index: self._go())
        self.folder_edit = QLineEdit(folder, self)
        self.folder_edit.setAccessibleName("放在哪个文件夹")
        self.folder_button = QPushButton("选择…", self)
        self.folder_button.setAccessibleName("选择放公开包的文件夹")
        self.folder_button.setAutoDefault(False)
        self.go_button = QPushButton("转到所选的一项", self)
        self.go_button.setDefault(True)
        self.go_button.setEnabled(bool(self._gaps))
        self.go_button.clicked.connect(self._go)
        self.told = QLabel(self)
        self.export_button = QPushButton("导出公开包", self)
        self.export_button.setAutoDefault(False)
        for label in (self.summary, self.told):
            label.setWordWrap(True)
        self._lay_out()
        self.folder_button.clicked.connect(self._choose)
        self.folder_edit.textChanged.connect(lambda text: self.export_button.setEnabled(bool(text.strip())))
        self.export_button.clicked.connect(self.export)
        self.list.selectRow(0)
        (self.list if self._gaps else self.export_button).setFocus()

    def export(self) -> None:
        """Write the packet in another thread, from the snapshot the dialog was opened with."""
        snapshot, folder = self._snapshot, Path(self.folder_edit.text().strip())
        day = datetime.now().astimezone().date()

        self.export_button.setEnabled(False)
        work = partial(pack, snapshot.disclosure, snapshot.findings, folder, day)
        waiting = Waiting("正在导出公开包", self._partnership.lent(work), self)
        waiting.produced.connect(self._done)
        waiting.failed.connect(self.told.setText)
        waiting.over.connect(lambda: self.export_button.setEnabled(True))
        self.finished.connect(waiting.wait)
        waiting.begin()

    def _done(self, handed: Handed) -> None:
        is_shown = QDesktopServices.openUrl(QUrl.fromLocalFile(str(handed.folder)))
        told = [f"已导出到 {handed.folder}，公开的文件另有压缩包。{handed.proof.outcome}。"]
        told += [one.message for one in handed.proof.differences[:3]]
        if not is_shown:
            told.append("这台电脑上没有文件管理器可用，请自行打开上面的文件夹。")
        self.told.setText("\n".join(told))
        self.handed.emit(handed)

    def _go(self) -> None:
        rows = self.list.selected_rows()
        finding = self._gaps[rows[0]].finding if rows else None
        if finding is not None and finding.places:
            self.reject()
            self.wanted.emit(finding.places[0])

    def _choose(self) -> None:
        folder = choosing.folder_to_use(self, "公开包放在哪里", Path(self.folder_edit.text()))
        if folder is not None:
            self.folder_edit.setText(str(folder))

    def _summary(self) -> str:
        if not self._gaps:
            return _READY
        blocking = sum(gap.blocks for gap in self._gaps)
        return (_DRAFT if blocking else _OPEN).format(count=len(self._gaps), blocking=blocking)

    def _lay_out(self) -> None:
        folder = QHBoxLayout()
        label = QLabel("放在(&F)", self)
        label.setBuddy(self.folder_edit)
        for widget in (label, self.folder_edit, self.folder_button):
            folder.addWidget(widget)
        buttons = QDialogButtonBox(self)
        buttons.addButton("关闭", QDialogButtonBox.ButtonRole.RejectRole).setAutoDefault(False)
        buttons.addButton(self.go_button, QDialogButtonBox.ButtonRole.ActionRole)
        buttons.addButton(self.export_button, QDialogButtonBox.ButtonRole.ActionRole)
        buttons.rejected.connect(self.reject)
        hint = QLabel("“公开”里是公开的文件和清单；“内部留存”里是检查报告和自检证明，不要上传。", self)
        hint.setWordWrap(True)
        hint.setProperty("muted", True)
        layout = theme.dialog_column(self)
        layout.addWidget(self.summary)
        layout.addWidget(self.list, 1)
        layout.addLayout(folder)
        layout.addWidget(hint)
        layout.addWidget(self.told)
        layout.addWidget(buttons)
        self.resize(theme.within_screen(self, *_ROOM))


def _shown(gap: Gap) -> tuple[str, str]:
    """How a gap reads, with the sign of its severity, and in which colour."""
    if gap.finding is None:
        return gap.what, ""
    sign = theme.sign(gap.finding.severity)
    return f"{sign.shape} {gap.what}", sign.colour
