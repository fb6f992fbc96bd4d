"""Domain records and their tables: which belong together, and how one becomes the other."""

import dataclasses
import gc
from collections import deque
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from enum import StrEnum
from functools import cached_property
from typing import Any, TypeAlias, get_args, get_type_hints

from sqlalchemy import Connection, Select, Table, select
from sqlalchemy.dialects import sqlite

from budget_desktop.domain import records
from budget_desktop.domain.controls import Control
from budget_desktop.domain.origins import Origin
from budget_desktop.domain.packet import Record
from budget_desktop.store.changes import AnyRecord
from budget_desktop.store.errors import ConflictError
from budget_desktop.store.schema.rows import ROW_CLASSES, PacketRow, table_of

_DIALECT = sqlite.dialect()

_Process: TypeAlias = Callable[[Any], Any]

_NOUNS: Mapping[type[Record], str] = {
    records.Unit: "单位",
    records.Project: "项目",
    records.Line: "收支明细",
    records.Indicator: "绩效指标",
    records.Task: "年度主要任务",
    records.ThreePublicItem: "“三公”经费项目",
    records.Procurement: "政府采购",
    records.Asset: "资产",
    records.Transfer: "转移支付",
    Control: "控制数",
    records.Staffing: "人员编制",
    records.Office: "内设科室",
    records.Remark: "说明",
    records.LongText: "文字材料",
    records.Answer: "问题说明",
    records.Review: "审核记录",
    records.EditedParagraph: "改写的段落",
    records.CarriedText: "上年的文字",
    Origin: "数的出处",
}


