"""A 填报表 out of a book and back into it."""

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from budget_desktop.domain.errors import KnownError
from budget_desktop.domain.packet import Packet
from budget_desktop.edition import load_edition
from budget_desktop.entry.template.apply import carry_out_template, step_label
from budget_desktop.entry.template.comparing import compare
from budget_desktop.entry.template.differences import Comparison, Fate
from budget_desktop.entry.template.giving_out import write_template
from budget_desktop.entry.template.pages import Scope
from budget_desktop.entry.template.returned import read_returned
from budget_desktop.intake.sheet import Workbook

if TYPE_CHECKING:
    from budget_desktop.store.book import Book

FILE_WINS, BOOK_WINS = "填报表", "账套"
"""Answers to: which holds where both changed."""


def give_out(path: Path, target: Path, *, unit: str = "", project: str = "", year: int | None = None) -> None:
    """Write the 填报表 of a book's packet, of one unit or one project only if named. Raises KnownError."""
    from budget_desktop.store.book import Book

    if not path.exists():
        raise KnownError(f"找不到账套“{path}”", "请检查路径")
    with Book.open(path) as book:
        years = [info for info in book.packets() if year in {None, info.year}]
        if len(years) != 1:
            raise KnownError(
                "账套里没有或不止一套预算，不知导出哪一套", "请用 --year 指明年度，或在窗口中导出"
            )
        packet = book.packet(years[0].id)
        write_template(packet, book.identity, target, _scope(packet, unit, project))


def _scope(packet: Packet, unit: str, project: str) -> Scope:
    units = {name: each.key for each in packet.units for name in (each.key, each.name)}
    projects = {name: each.key for each in packet.projects for name in (each.key, each.name)}
    if (unit and unit not in units) or (project and project not in projects):
        raise KnownError(f"账套里没有“{unit or project}”", "请写单位的编码或名称，或项目的名称")
    return Scope(units.get(unit, ""), projects.get(project, ""))


def take_back(workbook: Workbook, path: Path, *, conflicts: str = "") -> Comparison:
    """Take a 填报表 in, all or nothing; `conflicts` says which wins where both changed.

    Nothing is written while a cell cannot be read or a conflict is undecided; the items tell. Raises
    KnownError.
    """
    from budget_desktop.store.book import Book

    returned = read_returned(workbook)
    if not path.exists():
        raise KnownError(f"找不到账套“{path}”", "请检查路径")
    with Book.open(path) as book:
        packet_id = _packet_of(book, returned.identity.year, returned.identity.stage)
        packet = book.packet(packet_id)
        found = compare(returned, packet, load_edition(packet.header.edition), book.identity)
        theirs = found.of(Fate.CONFLICT) if conflicts == FILE_WINS else ()
        if is_ready(found, conflicts):
            label = step_label(returned.name)
            book.edit(label, lambda draft: carry_out_template(found, theirs, draft, packet_id))
    return found


def is_ready(found: Comparison, conflicts: str) -> bool:
    """Whether all of it can be done."""
    return not found.of(Fate.REFUSED) and (conflicts in {FILE_WINS, BOOK_WINS} or not found.of(Fate.CONFLICT))


def told(found: Comparison) -> Iterator[str]:
    """The differences in lines."""
    for item in found.items:
        reason = f"　{item.reason}" if item.reason else ""
        yield f"{item.fate}　{item.page} {item.where}：{item.ours} → {item.theirs}{reason}"


def _packet_of(book: "Book", year: int, stage: str) -> int:
    for info in book.packets():
        if (info.year, info.stage.value) == (year, stage):
            return info.id
    raise KnownError(f"账套里没有 {year}年“{stage}”的预算", "请打开发出这份填报表的账套")
