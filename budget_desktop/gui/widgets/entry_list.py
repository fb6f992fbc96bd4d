"""A small window that lists the entries behind a printed number."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QDialog, QLabel, QListWidget, QListWidgetItem, QVBoxLayout, QWidget

from budget_desktop.domain.codes import Dimension, Flow, Year
from budget_desktop.domain.facts import Fact
from budget_desktop.domain.places import EntryPlace
from budget_desktop.gui import theme
from budget_desktop.gui.models.kinds import exact
from budget_desktop.gui.session.snapshot import Snapshot

_SHOWN = (Dimension.SOURCE, Dimension.FUNCTION, Dimension.DEPARTMENT_ECONOMIC)


def place_of(fact: Fact) -> EntryPlace:
    """The field a fact's amount was typed in."""
    field = "amount" if fact.year == Year.THIS else "prior"
    return EntryPlace("three_public" if fact.flow == Flow.THREE_PUBLIC else "lines", fact.line, field)


class EntryList(QDialog):
    """Enter or a double-click goes to an entry."""

    wanted = Signal(object)

    def __init__(self, snapshot: Snapshot, facts: Sequence[Fact], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle("这个数的来源")
        self.list = QListWidget(self)
        self.list.setAccessibleName("组成这个数的录入行")
        for fact in facts:
            item = QListWidgetItem(_line(snapshot, fact), self.list)
            item.setData(Qt.ItemDataRole.UserRole, place_of(fact))
        self.list.setCurrentRow(0)
        self.list.itemActivated.connect(self._go)
        total = sum(fact.amount for fact in facts)
        sum_label = QLabel(
            f"{len(facts)} 行合计 {exact(total, snapshot.measure)} {snapshot.measure.value}", self
        )
        hint = QLabel("双击或按回车转到录入行", self)
        hint.setProperty("muted", True)
        layout = QVBoxLayout(self)
        for widget in (sum_label, self.list, hint):
            layout.addWidget(widget)
        self.resize(theme.GRID * 90, theme.GRID * 40)

    def _go(self, item: QListWidgetItem) -> None:
        self.accept()
        self.wanted.emit(item.data(Qt.ItemDataRole.UserRole))


def _line(snapshot: Snapshot, fact: Fact) -> str:
    catalogue = snapshot.edition.catalogue
    unit = snapshot.packet.unit_by_key.get(fact.unit)
    parts = [unit.name if unit else fact.unit]
    for dimension in _SHOWN:
        if code := fact.code(dimension):
            name = catalogue.name(dimension, code)
            parts.append(name if dimension is Dimension.SOURCE else f"{code} {name}")
    year = "" if fact.year == Year.THIS else "（上年）"
    return f"{exact(fact.amount, snapshot.measure)}{year}　" + " · ".join(part for part in parts if part)
