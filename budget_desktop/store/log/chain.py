"""The log itself: entries only ever added, each hashed together with all before it, and the steps of undo."""

import hashlib
import json
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import datetime
from itertools import groupby
from typing import Any

from sqlalchemy import Connection, Row, select

from budget_desktop.store.changes import ChangeKind
from budget_desktop.store.errors import DamagedBookError
from budget_desktop.store.log.images import Image, Values
from budget_desktop.store.schema.ledger import BookRow, EntryRow, ImageRow
from budget_desktop.store.schema.rows import table_of
from budget_desktop.store.signature import current_user, now
from budget_desktop.store.statements import insert_row, insert_rows, run

_BOOK, _ENTRY, _IMAGE = table_of(BookRow), table_of(EntryRow), table_of(ImageRow)


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """One line of the log."""

    id: int
    at: str
    who: str
    kind: ChangeKind
    label: str
    target: int | None = None


@dataclass(slots=True)
class Log:
    """Where the log stands: its last entry, the head of its chain, and what can be undone and redone."""

    last: Entry | None = None
    chain: str = ""
    undoable: list[Entry] = field(default_factory=list)
    redoable: list[Entry] = field(default_factory=list)

    def next(self, kind: ChangeKind, label: str, target: int | None = None) -> Entry:
        """The entry that would come next, made by us and now."""
        number = self.last.id + 1 if self.last else 1
        return Entry(id=number, at=now(), who=current_user(), kind=kind, label=label, target=target)

    def note(self, entry: Entry, chain: str) -> None:
        """Take an entry into account that stands in the book."""
        match entry.kind:
            case ChangeKind.EDIT:
                self.undoable.append(entry)
                self.redoable.clear()
            case ChangeKind.UNDO:
                self.redoable.append(self.undoable.pop())
            case ChangeKind.REDO:
                self.undoable.append(self.redoable.pop())
            case ChangeKind.UPGRADE:
                # Images before an upgrade may name columns that are no more.
                self.undoable.clear()
                self.redoable.clear()
        self.last, self.chain = entry, chain


def read_log(connection: Connection) -> Log:
    """Read the log, making sure of its chain."""
    log = Log()
    images = connection.execute(select(_IMAGE).order_by(_IMAGE.c.entry, _IMAGE.c.number))
    rows_of = {entry: [tuple(row) for row in rows] for entry, rows in groupby(images, lambda row: row.entry)}
    for *values, chain in connection.execute(select(_ENTRY).order_by(_ENTRY.c.id)).all():
        entry = Entry(**dict(zip(Entry.__slots__, values, strict=True)))
        if _link(log.chain, entry, rows_of.get(entry.id, [])) != chain or not _follows(log, entry):
            raise DamagedBookError(
                f"账套的修改记录从第 {entry.id} 步起与当时所写不符，文件可能已损坏或被改动",
                "没有打开，文件未被改动。请改用最近的备份，并保留此文件",
            )
        log.note(entry, chain)
    return log


def _follows(log: Log, entry: Entry) -> bool:
    if entry.id != (log.last.id if log.last else 0) + 1:
        return False
    if entry.kind in {ChangeKind.UNDO, ChangeKind.REDO}:
        steps = log.undoable if entry.kind is ChangeKind.UNDO else log.redoable
        return bool(steps) and steps[-1].id == entry.target
    return True


def append(connection: Connection, log: Log, entry: Entry, images: list[Image]) -> str:
    """Write an entry and its images. Returns the new head of the chain, for `Log.note` after the commit."""
    rows = [
        (entry.id, number, *image.row, image.before_text, image.after_text)
        for number, image in enumerate(images)
    ]
    chain = _link(log.chain, entry, rows)
    insert_row(connection, _ENTRY, {**_values_of(entry), "chain": chain})
    insert_rows(connection, _IMAGE, _IMAGE.c.keys(), rows)
    run(connection, f"UPDATE {_BOOK.name} SET generation = generation + 1")  # noqa: S608
    return chain


def images_of(connection: Connection, entry: Entry) -> list[Image]:
    """What an entry did, in its order."""
    query = select(_IMAGE).where(_IMAGE.c.entry == entry.id).order_by(_IMAGE.c.number)
    return [image_of(row) for row in connection.execute(query)]


def image_of(row: Row[Any]) -> Image:
    """An image as the log holds it."""
    return Image(row.table_name, row.packet_id, row.key_before, row.key_after, row.before, row.after)


def time_of(at: str) -> datetime:
    """A moment as the log holds it."""
    return datetime.fromisoformat(at)


def _link(chain: str, entry: Entry, rows: Iterable[tuple[Any, ...]]) -> str:
    parts = [chain, *_values_of(entry).values(), *rows]
    return hashlib.sha256(json.dumps(parts, ensure_ascii=False).encode()).hexdigest()


def _values_of(entry: Entry) -> Values:
    return {name: getattr(entry, name) for name in Entry.__slots__}
