"""A workbook taken into a book: read, planned, and done in one step that can be undone."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from budget_desktop.domain.errors import KnownError
from budget_desktop.domain.packet import Packet
from budget_desktop.edition import Edition, load_edition
from budget_desktop.entry.intake.apply import carry_out_intake
from budget_desktop.entry.intake.last_year import last_of, plan_last_year
from budget_desktop.entry.intake.plan import IntakePlan, plan_intake
from budget_desktop.entry.intake.questions import Answers
from budget_desktop.intake.layout.read import read_layout
from budget_desktop.user_files import BOOK_SUFFIX

if TYPE_CHECKING:
    from budget_desktop.intake.sheet import Workbook
    from budget_desktop.store.book import Book, PacketInfo

_NOT_WORKBOOKS = frozenset({".json", BOOK_SUFFIX, ".txt", ""})
"""How exchange files and books are called. What any other file really is its bytes tell."""


@dataclass(frozen=True, slots=True)
class TakenIn:
    """What became of a workbook."""

    plan: IntakePlan
    written: int
    """Figures written to the book."""


def is_for_intake(source: Path) -> bool:
    """Whether a file is a workbook, or what the reader of workbooks refuses in the right words: CSV, PDF."""
    return source.suffix.lower() not in _NOT_WORKBOOKS


def step_label(name: str) -> str:
    """What the step in the book is called: it tells in the history where figures came from."""
    return f"导入“{name}”"


def take_in_workbook(workbook: "Workbook", path: Path, answers: Answers, year: int | None = None) -> TakenIn:
    """Take a workbook into the packet of a year, the only one if none is given.

    Nothing is written while a question is open. Raises KnownError when the book cannot be opened.
    """

    def plan(packet: Packet, edition: Edition) -> IntakePlan:
        return plan_intake(read_layout(workbook, edition), packet, edition, answers)

    return _take_in(workbook.name, path, year, plan)


def take_in_last_year(
    packets: Sequence[Packet], name: str, path: Path, answers: Answers, year: int | None = None
) -> TakenIn:
    """Take last year's figures of an exchange file into the packet of a year, the only one if none is given.

    `packets` are those of the file called `name`. Raises KnownError when they or the book do not fit.
    """

    def plan(packet: Packet, edition: Edition) -> IntakePlan:
        return plan_last_year(last_of(packets, packet, name), packet, edition, answers, name)

    return _take_in(name, path, year, plan)


def _take_in(
    name: str, path: Path, year: int | None, planned: Callable[[Packet, Edition], IntakePlan]
) -> TakenIn:
    """Plan against the packet of a book, and carry it out where nothing is open."""
    from budget_desktop.store.book import Book
    from budget_desktop.store.signature import now

    if not path.exists():
        raise KnownError(f"找不到账套“{path}”", "请先新建账套，录入单位情况")
    with Book.open(path) as book:
        info = _packet(book, year)
        packet = book.packet(info.id)
        edition = load_edition(packet.header.edition)
        plan = planned(packet, edition)
        if plan.changing:
            book.edit(
                step_label(name),
                lambda draft: carry_out_intake(plan, draft, packet, info.id, edition, at=now()),
            )
    return TakenIn(plan, len(plan.changing))


def _packet(book: "Book", year: int | None) -> "PacketInfo":
    found = [info for info in book.packets() if year in {None, info.year}]
    if not found:
        raise KnownError("账套里没有这一年的预算", "请核对年度，或在窗口中新建")
    if len(found) > 1:
        years = "、".join(f"{info.year}年{info.stage.value}" for info in found)
        raise KnownError(
            f"账套里有几套预算（{years}），不知导入哪一套", "请用 --year 指明年度，或在窗口中导入"
        )
    return found[0]
