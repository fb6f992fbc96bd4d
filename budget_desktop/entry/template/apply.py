"""Carrying out what a 填报表 changes, within one step of the book."""

from collections.abc import Collection, Mapping
from typing import TYPE_CHECKING, Any

from budget_desktop.domain.errors import KnownError
from budget_desktop.domain.records import Line, Project, Unit
from budget_desktop.entry import entries
from budget_desktop.entry.fields.described import Sort
from budget_desktop.entry.template.differences import Comparison, Fate, Item

if TYPE_CHECKING:
    from budget_desktop.store.draft import Draft

_ORDER = (Unit, Project, Line)
"""Units and projects are there before what refers to them, and go after it."""


def step_label(name: str) -> str:
    """What the step in the book is called."""
    return f"读入填报表“{name}”"


def chosen(comparison: Comparison, theirs: Collection[Item]) -> tuple[Item, ...]:
    """What is to be done: all that only the file changed, and of the conflicts those decided for the file."""
    plain = {Fate.CHANGED, Fate.ADDED, Fate.REMOVED}
    picked = {id(item) for item in theirs}
    return tuple(
        item
        for item in comparison.items
        if item.fate in plain or (item.fate is Fate.CONFLICT and id(item) in picked)
    )


def carry_out_template(
    comparison: Comparison, theirs: Collection[Item], draft: "Draft", packet_id: int
) -> int:
    """Do it; returns how many differences that were. What the draft refuses passes through."""
    if draft.packet(packet_id) != comparison.packet:
        raise KnownError("账套在此期间有了新的改动，没有读入", "请再读入一次")
    items = chosen(comparison, theirs)
    keys: dict[str, str] = {}
    for item in sorted((each for each in items if each.sort), key=_order):
        if item.sort is not None:
            _add(item.sort, item.made, draft, packet_id, keys)
    values = {
        place: keys.get(value, value) if place.field == "project" else value
        for item in items
        for place, value in item.values.items()
    }
    units = {place: value for place, value in values.items() if place.collection == "units"}
    entries.store(draft, packet_id, units)
    entries.store(draft, packet_id, {place: value for place, value in values.items() if place not in units})
    for item in sorted((each for each in items if each.gone), key=_order, reverse=True):
        if item.gone is not None:
            draft.remove(packet_id, entries.RECORD_TYPES[item.gone.collection], item.gone.key)
    return len(items)


def _order(item: Item) -> int:
    kind = entries.RECORD_TYPES[item.gone.collection] if item.gone else item.sort and item.sort.record_type
    return _ORDER.index(kind) if kind in _ORDER else len(_ORDER)


def _add(sort: Sort, made: Mapping[str, Any], draft: "Draft", packet_id: int, keys: dict[str, str]) -> None:
    """Add a record under a key of its own; `keys` tells the others of the file what it is."""
    kind: Any = sort.record_type
    values = dict(made)
    if kind is not Unit:
        keys[values["key"]] = values["key"] = draft.new_key(packet_id, kind)
    if "project" in values:
        values["project"] = keys.get(values["project"], values["project"])
    draft.add(packet_id, kind(**values))
