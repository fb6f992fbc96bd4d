"""新建账套: the few things a packet cannot begin without, and where the file goes."""

import re
from collections.abc import Iterator
from pathlib import Path

from PySide6.QtWidgets import (
    QComboBox,
    QDialog,
    QDialogButtonBox,
    QFileDialog,
    QLineEdit,
    QPlainTextEdit,
    QPushButton,
    QWidget,
)

from budget_desktop.domain.packet import Packet
from budget_desktop.domain.records import Header, Tier, Unit
from budget_desktop.entry.readings import Problem
from budget_desktop.entry.unit_list import read_units
from budget_desktop.gui import forms
from budget_desktop.gui.widgets.explanation import Explanation
from budget_desktop.gui.widgets.focus_frame import frame_focus

_WIDTH = 640
_FORBIDDEN = re.compile(r'[\\/:*?"<>|\x00-\x1f]')
"""What no file may be called on one system or another."""


class NewBookDialog(QDialog):
    """One page. When one is done, what is missing or wrong is told beside its field."""

    edition_combo: QComboBox
    department_edit: QLineEdit
    code_edit: QLineEdit
    tier_combo: QComboBox
    units_edit: QPlainTextEdit
    folder_edit: QLineEdit
    folder_button: QPushButton
    file_edit: QLineEdit
    buttons: QDialogButtonBox

    def __init__(self, folder: Path, suffix: str, parent: QWidget | None = None) -> None:
        """`folder` is proposed for the file; its name ends in `suffix`."""
        from budget_desktop.edition import edition_keys, load_edition

        super().__init__(parent)
        forms.fill(self, "new_book")
        self.setWindowTitle("新建账套")
        self._suffix = suffix
        for key in edition_keys():
            edition = load_edition(key)
            self.edition_combo.addItem(edition.title, edition)
        for tier in Tier:
            self.tier_combo.addItem(tier.value)
        self.tier_combo.setCurrentText(Tier.CITY.value)
        self.folder_edit.setText(str(folder))
        self.folder_button.setAccessibleName("选择文件夹")
        self.units_edit.setTabChangesFocus(True)
        for combo in (self.edition_combo, self.tier_combo):
            frame_focus(combo)
        # Not a standard button under another name: those take their own name again as Qt's words arrive.
        self.ok_button = self.buttons.addButton("新建账套", QDialogButtonBox.ButtonRole.AcceptRole)
        self.ok_button.setDefault(True)
        self.buttons.accepted.connect(self.accept)
        self.buttons.rejected.connect(self.reject)
        self.folder_button.clicked.connect(self._choose_folder)
        self._explanations: dict[QWidget, Explanation] = {}
        for edit in (self.department_edit, self.code_edit, self.folder_edit, self.file_edit):
            edit.textChanged.connect(lambda _text, field=edit: self._explain(field, ""))
        self.units_edit.textChanged.connect(lambda: self._explain(self.units_edit, ""))
        self.department_edit.textChanged.connect(lambda _text: self._propose_name())
        self.edition_combo.currentIndexChanged.connect(lambda _row: self._propose_name())
        self._propose_name()
        self.setMinimumWidth(_WIDTH)
        self.department_edit.setFocus()

    @property
    def path(self) -> Path:
        """Where the book is to be made."""
        name = self.file_edit.text().strip()
        return Path(self.folder_edit.text().strip()) / (
            name if name.endswith(self._suffix) else name + self._suffix
        )

    def packet(self) -> Packet:
        """The packet to begin with: its header and its units."""
        edition = self.edition_combo.currentData()
        units = self._units()
        return Packet(
            header=Header(
                department=self.department_edit.text().strip(),
                department_code=self.code_edit.text().strip(),
                tier=Tier(self.tier_combo.currentText()),
                year=edition.year,
                edition=edition.key,
            ),
            units=() if isinstance(units, Problem) else units,
        )

    def accept(self) -> None:
        """Close if nothing is missing or wrong; else tell the first such thing."""
        field, problem = next(self._problems(), (None, ""))
        if field is None:
            super().accept()
            return
        field.setFocus()
        self._explain(field, problem)

    def _problems(self) -> Iterator[tuple[QWidget, str]]:
        """What stands in the way, top to bottom."""
        if not self.department_edit.text().strip():
            yield self.department_edit, "部门全称不能为空。请填写与公章一致的名称"
        if not self.code_edit.text().strip():
            yield self.code_edit, "部门编码不能为空。请填写财政部门给的编码，如 124"
        units = self._units()
        if isinstance(units, Problem):
            yield self.units_edit, str(units)
        if not Path(self.folder_edit.text().strip()).is_dir():
            yield self.folder_edit, "没有这个文件夹。请核对，或点“选择…”"
        name = self.file_edit.text().strip()
        if not name:
            yield self.file_edit, "文件名不能为空。请填写，如 某某局2020"
        elif _FORBIDDEN.search(name):
            yield self.file_edit, '文件名里不能有 \\ / : * ? " < > |。请改掉'
        elif self.path.exists():
            yield self.file_edit, f"文件夹里已有“{self.path.name}”。请换一个名字，或改为打开它"

    def _units(self) -> tuple[Unit, ...] | Problem:
        department, code = self.department_edit.text().strip(), self.code_edit.text().strip()
        return read_units(self.units_edit.toPlainText(), department, code)

    def _explain(self, field: QWidget, text: str) -> None:
        if field not in self._explanations and text:
            self._explanations[field] = Explanation(field)
        if field in self._explanations:
            self._explanations[field].explain(text)

    def _propose_name(self) -> None:
        """The file is called after department and year, until somebody calls it otherwise."""
        if not self.file_edit.isModified():
            department = _FORBIDDEN.sub("", self.department_edit.text().strip())
            self.file_edit.setText(f"{department}{self.edition_combo.currentData().year}")

    def _choose_folder(self) -> None:
        folder = QFileDialog.getExistingDirectory(self, "选择文件夹", self.folder_edit.text())
        if folder:
            self.folder_edit.setText(folder)
