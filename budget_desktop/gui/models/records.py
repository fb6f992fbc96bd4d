"""Records of the packet as a Qt table: what the columns declare, live, one undo step per edit."""

from collections.abc import Mapping, Sequence
from typing import Any, TypeAlias

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt
from PySide6.QtGui import QColor

from budget_desktop.domain.packet import COLLECTIONS
from budget_desktop.domain.places import EntryPlace
from budget_desktop.gui import theme
from budget_desktop.gui.models.columns import Column, GridSpec
from budget_desktop.gui.models.kinds import KEEP, EntryError
from budget_desktop.gui.models.rows import follow
from budget_desktop.gui.session import entries
from budget_desktop.gui.session.snapshot import Snapshot
from budget_desktop.gui.session.workspace import Workspace
from budget_desktop.rules.finding import Severity

Index: TypeAlias = QModelIndex | QPersistentModelIndex
Role = Qt.ItemDataRole


class RecordModel(QAbstractTableModel):
    """Shows `spec.rows` of the current snapshot. A text that was refused stays in its cell until mended."""

    def __init__(self, workspace: Workspace, spec: GridSpec, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.spec = spec
        self._workspace = workspace
        self._records: list[Any] = list(spec.rows(workspace.snapshot))
        self._refused: dict[EntryPlace, tuple[str, str]] = {}
        workspace.refreshed.connect(self.refresh)

    # Shape

    def rowCount(self, parent: Index = QModelIndex()) -> int:
        """One row per record."""
        return 0 if parent.isValid() else len(self._records)

    def columnCount(self, parent: Index = QModelIndex()) -> int:
        """One column per declaration."""
        return 0 if parent.isValid() else len(self.spec.columns)

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Role.DisplayRole) -> Any:
        """Titles across, row numbers down."""
        if role != Role.DisplayRole:
            return None
        return self.spec.columns[section].title if orientation == Qt.Orientation.Horizontal else section + 1

    def flags(self, index: Index) -> Qt.ItemFlag:
        """Editable unless computed or locked."""
        if not index.isValid():
            return Qt.ItemFlag.NoItemFlags
        usual = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable | Qt.ItemFlag.ItemNeverHasChildren
        return usual if self.reason_locked(index) else usual | Qt.ItemFlag.ItemIsEditable

    # Reading

    @property
    def snapshot(self) -> Snapshot:
        """What is shown."""
        return self._workspace.snapshot

    @property
    def records(self) -> Sequence[Any]:
        """The records shown, top to bottom."""
        return self._records

    def record(self, index: Index) -> Any:
        """The record of a row."""
        return self._records[index.row()]

    def column(self, index: Index) -> Column:
        """The declaration of a cell's column."""
        return self.spec.columns[index.column()]

    def place(self, index: Index) -> EntryPlace:
        """Where a cell's value stands in the packet."""
        column, record = self.column(index), self.record(index)
        if column.where is not None:
            return column.where(record)
        return EntryPlace(COLLECTIONS[self.spec.record_type], record.key, column.key)

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
        column = self.column(index)
        if not column.typed:
            return None
        if column.where is not None:
            return entries.value_at(self.snapshot.packet, column.where(self.record(index)))
        return getattr(self.record(index), column.key)

    def reason_locked(self, index: Index) -> str:
        """Why nothing can be typed in a cell; empty if something can."""
        column, record, snapshot = self.column(index), self.record(index), self.snapshot
        if not column.typed:
            return column.because(snapshot, record) if column.because else "这一格由程序计算"
        return column.locked(snapshot, record) if column.locked else ""

    def refusal(self, index: Index) -> str:
        """Why the text standing in a cell was not taken over; empty if all is well."""
        return self._refused.get(self.place(index), ("", ""))[1]

    def data(self, index: Index, role: int = Role.DisplayRole) -> Any:
        """Text, tint, alignment, explanation."""
        if not index.isValid():
            return None
        if role in (Role.DisplayRole, Role.EditRole):
            return self._text(index, editing=role == Role.EditRole)
        if role == Role.TextAlignmentRole:
            at = Qt.AlignmentFlag
            return at.AlignVCenter | (at.AlignRight if self.column(index).kind.is_number else at.AlignLeft)
        if role == Role.BackgroundRole:
            tinted = self._is_derived(index) or self.reason_locked(index)
            return QColor(theme.active().computed) if tinted else None
        if role == Role.ForegroundRole:
            return QColor(theme.active().error) if self.refusal(index) else None
        if role == Role.ToolTipRole:
            return self._explanation(index) or None
        return None

    def _text(self, index: Index, *, editing: bool) -> str:
        refused = self._refused.get(self.place(index))
        if refused is not None:
            return refused[0]
        column, snapshot = self.column(index), self.snapshot
        if editing:
            return column.kind.entry(self.value(index), snapshot)
        if self._is_derived(index) and column.derived is not None:
            return column.kind.text(column.derived(snapshot, self.record(index)), snapshot)
        return column.kind.text(self.value(index), snapshot)

    def _is_derived(self, index: Index) -> bool:
        return self.column(index).derived is not None and self.value(index) in (None, "")

    def _explanation(self, index: Index) -> str:
        column = self.column(index)
        # Names are longer than columns: the whole of it stands here.
        lines = [] if column.kind.is_number else [self._text(index, editing=False)]
        lines += [self.refusal(index), self.reason_locked(index)]
        if column.typed and column.because and self._is_derived(index):
            lines.append(column.because(self.snapshot, self.record(index)))
        for finding in self.snapshot.findings_at(self.place(index)):
            lines.append(f"{theme.sign(finding.severity).text}：{finding.message}")
        return "\n".join(line for line in lines if line)

    def severity(self, index: Index) -> Severity | None:
        """The gravest finding at a cell. No role of `data`: Qt would make plain text of the enumeration."""
        if self.refusal(index):
            return Severity.ERROR
        found = self.snapshot.findings_at(self.place(index))
        return found[0].severity if found else None

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
            parsed = self.parse(index, str(value))
        except EntryError as refusal:
            self._refused[place] = (str(value), str(refusal))
            self.dataChanged.emit(index, index)
            return False
        self._refused.pop(place, None)
        done = self._workspace.put(f"改{self.column(index).title}", {place: parsed})
        if not done:
            self._refused[place] = (str(value), "没有保存，原因见窗口下方的提示")
        self.dataChanged.emit(index, index)
        return done

    def set_many(self, label: str, values: Mapping[EntryPlace, object]) -> None:
        """Write several cells as one step."""
        for place in values:
            self._refused.pop(place, None)
        self._workspace.put(label, values)

    def clear(self, indexes: Sequence[Index]) -> None:
        """Empty the cells that may be empty, as one step."""
        values = {
            self.place(index): blank
            for index in indexes
            if not self.reason_locked(index) and (blank := self.column(index).kind.blank) is not KEEP
        }
        self.set_many("清除内容", values)

    def add_after(self, row: int) -> str:
        """Add a record below a row (-1: at the end); returns its key."""
        create = self.spec.create
        if create is None:
            return ""
        after = self._records[row] if 0 <= row < len(self._records) else None
        following = self._records[row + 1].key if after is not None and row + 1 < len(self._records) else None
        snapshot = self.snapshot
        last = after or (self._records[-1] if self._records else None)
        return self._workspace.add(
            f"添加{self.spec.noun}",
            self.spec.record_type,
            lambda key: create(snapshot, key, last),
            before=following,
        )

    def remove(self, rows: Sequence[int]) -> None:
        """Delete the records of some rows as one step."""
        records = [self._records[row] for row in rows]
        if records and self.spec.create is not None:
            self._workspace.remove(f"删除{self.spec.noun}", records)

    # Following the book

    def refresh(self) -> None:
        """Show the current snapshot, keeping selection and scroll wherever the rows stay."""
        follow(self, self._records, list(self.spec.rows(self.snapshot)), self.columnCount())
        cells = (
            self.index(row, column)
            for row in range(len(self._records))
            for column in range(self.columnCount())
        )
        here = {self.place(cell) for cell in cells} if self._refused else set()
        self._refused = {place: text for place, text in self._refused.items() if place in here}
