"""Who has a book open: a side file `~$name.lock`, for information only. The lock itself is SQLite's."""

import json
import os
import platform
from contextlib import suppress
from dataclasses import asdict, dataclass
from datetime import datetime
from pathlib import Path

from budget_desktop.store.signature import current_user


@dataclass(frozen=True, slots=True)
class Holder:
    """A person at a computer, since a moment."""

    user: str
    machine: str
    since: str
    process: int

    @property
    def is_at_this_computer(self) -> bool:
        """Whether it is the person who sits here, in another window."""
        return (self.user, self.machine) == (current_user(), platform.node())

    def __str__(self) -> str:
        return f"{self.user}（计算机 {self.machine}，自 {self.since}）"


def ourselves() -> Holder:
    """This process."""
    now = datetime.now().astimezone()
    return Holder(current_user(), platform.node(), f"{now:%Y-%m-%d %H:%M}", os.getpid())


def announce(path: Path) -> None:
    """Tell others that we hold the book. That it cannot be told is no reason not to work."""
    with suppress(OSError):
        _side_file(path).write_text(json.dumps(asdict(ourselves()), ensure_ascii=False), encoding="utf-8")


def withdraw(path: Path) -> None:
    """Take the announcement away. To be called while the book is still locked: it is surely ours then."""
    with suppress(OSError):
        _side_file(path).unlink(missing_ok=True)


def holder_of(path: Path) -> Holder | None:
    """Who announced that they hold the book, if that can be read."""
    try:
        told = json.loads(_side_file(path).read_text(encoding="utf-8"))
        return Holder(str(told["user"]), str(told["machine"]), str(told["since"]), int(told["process"]))
    except (OSError, ValueError, KeyError, TypeError):  # absent, half written, or somebody else's
        return None


def _side_file(path: Path) -> Path:
    return path.with_name(f"~${path.name}.lock")
