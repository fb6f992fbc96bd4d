"""Characters that none of our faces has, found before they are printed as a stand-in."""

from collections.abc import Iterator

from budget_desktop.export.fonts import FontRole
from budget_desktop.export.pdf.faces import printable, typeface
from budget_desktop.outline import (
    Block,
    Contents,
    Cover,
    Heading,
    Outline,
    Prose,
    SignOff,
    SummaryPage,
    TablePage,
)
from budget_desktop.tables.table import Table

_AROUND = 6
"""Characters shown at each side of the missing one."""


def missing_characters(outline: Outline) -> tuple[tuple[str, str], ...]:
    """Each character that would be printed as 〓, with where it stands, in Chinese; in order of appearance.

    The face does not matter: no face has a character that 宋体 and its fallback lack.
    """
    song = typeface(FontRole.SONG)
    if not any(song.missing("".join(set().union(*(text for text, _ in _texts(outline)))))):
        return ()
    found: dict[tuple[str, str], None] = {}
    printed: set[str] = set()
    for raw, where in _texts(outline):
        if printed.issuperset(raw):
            continue  # as nearly all are, of thousands
        text = printable(raw)
        lacking = set(song.missing("".join(set(text) - printed)))
        printed |= set(text) - lacking
        for index, character in enumerate(text) if lacking else ():
            if character in lacking:
                nearby = text[max(index - _AROUND, 0) : index + _AROUND + 1].replace("\n", " ")
                found.setdefault((character, f"{where}“{nearby}”"))
    return tuple(found)


def _texts(outline: Outline) -> Iterator[tuple[str, str]]:
    for block in outline.blocks:
        yield from _block_texts(block)


def _block_texts(block: Block) -> Iterator[tuple[str, str]]:
    match block:
        case Cover():
            yield f"{block.department}\n{block.title}", "封面"
        case Contents():
            yield block.title, "目录"
        case SummaryPage():
            yield from ((text, block.summary.title) for text in block.summary.texts())
        case Heading():
            yield block.text, "标题"
        case Prose():
            yield from ((paragraph.text, "正文") for paragraph in block.paragraphs)
        case SignOff():
            yield block.department, "落款"
        case TablePage():
            yield from _table_texts(block.table)


def _table_texts(table: Table) -> Iterator[tuple[str, str]]:
    where = table.number or table.title
    captions = (table.left_caption, table.right_caption)
    for text in (table.number, table.title, table.subtitle, *captions, *table.notes):
        yield text, where
    for row in (*table.head, *table.body):
        for cell in row:
            if cell and cell.text:
                yield cell.text, where
