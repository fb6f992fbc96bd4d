"""All that is printed of a packet: as it is disclosed, and as it stands in the files."""

import re
import zipfile
from collections.abc import Iterator
from html import unescape
from pathlib import Path

import pikepdf

from budget_desktop.disclosure import Disclosure, disclose
from budget_desktop.domain.days import day_text
from budget_desktop.domain.packet import Packet
from budget_desktop.export.packet import export_packet
from budget_desktop.outline import Contents, Cover, Heading, SignOff, SummaryPage
from budget_desktop.tables.table import Table
from tests import dump_pdf, dump_workbook
from tests.narrative.generated import EDITION


def printed(disclosure: Disclosure) -> Iterator[str]:
    """What stands on paper, and what files and their metadata are called."""
    yield from (disclosure.file_stem, disclosure.outline.title, disclosure.outline.author)
    for block in disclosure.outline.blocks:
        if isinstance(block, Heading):
            yield block.text
        elif isinstance(block, Cover | Contents):
            yield block.title
        elif isinstance(block, SummaryPage):
            yield from block.summary.texts()
        if isinstance(block, Cover | SignOff):
            yield block.department
            yield from [day_text(block.date)] if block.date else []
    yield from (paragraph.text for paragraph in disclosure.paragraphs)
    for table in disclosure.tables.values():
        yield from _in_table(table)


def _in_table(table: Table) -> Iterator[str]:
    yield from (
        table.title,
        table.subtitle,
        table.sheet,
        table.about,
        table.left_caption,
        table.right_caption,
    )
    yield from table.notes
    for cell in (cell for line in (*table.head, *table.body) for cell in line if cell):
        yield cell.text if cell.amount is None else table.amounts.text(cell.amount)


def on_paper(packet: Packet) -> str:
    """All of it as one text."""
    return "\n".join(printed(disclose(packet, EDITION)))


def in_files(packet: Packet, folder: Path) -> str:
    """Names of the exported files and all that stands in them: what they show and what they only hold.

    The title of the edition at the foot of every page is no fact of the packet's, whatever year it names; nor
    is the check code beside it, in whose eight digits any number may turn up.
    """
    folder.mkdir()
    files = sorted(export_packet(disclose(packet, EDITION), folder, frozenset({"xlsx", "pdf"})))
    readers = {".xlsx": _in_workbook, ".pdf": _in_pdf}
    text = "\n".join(f"{path.name}\n{readers[path.suffix](path)}" for path in files)
    return re.sub(r"校验码\s*[0-9A-F]{8}", "", text.replace(EDITION.title, ""))


def _in_workbook(path: Path) -> str:
    with zipfile.ZipFile(path) as archive:
        parts = (f"{name}\n{unescape(archive.read(name).decode('utf-8'))}" for name in archive.namelist())
        # Heights, widths and places of cells are numbers of nobody's.
        held = re.sub(r' (?:ht|width|min|max|r|s|ref|sqref|topLeftCell)="[^"]*"', "", "\n".join(parts))
    return f"{dump_workbook.dump(path)}\n{held}"


def _in_pdf(path: Path) -> str:
    # The ends of lines on paper may fall within a value.
    shown = dump_pdf.dump(path).replace("\n", "")
    with pikepdf.open(path) as document:
        held = "\n".join(_strings(document))
    return f"{shown}\n{held}"


def _strings(document: pikepdf.Pdf) -> Iterator[str]:
    """Every text a PDF holds outside its pages' contents: metadata, bookmarks, destinations, descriptions."""
    for held in document.objects:
        if isinstance(held, pikepdf.Stream) and held.get("/Type") == "/Metadata":
            yield held.read_bytes().decode("utf-8")
        else:
            yield from _texts(held)


def _texts(held: pikepdf.Object) -> Iterator[str]:
    if isinstance(held, pikepdf.String):
        yield str(held)
    elif isinstance(held, pikepdf.Array):
        for each in held:
            yield from _direct(each)
    elif isinstance(held, pikepdf.Dictionary | pikepdf.Stream):
        for name, each in held.items():
            yield name
            yield from _direct(each)


def _direct(held: object) -> Iterator[str]:
    # What stands elsewhere is read where it stands.
    if isinstance(held, pikepdf.Object) and not held.is_indirect:
        yield from _texts(held)
