"""The dock that lists what the rules found, and takes the reasons why some of it may stand."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QModelIndex, Qt, Signal
from PySide6.QtWidgets import (
    QDockWidget,
    QSizePolicy,
    QSplitter,
    QStackedWidget,
    QTextBrowser,
    QVBoxLayout,
    QWidget,
)

from budget_desktop.entry.answers import answerable, printed_at
from budget_desktop.gui.models.findings import FindingsModel
from budget_desktop.gui.session import answering
from budget_desktop.gui.session.snapshot import Snapshot, first_place
from budget_desktop.gui.session.workspace import Workspace
from budget_desktop.gui.widgets.findings_filter import FindingsFilter
from budget_desktop.gui.widgets.findings_head import FindingsHead
from budget_desktop.gui.widgets.findings_reason import ReasonEditor
from budget_desktop.gui.widgets.findings_table import FindingsTable
from budget_desktop.gui.widgets.focus_frame import frame_focus
from budget_desktop.gui.widgets.guesses import Guesses
from budget_desktop.proofreading.slip import Slip
from budget_desktop.rules.finding import Finding, Severity

if TYPE_CHECKING:
    from budget_desktop.detective.guess import Guess


_NO_REASON = {
    Severity.ERROR: "必须改的问题写说明了结不了，按回车转到要改的地方",
    Severity.ADVICE: "提示不用写说明，核对过就可以",
    Severity.INFO: "这一条只供参考，不用写说明",
}


class FindingsPanel(QDockWidget):
    """Filters in the title, then severity, rule, message, difference. Enter or a double-click goes there.

    A new snapshot changes rows and texts in place: focus, selection and scroll stay, and so does a reason
    that is being written.
    """

    wanted = Signal(object)
    """The place of the finding to be shown."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("校验", parent)
        self.setObjectName("findings")
        self.setFeatures(
            QDockWidget.DockWidgetFeature.DockWidgetClosable | QDockWidget.DockWidgetFeature.DockWidgetMovable
        )
        self._workspace: Workspace | None = None
        self._snapshot: Snapshot | None = None
        self._answering = ""
        self.model = FindingsModel(self)
        self.shown = FindingsFilter(self.model, self)
        self.table = FindingsTable(self.shown, self)
        self.table.activated.connect(self._go)
        self.table.confirmed.connect(self.confirm)
        self.detail = QTextBrowser(self)
        self.detail.setAccessibleName("校验说明全文")
        self.detail.setPlaceholderText("选中一条，这里写出全文、依据和怎样改")
        self.reason = ReasonEditor(self)
        self.reason.written.connect(self._write)
        self.reason.withdrawn.connect(self._withdraw)
        self.reason.left.connect(self._leave)
        self.reason.proofread_by(self._slips)
        self.side = QStackedWidget(self)
        self.guesses = Guesses(self)
        self.guesses.place_wanted.connect(self.wanted)
        self.guesses.mend_wanted.connect(self._mend)
        self.side.addWidget(_below_one_another(self.detail, self.guesses))
        self.side.addWidget(self.reason)
        self.side.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Ignored)
        self.table.selectionModel().currentRowChanged.connect(lambda *_: self._show_detail())
        body = QSplitter(self)
        # Not the table alone: the frame around it would become a part of the splitter.
        body.addWidget(_below_one_another(self.table))
        frame_focus(self.table)
        body.addWidget(self.side)
        body.setStretchFactor(0, 3)
        body.setStretchFactor(1, 1)
        self.setWidget(body)
        self.head = FindingsHead(self)
        self.setTitleBarWidget(self.head)
        self.head.severity_toggled.connect(lambda severity, on: self.shown.show_severity(severity, shown=on))
        self.head.page_chosen.connect(self.shown.show_page)
        self.head.explain_button.clicked.connect(self.explain)
        self.head.confirm_button.clicked.connect(self.confirm)
        self.head.close_button.clicked.connect(self.close)
        self.shown.rowsInserted.connect(lambda *_: self._count())
        self.shown.rowsRemoved.connect(lambda *_: self._count())

    def _slips(self, text: str) -> Sequence[Slip]:
        workspace = self._workspace
        return workspace.snapshot.proofreader.slips(text, is_reason=True) if workspace else ()

    def follow(self, workspace: Workspace | None) -> None:
        """Show what is found in this book from now on, and keep reasons in it; None where there is none."""
        if self._workspace is not None:
            self._workspace.refreshed.disconnect(self._refresh)
        self._workspace = workspace
        self._snapshot = None
        self.guesses.stop()
        self.side.setCurrentIndex(0)
        if workspace is not None:
            workspace.refreshed.connect(self._refresh)
            self._refresh()

    def _refresh(self) -> None:
        """Until new findings are known, those of before stand."""
        if self._workspace is not None and self._workspace.snapshot.is_current:
            self.show_snapshot(self._workspace.snapshot)

    def show_snapshot(self, snapshot: Snapshot) -> None:
        """Show a snapshot's findings; the selected one stays selected while it is found."""
        self._snapshot = snapshot
        self.shown.show_snapshot(snapshot)
        self.head.show_counts(snapshot)
        self.table.lay_out()
        self._count()
        self._show_detail()

    @property
    def current(self) -> Finding | None:
        """The selected finding."""
        index = self.table.currentIndex()
        return self.shown.finding(index) if index.isValid() else None

    def step(self, by: int) -> None:
        """Select the next finding shown, or the one before, and go to its place."""
        rows = self.shown.rowCount()
        if rows:
            row = self.table.currentIndex().row()
            # Focus alone makes the first row current without anybody having chosen it.
            chosen = self.table.selectionModel().isRowSelected(row, QModelIndex()) if row >= 0 else False
            row = (row + by) % rows if chosen else (0 if by > 0 else rows - 1)
            self.table.selectRow(row)
            self._go(self.shown.index(row, 0))
            self._tell_unseen(self.shown.finding(self.shown.index(row, 0)))

    def _tell_unseen(self, finding: Finding) -> None:
        """Folded, the list cannot say what is wrong at the place it led to."""
        if self.isHidden() and self._workspace is not None:
            said = finding.said or finding.message
            self._workspace.noticed.emit(f"{finding.severity.label}：{said}")

    def select(self, finding: Finding) -> None:
        """Select a finding, if the filters let it through, and go to its place."""
        if (cause := self.shown.shown_cause(finding)) is not None:
            self.shown.unfold(cause, on=True)
        index = self.shown.index_of(finding)
        if index.isValid():
            self.table.selectRow(index.row())
        if (place := first_place(finding)) is not None:
            self.wanted.emit(place)

    def explain(self) -> None:
        """Write the reason of the current finding, or write it anew."""
        finding, workspace = self.current, self._workspace
        if workspace is None:
            return
        if finding is None:
            self._tell("先按 F8 选一条问题，再写说明")
            return
        if not answerable(finding):
            self._tell(_NO_REASON[finding.severity])
            return
        self._answering = finding.key
        printed = printed_at(workspace.current_packet(), finding) is not None
        self.show()
        self.side.setCurrentWidget(self.reason)
        self.reason.begin(finding, answering.earlier_reasons(workspace, finding), printed=printed)

    def confirm(self) -> None:
        """What the current finding doubts holds: a reason given before, or a text of last year's."""
        finding, workspace = self.current, self._workspace
        if finding is None or workspace is None:
            return
        reason = finding.reason
        if reason is not None and reason.expired:
            if why := self._answer(finding.key, reason.text):
                self._tell(why)
        elif (doubted := answering.doubted(workspace.snapshot, finding)) is not None:
            workspace.confirm(*doubted)
            workspace.refresh_now()
        else:
            self._tell("这一条不能只靠确认了结，按回车转到要改的地方")

    def _write(self, text: str) -> None:
        if why := self._answer(self._answering, text):
            self.reason.refuse(why)
        else:
            self._leave()

    def _withdraw(self) -> None:
        if self._workspace is not None:
            answering.withdraw_answer(self._workspace, self._answering)
        self._leave()

    def _answer(self, key: str, text: str) -> str:
        """Keep a reason; returns why it cannot be, or nothing.

        What was answered goes to the end of the list; what then stands in its row is the next question.
        """
        workspace, row, current = self._workspace, self.table.currentIndex().row(), self.current
        if workspace is None:
            return ""
        if why := answering.answer(workspace, key, text):
            return why
        workspace.refresh_now()
        if current is not None and current.key == key and current.severity is Severity.WARNING:
            self.table.selectRow(min(row, self.shown.rowCount() - 1))
        self._tell(f"说明已保存。{workspace.verdict.text}")
        return ""

    def _tell(self, text: str) -> None:
        if self._workspace is not None:
            self._workspace.noticed.emit(text)

    def _leave(self) -> None:
        self._answering = ""
        self.side.setCurrentIndex(0)
        self.table.setFocus(Qt.FocusReason.OtherFocusReason)

    def _show_detail(self) -> None:
        """The whole message of the current finding: rows cut long ones off."""
        finding = self.current
        doubted = answering.doubted(self._snapshot, finding) if self._snapshot and finding else None
        text = _detail(finding, doubted[1] if doubted else "") if finding else ""
        if self.detail.toPlainText() != text:
            self.detail.setPlainText(text)
        self.head.show_finding(finding, is_of_last_year=doubted is not None)
        self.guesses.show_finding(self._snapshot, finding)

    def _mend(self, guess: "Guess") -> None:
        # Late: the window paints before it knows how mends are done.
        from budget_desktop.gui.session import mending

        if self._workspace is not None and mending.carry_out(self._workspace, guess):
            # The guesses go with their finding, and the focus would go anywhere.
            self.table.setFocus(Qt.FocusReason.OtherFocusReason)
            self._workspace.noticed.emit(f"已{guess.remedy}，可以撤销")

    def _count(self) -> None:
        self.head.show_number(self.shown.rowCount(), self.model.rowCount())

    def _go(self, index: QModelIndex) -> None:
        if (place := first_place(self.shown.finding(index))) is not None:
            self.wanted.emit(place)


def _below_one_another(*widgets: QWidget) -> QWidget:
    page = QWidget()
    layout = QVBoxLayout(page)
    layout.setContentsMargins(0, 0, 0, 0)
    layout.setSpacing(0)
    for widget in widgets:
        layout.addWidget(widget, 1)
        # What there is room for: a panel of few rows stays one.
        widget.setMinimumHeight(0)
    return page


def _detail(finding: Finding, doubted: str) -> str:
    """The message, who gave the reason, the `doubted` text of last year, and what can be done with them."""
    lines = [finding.message]
    reason = finding.reason
    if reason is not None and reason.signature:
        lines.append(f"说明人：{reason.signature}")
    if reason is not None and reason.expired:
        lines.append("说明仍然成立的，按 F9 重新确认；不成立的，按 Ctrl+E 改写。")
    if doubted:
        lines += [doubted, "这一段仍然适用的，按 F9 确认；不适用的，按回车去改写。"]
    if finding.cause:
        lines.append(f"随 {finding.follows} 而来，先改那一条。")
    return "\n".join(lines)
