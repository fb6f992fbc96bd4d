"""Where the copies of a book lie, and the making of one.

Each book has a folder of its own below the chosen one, named after the book and its identity, so that two
books of one name do not mix. A copy's name tells when and why it was made and which state of the book it is:
`20261123-101500 关闭时 3f9a1c2e.budget`.
"""

import re
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from pathlib import Path

from budget_desktop.backups.thinning import superfluous
from budget_desktop.backups.wishes import MOST
from budget_desktop.domain.errors import KnownError
from budget_desktop.store.book import Book
from budget_desktop.user_files import BOOK_SUFFIX

_MARK = 8
"""Digits of a hash that name a book or a state: among the copies of one user they do not meet by chance."""


class Reason(StrEnum):
    """Why a copy was made. The values stand in file names."""

    OPENED = "打开时"
    CLOSED = "关闭时"
    BEFORE_IMPORT = "导入前"
    BY_HAND = "手工备份"
    DISCLOSED = "公开时"
    """The state that was handed over: kept for good."""


FOR_GOOD = frozenset({Reason.BY_HAND, Reason.DISCLOSED})
"""Somebody wanted these copies: they are never thinned out."""
_NAME = re.compile(
    rf"(?P<made>\d{{8}}-\d{{6}}) (?P<reason>{'|'.join(Reason)}) (?P<state>[0-9a-f]{{{_MARK}}}|0)"
    rf"( \d+)?{re.escape(BOOK_SUFFIX)}"
)


@dataclass(frozen=True, slots=True)
class Backup:
    """One copy. `made` is local time to the second."""

    path: Path
    made: datetime
    reason: Reason
    state: str
    """The beginning of the hash the book's log ended in: equal states, equal content."""

    @property
    def stays(self) -> bool:
        """Whether it is kept for good."""
        return self.reason in FOR_GOOD

    @property
    def size(self) -> int:
        """Bytes; 0 when the file has gone."""
        with suppress(OSError):
            return self.path.stat().st_size
        return 0


def folder_of(book: Book, shelf: Path) -> Path:
    """Where the copies of a book lie below the chosen folder."""
    name = re.sub(r'[\\/:*?"<>|]', "_", book.path.stem)
    return shelf / f"{name}-{book.identity.replace('-', '')[:_MARK]}"


def backups_in(folder: Path) -> tuple[Backup, ...]:
    """The copies in a book's folder, the newest first. A folder that cannot be read has none."""
    found: list[Backup] = []
    with suppress(OSError):
        found = [backup for path in folder.iterdir() if (backup := _read(path)) is not None]
    return tuple(sorted(found, key=lambda each: (each.made, each.path.name), reverse=True))


def books_on(shelf: Path) -> Iterator[tuple[str, tuple[Backup, ...]]]:
    """Every book there are copies of, by name: also one whose file is lost."""
    with suppress(OSError):
        for folder in sorted(path for path in shelf.iterdir() if path.is_dir()):
            if backups := backups_in(folder):
                yield folder.name.rpartition("-")[0], backups


def keep(book: Book, shelf: Path, reason: Reason, made: datetime, most: int = MOST) -> Backup | None:
    """Copy the book, checked, unless there is a copy of this very state; then thin out the older ones.

    A state that is handed over or kept by hand is copied even so. Raises KnownError when it cannot be done;
    the book is untouched by that.
    """
    folder, state = folder_of(book, shelf), book.log_head[:_MARK] or "0"
    earlier = backups_in(folder)
    if any(each.state == state and (each.stays or reason not in FOR_GOOD) for each in earlier):
        return None
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise KnownError(
            f"无法建立备份文件夹“{folder}”", "账套不受影响。请在“设置”中另选备份文件夹，或检查磁盘"
        ) from error
    target = _free(folder, f"{made:%Y%m%d-%H%M%S} {reason} {state}")
    book.backup(target)
    fresh = Backup(target, made.replace(microsecond=0, tzinfo=None), reason, state)
    # The fresh one stays whatever the clock says: set back, it makes all others look newer.
    thin(earlier, made, most if fresh.stays else most - 1)
    return fresh


def thin(backups: tuple[Backup, ...], now: datetime, most: int) -> None:
    """Remove the copies that others make superfluous. One that cannot be removed harms nobody."""
    made = {backup.path: backup.made for backup in backups if not backup.stays}
    for path in superfluous(made, now.replace(tzinfo=None), most):
        with suppress(OSError):
            path.unlink()


def _free(folder: Path, name: str) -> Path:
    """A name nobody has: two copies may fall into one second."""
    target, number = folder / f"{name}{BOOK_SUFFIX}", 1
    while target.exists():
        number += 1
        target = folder / f"{name} {number}{BOOK_SUFFIX}"
    return target


def _read(path: Path) -> Backup | None:
    told = _NAME.fullmatch(path.name)
    if told is None:
        return None
    with suppress(ValueError):  # digits that are no date: not one of ours
        made = datetime.strptime(told["made"], "%Y%m%d-%H%M%S")  # noqa: DTZ007 - local time, as on the wall
        return Backup(path, made, Reason(told["reason"]), told["state"])
    return None
