"""What SQLite reports, told in words a person can act on. Faults of the program pass through unchanged."""

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from sqlalchemy.exc import DBAPIError

from budget_desktop.store.errors import (
    BookInUseError,
    CannotWriteError,
    DamagedBookError,
    DiskFaultError,
    DiskFullError,
    StoreError,
)
from budget_desktop.store.file.holder import holder_of


@contextmanager
def told_in_words(path: Path) -> Iterator[None]:
    """Turn what the world did to the book at `path` into a StoreError."""
    try:
        yield
    except (DBAPIError, sqlite3.Error) as error:
        told = in_words(error, path)
        if told is None:
            raise
        raise told from error
    except UnicodeDecodeError as error:  # SQLite quoting a name from the file that is not even text any more
        raise unreadable(path) from error


def result_code(error: DBAPIError | sqlite3.Error) -> int:
    """SQLite's extended result code, or 0 if it was not SQLite that failed."""
    origin = error.orig if isinstance(error, DBAPIError) else error
    return int(getattr(origin, "sqlite_errorcode", 0))


def in_words(error: DBAPIError | sqlite3.Error, path: Path) -> StoreError | None:
    """The words for what SQLite reported; None for a fault of the program."""
    match result_code(error) & 0xFF:
        case sqlite3.SQLITE_BUSY | sqlite3.SQLITE_LOCKED:
            return in_use(path)
        case sqlite3.SQLITE_READONLY | sqlite3.SQLITE_CANTOPEN | sqlite3.SQLITE_PERM:
            return cannot_write(path)
        case sqlite3.SQLITE_FULL:
            return DiskFullError(
                "已保存的数据都在，但磁盘已满，这一步没有完成",
                "请腾出磁盘空间后重试，或把账套另存到其他磁盘",
            )
        case sqlite3.SQLITE_IOERR:
            return DiskFaultError(
                "已保存的数据没有改动，但磁盘读写出错，这一步没有完成", "请检查磁盘是否已断开，再试一次"
            )
        case sqlite3.SQLITE_CORRUPT | sqlite3.SQLITE_NOTADB:
            return unreadable(path)
        case _:
            # Python itself, not SQLite, finds a text that a flipped bit made unreadable, and gives no code.
            return unreadable(path) if "Could not decode to UTF-8" in str(error) else None


def unreadable(path: Path) -> DamagedBookError:
    """The file makes no sense. SQLite says so too of a file system pulled out from under a good file."""
    return DamagedBookError(
        f"账套“{path.name}”读不通：文件可能已损坏，或所在磁盘已断开",
        "请先检查磁盘是否连接正常；如仍打不开，请改用最近的备份，并保留此文件",
    )


def in_use(path: Path) -> BookInUseError:
    """Somebody else holds the book; who, if they said so."""
    holder = holder_of(path)
    if holder is not None and holder.is_at_this_computer:
        return BookInUseError(
            f"账套“{path.name}”没有打开：它正开在这台电脑的另一个窗口里",
            "请切换到那个窗口；要在这里打开，先把那个窗口关掉。数据没有受到影响",
        )
    who = f"{holder}正在使用" if holder else "另一个程序正在使用"
    return BookInUseError(f"账套“{path.name}”没有打开：{who}它", "请等对方关闭账套后再试；数据没有受到影响")


def cannot_write(path: Path) -> CannotWriteError:
    """The book, or the folder it is in, cannot be written to."""
    return CannotWriteError(
        f"账套“{path.name}”所在的位置不能写入（只读的磁盘、文件或文件夹）",
        "数据没有受到影响。请把账套复制到本机可写的文件夹后再打开",
    )
