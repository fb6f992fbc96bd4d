"""The packets of a book, for who needs nothing else of it.

To import the store takes longer than to read a book. This module does so late: who has a partner read the
book need not import it.
"""

from pathlib import Path
from typing import TYPE_CHECKING

from budget_desktop.domain.errors import KnownError

if TYPE_CHECKING:
    from budget_desktop.domain.packet import Packet


def packets_in(path: Path) -> tuple["Packet", ...]:
    """All packets of a book, which is opened like any other. Raises KnownError."""
    if not path.exists():
        raise KnownError(f"找不到账套“{path}”", "请检查路径")
    from budget_desktop.store.book import Book

    with Book.open(path) as book:
        return tuple(book.packet(info.id) for info in book.packets())


def entered_in(path: Path) -> tuple["Packet", ...]:
    """The packets of a book that shall hold some. Raises KnownError."""
    packets = packets_in(path)
    if not packets:
        raise KnownError(f"账套“{path.name}”里还没有预算", "请先导入，或在窗口中新建")
    return packets
