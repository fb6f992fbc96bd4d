"""What was printed, changed behind the program's back: an edited table, an edited sentence."""

import re
from dataclasses import replace
from random import Random

from benchmarks.mutations.planted import Error, Kind
from budget_desktop.domain.packet import Packet
from budget_desktop.domain.places import CellPlace, TextPlace
from budget_desktop.narrative.text import Paragraph, Run
from budget_desktop.tables.spec import TableSpec
from budget_desktop.tables.table import Role
from tests.rules.books import EDITION, WAN, shown, tampered

_AMOUNT = re.compile(r"^-?\d[\d,]*\.\d\d$")


def _cell(packet: Packet, chance: Random, *roles: Role) -> Error | None:
    disclosure = shown(packet)
    cells = [
        CellPlace(table.key, cell.row, cell.column)
        for table in disclosure.tables.values()
        if isinstance(EDITION.tables.get(table.key), TableSpec)
        for cell in table.cells()
        if cell.role in roles and cell.row and cell.amount
    ]
    if not cells:
        return None
    place = chance.choice(cells)
    right = disclosure.tables[place.table].amount(place.row, place.column)
    wrong = right + chance.choice((1, -1)) * WAN * chance.randint(1, 9)
    made = tampered(disclosure, place.table, place.row, place.column, wrong / WAN)
    return Error(f"{place}：{right} → {wrong}", made, (place,))


def _total(packet: Packet, chance: Random) -> Error | None:
    return _cell(packet, chance, Role.TOTAL, Role.SUBTOTAL)


def _amount(packet: Packet, chance: Random) -> Error | None:
    return _cell(packet, chance, Role.AMOUNT)


def _figure(packet: Packet, chance: Random) -> Error | None:
    """A figure of the narrative, typed over."""
    disclosure = shown(packet)
    runs = [
        (section, paragraph, number)
        for section, paragraphs in disclosure.sections.items()
        for paragraph in paragraphs
        for number, run in enumerate(paragraph.runs)
        if _AMOUNT.match(run.text)
    ]
    if not runs:
        return None
    section, paragraph, number = chance.choice(runs)
    old = paragraph.runs[number].text
    digits = [at for at, char in enumerate(old) if char.isdigit()]
    at = chance.choice(digits)
    new = old[:at] + str((int(old[at]) + chance.randint(1, 9)) % 10) + old[at + 1 :]
    changed = _typed_over(paragraph, number, new)
    told = tuple(changed if each is paragraph else each for each in disclosure.sections[section])
    made = replace(disclosure, sections={**disclosure.sections, section: told})
    return Error(f"{paragraph.key}：{old} → {new}", made, (TextPlace(paragraph.key),))


def _typed_over(paragraph: Paragraph, number: int, text: str) -> Paragraph:
    runs: list[Run] = list(paragraph.runs)
    runs[number] = runs[number]._replace(text=text)
    return replace(paragraph, runs=tuple(runs))


PRINTED = (
    Kind("表中合计改动", _total),
    Kind("表中明细改动", _amount),
    Kind("说明中数字改动", _figure),
)
