"""What differs between a 填报表 that came back and the book."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Any

from budget_desktop.domain.packet import Packet
from budget_desktop.domain.places import EntryPlace
from budget_desktop.entry.fields.described import Sort


class Fate(StrEnum):
    """What becomes of a cell or row."""

    CHANGED = "改"
    ADDED = "新增"
    REMOVED = "删除"
    CONFLICT = "两处都改"
    """The book changed it too since the file was given out: somebody has to choose."""
    REFUSED = "有误"


@dataclass(frozen=True, kw_only=True)
class Item:
    """One difference."""

    page: str
    where: str
    """Row, and column where it is one cell: 第5行 本年金额（元）."""
    fate: Fate
    base: str = ""
    ours: str = ""
    """What the book has now."""
    theirs: str = ""
    """What the file has."""
    reason: str = ""
    values: Mapping[EntryPlace, Any] = field(default_factory=dict)
    """Typed over: what is to stand where."""
    sort: Sort | None = None
    """Of the record that is new."""
    made: Mapping[str, Any] = field(default_factory=dict)
    """Fields of the record that is new; `key` is its key for the others of the file until it gets one."""
    gone: EntryPlace | None = None
    """The record that is removed."""


@dataclass(frozen=True, kw_only=True)
class Comparison:
    """Every difference between a file and the book."""

    name: str
    """Of the file."""
    packet: Packet
    """The packet compared with."""
    items: tuple[Item, ...]

    def of(self, fate: Fate) -> tuple[Item, ...]:
        """The items of one fate."""
        return tuple(item for item in self.items if item.fate is fate)

    @property
    def summary(self) -> str:
        """How many of each: 改 3 处，新增 1 处."""
        counts = [f"{fate} {len(found)} 处" for fate in Fate if (found := self.of(fate))]
        return "，".join(counts) or "与账套相同，没有变动"
