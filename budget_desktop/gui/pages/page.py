"""What every page has: a form, fields and grids bound to places, and a way to go to a place."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QPushButton, QScrollArea, QTabWidget, QWidget

from budget_desktop.domain.packet import COLLECTIONS
from budget_desktop.domain.places import EntryPlace, Place
from budget_desktop.entry.fields.kinds import CellKind
from budget_desktop.gui import forms
from budget_desktop.gui.models.columns import GridSpec
from budget_desktop.gui.session.traces import leads
from budget_desktop.gui.session.workspace import Workspace
from budget_desktop.gui.widgets.computed_value import ComputedValue
from budget_desktop.gui.widgets.entry_list import EntryList
from budget_desktop.gui.widgets.fields import Field, Where
from budget_desktop.gui.widgets.record_grid import RecordGrid
from budget_desktop.gui.widgets.seen import Seen


class Page(QWidget):
    """A tab's page. The form's stem is the name of the page's module."""

    wanted = Signal(object)
    """The person wants to see this place, wherever it is."""

    def __init__(self, workspace: Workspace, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.workspace = workspace
        self.fields: list[Field] = []
        self.grids: list[RecordGrid] = []
        self._entrance: QWidget | None = None
        """Where the focus goes when one first comes to the page."""
        self._is_new = True
        forms.fill(self, self.stem())
        for value in self.findChildren(ComputedValue):
            value.sources_wanted.connect(self.list_sources)
        self.build()
        for leaves in self.findChildren(QTabWidget):
            leaves.currentChanged.connect(
                lambda number, leaves=leaves: self._begin_leaf(leaves.widget(number))
            )
        workspace.refreshed.connect(Seen(self, self.refresh).hear)
        self.refresh()

    @classmethod
    def stem(cls) -> str:
        """Name of the form, and of the page wherever it is named in files."""
        return cls.__module__.rpartition(".")[2]

    def build(self) -> None:
        """Bind fields and grids; called once."""

    def refresh(self) -> None:
        """Show what is computed; fields and grids follow by themselves."""

    def go_to(self, place: Place) -> bool:
        """Bring a place's field or cell into view and give it the focus; without a key, its grid."""
        if not isinstance(place, EntryPlace):
            return False
        for field in self.fields:
            if field.where() == place:
                self.reveal(field.widget)
                return True
        for grid in self.grids:
            is_its_own = not place.key and COLLECTIONS[grid.model.spec.record_type] == place.collection
            if is_its_own or grid.go_to(place):
                self.reveal(grid.table)
                return True
        return False

    def turn_to(self, widget: QWidget) -> None:
        """Turn to the leaf a widget stands on, and scroll to it."""
        for tabs in self.findChildren(QTabWidget):
            for number in range(tabs.count()):
                if tabs.widget(number).isAncestorOf(widget):
                    tabs.setCurrentIndex(number)
        for area in self.findChildren(QScrollArea):
            if area.isAncestorOf(widget):
                area.ensureWidgetVisible(widget)

    def reveal(self, widget: QWidget) -> None:
        """Turn to a widget and give it the focus."""
        self.turn_to(widget)
        widget.setFocus(Qt.FocusReason.OtherFocusReason)
        self._is_new = False

    def set_entrance(self, widget: QWidget) -> None:
        """Choose where the focus goes when one first comes to the page."""
        self._entrance = widget

    def enter(self) -> None:
        """Take the focus: where it last was on this page, else to the first thing to fill in."""
        # Qt gives a new page's focus to whatever stands first on it, be it only to be read.
        last = None if self._is_new else self.focusWidget()
        self._is_new = False
        target = last or self._entrance
        if target is not None:
            target.setFocus(Qt.FocusReason.OtherFocusReason)
        else:
            self.focusNextPrevChild(True)

    def _begin_leaf(self, leaf: QWidget) -> None:
        """Begin with what stands there: Qt chooses the button above it, which is for empty grids."""
        if isinstance(leaf.focusWidget(), QPushButton):
            filled = [
                *(field.widget for field in self.fields),
                *(grid.table for grid in self.grids if grid.model.rowCount()),
            ]
            first = next((widget for widget in filled if leaf.isAncestorOf(widget)), None)
            if first is not None and first.isEnabled():
                first.setFocus(Qt.FocusReason.OtherFocusReason)

    def wait(self) -> None:
        """Let work in another thread finish before the window goes."""

    def commit(self) -> None:
        """Take over what is still being typed."""
        for field in self.fields:
            field.commit()

    def bind(self, widget: QWidget, kind: CellKind, where: EntryPlace | Where, title: str) -> None:
        """Bind a form's widget to a place."""
        place = (lambda: where) if isinstance(where, EntryPlace) else where
        self._entrance = self._entrance or widget
        self.fields.append(Field(self.workspace, widget, kind, place, title))

    def fill_grid(self, grid: RecordGrid, spec: GridSpec) -> None:
        """Fill a form's grid."""
        grid.show_records(self.workspace, spec)
        grid.wanted.connect(self.wanted)
        self.grids.append(grid)
        self._entrance = self._entrance or grid.table

    def list_sources(self, places: Sequence[EntryPlace]) -> None:
        """Go to the one entry a computed value comes from, or list them to choose from."""
        if len(places) == 1:
            self.wanted.emit(places[0])
            return
        snapshot = self.workspace.snapshot
        listed = EntryList.of_sources(snapshot, leads(snapshot, places), self)
        listed.wanted.connect(self.wanted)
        listed.open()
