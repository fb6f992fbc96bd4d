"""What stands behind one printed thing: typed fields, or the facts that some slices choose."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from functools import cached_property, reduce
from operator import and_

from budget_desktop.disclosure import Disclosure
from budget_desktop.domain.codes import Dimension, Flow, Year
from budget_desktop.domain.facts import Fact, Slice
from budget_desktop.domain.packet import COLLECTIONS, Packet, Record
from budget_desktop.domain.places import CellPlace, EntryPlace
from budget_desktop.domain.records import Indicator, StaffMeasure
from budget_desktop.narrative.text import Run
from budget_desktop.tables.spec import TableSpec
from budget_desktop.tables.table import Cell, Table

_ALWAYS_THERE = frozenset({"header", "texts", "remarks"})
"""What has a place to be typed in even while nothing stands there."""
_COUNTED_BY = {"projects": "name", "transfers": "name", "procurement": "amount", "assets": "held"}
"""A run that speaks of a whole collection: the field of its records it counts or adds up."""
_SUBJECTS = (Dimension.FUNCTION, Dimension.DEPARTMENT_ECONOMIC, Dimension.GOVERNMENT_ECONOMIC)


@dataclass(frozen=True, slots=True)
class Chosen:
    """Facts that all these slices choose, and what of them is printed."""

    slices: tuple[Slice, ...]
    code: Dimension | None = None
    """A code of theirs; without one, their amounts."""


@dataclass(frozen=True, slots=True)
class Behind:
    """All that stands behind one printed thing."""

    entries: tuple[EntryPlace, ...] = ()
    chosen: tuple[Chosen, ...] = ()


NOTHING = Behind()


def merged(parts: Iterable[Behind]) -> Behind:
    """What stands behind several things together."""
    found = list(parts)
    return Behind(
        tuple(dict.fromkeys(entry for each in found for entry in each.entries)),
        tuple(dict.fromkeys(chosen for each in found for chosen in each.chosen)),
    )


def typed_at(packet: Packet, fact: Fact, code: Dimension | None = None) -> EntryPlace:
    """The field a fact's amount was typed in, or one of its codes."""
    if fact.flow == Flow.THREE_PUBLIC:
        return EntryPlace("three_public", fact.line, "prior")
    if code is None:
        return EntryPlace("lines", fact.line, "amount" if fact.year == Year.THIS else "prior")
    if code is Dimension.GOVERNMENT_ECONOMIC and not _typed_over(packet, fact):
        code = Dimension.DEPARTMENT_ECONOMIC
    return EntryPlace("lines", fact.line, code.value)


def _typed_over(packet: Packet, fact: Fact) -> bool:
    """Whether the government subject of a fact was typed; otherwise it follows from the other subject."""
    return any(line.government_economic for line in packet.lines if line.key == fact.line)


def behind_origin(disclosure: Disclosure, origin: EntryPlace | CellPlace) -> Behind:
    """What stands behind the origin of a run or of a cell."""
    if isinstance(origin, EntryPlace):
        return Behind(entries=_typed(disclosure, origin))
    table = disclosure.tables.get(origin.table)
    cell = table.by_address.get((origin.row, origin.column)) if table is not None else None
    return (
        NOTHING if table is None or cell is None else behind_cell(disclosure, cell, Labels(disclosure, table))
    )


def behind_run(disclosure: Disclosure, run: Run) -> Behind:
    """What stands behind a run; a comparison with last year stands on last year's amounts as well."""
    if not isinstance(run.origin, EntryPlace | CellPlace):
        return NOTHING
    behind = behind_origin(disclosure, run.origin)
    if isinstance(run.origin, CellPlace) and behind.chosen:
        return merged([behind, Behind(chosen=_compared(disclosure, run, run.origin))])
    return behind


def behind_cell(disclosure: Disclosure, cell: Cell, labels: "Labels") -> Behind:
    """What stands behind a body cell: the field it was typed in, its facts, or the codes it shows."""
    if isinstance(cell.origin, EntryPlace | CellPlace):
        return behind_origin(disclosure, cell.origin)
    if cell.slices:
        return Behind(chosen=(Chosen(cell.slices),))
    return labels.behind(cell) if cell.row and cell.text else NOTHING


def _compared(disclosure: Disclosure, run: Run, place: CellPlace) -> tuple[Chosen, ...]:
    """Last year's facts, where the run prints the difference between them and the cell's amount."""
    cell = disclosure.tables[place.table].by_address[place.row, place.column]
    text, amount = disclosure.edition.text.amounts.text, cell.amount or 0
    if run.text == text(amount):
        return ()
    before: tuple[Slice, ...]
    if place.table == next(iter(disclosure.edition.spec.figures.get("three_public", ())), ""):
        subjects = cell.slice.department_economic if cell.slice else None
        before = (Slice(flow=(Flow.THREE_PUBLIC,), year=(Year.PRIOR,), department_economic=subjects),)
    else:
        before = (*(replace(each, year=None) for each in cell.slices), Slice(year=(Year.PRIOR,)))
    facts = disclosure.facts.matching(reduce(and_, before))
    differs = facts and run.text == text(abs(amount - sum(fact.amount for fact in facts)))
    return (Chosen(before),) if differs else ()


