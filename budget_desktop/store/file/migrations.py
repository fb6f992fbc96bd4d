"""Bringing an older book to the layout of this version: on a copy, which takes its place when all is well.

To add a step: `STEPS[n]` takes a book from version n to n + 1. Build changed tables anew ("CREATE TABLE new",
copy, drop, rename), so that they read exactly as the row classes declare them; and do not use the row classes
in a step, for they will have changed again by the time an old book meets it.
"""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime
from itertools import count
from pathlib import Path
from typing import TypeAlias

from sqlalchemy import Connection, select

from budget_desktop.store.changes import ChangeKind
from budget_desktop.store.errors import DamagedBookError
from budget_desktop.store.file import from_version_1
from budget_desktop.store.file.backup import copy_book, copy_pages
from budget_desktop.store.file.checks import check_content, check_pages
from budget_desktop.store.file.connection import connect, raw_of
from budget_desktop.store.file.digest import content_tables
from budget_desktop.store.file.faults import in_use, told_in_words
from budget_desktop.store.file.safely import beside, put_in_place
from budget_desktop.store.file.session import mark_closed
from budget_desktop.store.log.chain import Log, append
from budget_desktop.store.schema import layout
from budget_desktop.store.schema.ledger import BookRow, SessionRow
from budget_desktop.store.schema.rows import table_of


@dataclass(frozen=True, slots=True)
class Step:
    """From one version of the layout to the next."""

    starts_from: str
    """The fingerprint of the layout it knows: a book with anything else in it is refused, not upgraded."""
    work: Callable[[Connection], None]
    moved: frozenset[str] = frozenset()
    """Tables out of which it takes rows on purpose, so that their totals differ."""


STEPS: Mapping[int, Step] = {
    1: Step(from_version_1.STARTS_FROM, from_version_1.work, from_version_1.MOVED),
}

Totals: TypeAlias = dict[tuple[str, str], int]


def upgrade(path: Path, version: int) -> Path:
    """Bring a book to this version, or leave it exactly as it was. Returns where the old book is kept."""
    steps = [STEPS[number] for number in range(version, layout.SCHEMA_VERSION)]
    kept = _free_name(path, version)
    with told_in_words(path), beside(path) as temporary:
        source = connect(path)
        try:
            with source.begin():
                _refuse_unknown(source, steps[0], path)
                log = check_content(source, path)
                check_pages(source, path, thoroughly=True)
                state, totals = _state(source), _totals(source)
            copy_book(source, kept, finish=lambda _: None, book=path)
            copy_pages(source, temporary)
        finally:
            source.close()
        _upgrade_copy(temporary, steps, log, totals)
        _refuse_changed(path, state)
        put_in_place(temporary, path)
    return kept


def _free_name(path: Path, version: int) -> Path:
    moment = f"{datetime.now().astimezone():%Y%m%d-%H%M%S}"
    names = (f"{path.stem}（升级前 格式{version} {moment}{more}）{path.suffix}" for more in _numbers())
    return next(kept for kept in map(path.with_name, names) if not kept.exists())


def _numbers() -> Iterator[str]:
    """Nothing, then 2, 3, 4: for names that are taken."""
    yield ""
    yield from (f" {number}" for number in count(2))


def _refuse_unknown(source: Connection, first: Step, path: Path) -> None:
    if layout.fingerprint(layout.objects(source)) != first.starts_from:
        raise DamagedBookError(
            f"账套“{path.name}”的内部结构与它的格式不符，没有升级，文件未被改动",
            "请改用最近的备份，并保留此文件",
        )


def _upgrade_copy(temporary: Path, steps: list[Step], log: Log, totals: Totals) -> None:
    copy = connect(temporary)
    try:
        # A table that others refer to can only be built anew while nobody minds.
        raw_of(copy).execute("PRAGMA foreign_keys=OFF")
        with copy.begin():
            for step in steps:
                step.work(copy)
            copy.exec_driver_sql(f"PRAGMA user_version={layout.SCHEMA_VERSION}")
            entry = log.next(ChangeKind.UPGRADE, f"升级到格式 {layout.SCHEMA_VERSION}")
            mark_closed(copy, append(copy, log, entry, []))
            layout.refuse_strangers(copy, layout.expected())
            check_pages(copy, temporary, thoroughly=True)
            moved = frozenset[str]().union(*(step.moved for step in steps))
            _refuse_other_totals(totals, _totals(copy), moved)
    finally:
        copy.close()


def _totals(connection: Connection) -> Totals:
    """How many rows each table has, and the sum of each of its number columns."""
    totals = {}
    for table in content_tables(connection):
        columns = connection.exec_driver_sql(f'PRAGMA table_info("{table}")').all()
        sums = [f'sum("{column.name}")' for column in columns if column.type == "INTEGER"]
        names = ["", *(column.name for column in columns if column.type == "INTEGER")]
        # Names of a schema whose fingerprint is known.
        row = connection.exec_driver_sql(f'SELECT {", ".join(["count(*)", *sums])} FROM "{table}"').one()  # noqa: S608
        totals.update({(table, name): value for name, value in zip(names, row, strict=True)})
    return totals


def _refuse_other_totals(before: Totals, after: Totals, moved: frozenset[str]) -> None:
    """A step may add and drop columns; what stays must still come to the same."""
    both = {name for name in before.keys() & after.keys() if name[0] not in moved}
    different = sorted(name for name in both if before[name] != after[name])
    if different:
        raise DamagedBookError(
            f"升级后合计与升级前不一致（{different[0][0]} {different[0][1]}），已放弃升级，原账套未被改动",
            "请保留此文件并联系技术支持",
        )


def _state(connection: Connection) -> tuple[object, ...]:
    """What anybody who opens the book changes in it."""
    book, session = table_of(BookRow), table_of(SessionRow)
    queries = (select(book.c.uuid, book.c.generation), select(session.c.opened_at, session.c.closed_at))
    return tuple(value for query in queries for value in connection.execute(query).one())


def _refuse_changed(path: Path, state: tuple[object, ...]) -> None:
    """Refuse to put the upgraded copy over a book in which somebody worked meanwhile."""
    standing = connect(path)
    try:
        with standing.begin():
            if _state(standing) != state:
                raise in_use(path)
    finally:
        standing.close()
