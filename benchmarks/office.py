"""The same packet handed to LibreOffice: text and tables as a flat document, tables as a workbook."""

import shutil
import subprocess
from collections.abc import Iterator, Sequence
from pathlib import Path
from xml.sax.saxutils import escape

from budget_desktop.outline import Contents, Cover, Heading, Outline, Prose, SignOff, TablePage
from budget_desktop.tables.table import Cell, GridRow, Table

PROGRAM = shutil.which("soffice") or shutil.which("libreoffice")
_NAMESPACES = " ".join(
    f'xmlns:{name}="urn:oasis:names:tc:opendocument:xmlns:{value}:1.0"'
    for name, value in (
        ("office", "office"),
        ("text", "text"),
        ("table", "table"),
        ("style", "style"),
        ("fo", "xsl-fo-compatible"),
    )
)
_STYLES = """
<office:styles>
<style:style style:name="Cell" style:family="table-cell">
<style:table-cell-properties fo:border="0.5pt solid #000000"/></style:style>
</office:styles>
"""


def write_document(outline: Outline, path: Path) -> None:
    """The whole packet as a flat text document."""
    body = "".join(_blocks(outline))
    path.write_text(
        f'<?xml version="1.0" encoding="UTF-8"?><office:document {_NAMESPACES} office:version="1.3"'
        f' office:mimetype="application/vnd.oasis.opendocument.text">{_STYLES}<office:body><office:text>'
        f"{body}</office:text></office:body></office:document>",
        encoding="utf-8",
    )


def convert(program: str, sources: Sequence[Path], folder: Path, profile: Path) -> None:
    """Convert files into PDF in one process without a window, by a profile of their own."""
    subprocess.run(
        [
            program,
            f"-env:UserInstallation={profile.as_uri()}",
            "--headless",
            "--convert-to",
            "pdf",
            "--outdir",
            str(folder),
            *map(str, sources),
        ],
        check=True,
        capture_output=True,
    )


def _blocks(outline: Outline) -> Iterator[str]:
    for block in outline.blocks:
        match block:
            case Cover():
                yield from (_paragraph(block.department), _paragraph(block.title))
            case Contents():
                yield _paragraph(block.title)
            case Heading():
                yield f'<text:h text:outline-level="{block.level + 1}">{escape(block.text)}</text:h>'
            case Prose():
                yield from (_paragraph(paragraph.text) for paragraph in block.paragraphs)
            case SignOff():
                yield _paragraph(block.department)
            case TablePage():
                yield from _table(block.table)


def _table(table: Table) -> Iterator[str]:
    yield from map(_paragraph, (table.number, table.title, table.left_caption, table.right_caption))
    yield f'<table:table><table:table-column table:number-columns-repeated="{len(table.columns)}"/>'
    yield "<table:table-header-rows>"
    yield from (_row(table, row) for row in table.head)
    yield "</table:table-header-rows>"
    yield from (_row(table, row) for row in table.body)
    yield "</table:table>"
    yield from map(_paragraph, table.notes)


def _row(table: Table, row: GridRow) -> str:
    cells = "".join(_cell(table, cell) for cell in row)
    return f"<table:table-row>{cells}</table:table-row>"


def _cell(table: Table, cell: Cell | None) -> str:
    if cell is None:
        return "<table:covered-table-cell/>"
    text = cell.text if cell.amount is None else table.amounts.text(cell.amount)
    spans = f'table:number-columns-spanned="{cell.column_span}" table:number-rows-spanned="{cell.row_span}"'
    return f'<table:table-cell table:style-name="Cell" {spans}>{_paragraph(text)}</table:table-cell>'


def _paragraph(text: str) -> str:
    return f"<text:p>{escape(text)}</text:p>"
