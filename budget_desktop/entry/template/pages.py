"""What a 填报表 holds: a page for each sort of record, and forms whose rows the edition fixes."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from typing import Any

from budget_desktop.domain.codes import Dimension, Flow
from budget_desktop.domain.money import Measure
from budget_desktop.domain.packet import COLLECTIONS, Packet, Record
from budget_desktop.domain.places import EntryPlace
from budget_desktop.domain.records import Header, Indicator, Line, Project, Task, Unit
from budget_desktop.edition import Edition
from budget_desktop.entry import entries
from budget_desktop.entry.fields import described
from budget_desktop.entry.fields.described import Described, Sort
from budget_desktop.entry.fields.kinds import AmountKind, TextKind
from budget_desktop.entry.three_public import REASON

KEY = "编号"
CONTENT = "内容"
_IDENTITY = frozenset({"department_code", "year", "stage"})
"""Parts of the header by which a 填报表 is known; they stay."""
_GRIDS = (
    described.UNITS,
    described.STAFFING,
    described.OFFICES,
    described.INCOME,
    described.SPENDING,
    described.PROJECTS,
    described.INDICATORS,
    described.TASKS,
    described.PROCUREMENT,
    described.ASSETS,
    described.TRANSFERS,
)


@dataclass(frozen=True, slots=True)
class Footing:
    """What the texts of a 填报表 mean: amounts are in 元."""

    packet: Packet
    edition: Edition
    measure: Measure = Measure.YUAN


@dataclass(frozen=True, slots=True)
class Scope:
    """Which part of a packet is given out: all of it, one unit's or one project's."""

    unit: str = ""
    project: str = ""

    @property
    def is_whole(self) -> bool:
        """Whether nothing is left out."""
        return not self.unit and not self.project

    def has(self, record_type: type[Record] | type[Header]) -> bool:
        """Whether records of a kind are given out at all."""
        if self.project:
            return record_type in {Line, Project, Indicator}
        return self.is_whole or record_type not in {Unit, Task, Header}

    def takes(self, record: Any, packet: Packet) -> bool:
        """Whether a record belongs to the part."""
        if self.is_whole:
            return True
        if self.project:
            return self.project == (record.key if isinstance(record, Project) else record.project)
        if isinstance(record, Indicator):
            owner = packet.project_by_key.get(record.project)
            return owner is not None and owner.unit == self.unit
        return bool(record.unit == self.unit)


WHOLE = Scope()


@dataclass(frozen=True, slots=True)
class Slot:
    """One cell: what it holds and where that stands in the packet."""

    field: Described
    place: EntryPlace


@dataclass(frozen=True, slots=True)
class Row:
    """One row, known by its label."""

    label: str
    slots: tuple[Slot, ...]


@dataclass(frozen=True, kw_only=True)
class Page:
    """One sheet."""

    title: str
    label: str
    """Title of the column of labels."""
    columns: tuple[Described, ...]
    rows: tuple[Row, ...]
    sort: Sort | None = None
    """What a new row is; None where the rows are fixed."""


def text_of(field: Described, value: Any, footing: Footing) -> str:
    """A value as it is written into the sheet."""
    if isinstance(field.kind, AmountKind):
        return field.kind.entry(value, footing)
    return field.kind.text(value, footing)


def canonical(text: str) -> str:
    """A text without what spreadsheets change by themselves: ends of lines, blanks at the ends."""
    return text.replace("\r\n", "\n").replace("\r", "\n").strip()


def head_of(field: Described) -> str:
    """The title of a column; amounts say their unit."""
    return f"{field.title}（元）" if isinstance(field.kind, AmountKind) else field.title


def pages(footing: Footing, scope: Scope) -> tuple[Page, ...]:
    """The pages of a packet, in the order they are filled."""
    packet = footing.packet
    grids = {sort.title: _grid(sort, packet, scope) for sort in _GRIDS if scope.has(sort.record_type)}
    if not scope.is_whole:
        return tuple(grids.values())
    return (
        _form(described.HEADER.title, _header_rows()),
        *grids.values(),
        _three_public(footing.edition),
        _form("说明文字", _text_rows(footing)),
        _form("增减原因", _reason_rows(packet)),
    )


def _grid(sort: Sort, packet: Packet, scope: Scope) -> Page:
    collection = COLLECTIONS[_record_type(sort)]
    rows = tuple(
        Row(
            record.key,
            tuple(Slot(field, EntryPlace(collection, record.key, field.key)) for field in sort.fields),
        )
        for record in getattr(packet, collection)
        if sort.holds(record) and scope.takes(record, packet)
    )
    return Page(title=sort.title, label=KEY, columns=sort.fields, rows=rows, sort=sort)


def _record_type(sort: Sort) -> Any:
    return sort.record_type


def _form(title: str, rows: Iterator[tuple[str, Slot]]) -> Page:
    content = Described(title=CONTENT, key="text", kind=TextKind())
    made: dict[str, Row] = {}
    for label, slot in rows:
        made.setdefault(label, Row(label, (slot,)))
    return Page(title=title, label="项目", columns=(content,), rows=tuple(made.values()))


def _header_rows() -> Iterator[tuple[str, Slot]]:
    for field in described.HEADER.fields:
        if field.key not in _IDENTITY:
            yield field.title, Slot(field, EntryPlace(entries.HEADER, "", field.key))


def _text_rows(footing: Footing) -> Iterator[tuple[str, Slot]]:
    packet, catalogue = footing.packet, footing.edition.catalogue
    titles = dict(described.TEXTS)
    for code in sorted(
        {line.function for line in packet.lines if line.flow is Flow.SPENDING and line.function}
    ):
        titles[f"use.{code}"] = f"{code} {catalogue.name(Dimension.FUNCTION, code)}的用途"
    shown = {f"three_public.{item.key}.use" for item in footing.edition.three_public}
    for text in packet.texts:
        if text.key not in shown:
            titles.setdefault(text.key, f"其他文字（{text.key}）")
    return _texts("texts", titles)


def _reason_rows(packet: Packet) -> Iterator[tuple[str, Slot]]:
    titles = dict(described.REASONS)
    for remark in packet.remarks:
        if not remark.key.startswith(f"{REASON}."):
            titles.setdefault(remark.key, f"其他原因（{remark.key}）")
    return _texts("remarks", titles)


def _texts(collection: str, titles: dict[str, str]) -> Iterator[tuple[str, Slot]]:
    for key, title in titles.items():
        field = Described(title=title, key="text", kind=TextKind())
        yield title, Slot(field, EntryPlace(collection, key, "text"))


def _three_public(edition: Edition) -> Page:
    own = described.THREE_PUBLIC.fields
    reason = Described(title="增减原因", key="text", kind=TextKind())
    use = Described(title="用途", key="use", kind=TextKind())
    elsewhere: tuple[tuple[Described, Callable[[str], EntryPlace]], ...] = (
        (reason, lambda key: EntryPlace("remarks", f"{REASON}.{key}", "text")),
        (use, lambda key: EntryPlace("texts", f"three_public.{key}.use", "text")),
    )
    rows = tuple(
        Row(
            item.name,
            (
                *(Slot(field, EntryPlace("three_public", item.key, field.key)) for field in own),
                *(Slot(field, place(item.key)) for field, place in elsewhere),
            ),
        )
        for item in edition.three_public
    )
    title = described.THREE_PUBLIC.title
    return Page(title=title, label="项目", columns=(*own, reason, use), rows=rows)


def renamed(packet: Packet, names: dict[str, str], new: tuple[Unit | Project, ...]) -> Packet:
    """A packet with other names of projects, and units and projects that are still to be made."""
    return replace(
        packet,
        units=(*packet.units, *(each for each in new if isinstance(each, Unit))),
        projects=(
            *(replace(each, name=names.get(each.key, each.name)) for each in packet.projects),
            *(each for each in new if isinstance(each, Project)),
        ),
    )
