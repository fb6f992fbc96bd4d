"""The outline of the packet: what stands on its pages, in order. PDF, Word or web page read the same one."""

from dataclasses import dataclass
from datetime import date
from typing import TypeAlias

from budget_desktop.narrative.text import Paragraph
from budget_desktop.tables.table import Table


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


Block: TypeAlias = Cover | Contents | Heading | Prose | TablePage | SignOff


@dataclass(frozen=True, slots=True)
class Outline:
    """The whole document and what its file metadata must say."""

    title: str
    author: str
    blocks: tuple[Block, ...]
