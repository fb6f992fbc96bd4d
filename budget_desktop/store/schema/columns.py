"""How values stand in STRICT tables, which know only INTEGER and TEXT, and the constraints tables share.

STRICT makes SQLite refuse an amount that is not a whole number; the constraints refuse what no screen should
let through. They are the last gate, not the one people meet.
"""

from collections.abc import Iterable
from enum import StrEnum
from typing import Any

from sqlalchemy import Boolean, CheckConstraint, Date, Enum, ForeignKeyConstraint, Text, TypeDecorator
from sqlalchemy.engine import Dialect
from sqlalchemy.ext.compiler import compiles
from sqlalchemy.schema import SchemaItem
from sqlmodel import Field
from sqlmodel.sql.sqltypes import AutoString

from budget_desktop.domain.money import MAX_FEN

STRICT = {"sqlite_strict": True}

_DATE = "[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]"


@compiles(AutoString, "sqlite")
@compiles(Enum, "sqlite")
@compiles(Date, "sqlite")
def _as_text(*_: object, **__: object) -> str:
    return "TEXT"


@compiles(Boolean, "sqlite")
def _as_integer(*_: object, **__: object) -> str:
    return "INTEGER"


class Reference(TypeDecorator[str]):
    """The key of another record. No choice is "" outside, and NULL inside, where foreign keys let it pass."""

    impl = Text
    cache_ok = True

    def process_bind_param(self, value: str | None, dialect: Dialect) -> str | None:  # noqa: ARG002
        """Store nothing for no choice."""
        return value or None

    def process_result_value(self, value: str | None, dialect: Dialect) -> str:  # noqa: ARG002
        """Give back no choice for nothing."""
        return value or ""


def reference() -> Any:
    """A column naming another record, or none."""
    return Field(sa_type=Reference, nullable=True)


def choice(values: type[StrEnum]) -> Any:
    """A column holding one of the values of an enumeration, spelled as its value."""
    name = f"known_{values.__name__.lower()}"
    spelled = Enum(
        values,
        values_callable=lambda members: [member.value for member in members],
        native_enum=False,
        create_constraint=True,
        name=name,
    )
    return Field(sa_type=spelled)


def checks(
    *,
    amounts: Iterable[str] = (),
    counts: Iterable[str] = (),
    dates: Iterable[str] = (),
    flags: Iterable[str] = (),
) -> Iterable[SchemaItem]:
    """Ranges and shapes of values, by the names of their columns."""
    for name in amounts:
        yield CheckConstraint(f'"{name}" BETWEEN -{MAX_FEN} AND {MAX_FEN}', name=f"{name}_in_range")
    for name in counts:
        yield CheckConstraint(f'"{name}" >= 0', name=f"{name}_not_negative")
    for name in dates:
        yield CheckConstraint(f"\"{name}\" GLOB '{_DATE}'", name=f"{name}_is_date")
    for name in flags:
        yield CheckConstraint(f'"{name}" IN (0, 1)', name=f"{name}_is_flag")


def record_table(*parents: str, **ranges: Iterable[str]) -> tuple[Any, ...]:
    """The table arguments of a kind of record: its packet, the records it refers to, and its checks.

    A parent's name is both its table and the column naming it. Deleting what is still referred to is refused;
    a changed key is carried over.
    """
    return (
        CheckConstraint("\"key\" <> ''", name="key_given"),
        ForeignKeyConstraint(["packet_id"], ["packet.id"], ondelete="RESTRICT"),
        *(
            ForeignKeyConstraint(
                ["packet_id", parent],
                [f"{parent}.packet_id", f"{parent}.key"],
                ondelete="RESTRICT",
                onupdate="CASCADE",
            )
            for parent in parents
        ),
        *checks(**ranges),
        STRICT,
    )
