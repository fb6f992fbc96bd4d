"""The structure of a PDF as text, for golden files: what those hear who do not see the pages, in order."""

from collections.abc import Iterator
from pathlib import Path

from budget_desktop.verification.pdf.document import Document
from budget_desktop.verification.pdf.listening import said_by
from budget_desktop.verification.pdf.reading import read_document
from budget_desktop.verification.pdf.tags import Tag


def dump(path: Path) -> str:
    """One line for each element but for cells, which stand in the line of their row."""
    document = read_document(path)
    assert document.makeup.root
    lines = [f"{key}: {value}" for key, value in document.makeup.metadata.items()]
    return "\n".join([*lines, *_lines(document.makeup.root, document, 0)]) + "\n"


def _lines(tag: Tag, document: Document, depth: int) -> Iterator[str]:
    kids = [kid for kid in tag.kids if isinstance(kid, Tag)]
    if tag.kind == "TR":
        yield f"{'  ' * depth}TR {' | '.join(_cell(kid, document) for kid in kids)}"
        return
    said = tag.alternative or said_by(tag, document.texts)
    yield f"{'  ' * depth}{tag.kind} {said}".rstrip()
    for kid in kids:
        yield from _lines(kid, document, depth + 1)


def _cell(tag: Tag, document: Document) -> str:
    heads = {"Column": "↓", "Row": "→"}.get(tag.scope, "")
    covers = f"({tag.rows}×{tag.columns})" if (tag.rows, tag.columns) != (1, 1) else ""
    return f"{heads}{covers}{said_by(tag, document.texts)}"
