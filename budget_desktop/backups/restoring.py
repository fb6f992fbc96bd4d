"""Looking into a copy, and bringing it back under a new name. The copy itself is never opened."""

from dataclasses import dataclass
from pathlib import Path

from budget_desktop.backups.shelf import Backup
from budget_desktop.domain.codes import Flow
from budget_desktop.domain.money import Fen
from budget_desktop.domain.packet import Packet
from budget_desktop.progress import step
from budget_desktop.store.twin import opened_twin


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
    with opened_twin(backup.path) as book:
        return tuple(_content(book.packet(info.id)) for info in book.packets())


def restore(backup: Backup, target: Path) -> None:
    """Make a book of a copy, under a name nobody has. Raises KnownError; no half a book is left then."""
    step("打开备份")
    with opened_twin(backup.path) as book:
        step("写出新账套")
        book.backup(target)


def _content(packet: Packet) -> Content:
    header = packet.header

    def total(flow: Flow) -> Fen:
        return sum(line.amount or 0 for line in packet.lines if line.flow is flow)

    return Content(
        header.department, header.year, str(header.stage), total(Flow.INCOME), total(Flow.SPENDING)
    )
