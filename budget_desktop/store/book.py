"""The book: the one object through which packets are read and changed.

Importing this module brings SQLModel with it; `errors` and `changes` can be had without.
"""

import sqlite3
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import datetime
from pathlib import Path
from types import TracebackType
from typing import Self

from sqlalchemy import Connection, select
from sqlalchemy.exc import DBAPIError

from budget_desktop.domain.packet import Packet, Record
from budget_desktop.store.changes import (
    AnyRecord,
    Change,
    ChangeKind,
    Fate,
    HistoryEntry,
    PacketInfo,
    RemovedRecord,
    Touch,
)
from budget_desktop.store.draft import Draft
from budget_desktop.store.errors import BookMissingError, DiskFaultError, StoreError
from budget_desktop.store.file.backup import copy_book
from budget_desktop.store.file.checks import check_open
from budget_desktop.store.file.creation import create_book
from budget_desktop.store.file.digest import content_digest
from budget_desktop.store.file.faults import in_words
from budget_desktop.store.file.opening import OpenBook, open_book
from budget_desktop.store.file.session import mark_closed
from budget_desktop.store.keys import KeyMint
from budget_desktop.store.log import images
from budget_desktop.store.log.chain import append, images_of, time_of
from budget_desktop.store.log.history import history
from budget_desktop.store.log.net import differences
from budget_desktop.store.log.removed import removed
from budget_desktop.store.reading import PacketReader
from budget_desktop.store.schema.ledger import BookRow
from budget_desktop.store.schema.rows import table_of
from budget_desktop.store.shapes import shape_of

__all__ = [
    "Book",
    "Change",
    "ChangeKind",
    "Draft",
    "Fate",
    "HistoryEntry",
    "PacketInfo",
    "RemovedRecord",
    "StoreError",
    "Touch",
]


