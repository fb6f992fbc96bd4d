"""What a workbook lists besides income and spending, beside the records of a packet.

Procurement, assets, transfers, tasks, projects and their targets: each record is known by what it is about,
and compared field by field.
"""

from collections.abc import Iterator, Mapping
from dataclasses import asdict, dataclass, field, replace
from typing import Any

from budget_desktop.domain.money import Fen, Measure
from budget_desktop.domain.packet import COLLECTIONS, Packet, Record
from budget_desktop.domain.records import Indicator
from budget_desktop.edition import Edition
from budget_desktop.entry.fields.described import (
    ASSETS,
    INDICATORS,
    PROCUREMENT,
    PROJECTS,
    TASKS,
    TEXTS,
    TRANSFERS,
    Sort,
)
from budget_desktop.entry.fields.kinds import AmountKind, EntryError
from budget_desktop.entry.indicator_values import IndicatorValue, read_indicator_value
from budget_desktop.entry.intake.comparing import Fate
from budget_desktop.entry.intake.pieces import Source, Unusable, fen_of
from budget_desktop.entry.readings import Problem
from budget_desktop.intake.layout.model import Figure, Table, Told
from budget_desktop.intake.sheet import Position, address

_SORTS: Mapping[str, Sort] = {
    "procurement": PROCUREMENT,
    "assets": ASSETS,
    "transfers": TRANSFERS,
    "projects": PROJECTS,
    "indicators": INDICATORS,
    "tasks": TASKS,
}
_KNOWN_BY: Mapping[str, tuple[str, ...]] = {
    "procurement": ("unit", "category", "item", "source"),
    "assets": ("unit", "kind"),
    "transfers": ("unit", "name"),
    "projects": ("name",),
    "indicators": ("project", "group", "subgroup", "name"),
    "tasks": ("name",),
    "texts": ("key",),
}
"""What tells one record from another of its sort. A project is known by its name, here and in indicators."""
_TYPES = {name: record_type for record_type, name in COLLECTIONS.items()}
_SEVERAL = "账套里有几条同样的，不知道是哪一条，没有改，请自己核对"
_VALUE = "value"
"""The four fields of an indicator's value, which are written together."""


@dataclass(frozen=True, slots=True, kw_only=True)
class RecordItem:
    """One field of one record, and what becomes of it."""

    fate: Fate
    title: str
    """What it is, in a line."""
    collection: str
    key: str
    """Of the record; empty for a new one."""
    known_by: tuple[tuple[str, str], ...]
    """What tells the record from others, as a new one is given it."""
    field: str
    values: Mapping[str, Any]
    """What is written."""
    old: Fen | str | None
    """Money in 分, all else as it is shown."""
    new: Fen | str | None
    sources: tuple[Source, ...] = ()
    reason: str = ""

    @property
    def record_type(self) -> type[Record]:
        """The sort of record."""
        return _TYPES[self.collection]

    @property
    def amount(self) -> Fen | None:
        """What is written, if it is money."""
        return self.new if isinstance(self.new, int) else None


@dataclass
class _Gathered:
    """All that a workbook says of one record."""

    values: dict[str, Any] = field(default_factory=dict)
    sources: dict[str, list[Source]] = field(default_factory=dict)

    def put(self, name: str, value: Any, source: Source) -> None:
        """A value; numbers of the same record are added up, of texts the first holds."""
        if isinstance(value, int):
            self.values[name] = self.values.get(name, 0) + value
        else:
            self.values.setdefault(name, value)
        self.sources.setdefault(name, []).append(source)


@dataclass(frozen=True, slots=True)
class RecordGround:
    """What the fields of records are read and shown against."""

    packet: Packet
    edition: Edition
    measure: Measure = Measure.YUAN


