"""Records of the packet as a Qt table: what the columns declare, live, one undo step per edit."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from typing import Any, TypeAlias

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from budget_desktop.domain.packet import COLLECTIONS
from budget_desktop.domain.places import EntryPlace
from budget_desktop.entry.fields.kinds import KEEP, EntryError
from budget_desktop.gui import theme
from budget_desktop.gui.models import sums
from budget_desktop.gui.models.arrangement import Arrangement
from budget_desktop.gui.models.cells import Cell, Look
from budget_desktop.gui.models.columns import Column, GridSpec
from budget_desktop.gui.models.looks import differing, look_of, marked_otherwise
from budget_desktop.gui.models.rows import Differing, follow, spans
from budget_desktop.gui.session.snapshot import Snapshot
from budget_desktop.gui.session.workspace import Workspace

Index: TypeAlias = QModelIndex | QPersistentModelIndex
Role = Qt.ItemDataRole

# Asked of every cell that is painted, and slow to put together.
_LOCKED = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable | Qt.ItemFlag.ItemNeverHasChildren
_OPEN = _LOCKED | Qt.ItemFlag.ItemIsEditable


class RecordModel(QAbstractTableModel):
    """Shows `spec.rows` of the snapshot it was last refreshed with, as whoever shows it sees fit.

    A text that was refused stays in its cell until mended.
    """

    def __init__(self, workspace: Workspace, spec: GridSpec, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.spec = spec
        self.workspace = workspace
        self.arrangement = Arrangement()
        self._stored: list[Any] = list(spec.rows(workspace.snapshot))
        self._records: list[Any] = list(self._stored)
        self._numbers: dict[Any, int] | None = None
        """Of the stored rows, once they are asked for."""
        self._refused: dict[EntryPlace, tuple[str, str]] = {}
        self._shown = workspace.snapshot
        self._showed_refused = False

    # Shape

    def rowCount(self, parent: Index = QModelIndex()) -> int:
        """One row per record."""
        return 0 if parent.isValid() else len(self._records)

    def columnCount(self, parent: Index = QModelIndex()) -> int:
        """One column per declaration."""
        return 0 if parent.isValid() else len(self.spec.columns)

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Role.DisplayRole) -> Any:
        """Titles across; down, the numbers of the rows as they are stored."""
        if role != Role.DisplayRole:
            return None
        if orientation == Qt.Orientation.Horizontal:
            return self.spec.columns[section].title
        if self._numbers is None:
            self._numbers = {record.key: number for number, record in enumerate(self._stored, start=1)}
        return self._numbers.get(self._records[section].key, section + 1)

    def flags(self, index: Index) -> Qt.ItemFlag:
        """Editable unless computed or locked."""
        if not index.isValid():
            return Qt.ItemFlag.NoItemFlags
        column = self.spec.columns[index.column()]
        is_open = column.typed and column.locked is None  # of most columns, without asking for the cell
        return _OPEN if is_open or not self.reason_locked(index) else _LOCKED

    # Reading

    @property
    def snapshot(self) -> Snapshot:
        """What is shown."""
        return self.workspace.snapshot

    @property
    def records(self) -> Sequence[Any]:
        """The records shown, top to bottom."""
        return self._records

    @property
    def stored(self) -> Sequence[Any]:
        """All records of the grid in the order they are stored, hidden ones too."""
        return self._stored

    def record(self, index: Index) -> Any:
        """The record of a row."""
        return self._records[index.row()]

    def row_of(self, key: Any) -> int:
        """The row of a record, -1 if it does not show."""
        return next((row for row, record in enumerate(self._records) if record.key == key), -1)

    def column(self, index: Index) -> Column:
        """The declaration of a cell's column."""
        return self.spec.columns[index.column()]

    def cell(self, index: Index) -> Cell:
        """What there is to know of a cell."""
        return Cell(self.snapshot, self.spec.columns[index.column()], self._records[index.row()])

    def place(self, index: Index) -> EntryPlace:
        """Where a cell's value stands in the packet."""
        return self.cell(index).place(self.spec.record_type)

    def place_of(self, column: Column, record: Any) -> EntryPlace:
        """Where a column's value of a record stands in the packet."""
        return Cell(self.snapshot, column, record).place(self.spec.record_type)

    def index_of(self, place: EntryPlace) -> QModelIndex:
        """The cell of a place; its row's first cell if the field has no column; invalid if not here."""
        for row, record in enumerate(self._records):
            cells = [self.index(row, column) for column in range(self.columnCount())]
            found = next((cell for cell in cells if self.place(cell) == place), None)
            if found is not None:
                return found
            if record.key == place.key and place.collection == COLLECTIONS[self.spec.record_type]:
                return cells[0]
        return QModelIndex()

    def value(self, index: Index) -> Any:
        """What was typed in a cell."""
        return self.cell(index).value

    def shown_value(self, index: Index) -> Any:
        """What was typed in a cell, or else what it is computed as."""
        return self.cell(index).shown_value

    def reason_locked(self, index: Index) -> str:
        """Why nothing can be typed in a cell, and the way; empty if something can."""
        return self.cell(index).reason_locked

    def why_locked(self, column: Column, record: Any) -> str:
        """Why nothing can be typed in a column of a record; empty if something can."""
        return Cell(self.snapshot, column, record).reason_locked

    def origin(self, index: Index) -> Sequence[EntryPlace]:
        """The entries a locked cell comes from."""
        return self.cell(index).origin

    def refusal(self, index: Index) -> str:
        """Why the text standing in a cell was not taken over; empty if all is well."""
        return self._refused[self.place(index)][1] if self._is_refused(index) else ""

    def is_override(self, index: Index) -> bool:
        """Whether what was typed departs from the value that would follow by itself."""
        return self.cell(index).is_override

    def is_wanting(self, index: Index) -> bool:
        """Whether something is still to be typed here."""
        return self.cell(index).is_wanting

    def _is_refused(self, index: Index) -> bool:
        return bool(self._refused) and self.place(index) in self._refused

    def look(self, index: Index) -> Look:
        """How a cell shows."""
        cell, place, row = self.cell(index), self.place(index), index.row()
        refused = self._refused.get(place)
        above = self._records[row - 1] if row else None
        return look_of(cell, above, cell.snapshot.marks.get(place), refused[0] if refused else None)

    def data(self, index: Index, role: int = Role.DisplayRole) -> Any:
        """Text and explanation; what else a cell looks like, its delegate asks `look`."""
        if not index.isValid():
            return None
        if role == Role.DisplayRole:
            return self.look(index).text
        if role == Role.EditRole:
            return self._entry(index)
        if role == Role.ToolTipRole:
            return self._explanation(index) or None
        return None

    def _entry(self, index: Index) -> str:
        """What stands in the editor of a cell to begin with."""
        refused = self._refused.get(self.place(index))
        if refused is not None:
            return refused[0]
        column, value, snapshot = self.column(index), self.value(index), self.snapshot
        worked_out = sums.expression(self._note(index), value, snapshot.measure)
        return worked_out or column.kind.entry(value, snapshot)

    def _explanation(self, index: Index) -> str:
        column = self.column(index)
        # Names are longer than columns: the whole of it stands here.
        lines = [] if column.kind.is_number else [self.look(index).text]
        lines += [self.refusal(index), self.reason_locked(index)]
        if column.typed and column.because and self.cell(index).is_derived:
            lines.append(column.because(self.snapshot, self.record(index)))
        if self.is_override(index):
            lines.append("这一格已改写，按 Del 恢复为自动得出的值")
        for finding in self.snapshot.findings_at(self.place(index)):
            lines.append(f"{theme.sign(finding.severity).text}：{finding.message}")
        return "\n".join(line for line in lines if line)

    # Writing

    def parse(self, index: Index, text: str) -> object:
        """The value a text means in a cell; EntryError if it means none."""
        return self.column(index).kind.parse(text, self.snapshot)

    def setData(self, index: Index, value: Any, role: int = Role.EditRole) -> bool:
        """Take over a typed text; a refused one stays in the cell, in red, and the book as it was."""
        if role != Role.EditRole or not index.isValid() or self.reason_locked(index):
            return False
        place = self.place(index)
        try:
            read = self.column(index).kind.read(str(value), self.snapshot)
        except EntryError as refusal:
            self._refused[place] = (str(value), str(refusal))
            self._paint(index)
            return False
        was_refused = self._refused.pop(place, None) is not None
        values, notice = {place: read.value}, read.notice
        values |= {EntryPlace(place.collection, place.key, name): other for name, other in read.also}
        if self.column(index).basis:
            kept = sums.kept(self._note(index), self.value(index), read)
            if kept is not None:
                values[self._note_place(index)] = kept
            elif read.basis:
                notice = notice or f"测算依据里已有文字，算式没有记入：{read.basis}"
        done = self.workspace.put(f"改{self.column(index).title}", values)
        if not done:
            self._refused[place] = (str(value), "没有保存，原因见窗口下方的提示")
        elif notice:
            self.workspace.noticed.emit(notice)
        if was_refused or not done:
            # Else it shows with the next snapshot, and only then.
            self._paint(index)
        return done

    def _paint(self, index: Index) -> None:
        # Its row: for a single cell Qt paints the whole table.
        row = index.row()
        self.dataChanged.emit(self.index(row, 0), self.index(row, self.columnCount() - 1))

    def set_many(self, label: str, values: Mapping[EntryPlace, object]) -> bool:
        """Write several cells as one step."""
        self.forget_refusals(values)
        return self.workspace.put(label, values)

    def forget_refusals(self, places: Iterable[EntryPlace]) -> None:
        """These cells get a value: the texts refused there are stale."""
        for place in places:
            self._refused.pop(place, None)

    def clear(self, indexes: Sequence[Index]) -> None:
        """Empty the cells that may be empty, as one step."""
        values = {
            self.place(index): blank
            for index in indexes
            if not self.reason_locked(index) and (blank := self.column(index).kind.blank) is not KEEP
        }
        self.set_many("清除内容", values)

    def _note_place(self, index: Index) -> EntryPlace:
        return EntryPlace(
            COLLECTIONS[self.spec.record_type], self.record(index).key, self.column(index).basis
        )

    def _note(self, index: Index) -> str:
        basis = self.column(index).basis
        return str(getattr(self.record(index), basis)) if basis else ""

    # Following the book

    def arrange(self, arrangement: Arrangement) -> None:
        """Show the rows in this arrangement."""
        self.arrangement = arrangement
        self.refresh()

    def refresh(self) -> None:
        """Show the current snapshot, keeping selection and scroll wherever the rows stay."""
        self._stored = list(self.spec.rows(self.snapshot))
        self._numbers = None
        records = self.arrangement.of(self._stored)
        follow(self, self._records, records, self.columnCount(), self._differing(records))
        self._mark()
        cells = (
            self.index(row, column)
            for row in range(len(self._records))
            for column in range(self.columnCount())
        )
        here = {self.place(cell) for cell in cells} if self._refused else set()
        self._refused = {place: text for place, text in self._refused.items() if place in here}
        self._shown, self._showed_refused = self.snapshot, bool(self._refused)

    def _mark(self) -> None:
        """Have the cells painted whose marks are others than before, and no more: an imbalance marks many."""
        columns = {column.key: number for number, column in enumerate(self.spec.columns)}
        rows = {record.key: row for row, record in enumerate(self._records)}
        marked: defaultdict[int, list[int]] = defaultdict(list)
        for place in marked_otherwise(self._shown, self.snapshot):
            is_here = place.collection == COLLECTIONS[self.spec.record_type]
            if is_here and place.key in rows and place.field in columns:
                marked[columns[place.field]].append(rows[place.key])
        for column, found in marked.items():
            for first, last in spans(sorted(found)):
                self.dataChanged.emit(self.index(first, column), self.index(last, column))

    def _differing(self, records: Sequence[Any]) -> Differing | None:
        if self._refused or self._showed_refused:
            return None
        return differing(self.spec, self._shown, self.snapshot, self._records, records)
