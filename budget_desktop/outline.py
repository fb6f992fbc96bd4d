"""The outline of the packet: what stands on its pages, in order. PDF, Word or web page read the same one."""

import hashlib
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from typing import TypeAlias

from budget_desktop.narrative.summary import Summary
from budget_desktop.narrative.text import Paragraph
from budget_desktop.tables.table import Table

_DIGITS = 8
"""Of the check code: two different packets share one by chance once in four thousand million."""


@dataclass(frozen=True, slots=True)
class Cover:
    """The first page."""

    title: str
    """e.g. 2020年度部门预算公开"""
    department: str
    date: date | None
    """Publication date, printed when known."""


@dataclass(frozen=True, slots=True)
class Contents:
    """The table of contents; page numbers are the renderer's."""

    title: str


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading. Level 0 opens a part on a new page, 1 a section (一、), 2 a subsection (（一）)."""

    key: str
    level: int
    text: str


@dataclass(frozen=True, slots=True)
class SummaryPage:
    """一图读懂, a page of its own."""

    summary: Summary


@dataclass(frozen=True, slots=True)
class Prose:
    """Paragraphs of running text."""

    paragraphs: tuple[Paragraph, ...]


@dataclass(frozen=True, slots=True)
class TablePage:
    """A statutory table, on pages of its own."""

    table: Table


@dataclass(frozen=True, slots=True)
class SignOff:
    """The closing lines at the right: department and date."""

    department: str
    date: date | None


Block: TypeAlias = Cover | Contents | SummaryPage | Heading | Prose | TablePage | SignOff


@dataclass(frozen=True)
class Outline:
    """The whole document and what its file metadata must say."""

    title: str
    author: str
    blocks: tuple[Block, ...]
    edition: str = ""
    """The title of the edition it was made by; a document of none has no foot."""

    @cached_property
    def check_code(self) -> str:
        """Eight hexadecimal digits of everything that is said: paper and files with the same code agree."""
        digest = hashlib.sha256()
        for line in self._said():
            digest.update(f"{line}\n".encode(errors="surrogatepass"))
        return digest.hexdigest()[:_DIGITS].upper()

    @property
    def foot(self) -> str:
        """What stands at the foot of every page but the cover: check code and edition."""
        return f"校验码 {self.check_code}　{self.edition}" if self.edition else ""

    def _said(self) -> Iterator[str]:
        yield from (self.title, self.author, self.edition)
        for block in self.blocks:
            match block:
                case TablePage():
                    yield from _table(block.table)
                case Prose():
                    yield from (paragraph.text for paragraph in block.paragraphs)
                case _:
                    yield repr(block)


def _table(table: Table) -> Iterator[str]:
    yield repr((table.number, table.title, table.subtitle, table.left_caption, table.right_caption))
    for row in (*table.head, *table.body):
        yield "\t".join("" if cell is None else f"{cell.text}|{cell.amount}" for cell in row)
    yield from table.notes
