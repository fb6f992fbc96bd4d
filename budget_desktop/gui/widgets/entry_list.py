"""A small window that lists places: the entries behind a printed number, or where an entry is printed."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QDialog, QLabel, QListWidget, QListWidgetItem, QWidget

from budget_desktop.entry.fields.kinds import exact
from budget_desktop.gui import theme
from budget_desktop.gui.session.snapshot import Snapshot
from budget_desktop.gui.session.traces import Lead, total
from budget_desktop.gui.widgets.focus_frame import frame_focus


class EntryList(QDialog):
    """Enter or a double-click goes to a place. It goes by itself when it is closed."""

    wanted = Signal(object)

    def __init__(self, title: str, summary: str, leads: Sequence[Lead], parent: QWidget | None) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(title)
        self.list = QListWidget(self)
        self.list.setAccessibleName(title)
        frame_focus(self.list)
        for lead in leads:
            item = QListWidgetItem(lead.text, self.list)
            item.setData(Qt.ItemDataRole.UserRole, lead.place)
        self.list.setCurrentRow(0)
        self.list.itemActivated.connect(self._go)
        hint = QLabel("双击或按回车转到", self)
        hint.setProperty("muted", True)
        layout = theme.dialog_column(self)
        for widget in (QLabel(summary, self), self.list, hint):
            layout.addWidget(widget)
        self.resize(theme.within_screen(self, theme.GRID * 90, theme.GRID * 40))

    @classmethod
    def of_sources(cls, snapshot: Snapshot, leads: Sequence[Lead], parent: QWidget | None) -> "EntryList":
        """The entries a printed number is the sum of."""
        amount = total(leads)
        comes_to = (
            "" if amount is None else f"合计 {exact(amount, snapshot.measure)} {snapshot.measure.value}"
        )
        return cls("这个数的来源", f"{len(leads)} 处{comes_to}", leads, parent)

    @classmethod
    def of_printed(cls, leads: Sequence[Lead], parent: QWidget | None) -> "EntryList":
        """Where an entry is printed."""
        return cls("此数印在何处", f"印在 {len(leads)} 处", leads, parent)

    def _go(self, item: QListWidgetItem) -> None:
        place = item.data(Qt.ItemDataRole.UserRole)
        self.accept()
        self.wanted.emit(place)
