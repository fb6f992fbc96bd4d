"""新建账套: the few things a packet cannot begin without."""

from PySide6.QtWidgets import QComboBox, QDialog, QDialogButtonBox, QLineEdit, QWidget

from budget_desktop.domain.packet import Packet
from budget_desktop.domain.records import Header, Unit
from budget_desktop.gui import forms

_WIDTH = 480


class NewBookDialog(QDialog):
    """Asks for department, code, year and edition."""

    department_edit: QLineEdit
    code_edit: QLineEdit
    year_edit: QLineEdit
    edition_combo: QComboBox
    buttons: QDialogButtonBox

    def __init__(self, parent: QWidget | None = None) -> None:
        from budget_desktop.edition import edition_keys, load_edition

        super().__init__(parent)
        forms.fill(self, "new_book")
        self.setWindowTitle("新建账套")
        for key in edition_keys():
            edition = load_edition(key)
            self.edition_combo.addItem(edition.title, edition)
        self.edition_combo.currentIndexChanged.connect(lambda _row: self._take_year())
        self.buttons.accepted.connect(self.accept)
        self.buttons.rejected.connect(self.reject)
        self.ok_button = self.buttons.button(QDialogButtonBox.StandardButton.Ok)
        self.ok_button.setText("选择保存位置…")
        for edit in (self.department_edit, self.code_edit, self.year_edit):
            edit.textChanged.connect(lambda _text: self._enable())
        self.setMinimumWidth(_WIDTH)
        self._take_year()
        self._enable()

    def packet(self) -> Packet:
        """The packet to begin with: its header, and the headquarters as its unit."""
        department, code = self.department_edit.text().strip(), self.code_edit.text().strip()
        return Packet(
            header=Header(
                department=department,
                department_code=code,
                year=int(self.year_edit.text()),
                edition=self.edition_combo.currentData().key,
            ),
            units=(Unit(key=f"{code}001", name=department, is_headquarters=True),),
        )

    def _take_year(self) -> None:
        self.year_edit.setText(str(self.edition_combo.currentData().year))

    def _enable(self) -> None:
        year = self.year_edit.text().strip()
        complete = self.department_edit.text().strip() and self.code_edit.text().strip()
        self.ok_button.setEnabled(bool(complete) and year.isdecimal() and len(year) == 4)
