"""Examples of the rules of family E on how “三公” is shown."""

from dataclasses import replace

from budget_desktop.disclosure import Disclosure
from budget_desktop.tables.table import Cell
from tests.rules.books import MIXED, ORGAN, added, changed, income, shown, spend, tampered, wan
from tests.rules.example import Example, Make, of, printing, saying, spoken

_FEWER = changed(ORGAN, "reception", prior=wan(3))
_EARNED = added(ORGAN, income("Y", "S6", 2), spend("X", "S6", "2010302", "30217", "", 2, project="study"))
"""Some guests are received on the unit's own earnings."""
_BOTH = added(ORGAN, income("Y", "S1.1", 2), spend("X", "S1.1", "2010301", "30217", "basic.public", 2))
"""公务接待费 of 2万元 in basic spending beside 1万元 in a project."""
_PLANNED = changed(ORGAN, "reception", batches=10, people=40)
_ITEMS = "因公出国（境）费0万元，公务接待费1万元，公务用车购置及运行费2万元，其中公务用车运行维护费2万元"


def _blank(row: str) -> Make:
    """The table on “三公” with nothing in one of its cells."""

    def make() -> Disclosure:
        disclosure = shown(ORGAN)
        table = disclosure.tables["T08"]

        def changed_cell(cell: Cell | None) -> Cell | None:
            here = cell is not None and cell.row == row and cell.column == "amount"
            return replace(cell, amount=None) if cell is not None and here else cell

        body = tuple(tuple(changed_cell(cell) for cell in line) for line in table.body)
        return replace(disclosure, tables={**disclosure.tables, "T08": replace(table, body=body)})

    return make


def _without_row(row: str) -> Make:
    """The table on “三公” without one of its rows."""

    def make() -> Disclosure:
        disclosure = shown(ORGAN)
        table = disclosure.tables["T08"]
        body = tuple(line for line in table.body if not any(cell and cell.row == row for cell in line))
        return replace(disclosure, tables={**disclosure.tables, "T08": replace(table, body=body)})

    return make


def _headed(text: str) -> Make:
    """The table on “三公” with another title."""

    def make() -> Disclosure:
        disclosure = shown(ORGAN)
        table = replace(disclosure.tables["T08"], title=text)
        return replace(disclosure, tables={**disclosure.tables, "T08": table})

    return make


def _printed_and_earned(amount: float) -> Make:
    return lambda: tampered(shown(_EARNED), "T08", "reception", "amount", amount)


EXAMPLES = {
    "E01": Example(
        finds=(
            _without_row("vehicle_purchase"),
            saying("three_public", f"{_ITEMS}。"),
        ),
        passes=(saying("three_public", f"{_ITEMS}，公务用车购置费0.00万元。"),),
        # An item without money is shown with 0.
        counters=(of(MIXED),),
    ),
    "E02": Example(
        finds=(
            spoken("three_public", "公务接待费1.00万元", "公务接待费1.50万元"),
            spoken("three_public", "10批次", "12批次", packet=_PLANNED),
        ),
        counters=(
            spoken("three_public", "公务接待费1.00万元", "公务接待费1万元"),
            # Nothing was planned by number.
            saying("three_public", "公务接待费1.00万元，预计接待10批次40人。"),
        ),
    ),
    "E03": Example(
        finds=(
            saying("three_public", "公务接待费1.00万元。"),
            saying("three_public", "公务接待费1.00万元，比2019年减少2.00万元。", packet=_FEWER),
        ),
        passes=(saying("three_public", "公务接待费1.00万元，与2019年持平。"),),
        counters=(
            # Running and purchase are compared, their sum need not be.
            of(ORGAN),
            # Nobody knows last year's figure; that is asked for elsewhere.
            saying("three_public", "公务接待费1.00万元。", packet=changed(ORGAN, "reception", prior=None)),
        ),
    ),
    "E06": Example(
        finds=(of(changed(ORGAN, "B7", amount=wan(12))), of(changed(ORGAN, "A1", held=20))),
        counters=(
            # Several cars.
            of(changed(changed(ORGAN, "B7", amount=wan(12)), "A1", held=3)),
            # No car at all is a matter of its own.
            of(changed(ORGAN, "A1", held=0)),
        ),
    ),
    "E09": Example(
        finds=(_printed_and_earned(3),),
        passes=(of(_EARNED),),
        # More than was booked, but no other money is about.
        counters=(printing("T08", "reception", "amount", 3),),
    ),
    "E10": Example(
        finds=(
            printing("T08", "reception", "amount", 2, packet=_BOTH),
            spoken("three_public", "公务接待费3.00万元", "公务接待费2.00万元", packet=_BOTH),
        ),
        passes=(of(_BOTH),),
        # Wrong by another amount.
        counters=(printing("T08", "reception", "amount", 2.5, packet=_BOTH),),
    ),
    "E12": Example(
        finds=(
            _headed("2020年“三公”经费预（决）算情况表"),
            saying("three_public", "“三公”经费预（决）算数为3.00万元。"),
        ),
        # Last year's accounts may be spoken of.
        counters=(saying("three_public", "公务接待费1.00万元，2019年决算数为1.00万元。"),),
    ),
    "E13": Example(
        finds=(_blank("abroad"),),
        # A zero that is printed as 0.00.
        counters=(printing("T08", "abroad", "amount", 0),),
    ),
}
