"""新建账套: the few things a packet cannot begin without, and where the file goes."""

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtWidgets import (
    QComboBox,
    QDialog,
    QDialogButtonBox,
    QLabel,
    QLineEdit,
    QPlainTextEdit,
    QPushButton,
    QWidget,
)

from budget_desktop.domain.errors import KnownError
from budget_desktop.domain.packet import Packet
from budget_desktop.domain.records import Header, Tier, Unit
from budget_desktop.entry.readings import Problem, folded
from budget_desktop.entry.unit_list import read_units
from budget_desktop.gui import forms
from budget_desktop.gui.dialogs import choosing
from budget_desktop.gui.widgets.explanation import Explanation
from budget_desktop.gui.widgets.focus_frame import frame_focus

if TYPE_CHECKING:
    from budget_desktop.edition import Edition

_WIDTH = 640
_FORBIDDEN = re.compile(r'[\\/:*?"<>|\x00-\x1f]')
"""What no file may be called on one system or another."""


class NewBookDialog(QDialog):
    """One page. When one is done, what is missing or wrong is told beside its field."""

    last_label: QLabel
    last_button: QPushButton
    edition_combo: QComboBox
    department_edit: QLineEdit
    code_edit: QLineEdit
    tier_combo: QComboBox
    units_edit: QPlainTextEdit
    folder_edit: QLineEdit
    folder_button: QPushButton
    file_edit: QLineEdit
    buttons: QDialogButtonBox

    def __init__(
        self,
        folder: Path,
        suffix: str,
        read: Callable[[Path], Sequence[Packet]],
        parent: QWidget | None = None,
    ) -> None:
        """`folder` is proposed for the file; its name ends in `suffix`. `read` gives the packets of a book,
        and raises KnownError where that cannot be."""
        from budget_desktop.edition import edition_keys, load_edition

        super().__init__(parent)
        forms.fill(self, "new_book")
        self.setWindowTitle("新建账套")
        self._suffix = suffix
        self._read = read
        self.last: Packet | None = None
        """Last year's packet, if the book begins from one."""
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
        self.last_button.clicked.connect(self._choose_last)
        self._explanations: dict[QWidget, Explanation] = {}
        for edit in (self.department_edit, self.code_edit, self.folder_edit, self.file_edit):
            edit.textChanged.connect(lambda _text, field=edit: self._explain(field, ""))
        self.units_edit.textChanged.connect(lambda: self._explain(self.units_edit, ""))
        self.department_edit.textChanged.connect(lambda _text: self._propose_name())
        self.edition_combo.currentIndexChanged.connect(lambda _row: self._propose_name())
        self._take(None, "")
        self.setMinimumWidth(_WIDTH)
        self.department_edit.setFocus()

    @property
    def path(self) -> Path:
        """Where the book is to be made."""
        name = self.file_edit.text().strip()
        return Path(self.folder_edit.text().strip()) / (
            name if name.endswith(self._suffix) else name + self._suffix
        )

    @property
    def _code(self) -> str:
        return folded(self.code_edit.text()).strip()

    def packet(self) -> Packet:
        """The packet to begin with: header and units, and what last year's leaves if there is one."""
        from budget_desktop.entry.last_year import begin

        edition = self.edition_combo.currentData()
        begun = self._blank(edition) if self.last is None else begin(self.last, edition)
        header = replace(
            begun.header,
            department=self.department_edit.text().strip(),
            department_code=self._code,
            tier=Tier(self.tier_combo.currentText()),
        )
        return replace(begun, header=header)

    def _blank(self, edition: "Edition") -> Packet:
        units = self._units()
        return Packet(
            header=Header(department="", department_code="", year=edition.year, edition=edition.key),
            units=() if isinstance(units, Problem) else units,
        )

    def take_last(self, path: Path) -> None:
        """Begin from last year's book, or say beside the button why that cannot be."""
        from budget_desktop.entry.last_year import latest

        try:
            last = latest(self._read(path))
        except KnownError as error:
            self._explain(self.last_button, str(error))
            return
        self._explain(self.last_button, "")
        header = last.header
        self._take(last, f"{path.name}：{header.department} {header.year}年（{header.stage}）")
        self.department_edit.setText(header.department)
        self.code_edit.setText(header.department_code)
        self.tier_combo.setCurrentText(header.tier.value)
        editions = [self.edition_combo.itemData(row) for row in range(self.edition_combo.count())]
        years = [edition.year for edition in editions]
        keys = [edition.key for edition in editions]
        if header.year + 1 in years:
            self.edition_combo.setCurrentIndex(years.index(header.year + 1))
        elif header.edition in keys:
            self.edition_combo.setCurrentIndex(keys.index(header.edition))

    def _take(self, last: Packet | None, called: str) -> None:
        self.last = last
        self.last_label.setText(called or "不选，从空白开始")
        self.last_button.setText("选择上年账套…" if last is None else "不用上年账套")
        self.last_button.setAccessibleName(self.last_button.text())
        units = () if last is None else last.units
        self.units_edit.setPlainText("\n".join(f"{unit.key} {unit.name} {unit.nature}" for unit in units))
        # They stand in last year's lines: whoever comes or goes is written on the page of units.
        self.units_edit.setEnabled(last is None)
        self._propose_name()

    def _choose_last(self) -> None:
        if self.last is not None:
            self._take(None, "")
            return
        kinds, folder = f"账套 (*{self._suffix})", Path(self.folder_edit.text())
        if (path := choosing.file_to_open(self, "选择上年账套", folder, kinds)) is not None:
            self.take_last(path)

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
        if not self._code:
            yield self.code_edit, "部门编码不能为空。请填写财政部门给的编码，如 124"
        elif not any(map(str.isdigit, self._code)):
            yield self.code_edit, f"部门编码“{self._code}”里没有数字。请填写财政部门给的编码，如 124"
        units = self._units()
        if self.last is None and isinstance(units, Problem):
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
        department = self.department_edit.text().strip()
        return read_units(self.units_edit.toPlainText(), department, self._code)

    def _explain(self, field: QWidget, text: str) -> None:
        if field not in self._explanations and text:
            self._explanations[field] = Explanation(field)
        if field in self._explanations:
            self._explanations[field].explain(text)

    def _propose_name(self) -> None:
        """The file is called after department and year, until somebody calls it otherwise."""
        if not self.file_edit.isModified():
            department = _FORBIDDEN.sub("", self.department_edit.text().strip())
            year = self.last.header.year + 1 if self.last else self.edition_combo.currentData().year
            self.file_edit.setText(f"{department}{year}")

    def _choose_folder(self) -> None:
        folder = choosing.folder_to_use(self, "选择文件夹", Path(self.folder_edit.text()))
        if folder is not None:
            self.folder_edit.setText(str(folder))
