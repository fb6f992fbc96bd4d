"""Writing an exchange file: the same data always give the same bytes."""

import json
from collections.abc import Iterable
from dataclasses import fields, is_dataclass
from datetime import date
from typing import Any

from budget_desktop.domain.packet import Packet, Record
from budget_desktop.domain.records import Header
from budget_desktop.exchange.notation import AMOUNTS, FORMAT, VERSION, amount_text


def write_exchange(packets: Iterable[Packet]) -> str:
    """The packets as an exchange file: fields in the order of the domain, those at their default left out."""
    tree = {"format": FORMAT, "version": VERSION, "packets": [_members(packet) for packet in packets]}
    return json.dumps(tree, ensure_ascii=False, indent=2) + "\n"


def _members(record: Packet | Header | Record) -> dict[str, Any]:
    values = ((each, getattr(record, each.name)) for each in fields(record))
    return {each.name: _value(each.name, value) for each, value in values if value != each.default}


def _value(name: str, value: Any) -> Any:
    if is_dataclass(value):
        return _members(value)  # type: ignore[arg-type]  # is_dataclass also admits classes
    if isinstance(value, tuple):
        return [_value(name, each) for each in value]
    if isinstance(value, date):
        return value.isoformat()
    if name in AMOUNTS and value is not None:
        return amount_text(value)
    return value
