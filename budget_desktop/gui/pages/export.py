"""导出: where to, in which formats, and what came of it."""

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QUrl, Signal
from PySide6.QtGui import QDesktopServices, QShowEvent
from PySide6.QtWidgets import QCheckBox, QLabel, QLineEdit, QPushButton

from budget_desktop.gui import theme
from budget_desktop.gui.dialogs import choosing
from budget_desktop.gui.dialogs.waiting import Waiting
from budget_desktop.gui.pages.page import Page
from budget_desktop.gui.session.snapshot import ORDER, Snapshot

if TYPE_CHECKING:
    from budget_desktop.verification.proof import Proof


class ExportPage(Page):
    """Writes the packet as it stands; with anything left to mend or to explain it is marked as a draft."""

    folder_edit: QLineEdit
    folder_button: QPushButton
    workbook_check: QCheckBox
    pdf_check: QCheckBox
    word_check: QCheckBox
    data_check: QCheckBox
    report_check: QCheckBox
    summary_check: QCheckBox
    export_button: QPushButton
    open_button: QPushButton
    verdict_label: QLabel
    result_label: QLabel

    folder_chosen = Signal(str)
    """A folder to remember for next time."""
    exported = Signal()
    """The packet was written out."""

    def build(self) -> None:
        """Connect the buttons."""
        self._waiting: Waiting | None = None
        self.folder_edit.setText(str(self.workspace.path.parent))
        self.folder_edit.setAccessibleName("导出文件夹")
        for named in (self.folder_button, self.export_button, self.open_button):
            named.setAccessibleName(named.text())
        self._formats = {
            "xlsx": self.workbook_check,
            "pdf": self.pdf_check,
            "docx": self.word_check,
            "data": self.data_check,
        }
        for check in (*self._formats.values(), self.report_check):
            check.setAccessibleName(check.text())
            check.toggled.connect(lambda _on: self._enable())
        self.folder_button.clicked.connect(self._choose_folder)
        self.export_button.clicked.connect(self.export)
        self.open_button.clicked.connect(self._open_folder)
        self.open_button.setEnabled(False)
        self.summary_check.clicked.connect(self._choose_summary)
        self.set_entrance(self.export_button)
        self.folder_edit.textChanged.connect(lambda _text: self._enable())

    def showEvent(self, event: QShowEvent) -> None:
        """An export is near: have a second process ready for it."""
        super().showEvent(event)
        self.workspace.partnership.prepare()

    def refresh(self) -> None:
        """Show the verdict, and whether 一图读懂 is part of the packet."""
        snapshot = self.workspace.snapshot
        self.summary_check.setEnabled(any(item.summary for item in snapshot.edition.outline.blocks))
        self.summary_check.setChecked(snapshot.packet.header.has_summary)
        verdict = self.workspace.verdict
        found = {finding.severity for finding in self.workspace.snapshot.causes}
        sign = theme.sign(next((severity for severity in ORDER[:2] if severity in found), None))
        left = "还有没有说明的问题" if verdict.ok else "还有必须改的问题"
        draft = "" if verdict.publishable else f"　{left}，导出的文件会标明“草稿”"
        self.verdict_label.setText(f"{sign.shape} {verdict.text}{draft}")
        self.verdict_label.setStyleSheet(f"color: {sign.colour};")

    def export(self) -> None:
        """Write the chosen formats in another thread, from the snapshot of this moment."""
        if self._waiting is not None:
            return
        self.workspace.refresh_now()
        snapshot = self.workspace.snapshot
        folder = Path(self.folder_edit.text().strip())
        only = frozenset(key for key, check in self._formats.items() if check.isChecked())
        draft = not self.workspace.verdict.publishable
        with_report = self.report_check.isChecked()

        def work() -> object:
            return _write(snapshot, folder, only, draft=draft, with_report=with_report)

        self._waiting = waiting = Waiting("正在导出", self.workspace.partnership.lent(work), self)
        waiting.produced.connect(self._done)
        waiting.failed.connect(self._failed)
        waiting.over.connect(self._end)
        self.folder_chosen.emit(str(folder))
        self.result_label.setText("正在导出")
        waiting.begin()

    def wait(self) -> None:
        """Let a running export finish before the window goes."""
        if self._waiting is not None:
            self._waiting.wait()

    def _done(self, written: object) -> None:
        if not isinstance(written, _Written):
            return
        names = [f"✓ {path.name}" for path in written.paths]
        told = f"已导出 {len(names)} 个文件到 {self.folder_edit.text().strip()}"
        self._ended("\n".join((told, *names, *_result(written))))
        self.open_button.setEnabled(True)
        self.exported.emit()

    def _failed(self, why: str) -> None:
        self._ended(f"{theme.sign(ORDER[0]).shape} {why}")

    def _ended(self, text: str) -> None:
        self.result_label.setText(text)

    def _end(self) -> None:
        self._waiting = None

    def _choose_summary(self, wanted: bool) -> None:
        label = "附一图读懂" if wanted else "不附一图读懂"
        packet = self.workspace.packet_id
        self.workspace.edit(label, lambda draft: draft.update_header(packet, has_summary=wanted))

    def _enable(self) -> None:
        chosen = any(check.isChecked() for check in (*self._formats.values(), self.report_check))
        self.export_button.setEnabled(bool(self.folder_edit.text().strip()) and chosen)

    def _choose_folder(self) -> None:
        folder = choosing.folder_to_use(self, "选择导出文件夹", Path(self.folder_edit.text()))
        if folder is not None:
            self.folder_edit.setText(str(folder))

    def _open_folder(self) -> None:
        QDesktopServices.openUrl(QUrl.fromLocalFile(self.folder_edit.text().strip()))