class Book:
    """One 账套, open for work. Nobody else can open it until it is closed.

    Every method may be called from any thread; one works at a time. After a StoreError from a method that
    changes the book, read the packets again: what they hold then is what the file holds.
    """

    def __init__(self, opened: OpenBook) -> None:
        self._file = opened
        self._guard = threading.RLock()
        self._reader = PacketReader()
        self._keys = KeyMint()
        self._is_closed = False

    @classmethod
    def create(cls, path: Path) -> Self:
        """Make a new, empty book and open it. Never overwrites a file."""
        create_book(path)
        return cls.open(path)

    @classmethod
    def open(cls, path: Path) -> Self:
        """Open a book, checking everything in it. A StoreError says what is wrong and what to do."""
        return cls(open_book(path))

    @property
    def path(self) -> Path:
        """Where the book is."""
        return self._file.path

    @property
    def identity(self) -> str:
        """What tells the book from all others, whatever its file is called; its copies have the same."""
        with self._transaction() as connection:
            return str(connection.execute(select(table_of(BookRow).c.uuid)).scalar_one())

    @property
    def opened_after_crash(self) -> bool:
        """Whether the book had not been closed in order: a crash, a power cut, a copy taken while in use."""
        return self._file.after_crash

    @property
    def upgrade_backup(self) -> Path | None:
        """Where the book as it was is kept, if opening it meant upgrading it."""
        return self._file.upgrade_backup

    @property
    def last_change_at(self) -> datetime | None:
        """When the book was last changed."""
        last = self._file.log.last
        return time_of(last.at) if last else None

    @property
    def log_head(self) -> str:
        """The hash the log ends in: printed on paper, it shows whether the log was altered since."""
        return self._file.log.chain

    @property
    def undo_label(self) -> str | None:
        """What `undo` would take back."""
        undoable = self._file.log.undoable
        return undoable[-1].label if undoable else None

    @property
    def redo_label(self) -> str | None:
        """What `redo` would bring back."""
        redoable = self._file.log.redoable
        return redoable[-1].label if redoable else None

    def packets(self) -> tuple[PacketInfo, ...]:
        """The packets of the book, in the order they came in."""
        with self._guard:
            if (known := self._reader.known_infos) is not None:
                return known
            with self._transaction() as connection:
                return self._reader.infos(connection)

    def packet(self, packet_id: int) -> Packet:
        """A whole packet; the same object until something in it changes. Raises LookupError."""
        with self._guard:
            if (known := self._reader.known(packet_id)) is not None:
                return known
            with self._transaction() as connection:
                return self._reader.packet(connection, packet_id)

    def history(
        self, packet_id: int, record_type: type[AnyRecord], key: str, field: str
    ) -> tuple[HistoryEntry, ...]:
        """Every change of one field, newest first; for a header, `key` is ""."""
        with self._transaction() as connection:
            return history(connection, shape_of(record_type), packet_id, key, field)

    def removed(self, packet_id: int, record_type: type[Record]) -> tuple[RemovedRecord, ...]:
        """The records of one kind that were removed and have not come back, the last removed first."""
        with self._transaction() as connection:
            return removed(connection, shape_of(record_type), packet_id)

    def edit(self, label: str, work: Callable[[Draft], object]) -> Change:
        """Change the book: one transaction, one step of undo, durable when this returns.

        Whatever `work` raises undoes all it did. A step that leaves nothing different is not recorded.
        """

        def draw(connection: Connection) -> None:
            draft = Draft(connection, self._reader, self._keys)
            try:
                work(draft)
            finally:
                draft.finish()

        return self._write(ChangeKind.EDIT, label, None, draw)

    def undo(self) -> Change | None:
        """Take back the last step that stands; None if there is none."""
        with self._guard:
            if not self._file.log.undoable:
                return None
            step = self._file.log.undoable[-1]

            def take_back(connection: Connection) -> None:
                done = images_of(connection, step)
                images.apply(connection, [image.inverse for image in reversed(done)])

            return self._write(ChangeKind.UNDO, step.label, step.id, take_back)

    def redo(self) -> Change | None:
        """Bring back the step last taken back; None if there is none."""
        with self._guard:
            if not self._file.log.redoable:
                return None
            step = self._file.log.redoable[-1]

            def bring_back(connection: Connection) -> None:
                images.apply(connection, images_of(connection, step))

            return self._write(ChangeKind.REDO, step.label, step.id, bring_back)

    def backup(self, target: Path) -> None:
        """Copy the book to a new file, checked, whole and closed in order."""
        with self._guard, self._told():
            chain = self._file.log.chain
            copy_book(self._file.connection, target, finish=lambda copy: mark_closed(copy, chain))

    def check(self) -> None:
        """Make sure that the file is there and holds all that was saved, by looking at it anew.

        A StoreError says what is wrong and what to do.
        """
        with self._transaction() as connection:
            if not self._file.is_in_place:
                raise BookMissingError(
                    f"账套“{self.path.name}”的文件被移走、删除或换掉了",
                    "请停止录入，放回文件后重新打开；找不到的，在“备份与恢复”里恢复最近的备份",
                )
            check_open(connection, self.path, self._file.log.chain)

    def digest(self) -> str:
        """SHA-256 of all that was typed, in key order: equal content, equal digest."""
        with self._transaction() as connection:
            return content_digest(connection)

    def close(self) -> None:
        """Seal the book and let go of it. Closing twice is no fault."""
        with self._guard:
            if self._is_closed:
                return
            try:
                with self._transaction() as connection:
                    mark_closed(connection, self._file.log.chain)
            except StoreError:
                pass  # All edits are saved. Without its seal, the book is looked through when next opened.
            finally:
                self._is_closed = True
                self._reader.forget_all()
                self._file.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def _write(
        self, kind: ChangeKind, label: str, target: int | None, work: Callable[[Connection], None]
    ) -> Change:
        with self._guard:
            log = self._file.log
            with self._transaction() as connection:
                images.start(connection)
                work(connection)
                done = images.collect(connection)
                entry = log.next(kind, label, target)
                different = differences(done)
                if not different:
                    connection.rollback()
                    return Change(id=0, kind=kind, label=label, at=time_of(entry.at))
                chain = append(connection, log, entry, done)
            log.note(entry, chain)
            self._reader.note(different)
            touched = tuple(each.touch for each in different)
            return Change(id=entry.id, kind=kind, label=label, at=time_of(entry.at), touched=touched)

    @contextmanager
    def _transaction(self) -> Iterator[Connection]:
        with self._guard, self._told():
            if self._file.connection.closed and not self._is_closed:
                raise DiskFaultError("磁盘曾经出错，账套已停止编辑", "请重新打开账套，核对最后一笔")
            with self._file.connection.begin():
                yield self._file.connection

    @contextmanager
    def _told(self) -> Iterator[None]:
        """Tell what the world did in words, after making sure of what the file really holds."""
        try:
            yield
        except (DBAPIError, sqlite3.Error) as error:
            told = in_words(error, self.path)
            if told is None:
                raise
            self._reader.forget_all()
            raise (self._checked_again() if isinstance(told, DiskFaultError) else told) from error

    def _checked_again(self) -> StoreError:
        """After a fault of the disk nobody knows whether the commit landed, so we look."""
        before = self._file.log.last
        try:
            self._file.read_again()
        except StoreError as error:
            return DiskFaultError(
                f"此前已保存的数据没有改动，但磁盘出错，账套已停止编辑（{error.what}）",
                "请检查磁盘是否已断开，然后重新打开账套，核对最后一笔",
            )
        landed = self._file.log.last != before
        return DiskFaultError(
            f"已保存的数据都在，磁盘曾经出错，刚才这一笔{'也已保存' if landed else '没有保存'}",
            "请核对最后一笔，并尽快把账套备份到其他磁盘",
        )
