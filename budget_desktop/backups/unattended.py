"""Copies made where there is no window: before the command line changes a book."""

from datetime import datetime
from pathlib import Path

from budget_desktop.backups.shelf import Reason, keep
from budget_desktop.backups.wishes import read_wishes, wishes_file
from budget_desktop.domain.errors import KnownError
from budget_desktop.store.book import Book


def copied_before_import(path: Path) -> str:
    """Copy the book that is about to take something in, and say so, or why not; empty where none was wanted.

    That a copy cannot be made stops no work, here as in the window. Raises KnownError for a book that cannot
    be opened.
    """
    wishes = read_wishes(wishes_file())
    if not wishes.on:
        return ""
    with Book.open(path) as book:
        try:
            made = keep(book, wishes.shelf, Reason.BEFORE_IMPORT, datetime.now().astimezone(), wishes.most)
        except KnownError as error:
            return f"没有备份：{error}"
    return f"已备份：{made.path}" if made else ""
