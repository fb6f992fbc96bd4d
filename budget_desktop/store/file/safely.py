"""Files that are either not there or whole: written beside their place under another name, then renamed."""

import glob
import os
import secrets
import shutil
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from budget_desktop.store.errors import BookMissingError, DiskFaultError, NameTakenError
from budget_desktop.store.file.faults import cannot_write

_COMPANIONS = ("-journal", "-wal", "-shm")


@contextmanager
def beside(target: Path) -> Iterator[Path]:
    """A name in the folder of `target` to write to; what is still there at the end is removed."""
    temporary = target.with_name(f".{target.name}.{secrets.token_hex(4)}.tmp")
    try:
        temporary.open("xb").close()
    except FileNotFoundError as error:
        raise BookMissingError(f"文件夹“{target.parent}”不存在", "请先建立文件夹，或另选位置") from error
    except OSError as error:
        raise cannot_write(target) from error
    try:
        yield temporary
    finally:
        for leftover in (temporary, *_companions(temporary)):
            leftover.unlink(missing_ok=True)


def clear_leftovers(target: Path) -> None:
    """Remove what a killed program left of files beside `target`. Only for a book whose lock is ours."""
    for leftover in target.parent.glob(f".{glob.escape(target.name)}.*.tmp*"):
        with suppress(OSError):  # a file that cannot be removed harms nobody
            leftover.unlink()


def refuse_taken(target: Path) -> None:
    """Refuse a name that is in use, or for which an old journal waits: SQLite would play it into our file."""
    try:
        taken = [path for path in (target, *_companions(target)) if path.exists()]
    except PermissionError as error:
        raise cannot_write(target) from error
    if taken:
        raise NameTakenError(f"“{taken[0].name}”已经存在，没有覆盖", "请换一个文件名，或先把它移到别处")


def put_in_place(finished: Path, target: Path) -> None:
    """Give a finished file its name, for good once this returns."""
    try:
        if target.exists():
            shutil.copymode(target, finished)
        with finished.open("rb+") as file:
            os.fsync(file.fileno())
        finished.replace(target)
        _sync_folder(target.parent)
    except PermissionError as error:
        raise cannot_write(target) from error
    except OSError as error:
        raise DiskFaultError(
            f"原有的文件没有改动，但磁盘出错，“{target.name}”没有写成", "请检查磁盘后再试一次"
        ) from error


def _companions(path: Path) -> list[Path]:
    return [path.with_name(path.name + suffix) for suffix in _COMPANIONS]


def _sync_folder(folder: Path) -> None:
    if os.name == "nt":  # Windows has no handle for a folder; NTFS journals the rename by itself
        return
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