class Labels:
    """The names and codes a table prints beside its amounts: whose they are."""

    def __init__(self, disclosure: Disclosure, table: Table) -> None:
        self._disclosure = disclosure
        self._table = table

    def behind(self, cell: Cell) -> Behind:
        """The code or name of a unit, or the field of the lines a subject was chosen in."""
        row, code = self._rows.get(cell.row), cell.row.rpartition("/")[2]
        shown = self._shows.get(cell.column, "").partition(".")[0]
        unit = self._disclosure.packet.unit_by_key.get(
            code if shown == "label" else _only(row, Dimension.UNIT)
        )
        if unit is not None and (shown == "unit" or cell.text == unit.name):
            return Behind(entries=(EntryPlace("units", unit.key, "name" if shown == "label" else "key"),))
        dimension = self._named(cell, row) if shown == "label" else _subject(shown)
        return NOTHING if row is None or dimension is None else Behind(chosen=(Chosen((row,), dimension),))

    def _named(self, cell: Cell, row: Slice | None) -> Dimension | None:
        """Which of its subjects a row has its label from."""
        names = self._disclosure.edition.catalogue
        return next(
            (
                dimension
                for dimension in _SUBJECTS
                if (code := _only(row, dimension)) and names.name(dimension, code) == cell.text
            ),
            None,
        )

    @cached_property
    def _rows(self) -> dict[str, Slice]:
        """What each row adds up."""
        return {cell.row: cell.slices[0] for cell in self._table.cells() if cell.row and cell.slices}

    @cached_property
    def _shows(self) -> dict[str, str]:
        spec = self._disclosure.edition.tables.get(self._table.key)
        panels = spec.panels if isinstance(spec, TableSpec) else ()
        return {column.key: column.shows for panel in panels for column in panel.columns}


def _subject(shown: str) -> Dimension | None:
    return next((dimension for dimension in _SUBJECTS if dimension.value == shown), None)


def _only(row: Slice | None, dimension: Dimension) -> str:
    """The one code a row is restricted to; nothing where it has none or several."""
    codes = row.chosen().get(dimension, ()) if row is not None else ()
    return codes[0].removesuffix("!") if len(codes) == 1 else ""


# Fields


def _typed(disclosure: Disclosure, place: EntryPlace) -> tuple[EntryPlace, ...]:
    """The fields an origin stands for: itself, the fields printed as one, or all those added up."""
    packet, collection = disclosure.packet, place.collection
    if collection in _ALWAYS_THERE:
        return (place,)
    records: tuple[Record, ...] = getattr(packet, collection, ())
    if not place.key:
        return () if place.field else _whole(disclosure, collection, records)
    record = next((record for record in records if record.key == place.key), None)
    if record is None:
        return ()
    if isinstance(record, Indicator) and place.field == "number":
        return tuple(replace(place, field=field) for field in _value_fields(record))
    together = _added_up(packet, record, place.field)
    return tuple(EntryPlace(collection, each.key, place.field) for each in together)


def _added_up(packet: Packet, record: Record, field: str) -> tuple[Record, ...]:
    """The records the text adds up to one number with this one, itself included."""
    like: tuple[str, ...]
    match COLLECTIONS[type(record)], field:
        case "procurement", "amount":
            like = ("category",)
        case "assets", ("held" | "planned"):
            like = ("kind",)
        case "staffing", "count" if getattr(record, "measure", None) is StaffMeasure.SERVING:
            like = ("unit", "measure")
        case _:
            return (record,)
    records: tuple[Record, ...] = getattr(packet, COLLECTIONS[type(record)])
    return tuple(
        each for each in records if all(getattr(each, name) == getattr(record, name) for name in like)
    )


def _whole(disclosure: Disclosure, collection: str, records: Iterable[Record]) -> tuple[EntryPlace, ...]:
    """The field of all its records, where a run speaks of a whole collection."""
    field = _COUNTED_BY.get(collection, "")
    return tuple(
        EntryPlace(collection, record.key, field)
        for record in records
        if field and _counts(disclosure, record) and getattr(record, field) is not None
    )


def _counts(disclosure: Disclosure, record: Record) -> bool:
    """The number of all state property is that of vehicles; procurement has three classes."""
    match COLLECTIONS[type(record)]:
        case "assets":
            kinds = {kind.key for kind in disclosure.edition.asset_kinds if kind.parent == "vehicle"}
            return getattr(record, "kind", "") in kinds
        case "procurement":
            return getattr(record, "category", "") in disclosure.edition.procurement
    return True


def _value_fields(indicator: Indicator) -> tuple[str, ...]:
    """The fields 指标值 is put together from."""
    if indicator.grade:
        return ("grade",)
    parts = tuple(name for name in ("comparator", "number", "measure") if getattr(indicator, name))
    return parts or ("number",)
