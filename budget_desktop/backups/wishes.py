"""What somebody wants of the copies the program makes by itself: whether, where to, and how many.

They lie in a file of their own beside the window's settings, because the command line makes copies too and
cannot read those.
"""

import contextlib
import json
import os
from dataclasses import dataclass
from pathlib import Path

from budget_desktop import user_files

MOST = 60
"""Copies of one book unless otherwise wanted: those of a day, a month of days, two years of months."""
FEWEST, LARGEST = 5, 999
NAME = "backup.json"


@dataclass(frozen=True, slots=True)
class Wishes:
    """The wishes in force."""

    on: bool = True
    folder: Path | None = None
    """The folder chosen; none for the one among the program's own files."""
    most: int = MOST
    """So many copies of a book are kept, those for good not counted."""

    @property
    def shelf(self) -> Path:
        """Where the copies lie."""
        return self.folder or user_files.data_folder() / "backups"


def wishes_file() -> Path:
    """Where they stand for this user."""
    return user_files.settings_folder() / NAME


def read_wishes(file: Path) -> Wishes:
    """The wishes as they were last written. What is missing or makes no sense is as in a new program."""
    try:
        told = json.loads(file.read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return Wishes()
    if not isinstance(told, dict):
        return Wishes()
    on, folder, most = told.get("on"), told.get("folder"), told.get("most")
    return Wishes(
        on is not False,
        Path(folder) if isinstance(folder, str) and folder else None,
        min(max(most, FEWEST), LARGEST) if isinstance(most, int) else MOST,
    )


def write_wishes(file: Path, wishes: Wishes) -> None:
    """Keep them. Where they cannot be written they hold until the program ends, as other settings do."""
    told = {"on": wishes.on, "folder": str(wishes.folder or ""), "most": wishes.most}
    fresh = file.with_name(f".{file.name}.{os.getpid()}")
    with contextlib.suppress(OSError):
        file.parent.mkdir(parents=True, exist_ok=True)
        fresh.write_text(json.dumps(told, ensure_ascii=False), encoding="utf-8")
        fresh.replace(file)
