"""From a printed number to what was typed behind it and back, in words for a list on screen."""

from dataclasses import dataclass

from budget_desktop.domain.codes import Dimension, Flow, Year
from budget_desktop.domain.facts import Fact
from budget_desktop.domain.money import Fen
from budget_desktop.domain.places import CellPlace, EntryPlace, Place, TextPlace
from budget_desktop.gui.models.kinds import exact
from budget_desktop.gui.session.snapshot import Snapshot
from budget_desktop.tables.table import Cell, Role, Table

_SHOWN = (Dimension.SOURCE, Dimension.FUNCTION, Dimension.DEPARTMENT_ECONOMIC)
_BEGINNING = 28
"""How much of a paragraph stands for it."""


@dataclass(frozen=True, slots=True)
class Lead:
    """One place to go to, and what it is."""

    place: Place
    text: str
    amount: Fen = 0


def place_of(fact: Fact) -> EntryPlace:
    """The field a fact's amount was typed in."""
    field = "amount" if fact.year == Year.THIS else "prior"
    return EntryPlace("three_public" if fact.flow == Flow.THREE_PUBLIC else "lines", fact.line, field)


def sources(snapshot: Snapshot, cell: Cell) -> list[Lead]:
    """The entries behind a cell."""
    if cell.origin is not None:
        return [Lead(cell.origin, cell.text)]
    facts = snapshot.disclosure.facts.matching(cell.slice) if cell.slice is not None else []
    return [Lead(place_of(fact), _entry(snapshot, fact), fact.amount) for fact in facts]


def printed(snapshot: Snapshot, place: EntryPlace) -> list[Lead]:
    """Every cell and paragraph an entry is printed in, in the order of printing."""
    facts = [fact for fact in snapshot.disclosure.facts if place_of(fact) == place]
    leads = []
    cells: set[Place] = {place}
    for table in snapshot.disclosure.tables.values():
        for cell in table.cells():
            chosen = cell.slice
            sums_it = chosen is not None and any(chosen.matches(fact) for fact in facts)
            if cell.row and (sums_it or cell.origin == place):
                found = CellPlace(table.key, cell.row, cell.column)
                cells.add(found)
                leads.append(Lead(found, cell_words(table, cell)))
    for paragraph in snapshot.disclosure.paragraphs:
        if any(run.origin in cells for run in paragraph.runs):
            leads.append(Lead(TextPlace(paragraph.key), f"情况说明　{beginning(paragraph.text)}"))
    return leads


def cell_words(table: Table, cell: Cell) -> str:
    """A printed cell by its table, row, column and text."""
    name = table.number or table.title
    text = table.amounts.text(cell.amount) if cell.role.is_amount else cell.text
    parts = [_row_label(table, cell), _head(table, cell)]
    return f"{name}　{' · '.join(part for part in parts if part)}　{text}"


def beginning(text: str) -> str:
    """A paragraph by how it begins."""
    return text if len(text) <= _BEGINNING else f"{text[:_BEGINNING]}…"


def _position(table: Table, cell: Cell) -> tuple[int, int]:
    for number, row in enumerate(table.body):
        for column, other in enumerate(row):
            if other is cell:
                return number, column
    return -1, -1


def _row_label(table: Table, cell: Cell) -> str:
    row, column = _position(table, cell)
    labels = [
        other.text.strip()
        for other in table.body[row][:column]
        if other is not None and other.role in {Role.LABEL, Role.TEXT, Role.HEAD} and other.text.strip()
    ]
    return labels[-1] if labels else ""


def _head(table: Table, cell: Cell) -> str:
    """The column's titles from the top down."""
    _, column = _position(table, cell)
    titles = []
    for row in table.head:
        for start, other in enumerate(row):
            covers = other is not None and start <= column < start + other.column_span
            if covers and other is not None and other.role is Role.HEAD:
                titles.append(other.text.replace("\n", ""))
    return "/".join(titles[-2:])


def _entry(snapshot: Snapshot, fact: Fact) -> str:
    catalogue = snapshot.edition.catalogue
    unit = snapshot.packet.unit_by_key.get(fact.unit)
    parts = [unit.name if unit else fact.unit]
    for dimension in _SHOWN:
        if code := fact.code(dimension):
            name = catalogue.name(dimension, code)
            parts.append(name if dimension is Dimension.SOURCE else f"{code} {name}")
    year = "" if fact.year == Year.THIS else "（上年）"
    return f"{exact(fact.amount, snapshot.measure)}{year}　" + " · ".join(part for part in parts if part)
