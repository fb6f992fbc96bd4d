"""The shape of an exchange file, made from the domain records: their fields are listed nowhere else.

A pydantic dataclass is derived from each record, with the same fields, types and defaults; only numbers,
dates and keys are refined to what the format allows. What it has read becomes the domain record again.
"""

from collections.abc import Callable
from dataclasses import MISSING, Field, field, fields, is_dataclass, make_dataclass
from datetime import date
from functools import cache
from types import GenericAlias, UnionType
from typing import TYPE_CHECKING, Annotated, Any, Literal, get_args, get_origin, get_type_hints

from pydantic import AfterValidator, ConfigDict, PlainValidator, TypeAdapter, WithJsonSchema
from pydantic import Field as Limits

from budget_desktop.domain.origins import Origin
from budget_desktop.domain.packet import COLLECTIONS, Packet
from budget_desktop.domain.records import (
    Answer,
    CarriedText,
    EditedParagraph,
    Header,
    LongText,
    Remark,
    Review,
    ThreePublicItem,
    Unit,
)
from budget_desktop.exchange.notation import (
    AMOUNT_PATTERN,
    AMOUNTS,
    DATE_PATTERN,
    FORMAT,
    VERSION,
    read_amount,
    read_date,
)

if TYPE_CHECKING:
    from budget_desktop.exchange.problems import Path

NAMED: frozenset[type] = frozenset(
    {Unit, ThreePublicItem, Remark, LongText, Answer, Review, EditedParagraph, CarriedText, Origin}
)
"""Records whose key says something (a unit's code, what a text is about), so no other can stand in for it."""

_AMOUNT = Annotated[
    int, PlainValidator(read_amount), WithJsonSchema({"type": "string", "pattern": f"^{AMOUNT_PATTERN}$"})
]
_DATE = Annotated[
    date,
    PlainValidator(read_date),
    WithJsonSchema({"type": "string", "format": "date", "pattern": f"^{DATE_PATTERN}$"}),
]
_COUNT = Annotated[int, Limits(ge=0, le=10**9)]
_YEAR = Annotated[int, Limits(ge=1000, le=9999)]
_NUMBERS: dict[str, Any] = {
    **dict.fromkeys(AMOUNTS, _AMOUNT),
    **dict.fromkeys(("batches", "people", "held", "planned", "count"), _COUNT),
    "year": _YEAR,
}
"""What each whole number of the domain is. A new one is a KeyError until somebody says what it counts."""

_ENVELOPE = ("format", "version", "packets")


@cache
def adapter() -> TypeAdapter[Any]:
    """Reads and describes a whole exchange file. Made on first use, because that takes a moment."""
    types = (Literal[FORMAT], Literal[VERSION], GenericAlias(tuple, (_shape(Packet), ...)))
    return TypeAdapter(_strict("Exchange", list(zip(_ENVELOPE, types, strict=True))))


def known_fields(path: "Path") -> tuple[str, ...]:
    """The names a field may have where the last step of a path stands."""
    records: dict[str | int, type] = {name: record for record, name in COLLECTIONS.items()}
    match path:
        case (_,):
            return _ENVELOPE
        case (_, _, _):
            return _names(Packet)
        case (_, _, "header", _):
            return _names(Header)
        case (_, _, collection, _, _):
            return _names(records[collection])
    return ()


def _names(record: type) -> tuple[str, ...]:
    return tuple(each.name for each in fields(record))


def _strict(name: str, members: list[Any]) -> type:
    config = ConfigDict(strict=True, extra="forbid")
    return make_dataclass(name, members, frozen=True, kw_only=True, namespace={"__pydantic_config__": config})


def _shape(record: type) -> Any:
    hints = get_type_hints(record)
    members = [
        (each.name, _refined(each.name, hints[each.name]), _default(record, each)) for each in fields(record)
    ]
    return Annotated[_strict(record.__name__, members), AfterValidator(_rebuild(record))]


def _default(record: type, each: "Field[Any]") -> Any:
    if each.name == "key" and record not in NAMED:
        # Explicit empty keys are refused, so an empty one means: left out, to be assigned.
        return field(default="")
    return field() if each.default is MISSING else field(default=each.default)


def _refined(name: str, hint: Any) -> Any:
    if get_origin(hint) is tuple:
        return GenericAlias(tuple, (_refined(name, get_args(hint)[0]), ...))
    if get_origin(hint) is UnionType:
        chosen, _ = get_args(hint)
        return _refined(name, chosen) | None
    if isinstance(hint, type) and is_dataclass(hint):
        return _shape(hint)
    if hint is int:
        return _NUMBERS[name]
    if hint is date:
        return _DATE
    return Annotated[str, Limits(min_length=1)] if name == "key" else hint


def _rebuild(record: type) -> Callable[[Any], Any]:
    names = _names(record)
    return lambda read: record(**{name: getattr(read, name) for name in names})
