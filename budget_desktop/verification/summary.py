"""一图读懂: whether its figures are those of the tables, and how long its bars have to be."""

from collections.abc import Iterator

from budget_desktop.disclosure import Disclosure
from budget_desktop.domain.money import Fen
from budget_desktop.narrative.summary import Chart, Summary
from budget_desktop.outline import SummaryPage
from budget_desktop.verification.difference import Difference, Differences

_PLACE = "一图读懂"


def bar_lengths(summary: Summary) -> Iterator[float]:
    """The length of each bar as a share of the longest of its chart; of nothing there is no bar."""
    for chart in summary.charts:
        most = max((bar.amount for bar in chart.bars), default=0)
        yield from (bar.amount / most for bar in chart.bars if bar.amount > 0)


def compare_figures(disclosure: Disclosure) -> Differences:
    """Where the bars of a chart do not add up to what the tables print, or a share is not what it says."""
    for block in disclosure.outline.blocks:
        if isinstance(block, SummaryPage):
            income, spending, three_public = block.summary.charts
            yield from _sum(income, _printed(disclosure, "income.total"))
            yield from _sum(spending, _printed(disclosure, "spending.total"))
            yield from _sum(three_public, _printed(disclosure, "three_public", "total"))
            yield from _shown(block.summary, disclosure)


def _printed(disclosure: Disclosure, name: str, code: str = "") -> Fen:
    """The amount in the cell the edition names."""
    table, row, column = disclosure.edition.spec.figures[name]
    return disclosure.tables[table].amount(row.format(code=code), column.format(code=code))


def _sum(chart: Chart, wanted: Fen) -> Differences:
    found = sum(bar.amount for bar in chart.bars)
    if found != wanted:
        yield Difference("各项之和与表中的数不符", f"{wanted}分", f"{found}分", table=_PLACE, row=chart.title)


def _shown(summary: Summary, disclosure: Disclosure) -> Differences:
    amounts = disclosure.edition.text.amounts
    for chart in summary.charts:
        for bar in chart.bars:
            if bar.shown != amounts.text(bar.amount):
                said = amounts.text(bar.amount), bar.shown
                yield Difference("金额不符", *said, table=_PLACE, row=bar.name)
