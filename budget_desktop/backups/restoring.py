"""Looking into a copy, and bringing it back under a new name. The copy itself is never opened."""

import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from budget_desktop.backups.shelf import Backup
from budget_desktop.domain.codes import Flow
from budget_desktop.domain.errors import KnownError
from budget_desktop.domain.money import Fen
from budget_desktop.domain.packet import Packet
from budget_desktop.progress import step
from budget_desktop.store.book import Book


@dataclass(frozen=True, slots=True)
class Content:
    """What a person knows a packet by. Totals in 分."""

    department: str
    year: int
    stage: str
    income: Fen
    spending: Fen


def look_into(backup: Backup) -> tuple[Content, ...]:
    """What stands in a copy. Raises KnownError when it cannot be read or is damaged."""
    with _opened_twin(backup) as book:
        return tuple(_content(book.packet(info.id)) for info in book.packets())


def restore(backup: Backup, target: Path) -> None:
    """Make a book of a copy, under a name nobody has. Raises KnownError; no half a book is left then."""
    step("打开备份")
    with _opened_twin(backup) as book:
        step("写出新账套")
        book.backup(target)


@contextmanager
def _opened_twin(backup: Backup) -> Iterator[Book]:
    """A twin of the copy: opening a book writes to it, and a copy may lie where nothing can be written."""
    with tempfile.TemporaryDirectory() as folder:
        twin = Path(folder) / backup.path.name
        try:
            shutil.copyfile(backup.path, twin)
        except OSError as error:
            raise KnownError(
                f"备份“{backup.path.name}”读不出来", "请检查备份文件夹是否还在，或改用另一份备份"
            ) from error
        with Book.open(twin) as book:
            yield book


def _content(packet: Packet) -> Content:
    header = packet.header

    def total(flow: Flow) -> Fen:
        return sum(line.amount or 0 for line in packet.lines if line.flow is flow)

    return Content(
        header.department, header.year, str(header.stage), total(Flow.INCOME), total(Flow.SPENDING)
    )
