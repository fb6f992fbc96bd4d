"""What a person can bring about against the book's constraints, in words."""

import sqlite3
from collections.abc import Mapping

from sqlalchemy import Connection, func, select

from budget_desktop.domain.packet import COLLECTIONS, Packet
from budget_desktop.domain.records import Header
from budget_desktop.store.errors import ConflictError
from budget_desktop.store.file.faults import result_code
from budget_desktop.store.shapes import BY_TABLE, HEADER, SHAPES, Shape

_DUPLICATE = {sqlite3.SQLITE_CONSTRAINT_PRIMARYKEY, sqlite3.SQLITE_CONSTRAINT_UNIQUE}
_DANGLING = {sqlite3.SQLITE_CONSTRAINT_FOREIGNKEY}


def refuse_broken(packet: Packet) -> None:
    """Refuse a packet that contradicts itself: a key twice or empty, a unit or project it does not have."""
    keys = {"unit": {unit.key for unit in packet.units}, "project": {item.key for item in packet.projects}}
    for record_type, shape in SHAPES.items():
        seen = set[str]()
        for record in getattr(packet, COLLECTIONS[record_type]):
            if not record.key:
                raise empty_key(shape)
            if record.key in seen:
                raise duplicate(shape, record.key)
            seen.add(record.key)
            for parent in shape.parents:
                wanted = getattr(record, parent)
                if wanted not in keys[parent] and not (wanted == "" and _optional(shape, parent)):
                    raise dangling(shape, record.key, BY_TABLE[parent], wanted)


def _optional(shape: Shape, parent: str) -> bool:
    return bool(shape.table.c[parent].nullable)


def empty_key(shape: Shape) -> ConflictError:
    """A record without a key."""
    return ConflictError(f"有{shape.noun}没有编码，这一步没有保存", "请先填写编码")


def duplicate(shape: Shape, key: str) -> ConflictError:
    """A key for the second time."""
    return ConflictError(f"{shape.noun}“{key}”已经存在，这一步没有保存", "请换一个编码，或修改已有的那一条")


def dangling(shape: Shape, key: str, parent: Shape, wanted: str) -> ConflictError:
    """A unit or project that is not there."""
    if not wanted:
        return ConflictError(
            f"{shape.noun}“{key}”没有填写{parent.noun}，这一步没有保存", f"请先选择{parent.noun}"
        )
    return ConflictError(
        f"{shape.noun}“{key}”所填的{parent.noun}“{wanted}”不存在，这一步没有保存",
        f"请先建立这个{parent.noun}，或改选已有的{parent.noun}",
    )


def in_use(connection: Connection, shape: Shape, packet_id: int, key: str) -> ConflictError:
    """A unit or project that other records still name."""
    users = []
    for other in SHAPES.values():
        if shape.table.name in other.parents:
            columns = other.table.c
            query = select(func.count()).where(
                columns.packet_id == packet_id, columns[shape.table.name] == key
            )
            if count := connection.execute(query).scalar():
                users.append(f"{other.noun} {count} 条")
    return ConflictError(
        f"{shape.noun}“{key}”还在使用（{'、'.join(users)}），没有删除",
        f"请先把这些内容改到别的{shape.noun}，或先删除它们",
    )


def of_record(
    error: sqlite3.IntegrityError,
    connection: Connection,
    shape: Shape,
    packet_id: int,
    values: Mapping[str, object],
) -> Exception:
    """What was wrong with a record that could not be written; the error itself if no person can cause it."""
    key, code = str(values.get("key", "")), result_code(error)
    if code in _DUPLICATE:
        return duplicate(shape, key)
    if code == sqlite3.SQLITE_CONSTRAINT_CHECK:
        return empty_key(shape) if key == "" and "key" in values else out_of_range(shape.noun)
    if code in _DANGLING:
        if not HEADER.read(connection, packet_id):
            return LookupError(f"no packet {packet_id}")
        for name in shape.parents:
            parent, wanted = BY_TABLE[name], str(values.get(name, ""))
            is_asked = name in values and (wanted or not _optional(shape, name))
            if is_asked and not parent.read(connection, packet_id, [wanted]):
                return dangling(shape, key, parent, wanted)
    return error


def out_of_range(noun: str) -> ConflictError:
    """A number no budget has."""
    return ConflictError(f"{noun}中有超出范围的数，这一步没有保存", "请检查金额是否多输了位数，数量不能为负")


def of_header(error: sqlite3.IntegrityError, header: Header) -> Exception:
    """What was wrong with a header that could not be written."""
    code = result_code(error)
    if code in _DUPLICATE:
        return ConflictError(
            f"账套中已有“{header.department}”{header.year} 年“{header.stage}”的预算，这一步没有保存",
            "请改用另一个年度或阶段，或直接打开已有的那一份",
        )
    if code == sqlite3.SQLITE_CONSTRAINT_CHECK:
        return out_of_range(HEADER.noun)
    return error