_SHOWN = 5
"""So many lines of what is wrong; the page of the proof lists all differences."""


@dataclass(frozen=True, slots=True)
class _Written:
    """What an export left in the folder, and what reading the files back came to."""

    paths: tuple[Path, ...]
    proof: "Proof | None" = None
    missing: tuple[str, ...] = ()
    """Characters the PDF could not print."""


def _write(
    snapshot: Snapshot, folder: Path, only: frozenset[str], *, draft: bool, with_report: bool
) -> _Written:
    """Write the chosen files and read those of the packet back. Raises KnownError where that fails."""
    from budget_desktop.export.packet import export_packet, unprintable
    from budget_desktop.exporting import export_proved

    if not only:
        # The report alone: there is nothing to prove, but its folder may have to be made.
        export_packet(snapshot.disclosure, folder, only, draft=draft)
        return _Written((_write_report(snapshot, folder),))
    paths, proof = export_proved(snapshot.disclosure, folder, only, draft=draft)
    missing = unprintable(snapshot.disclosure) if "pdf" in only else ()
    return _Written((*paths, _write_report(snapshot, folder)) if with_report else paths, proof, missing)


def _result(written: _Written) -> list[str]:
    bad = theme.sign(ORDER[0]).shape
    lines = [f"{bad} 字体里没有这个字，PDF 里印成〓：{one}" for one in written.missing[:_SHOWN]]
    if written.proof is None:
        return lines
    if written.proof.ok:
        return [f"✓ {written.proof.outcome}", *lines]
    shown = (one.message for one in written.proof.differences[:_SHOWN])
    return [*(f"{bad} {line}" for line in (written.proof.outcome, *shown)), *lines]


def _write_report(snapshot: Snapshot, folder: Path) -> Path:
    """The check report beside the packet; the folder is there by now."""
    from budget_desktop.export.packet import safe_name
    from budget_desktop.export.report import REPORT_MARK, write_report
    from budget_desktop.exporting import made_now
    from budget_desktop.rules.report import report

    path = folder / f"{safe_name(snapshot.disclosure.file_stem)}{REPORT_MARK}.html"
    write_report([report(snapshot.disclosure, snapshot.findings)], path, made=made_now())
    return path
