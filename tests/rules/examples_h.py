"""Examples of the rules of family H: what disclosure demands."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from typing import Any

from budget_desktop.disclosure import Disclosure
from budget_desktop.domain.packet import Packet
from budget_desktop.domain.records import Stage
from tests.rules.books import ORGAN, changed, shown
from tests.rules.example import HEAD, Example, of, saying


def _dated(**fields: Any) -> Packet:
    return replace(ORGAN, header=replace(ORGAN.header, **fields))


def _without_columns(table: str, start: str) -> Callable[[], Disclosure]:
    def make() -> Disclosure:
        disclosure = shown(ORGAN)
        printed = disclosure.tables[table]
        body = tuple(
            tuple(None if cell and cell.column.startswith(start) else cell for cell in row)
            for row in printed.body
        )
        return replace(disclosure, tables={**disclosure.tables, table: replace(printed, body=body)})

    return make


EXAMPLES = {
    "H02": Example(
        finds=(of(changed(ORGAN, "B1", function="20103")),),
        passes=(of(changed(ORGAN, "B1", function="20103", amount=None)),),
    ),
    "H03": Example(
        finds=(of(changed(ORGAN, "B1", department_economic="301", government_economic="50101")),),
        # Projects need not be shown by 款.
        passes=(of(changed(ORGAN, "P1", department_economic="302")),),
    ),
    "H04": Example(finds=(_without_columns("T03", "project"),), passes=(of(HEAD),)),
    "H06": Example(finds=(saying("running_costs"),)),
    "H07": Example(finds=(saying("procurement"),)),
    "H08": Example(finds=(saying("glossary"),)),
    "H11": Example(
        finds=(
            of(_dated(approval_date=date(2020, 5, 29))),
            of(_dated(approval_date=date(2020, 6, 20))),
        ),
        passes=(of(_dated(approval_date=date(2020, 5, 30))), of(_dated(approval_date=None))),
    ),
    "H12": Example(
        finds=(of(_dated(approval_date=None)), of(_dated(publication_date=None))),
        passes=(of(_dated(stage=Stage.ADJUSTED)),),
    ),
}
