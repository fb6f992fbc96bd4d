"""Who does something, and when, as a book writes it down."""

import getpass
from datetime import datetime


def current_user() -> str:
    """The name of the computer's user."""
    try:
        return getpass.getuser()
    except (OSError, KeyError, ImportError):  # no such user in the computer's list, as each platform says it
        return "未知用户"


def now() -> str:
    """This moment: local time, with its distance from UTC."""
    return datetime.now().astimezone().isoformat(timespec="milliseconds")
