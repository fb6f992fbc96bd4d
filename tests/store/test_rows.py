"""The tables say what the domain says, and refuse what the domain cannot mean."""

import dataclasses
from enum import StrEnum
from typing import Any, get_args, get_type_hints

import pytest
from sqlalchemy import Enum
from sqlalchemy.exc import IntegrityError

from budget_desktop.domain.codes import Kind
from budget_desktop.domain.packet import COLLECTIONS, Record
from budget_desktop.domain.records import Header, Line
from budget_desktop.store.book import Book
from budget_desktop.store.file.migrations import STEPS
from budget_desktop.store.schema import layout
from budget_desktop.store.schema.rows import ROW_CLASSES, Row, table_of
from budget_desktop.store.shapes import HEADER, SHAPES, Shape, shape_of

from .samples import full_packet

ALL_SHAPES = [HEADER, *SHAPES.values()]


def columns_expected(record_type: type[Record] | type[Header]) -> list[str]:
    own = [field.name for field in dataclasses.fields(record_type)]
    return ["id", *own] if record_type is Header else ["packet_id", "key", "position", *own[1:]]


@pytest.mark.parametrize("shape", ALL_SHAPES, ids=lambda shape: shape.table.name)
def test_columns_are_the_fields_of_the_record_in_their_order(shape: Shape) -> None:
    assert [column.name for column in shape.table.columns] == columns_expected(shape.record_type)


@pytest.mark.parametrize("shape", ALL_SHAPES, ids=lambda shape: shape.table.name)
def test_columns_may_be_empty_where_fields_may(shape: Shape) -> None:
    for name, hint in get_type_hints(shape.record_type).items():
        may_be_none = type(None) in get_args(hint)
        is_optional_reference = name in shape.parents and _default(shape.record_type, name) == ""
        assert shape.table.c[name].nullable == (may_be_none or is_optional_reference), name


def _default(record_type: type[Any], name: str) -> object:
    return next(field.default for field in dataclasses.fields(record_type) if field.name == name)


@pytest.mark.parametrize("shape", ALL_SHAPES, ids=lambda shape: shape.table.name)
def test_columns_know_the_values_of_enumerations(shape: Shape) -> None:
    for name, hint in get_type_hints(shape.record_type).items():
        if isinstance(hint, type) and issubclass(hint, StrEnum):
            column_type = shape.table.c[name].type
            assert isinstance(column_type, Enum)
            assert column_type.enums == [member.value for member in hint]


def test_every_record_of_the_domain_has_a_table() -> None:
    assert set(ROW_CLASSES) == set(COLLECTIONS)
    assert [shape.table for shape in SHAPES.values()] == [table_of(row) for row in ROW_CLASSES.values()]


def test_every_field_naming_another_record_is_a_foreign_key() -> None:
    for record_type, shape in SHAPES.items():
        named = {field.name for field in dataclasses.fields(record_type)} & {"unit", "project"}
        assert set(shape.parents) == named


def test_the_full_sample_leaves_no_field_at_its_default() -> None:
    packet = full_packet()
    records: list[Any] = [packet.header, *(getattr(packet, name)[0] for name in COLLECTIONS.values())]
    for record in records:
        for field in dataclasses.fields(record):
            assert getattr(record, field.name) != field.default, f"{type(record).__name__}.{field.name}"


def test_tables_are_strict_with_whole_numbers_and_texts_only(book: Book) -> None:
    connection = book._file.connection
    with connection.begin():
        tables = connection.exec_driver_sql("SELECT name, strict FROM pragma_table_list").all()
        strict = {name for name, is_strict in tables if is_strict}
        assert strict == set(Row.metadata.tables)
        for name in strict:
            columns = connection.exec_driver_sql(f'PRAGMA table_info("{name}")')
            assert {column.type for column in columns} <= {"INTEGER", "TEXT"}


@pytest.mark.parametrize(
    ("table", "column", "value"),
    [
        ("line", "amount", 12.5),
        ("line", "amount", "abc"),
        ("line", "amount", float("inf")),
        ("line", "amount", 10**15 + 1),
        ("line", "flow", "elsewhere"),
        ("line", "unit", "nowhere"),
        ("line", "unit", None),
        ("line", "project", "P9"),
        ("line", "key", ""),
        ("unit", "is_headquarters", 2),
        ("project", "start", "2025年1月"),
        ("packet", "year", 25),
        ("packet", "stage", "三上"),
    ],
)
def test_the_tables_themselves_refuse_what_cannot_be(
    book: Book, table: str, column: str, value: object
) -> None:
    connection = book._file.connection
    with pytest.raises(IntegrityError), connection.begin():
        connection.exec_driver_sql(f'UPDATE {table} SET "{column}" = ?', (value,))  # noqa: S608


def test_the_log_is_append_only(book: Book) -> None:
    connection = book._file.connection
    for table in ("change_entry", "change_image"):
        for statement in (f"DELETE FROM {table}", f"UPDATE {table} SET rowid = rowid + 9"):  # noqa: S608
            with pytest.raises(Exception, match="append-only"), connection.begin():
                connection.exec_driver_sql(statement)


@pytest.mark.parametrize("shape", ALL_SHAPES, ids=lambda shape: shape.table.name)
def test_records_can_be_filled_without_their_constructor(shape: Shape) -> None:
    assert not hasattr(shape.record_type, "__post_init__")
    assert "__slots__" in vars(shape.record_type)
    packet = full_packet()
    record = packet.header if shape is HEADER else getattr(packet, COLLECTIONS[shape.record_type])[0]
    (made,) = shape.records([[getattr(record, name) for name in shape.fields]])
    assert made == record
    assert shape.records([]) == []


def test_a_shape_checks_types() -> None:
    shape = shape_of(Line)
    assert shape.checked({"flow": "income", "amount": None}) == {"flow": "income", "amount": None}
    assert type(shape.checked({"kind": Kind.BASIC_PAY})["kind"]) is str
    for wrong in ({"amount": 1.0}, {"amount": True}, {"note": 5}, {"note": None}):
        with pytest.raises(TypeError, match="cannot be"):
            shape.checked(wrong)
    with pytest.raises(LookupError, match="no field"):
        shape.checked({"colour": "red"})


LAYOUTS = {
    1: "89df777365485e7b90c7386e8d9f62b544160c7ebc251cf29ffa924d8011da55",
    2: "972575052036c5aeac90449d8cb4fbddb6ae13c8b691a520804a35ad6efb7a7c",
}
"""The fingerprint of each version."""


def test_the_layout_does_not_change_by_itself() -> None:
    """A book is refused if its layout reads otherwise, so no new SQLAlchemy may spell it differently.

    To change it once books of this version are out, raise the version and write a step in `file.migrations`.
    """
    assert max(LAYOUTS) == layout.SCHEMA_VERSION
    assert layout.fingerprint(layout.expected()) == LAYOUTS[layout.SCHEMA_VERSION]


def test_every_step_starts_from_the_layout_of_its_version() -> None:
    assert {version: step.starts_from for version, step in STEPS.items()} == {
        version: name for version, name in LAYOUTS.items() if version < layout.SCHEMA_VERSION
    }
