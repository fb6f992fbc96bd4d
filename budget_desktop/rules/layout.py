"""How the tables of the 预算01–09 set hang together: which rows and columns stand for what.

The keys are those of the table forms. An edition with other tables brings other keys; rules then find the
tables they need missing and are silent.
"""

from collections.abc import Iterator

from budget_desktop.domain.codes import Dimension, Kind
from budget_desktop.domain.money import Fen
from budget_desktop.rules.sheet import Footing, Row
from budget_desktop.rules.view import View
from budget_desktop.tables.table import Table

YEAR_FUNDS = ("S1", "S2", "S3", "S4", "S5", "S6", "S7", "S8", "S9")
"""Sources of the year's own money, each a column (本年支出小计 is their sum)."""
CARRIED = "S10"
"""部门结转."""
GAP = "S11"
"""用事业单位基金弥补收支差额; 预算02, 06表 print it with 事业基金."""
FUND_COLUMNS = (*YEAR_FUNDS, CARRIED)
"""The source columns of 预算02, 06表 that add up to 总计."""
APPROPRIATION = "S1.1"
"""其中：财政拨款."""
OTHER_FUNDS = tuple(fund for fund in FUND_COLUMNS if fund not in {"S1", "S2"})
"""Columns of 预算02表 for money that neither 预算05表 nor 预算09表 shows."""

BASIC = (Kind.BASIC_PAY, Kind.BASIC_PUBLIC, Kind.BASIC_HOUSEHOLD)
PROJECT = (Kind.PROJECT_GENERAL, Kind.PROJECT_SPECIAL)
BY_FUNCTION = ("T03", "T05", "T09")
"""Tables with a row for each unit and its 项, and columns by kind."""


def natures(view: View) -> dict[str, str]:
    """Rows of 预算01表 that divide project spending by economic class, by the class."""
    return view.once(_natures)


def _natures(view: View) -> dict[str, str]:
    classes = view.limits.project_classes
    return {code: f"spending.nature.{number}" for number, code in enumerate(classes, start=1)}


def income_rows(view: View, funds: tuple[str, ...]) -> list[str]:
    """Rows of the income side that no other row of these funds contains, by their keys."""
    return [row for fund, row in view.once(_income_rows) if fund in funds]


def _income_rows(view: View) -> tuple[tuple[str, str], ...]:
    leaves = [entry.code for entry in view.catalogue.entries(Dimension.SOURCE) if entry.is_leaf]
    return tuple((code.partition(".")[0], f"income.{code}") for code in leaves)


def footings(view: View) -> tuple[Footing, ...]:
    """Every sum of rows that the tables print, from the top of each table down."""
    return view.once(_footings)


def _footings(view: View) -> tuple[Footing, ...]:
    return tuple(_sums(view))


def _sums(view: View) -> Iterator[Footing]:
    yield from overall_footings(view)
    for sheet in view.sheets("T02", "T03", "T05", "T06", "T07", "T09"):
        yield from sheet.tree
    yield from fiscal_footings(view)
    yield from three_public_footings(view)


def overall_footings(view: View) -> tuple[Footing, ...]:
    """Sums of rows of 预算01表."""
    return view.once(_overall_footings)


def _overall_footings(view: View) -> tuple[Footing, ...]:
    return tuple(_overall(view))


def _overall(view: View) -> Iterator[Footing]:
    for sheet in view.sheets("T01"):
        parts = ("income.year", f"income.{CARRIED}", f"income.{GAP}")
        yield sheet.footing("income.total", parts, "“本年合计＋部门结转＋用事业单位基金弥补收支差额”")
        yield sheet.footing("income.year", income_rows(view, YEAR_FUNDS), "各来源")
        yield sheet.footing("spending.total", ("spending.basic", "spending.project"), "基本支出与项目支出")
        yield sheet.footing("spending.basic", (f"spending.{kind}" for kind in BASIC))
        yield sheet.footing("spending.project", (f"spending.{kind}" for kind in PROJECT))


def fiscal_footings(view: View) -> Iterator[Footing]:
    """Sums of rows of 预算04表."""
    for sheet in view.sheets("T04"):
        classes = [row.key for row in sheet.items if row.key.startswith("spending.")]
        yield sheet.footing("income.total", ("income.S1", "income.S2", "income.S5"), "各组小计")
        yield sheet.footing("income.S1", income_rows(view, ("S1",)), "各项")
        yield sheet.footing("income.S2", income_rows(view, ("S2",)), "各项")
        yield sheet.footing("spending.total", classes, "各功能分类")


def three_public_footings(view: View) -> Iterator[Footing]:
    """Sums of rows of 预算08表."""
    for sheet in view.sheets("T08"):
        yield sheet.footing("total", ("abroad", "reception", "vehicle"), "三项")
        yield sheet.footing("vehicle", ("vehicle_running", "vehicle_purchase"), "运行维护费与购置费")


def form_amounts(view: View) -> tuple[Fen, ...]:
    """What the form of each project says of this year, in the order of the forms."""
    return view.once(_form_amounts)


def _form_amounts(view: View) -> tuple[Fen, ...]:
    return tuple(view.each(_form_amount, view.tables))


def _form_amount(_view: View, table: Table) -> Iterator[Fen]:
    if table.key.startswith("project."):
        yield table.amount("this", "amount")


def leaves(view: View, total: Row) -> Iterator[Row]:
    """The rows below a 合计 that are no sums themselves."""
    sheet = view.sheet(total.form.key)
    side = total.key.rpartition(".")[0]
    skipped = set(natures(view).values())
    return (row for row in sheet.items if row.key.startswith(side) and row.key not in skipped)
