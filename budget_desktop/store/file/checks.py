"""Whether a book holds what was saved in it. To be called in a transaction, before anything is written."""

import logging
import re
from pathlib import Path

from sqlalchemy import Connection
from sqlalchemy.exc import InvalidRequestError

from budget_desktop.discretion import Harmless
from budget_desktop.progress import step
from budget_desktop.store.errors import DamagedBookError
from budget_desktop.store.file.digest import seal
from budget_desktop.store.file.faults import unreadable
from budget_desktop.store.file.session import standing_seal
from budget_desktop.store.log.audit import first_contradiction
from budget_desktop.store.log.chain import Log, read_log

_log = logging.getLogger(__name__)

_NONSENSE = (LookupError, ValueError, TypeError, InvalidRequestError)
"""What reading raises where a file holds values, or as many rows, as we can never have written."""

_ADVICE = "没有打开，文件未被改动。请改用最近的备份，并保留此文件"

_ADVICE_IN_USE = "请停止录入，在“备份与恢复”里把最近的备份恢复成新账套，并保留此文件"


def check_content(connection: Connection, path: Path) -> Log:
    """Check everything a book holds, and hand back its log.

    A book closed in order bears a seal of its content. One that was not is looked through thoroughly, and its
    content compared with its log: a file copied while in use can be in order page by page, and yet be half of
    one moment and half of the next.
    """
    try:
        standing = standing_seal(connection)
        check_pages(connection, path, thoroughly=standing is None)
        log = read_log(connection)
        contradiction = None if standing else first_contradiction(connection)
    except _NONSENSE as error:
        raise unreadable(path) from error
    if contradiction is not None:
        raise DamagedBookError(
            f"账套“{path.name}”的内容与它的修改记录不符（{contradiction}），可能是在使用中被复制的文件",
            _ADVICE,
        )
    if standing is not None and standing != seal(connection, log.chain):
        raise DamagedBookError(
            f"账套“{path.name}”的内容与上次关闭时不符，文件可能已损坏或被其他程序改动", _ADVICE
        )
    return log


def check_open(connection: Connection, path: Path, chain: str) -> None:
    """Look thoroughly through a book in use, and for the last step of the log we know of, by its hash."""
    try:
        step("核对文件的结构")
        # With the lock ours, SQLite would look at what it remembers of the file instead of the file.
        connection.exec_driver_sql("PRAGMA shrink_memory")
        check_pages(connection, path, thoroughly=True)
        step("核对修改记录")
        is_ours = read_log(connection).chain == chain
        step("核对内容与修改记录")
        contradiction = first_contradiction(connection)
    except DamagedBookError as error:
        raise DamagedBookError(error.what, _ADVICE_IN_USE) from error
    except _NONSENSE as error:
        raise DamagedBookError(f"账套“{path.name}”读不通，文件可能已损坏", _ADVICE_IN_USE) from error
    if contradiction is not None or not is_ours:
        raise DamagedBookError(f"账套“{path.name}”的内容与它的修改记录不符", _ADVICE_IN_USE)


def check_pages(connection: Connection, path: Path, *, thoroughly: bool) -> None:
    """Check the file's structure, and when thoroughly, its indexes and references as well."""
    check = "integrity_check" if thoroughly else "quick_check"
    found = [str(line) for line in connection.exec_driver_sql(f"PRAGMA {check}(5)").scalars()]
    if re.search("(failed|unable) to get (the )?page", str(found)):
        raise unreadable(path)  # SQLite does not say whether the file or the disk is at fault
    if found == ["ok"] and thoroughly:
        rows = connection.exec_driver_sql("PRAGMA foreign_key_check").all()
        found = [f"{row[0]} {row[1]} -> {row[2]}" for row in rows[:5]] or found
    if found != ["ok"]:
        # SQLite's words are English and name pages; they go to the log, for whoever tries to rescue the book.
        _log.error("账套的文件有损坏：%s", Harmless("; ".join(found)))
        raise DamagedBookError(f"账套“{path.name}”已损坏（查出{len(found)}处）", _ADVICE)
