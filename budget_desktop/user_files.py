"""Files on this computer: how a book is called, and where the program keeps its own: settings, log, backups.

Usually the places the system has for such files. Portable: with `portable.txt` beside the packed program
everything stays in the folder `user-data` there; the program can live on a stick and leaves nothing behind.
"""

import os
import sys
from functools import cache
from pathlib import Path

BOOK_SUFFIX = ".budget"
"""How the name of a book ends; where it lies its owner chooses."""
_NAME = "budget-desktop"
MARKER = "portable.txt"
"""Beside the packed program: keep all files here."""


def is_there(path: Path) -> bool:
    """Whether a file is there, as far as we may look."""
    try:
        return path.is_file()
    except OSError:
        return False


def settings_folder() -> Path:
    """Where the settings file lies; the folder need not exist yet."""
    portable = portable_folder()
    if portable is not None:
        return portable
    import platformdirs

    return platformdirs.user_config_path(_NAME, appauthor=False)


def log_folder() -> Path:
    """Where the log and reports of faults lie; the folder need not exist yet."""
    portable = portable_folder()
    if portable is not None:
        return portable / "log"
    import platformdirs

    return platformdirs.user_log_path(_NAME, appauthor=False)


def data_folder() -> Path:
    """Where the program keeps copies of books; the folder need not exist yet."""
    portable = portable_folder()
    if portable is not None:
        return portable
    import platformdirs

    return platformdirs.user_data_path(_NAME, appauthor=False)


@cache
def portable_folder() -> Path | None:
    """The folder for everything when the program is portable; None when it is not, or may not write there.

    A stick with its write protection on is no reason not to work: then the system's places serve.
    """
    if not getattr(sys, "frozen", False):
        return None
    beside = Path(sys.executable).resolve().parent
    folder = beside / "user-data"
    if not (beside / MARKER).is_file():
        return None
    try:
        folder.mkdir(exist_ok=True)
    except OSError:
        return None
    return folder if os.access(folder, os.W_OK) else None
