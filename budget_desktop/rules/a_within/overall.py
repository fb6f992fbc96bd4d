"""The table of all income and spending (预算01表) adds up, downwards and across."""

from collections.abc import Iterator
from dataclasses import replace

from budget_desktop.domain.codes import Flow, Year
from budget_desktop.domain.facts import Slice
from budget_desktop.rules.compare import across, at_most, equal, foots
from budget_desktop.rules.finding import Observation, Severity
from budget_desktop.rules.layout import APPROPRIATION, CARRIED, GAP, YEAR_FUNDS, natures, overall_footings
from budget_desktop.rules.registry import Observations, rule
from budget_desktop.rules.sheet import Row
from budget_desktop.rules.view import View

_FORM = "预算01表的栏目关系"
_CAUSES = ("G06", "A22")


@rule(
    "A01",
    Severity.ERROR,
    basis="收支平衡的原则（预算法第十二条）；2020年济源市某公开稿收入侧为空",
    needs=("T01",),
    follows=("G06", "A21", "A22", "A23"),
)
def income_equals_spending(view: View) -> Observations:
    """部门收支总体情况表的收入合计应等于支出合计。"""
    sheet = view.sheet("T01")
    income = sheet.side("income.total", "amount")
    spending = sheet.side("spending.total", "total")
    for seen in equal(view, income, spending):
        carried = view.disclosure.facts.total(Slice(flow=(Flow.CARRY_OVER,), year=(Year.THIS,)))
        note = f"另录有结转下年{view.money(carried)}，本套表没有结转下年一栏。" if carried else ""
        yield replace(seen, message=f"收支不平：{seen.message}{note}")


@rule("A02", Severity.ERROR, basis=_FORM, needs=("T01",), follows=_CAUSES)
def income_total_is_the_year_and_what_is_carried(view: View) -> Observations:
    """收入合计应等于“本年合计＋部门结转＋用事业单位基金弥补收支差额”。"""
    yield from _footing(view, "income.total")


@rule("A03", Severity.ERROR, basis=_FORM, needs=("T01",), follows=_CAUSES)
def income_of_the_year_is_the_sum_of_its_sources(view: View) -> Observations:
    """收入的本年合计应等于各来源相加。"""
    yield from _footing(view, "income.year")


@rule("A04", Severity.ERROR, basis=_FORM, needs=("T01",), follows=_CAUSES)
def spending_row_is_the_year_and_what_is_carried(view: View) -> Observations:
    """部门收支总体情况表每行支出的合计应等于用事业单位基金弥补、部门结转与本年支出小计之和。"""
    yield from view.each(_year_and_carried, view.sheet("T01").rows)


def _year_and_carried(view: View, row: Row) -> Observations:
    if "year" in row.cells:
        yield from across(view, row, "total", (GAP, CARRIED, "year"), "各栏相加")


@rule("A05", Severity.ERROR, basis=_FORM, needs=("T01",), follows=_CAUSES)
def spending_of_the_year_is_the_sum_of_its_funds(view: View) -> Observations:
    """部门收支总体情况表每行的本年支出小计应等于各资金来源之和。"""
    yield from view.each(_funds_of_the_year, view.sheet("T01").rows)


def _funds_of_the_year(view: View, row: Row) -> Observations:
    if "year" in row.cells:
        yield from across(view, row, "year", YEAR_FUNDS, "各资金来源相加")


@rule("A06", Severity.ERROR, basis="栏目“其中：财政拨款”是一般公共预算小计的一部分", follows=_CAUSES)
def appropriation_is_part_of_the_general_budget(view: View) -> Observations:
    """其中：财政拨款不应大于一般公共预算小计。"""
    rows = [row for sheet in view.sheets("T01", "T02", "T04", "T06") for row in sheet.rows]
    told_of: set[str] = set()
    for row, seen in view.each(_more_appropriated, rows):
        # One row tells enough: the sums above it fail with it.
        if row.form.key not in told_of:
            told_of.add(row.form.key)
            yield seen


def _more_appropriated(view: View, row: Row) -> Iterator[tuple[Row, Observation]]:
    for seen in at_most(view, row.side(APPROPRIATION), row.side("S1")):
        yield row, seen


@rule(
    "A07",
    Severity.ERROR,
    basis=_FORM + "；2020年济源市某公开稿",
    needs=("T01",),
    follows=_CAUSES,
)
def kinds_add_up(view: View) -> Observations:
    """基本支出、项目支出应等于各自下级之和，支出合计应等于基本支出与项目支出之和。"""
    for key in ("spending.total", "spending.basic", "spending.project"):
        yield from _footing(view, key)


@rule(
    "A08",
    Severity.WARNING,
    basis="2020年济源市某公开稿：一般性项目的支出列在1–9项",
    needs=("T01",),
    unconfirmed="1–9项是全部项目支出的分类，还是只分专项资金，未见官方填表说明。",
    follows=_CAUSES,
)
def natures_add_up_to_project_spending(view: View) -> Observations:
    """部门收支总体情况表1–9项合计应等于项目支出。"""
    footing = view.sheet("T01").footing("spending.project", natures(view).values(), "按性质列示的1–9项")
    yield from foots(view, footing)


def _footing(view: View, whole: str) -> Observations:
    for footing in overall_footings(view):
        if footing.whole.key == whole:
            yield from foots(view, footing)
