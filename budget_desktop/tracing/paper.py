"""Everything that is printed, place by place in print order, each with what stands behind it.

Places of print that the domain has no word for are written as follows:
- `TextPlace(COVER)`, `TextPlace(SIGN_OFF)`, and `TextPlace(heading.key)`;
- `CellPlace(table, "", part)` for what stands around a table's body: title, subtitle, left_caption,
  right_caption, head, notes;
- `CellPlace(table, "@7", "@2")` for a body cell without keys: its grid row and column, counted from 1.
"""

from collections.abc import Iterable, Iterator
from string import Formatter

from budget_desktop.disclosure import Disclosure
from budget_desktop.domain.places import CellPlace, EntryPlace, Place, TextPlace
from budget_desktop.outline import Block, Cover, Heading, Prose, SignOff, TablePage
from budget_desktop.tables.spec import FormSpec, TableSpec
from budget_desktop.tables.table import Cell, Table
from budget_desktop.tracing.behind import NOTHING, Behind, Labels, behind_cell, behind_run, merged

COVER = "cover"
SIGN_OFF = "sign_off"
_HEADER_FIELDS = {"department": "department", "year": "year", "prior_year": "year"}
"""Which field of the header a placeholder of the edition prints."""


def paper(disclosure: Disclosure) -> Iterator[tuple[Place, Behind]]:
    """Every printed place with something typed behind it, in print order; tables left out of it come last."""
    headings = _heading_templates(disclosure)
    cover = next((item.cover for item in disclosure.edition.outline.blocks if item.cover), "")
    seen: set[str] = set()
    for block in disclosure.outline.blocks:
        match block:
            case TablePage(table):
                seen.add(table.key)
                yield from _told(table_places(disclosure, table))
            case _:
                yield from _told(_block_places(disclosure, block, cover, headings))
    for table in disclosure.tables.values():
        if table.key not in seen:
            yield from _told(table_places(disclosure, table))


def table_places(disclosure: Disclosure, table: Table) -> Iterator[tuple[CellPlace, Behind]]:
    """Every place of a table in reading order: what stands above the body, the body, what stands below."""
    around = {part: behind_header(texts) for part, texts in _templates(disclosure, table).items()}
    notes = around.pop("notes")
    yield from ((CellPlace(table.key, "", part), behind) for part, behind in around.items())
    labels = Labels(disclosure, table)
    for row, cells in enumerate(table.body, start=1):
        for column, cell in enumerate(cells, start=1):
            if cell is not None:
                yield _address(table, cell, row, column), behind_cell(disclosure, cell, labels)
    yield CellPlace(table.key, "", "notes"), notes


def behind_header(templates: Iterable[str]) -> Behind:
    """The fields of the header that texts of the edition print."""
    named = {name: None for text in templates for _, name, _, _ in Formatter().parse(text)}
    found = {_HEADER_FIELDS[name]: None for name in named if name in _HEADER_FIELDS}
    return Behind(entries=tuple(EntryPlace("header", "", field) for field in found))


def cell_at(table: Table, place: CellPlace) -> Cell | None:
    """The body cell at a place."""
    position = grid_position(table, place)
    return None if position is None else table.body[position[0]][position[1]]


def grid_position(table: Table, place: CellPlace) -> tuple[int, int] | None:
    """Row and column of a place in the table's body, counted from 0; nothing for a place it has not."""
    for row, cells in enumerate(table.body):
        for column, cell in enumerate(cells):
            if cell is not None and _address(table, cell, row + 1, column + 1) == place:
                return row, column
    return None


def _address(table: Table, cell: Cell, row: int, column: int) -> CellPlace:
    if cell.row:
        return CellPlace(table.key, cell.row, cell.column)
    return CellPlace(table.key, f"@{row}", f"@{column}")


def _told(places: Iterable[tuple[Place, Behind]]) -> Iterator[tuple[Place, Behind]]:
    return ((place, behind) for place, behind in places if behind != NOTHING)


def _block_places(
    disclosure: Disclosure, block: Block, cover: str, headings: Iterator[str]
) -> Iterator[tuple[Place, Behind]]:
    match block:
        case Heading():
            yield TextPlace(block.key), behind_header([next(headings)])
        case Prose():
            for paragraph in block.paragraphs:
                runs = (behind_run(disclosure, run) for run in paragraph.runs)
                yield TextPlace(paragraph.key), merged(runs)
        case Cover(date=date):
            yield TextPlace(COVER), _dated(behind_header([cover, "{department}"]), is_dated=date is not None)
        case SignOff(date=date):
            yield TextPlace(SIGN_OFF), _dated(behind_header(["{department}"]), is_dated=date is not None)


def _dated(behind: Behind, *, is_dated: bool) -> Behind:
    date = (EntryPlace("header", "", "publication_date"),) if is_dated else ()
    return Behind(entries=(*behind.entries, *date))


def _heading_templates(disclosure: Disclosure) -> Iterator[str]:
    """The headings as the edition words them, in the order of the outline."""
    for item in disclosure.edition.outline.blocks:
        yield from (text for text in (item.part, item.section, item.subsection) if text)


def _templates(disclosure: Disclosure, table: Table) -> dict[str, tuple[str, ...]]:
    """What stands around the body of a table as the edition words it, by its part, in reading order."""
    spec = _spec(disclosure, table)
    heads: tuple[str, ...] = ()
    notes: tuple[str, ...] = ()
    subtitle = ""
    if isinstance(spec, TableSpec):
        heads = tuple(text for panel in spec.panels for column in panel.columns for text in column.head)
        notes = (*spec.notes, *((spec.empty_note,) if len(table.notes) > len(spec.notes) else ()))
    else:
        subtitle = spec.subtitle
    return {
        "title": (spec.title,),
        "subtitle": (subtitle,),
        "left_caption": (spec.left_caption,),
        "right_caption": (spec.right_caption,),
        "head": heads,
        "notes": notes,
    }


def _spec(disclosure: Disclosure, table: Table) -> TableSpec | FormSpec:
    """The form a table was filled from; those of the projects carry the key of the project as well."""
    forms = disclosure.edition.tables
    return forms.get(table.key) or forms[table.key.partition(".")[0]]
