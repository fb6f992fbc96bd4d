"""A line to note what a person saw who looked where the program cannot."""

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QHBoxLayout, QLabel, QLineEdit, QWidget

from budget_desktop.gui.session.workspace import Workspace

if TYPE_CHECKING:
    from budget_desktop.edition.inspection import InspectionItem


class LookingLine(QWidget):
    """Belongs to the demand it was last given; there for those alone that want an eye."""

    def __init__(self, workspace: Workspace, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._workspace = workspace
        self._item: InspectionItem | None = None
        self.edit = QLineEdit(self)
        self.edit.setAccessibleName("核对情况")
        self.edit.setPlaceholderText("核对过的，写明核对了什么、结果如何，按回车保存")
        label = QLabel("核对情况(&H)", self)
        label.setBuddy(self.edit)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(label)
        layout.addWidget(self.edit, 1)
        self.edit.editingFinished.connect(self.commit)

    def show_item(self, item: "InspectionItem | None") -> None:
        """Turn to a demand, keeping first what was typed for the last one."""
        from budget_desktop.inspection.looking import looked

        if item == self._item and self.edit.isModified():
            return
        self.commit()
        self._item = item if item is not None and item.by_eye else None
        self.edit.setEnabled(self._item is not None)
        note = looked(self._workspace.snapshot.packet, self._item) if self._item else None
        self.edit.setText(note.text if note else "")

    def commit(self) -> None:
        """Keep what was typed, with who and when, as one step."""
        from budget_desktop.inspection.looking import noting
        from budget_desktop.store.signature import current_user, now

        if self._item is None or not self.edit.isModified():
            return
        self.edit.setModified(False)
        packet = self._workspace.current_packet()
        values = noting(packet, self._item, self.edit.text(), author=current_user(), at=now())
        self._workspace.put("记录核对情况", values)
