"""From a printed place to what was typed behind it and back, in words for a list on screen."""

from collections.abc import Sequence
from dataclasses import dataclass

from budget_desktop.domain.codes import Dimension
from budget_desktop.domain.money import Fen
from budget_desktop.domain.places import CellPlace, EntryPlace, Place, TextPlace
from budget_desktop.entry import entries
from budget_desktop.entry.fields.kinds import exact
from budget_desktop.gui.navigation import TITLES, page_of
from budget_desktop.gui.session.snapshot import Snapshot
from budget_desktop.narrative.text import Run
from budget_desktop.tables.table import Role, Table

_SHOWN = (Dimension.SOURCE, Dimension.FUNCTION, Dimension.DEPARTMENT_ECONOMIC)
_MONEY = frozenset({"amount", "prior"})
_BEGINNING = 40
"""How much of a text stands for it."""
_AROUND = {"title": "表名", "subtitle": "副题", "left_caption": "表头左", "right_caption": "表头右"}
_AROUND |= {"head": "表头", "notes": "表注"}


@dataclass(frozen=True, slots=True)
class Lead:
    """One place to go to, and what it is."""

    place: Place
    text: str
    amount: Fen | None = None


def sources(snapshot: Snapshot, printed_thing: Place | Run) -> list[Lead]:
    """The entries behind a printed cell or a run of text."""
    return leads(snapshot, snapshot.tracer.entries_behind(printed_thing))


def leads(snapshot: Snapshot, places: Sequence[EntryPlace]) -> list[Lead]:
    """Entries put into words."""
    return [Lead(place, _entry_words(snapshot, place), _amount(snapshot, place)) for place in places]


def printed(snapshot: Snapshot, place: EntryPlace) -> list[Lead]:
    """Every place an entry is printed in, in the order of printing."""
    return [Lead(found, _printed_words(snapshot, found)) for found in snapshot.tracer.printed_at(place)]


def origin_words(snapshot: Snapshot, place: Place) -> str:
    """Where a value of the text comes from: an entry or a printed cell."""
    if isinstance(place, EntryPlace):
        return _entry_words(snapshot, place)
    return _printed_words(snapshot, place)


def total(leads: Sequence[Lead]) -> Fen | None:
    """What the entries come to, where all of them are amounts."""
    amounts = [lead.amount for lead in leads if lead.amount is not None]
    return sum(amounts) if len(amounts) == len(leads) else None


def beginning(text: str) -> str:
    """A text by how it begins."""
    flat = " ".join(text.split())
    return flat if len(flat) <= _BEGINNING else f"{flat[:_BEGINNING]}…"


def _amount(snapshot: Snapshot, place: EntryPlace) -> Fen | None:
    value = entries.value_at(snapshot.packet, place) if place.field in _MONEY else None
    return value if isinstance(value, int) else None


def _entry_words(snapshot: Snapshot, place: EntryPlace) -> str:
    packet = snapshot.packet
    page = TITLES[page_of(place, packet)]
    amount = _amount(snapshot, place)
    line = next((line for line in packet.lines if line.key == place.key), None)
    if place.collection != "lines" or line is None:
        value = entries.value_at(packet, place)
        shown = exact(amount, snapshot.measure) if amount is not None else beginning(str(value or ""))
        return f"{page}　{shown}"
    unit = packet.unit_by_key.get(line.unit)
    parts = [unit.name if unit and packet.is_consolidated else ""]
    for dimension in _SHOWN:
        if code := getattr(line, dimension):
            name = snapshot.edition.catalogue.name(dimension, code)
            parts.append(name if dimension is Dimension.SOURCE else f"{code} {name}")
    if project := packet.project_by_key.get(line.project):
        parts.append(f"项目“{beginning(project.name)}”")
    shown = "" if amount is None else f"{exact(amount, snapshot.measure)}　"
    year = "（上年）" if place.field == "prior" else ""
    return f"{page}{year}　{shown}" + " · ".join(part for part in parts if part)


def _printed_words(snapshot: Snapshot, place: Place) -> str:
    if isinstance(place, CellPlace):
        return _cell_words(snapshot.disclosure.tables[place.table], place)
    key = place.paragraph if isinstance(place, TextPlace) else ""
    text = next((one.text for one in snapshot.disclosure.paragraphs if one.key == key), "")
    return f"情况说明　{beginning(text) or {'cover': '封面', 'sign_off': '落款'}.get(key, '标题')}"


def _cell_words(table: Table, place: CellPlace) -> str:
    from budget_desktop.tracing import grid_position

    name = table.number or table.title
    position = grid_position(table, place)
    if position is None:
        return f"{name}　{_AROUND.get(place.column, '')}"
    row, column = position
    cell = table.body[row][column]
    if cell is None:
        return name
    shown = table.amounts.text(cell.amount) if cell.role.is_amount else beginning(cell.text)
    words = [_label(table, row, column), _head(table, column)]
    return f"{name}　{' · '.join(word for word in words if word)}　{shown}"


def _label(table: Table, row: int, column: int) -> str:
    """What stands at the left in the same row."""
    texts = [
        cell.text.strip()
        for cell in table.body[row][:column]
        if cell is not None and cell.role in {Role.LABEL, Role.TEXT, Role.HEAD}
    ]
    return next((text for text in reversed(texts) if text), "")


def _head(table: Table, column: int) -> str:
    """The column's titles from the top down."""
    titles = [
        cell.text.replace("\n", "")
        for cells in table.head
        for start, cell in enumerate(cells)
        if cell is not None and cell.role is Role.HEAD and start <= column < start + cell.column_span
    ]
    return "/".join(titles[-2:])