@dataclass(frozen=True)
class Shape:
    """One kind of record and the table it stands in."""

    record_type: type[Any]
    table: Table
    noun: str
    """What the screen calls it."""

    @cached_property
    def fields(self) -> tuple[str, ...]:
        """The fields of the record, which are columns by the same names."""
        return tuple(field.name for field in dataclasses.fields(self.record_type))

    @cached_property
    def parents(self) -> tuple[str, ...]:
        """The fields that name another record; each is also the name of that record's table."""
        tables = (key.referred_table.name for key in self.table.foreign_key_constraints)
        return tuple(sorted(name for name in tables if name != _PACKET.name))

    @cached_property
    def _types(self) -> Mapping[str, tuple[type, ...]]:
        hints = get_type_hints(self.record_type)
        return {name: get_args(hints[name]) or (hints[name],) for name in self.fields}

    def checked(self, values: Mapping[str, object]) -> dict[str, object]:
        """The values if each has a field, and the type of its field; SQLite would bend 5 to "5" for a text.

        Raises LookupError or TypeError, for that is a fault of the program; a text that no file can hold may
        come from outside, and is a ConflictError.
        """
        return {name: self._checked(name, value) for name, value in values.items()}

    def _checked(self, name: str, value: object) -> object:
        if name not in self._types:
            raise LookupError(f"{self.record_type.__name__} has no field {name}")
        wanted = self._types[name]
        if isinstance(value, str) and str in wanted:
            return _storable(value, self.noun)
        if type(value) in wanted:
            return value
        for kind in wanted:
            if issubclass(kind, StrEnum) and isinstance(value, str):
                return kind(value)
        raise TypeError(f"{self.record_type.__name__}.{name} cannot be {value!r}")

    def values(self, record: AnyRecord) -> dict[str, object]:
        """The columns of a record, checked."""
        return self.checked({name: getattr(record, name) for name in self.fields})

    def rows(self, records: Sequence[AnyRecord]) -> list[tuple[Any, ...]]:
        """The columns of records, checked as `values` are, as SQLite keeps them.

        Column by column: there may be ten thousand.
        """
        columns = (self._column(name, [getattr(record, name) for record in records]) for name in self.fields)
        return [*zip(*columns, strict=True)]

    def _column(self, name: str, values: list[Any]) -> Iterable[Any]:
        wanted = self._types[name]
        if not set(map(type, values)) <= set(wanted) or (str in wanted and not _all_storable(values)):
            values = [self._checked(name, value) for value in values]
        process = self._storing[name]
        return values if process is None else map(process, values)

    def stored(self, values: Mapping[str, object]) -> dict[str, Any]:
        """Values of columns, checked, as SQLite keeps them."""
        return {
            name: value if (process := self._storing[name]) is None else process(value)
            for name, value in values.items()
        }

    @cached_property
    def _storing(self) -> Mapping[str, _Process | None]:
        types = {column.name: column.type.dialect_impl(_DIALECT) for column in self.table.c}
        return {name: kind.bind_processor(_DIALECT) for name, kind in types.items()}

    def read(self, connection: Connection, packet_id: int, keys: Iterable[str] | None = None) -> list[Any]:
        """The records of a packet in the order of entry, or those with the given keys."""
        query = self._query(packet_id)
        if keys is not None:
            query = query.where(self.table.c.key.in_(list(keys)))
        with _collector_at_rest():
            return self.records(connection.execute(query).all())

    def _query(self, packet_id: int) -> Select[Any]:
        columns = self.table.c
        query = select(*(columns[name] for name in self.fields))
        if self is HEADER:
            return query.where(columns.id == packet_id)
        return query.where(columns.packet_id == packet_id).order_by(columns.position, columns.key)

    def records(self, rows: Sequence[Sequence[Any]]) -> list[Any]:
        """Rows of the columns `fields` as records.

        Filled field by field past the frozen constructor, which takes three times as long: ten thousand lines
        are read while somebody waits. A test sees to it that the constructor does no more than this.
        """
        made = [object.__new__(self.record_type) for _ in rows]
        for fill, values in zip(self._fillers, zip(*rows, strict=True), strict=False):
            deque(map(fill, made, values), maxlen=0)
        return made

    @cached_property
    def _fillers(self) -> tuple[Callable[[Any, Any], None], ...]:
        return tuple(getattr(self.record_type, name).__set__ for name in self.fields)

    def value(self, name: str, stored: Any) -> object:
        """What a column as SQLite holds it means in the domain."""
        process = self._meaning[name]
        return process(stored) if process else stored

    @cached_property
    def _meaning(self) -> Mapping[str, _Process | None]:
        types = {column.name: column.type.dialect_impl(_DIALECT) for column in self.table.c}
        return {name: kind.result_processor(_DIALECT, None) for name, kind in types.items()}

    def changed(self, record: Any, stored: Mapping[str, Any]) -> Any:
        """A record with columns as SQLite holds them now, all of them fields."""
        return dataclasses.replace(record, **{name: self.value(name, stored[name]) for name in stored})


@contextmanager
def _collector_at_rest() -> Iterator[None]:
    """Ten thousand objects that all stay make the garbage collector walk the whole heap, again and again."""
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            gc.enable()


def _all_storable(texts: Iterable[str | None]) -> bool:
    try:
        "".join(filter(None, texts)).encode()
    except UnicodeEncodeError:
        return False
    return True


def _storable(text: str, noun: str) -> str:
    try:
        text.encode()
    except UnicodeEncodeError as error:
        raise ConflictError(
            f"{noun}中有无法保存的字符，这一步没有保存", "请删去不能正常显示的字符后再试"
        ) from error
    return str(text)


_PACKET = table_of(PacketRow)

HEADER = Shape(records.Header, _PACKET, "预算")
"""The header, which stands in the packet's own row."""

SHAPES: Mapping[type[Record], Shape] = {
    record_type: Shape(record_type, table_of(row_class), _NOUNS[record_type])
    for record_type, row_class in ROW_CLASSES.items()
}
"""Every kind of record, those referred to before those that refer to them."""

BY_TABLE: Mapping[str, Shape] = {shape.table.name: shape for shape in (HEADER, *SHAPES.values())}


def shape_of(record_type: type[AnyRecord]) -> Shape:
    """The shape of a kind of record. Raises LookupError for anything else."""
    if record_type is records.Header:
        return HEADER
    return SHAPES[record_type]  # type: ignore[index]  # mypy does not take Header off the union