class Records:
    """Gathers what tables list, and compares it with a packet."""

    def __init__(self, ground: RecordGround) -> None:
        self._ground = ground
        self._packet = ground.packet
        self._gathered: dict[tuple[str, tuple[tuple[str, str], ...]], _Gathered] = {}
        self.unusable: list[Unusable] = []

    def gather(self, told: Told, table: Table, known_by: Mapping[str, str], measure: Measure | None) -> None:
        """Take one record of a sheet; `measure` is what its money is in, `known_by` what it is about."""
        into = self._into(told.collection, known_by)
        for name, text in told.texts:
            if name not in _KNOWN_BY[told.collection]:
                self._put_text(into, told, name, text, _source(table, told.position))
        for figure in told.figures:
            fen = None if measure is None else fen_of(figure.value, measure)
            self._put(into, figure, table, fen, "比一分还小，金额最多精确到分")
        for count in told.counts:
            self._put(into, count, table, int(count.value), "")

    def put(
        self, collection: str, known_by: Mapping[str, str], name: str, value: Any, source: Source
    ) -> None:
        """Take one value of a record as it is kept."""
        self._into(collection, known_by).put(name, value, source)

    def _into(self, collection: str, known_by: Mapping[str, str]) -> _Gathered:
        identity = tuple((name, known_by.get(name, "")) for name in _KNOWN_BY[collection])
        return self._gathered.setdefault((collection, identity), _Gathered())

    def _put(self, into: _Gathered, figure: Figure, table: Table, value: int | None, why: str) -> None:
        source = _source(table, figure.position)
        if value is None:
            self.unusable.append(Unusable(source, str(figure.value), why))
        else:
            into.put(figure.field, value, source)

    def _put_text(self, into: _Gathered, told: Told, name: str, text: str, source: Source) -> None:
        if name == _VALUE:
            value = read_indicator_value(text)
            if isinstance(value, Problem):
                self.unusable.append(Unusable(source, text, str(value)))
            else:
                into.put(name, value, source)
        elif told.collection == "texts":
            into.put(name, text, source)
        else:
            try:
                into.put(name, _SORTS[told.collection][name].kind.parse(text, self._ground), source)
            except EntryError as error:
                self.unusable.append(Unusable(source, text, str(error)))

    # Beside the packet

    def items(self) -> Iterator[RecordItem]:
        """What becomes of each field; a record that says no more than what it is about is one item."""
        for (collection, known_by), gathered in self._gathered.items():
            same = self._same(collection, dict(known_by))
            if not same and collection == "assets" and not any(gathered.values.values()):
                continue
            if not same and not gathered.values:
                name, text = known_by[-1]
                gathered.values[name] = text
            for name, value in gathered.values.items():
                record = same[0] if same else None
                item = self._item(collection, known_by, name, value, record)
                item = replace(item, sources=tuple(gathered.sources.get(name, ())))
                yield item if len(same) < 2 else replace(item, fate=Fate.KEPT, reason=_SEVERAL)

    def _same(self, collection: str, known_by: Mapping[str, str]) -> list[Any]:
        """The records about the same; what the sheet does not say of the fund fits any."""
        asked = {name: text for name, text in known_by.items() if text or name != "source"}
        records = getattr(self._packet, collection)
        return [each for each in records if all(self._told(each, name) == asked[name] for name in asked)]

    def _told(self, record: Any, name: str) -> str:
        text = str(getattr(record, name))
        project = self._packet.project_by_key.get(text) if name == "project" else None
        return (project.name if project else text).strip()

    def _item(
        self, collection: str, known_by: tuple[tuple[str, str], ...], name: str, value: Any, record: Any
    ) -> RecordItem:
        values = asdict(value) if isinstance(value, IndicatorValue) else {name: value}
        old = None if record is None else self._shown(collection, name, getattr(record, name))
        new = self._shown(collection, name, value)
        fate = Fate.NEW if not old else Fate.SAME if old == new else Fate.CHANGED
        return RecordItem(
            fate=fate,
            title=self._title(collection, dict(known_by), name),
            collection=collection,
            key="" if record is None else record.key,
            known_by=known_by,
            field=name,
            values=values,
            old=old or None,
            new=new,
        )

    # In words

    def _shown(self, collection: str, name: str, value: Any) -> Fen | str | None:
        """Money as it is, anything else as its field shows it."""
        if isinstance(value, IndicatorValue):
            return Indicator(key="", group="", subgroup="", name="", **asdict(value)).value
        if collection == "texts" or name == _VALUE:
            return str(value)
        kind = _SORTS[collection][name].kind
        return value if isinstance(kind, AmountKind) else kind.text(value, self._ground)

    def _title(self, collection: str, known_by: Mapping[str, str], name: str) -> str:
        """What a field is called: 政府采购预算 · 货物 · 打印机 · 本年金额."""
        if collection == "texts":
            return TEXTS[known_by["key"]]
        sort = _SORTS[collection]
        about = [self._about(sort, each, text) for each, text in known_by.items() if text]
        last = "指标值" if name == _VALUE else sort[name].title
        return " · ".join(each for each in (sort.noun, *about, last) if each)

    def _about(self, sort: Sort, name: str, text: str) -> str:
        if name == "unit":
            unit = self._packet.unit_by_key.get(text)
            return unit.name if unit and self._packet.is_consolidated else ""
        return text if name == "project" else sort[name].kind.text(text, self._ground)


def _source(table: Table, position: Position) -> Source:
    return Source(sheet=table.sheet, cell=address(position))
