"""Tables 02 to 09 add up, down and across; sums stand where amounts do; rounding is told apart."""

from collections.abc import Iterator

from budget_desktop.domain.money import Fen
from budget_desktop.rules.compare import across, cells_of, equal, foots, observed
from budget_desktop.rules.finding import Observation, Severity
from budget_desktop.rules.layout import (
    BASIC,
    BY_FUNCTION,
    FUND_COLUMNS,
    PROJECT,
    fiscal_footings,
    footings,
    leaves,
    three_public_footings,
)
from budget_desktop.rules.registry import Observations, rule
from budget_desktop.rules.sheet import Footing, Row, added
from budget_desktop.rules.view import View

_FORM = "各表的栏目关系"
_BALANCE = ("G06", "A22", "A01", "B05")
_GENERAL_SOURCES = tuple(f"S1.{number}" for number in range(1, 12))


@rule(
    "A09",
    Severity.ERROR,
    basis="预算02表的栏目关系；2020年济源市某公开稿02表金额全部空白",
    needs=("T02",),
    follows=(*_BALANCE, "A18"),
)
def income_by_function_adds_up(view: View) -> Observations:
    """部门收入总体情况表每行总计应等于各来源之和，合计应等于各单位之和，各单位应等于其科目之和。"""
    sheet = view.sheet("T02")
    yield from view.each(_sources_add_up, sheet.rows)
    yield from view.each(_income_below_adds_up, sheet.tree)


def _sources_add_up(view: View, row: Row) -> Observations:
    return across(view, row, "total", FUND_COLUMNS, "各来源相加")


def _income_below_adds_up(view: View, footing: Footing) -> Observations:
    return foots(view, footing)


@rule("A10", Severity.ERROR, basis=_FORM + "；2026年长春市某公开稿", follows=("G06", "A22"))
def kinds_add_up_by_function(view: View) -> Observations:
    """按功能科目列示的支出表，每行总计应等于基本支出与项目支出之和，各小计应等于其各栏之和。"""
    rows = [row for sheet in view.sheets(*BY_FUNCTION) for row in sheet.rows]
    yield from view.each(_kinds_add_up, rows)


def _kinds_add_up(view: View, row: Row) -> Observations:
    yield from across(view, row, "total", ("basic", "project"), "基本支出与项目支出相加")
    yield from across(view, row, "basic", BASIC, "基本支出各栏相加")
    yield from across(view, row, "project", PROJECT, "项目支出各栏相加")


@rule("A11", Severity.ERROR, basis=_FORM, follows=("G06", "A22"))
def units_and_items_add_up(view: View) -> Observations:
    """按功能科目列示的支出表，合计应等于各单位之和，各单位应等于其科目之和。"""
    sums = [footing for sheet in view.sheets(*BY_FUNCTION) for footing in sheet.tree]
    yield from view.each(_units_and_items_add_up, sums)


def _units_and_items_add_up(view: View, footing: Footing) -> Observations:
    return foots(view, footing)


@rule(
    "A12",
    Severity.ERROR,
    basis=_FORM + "；2026年长春市某公开稿类、款不符",
    unconfirmed="本套表只有经济分类印出类的合计；功能分类的类见预算04表，由B08核对。",
    follows=("G06", "A22"),
)
def classes_are_the_sum_of_their_sections(view: View) -> Observations:
    """经济分类各类的金额应等于所属各款之和。"""
    classes = [footing for sheet in view.sheets("T06", "T07") for footing in sheet.tree[1:]]
    yield from view.each(_sections_add_up, classes)


def _sections_add_up(view: View, footing: Footing) -> Observations:
    return foots(view, Footing(footing.whole, footing.parts, "所属各款"))


@rule("A13", Severity.ERROR, basis="预算04表的栏目关系", needs=("T04",), follows=_BALANCE)
def fiscal_money_adds_up_and_balances(view: View) -> Observations:
    """财政拨款收支总体情况表的小计、合计应等于各项之和，收入合计应等于支出合计。"""
    sheet = view.sheet("T04")
    for footing in fiscal_footings(view):
        yield from foots(view, footing)
    yield from view.each(_fiscal_funds_add_up, sheet.rows)
    yield from equal(view, sheet.side("income.total", "amount"), sheet.side("spending.total", "total"))


def _fiscal_funds_add_up(view: View, row: Row) -> Observations:
    if "total" in row.cells:
        yield from across(view, row, "total", ("S1", "S2", "S5"), "各资金相加")


@rule("A14", Severity.ERROR, basis="预算06表的栏目关系", needs=("T06",), follows=("G06", "A22"))
def economic_table_adds_up(view: View) -> Observations:
    """支出经济分类汇总表每行总计应等于各资金来源之和，合计应等于各类之和。"""
    sheet = view.sheet("T06")
    yield from view.each(_funds_add_up, sheet.rows)
    yield from foots(view, sheet.tree[0])


def _funds_add_up(view: View, row: Row) -> Observations:
    return across(view, row, "total", FUND_COLUMNS, "各资金来源相加")


@rule("A15", Severity.ERROR, basis="预算07表的栏目关系", needs=("T07",), follows=("G06", "A22"))
def basic_spending_table_adds_up(view: View) -> Observations:
    """一般公共预算基本支出情况表每行合计应等于各来源之和，合计应等于各类之和。"""
    sheet = view.sheet("T07")
    yield from view.each(_general_sources_add_up, sheet.rows)
    yield from foots(view, sheet.tree[0])


def _general_sources_add_up(view: View, row: Row) -> Observations:
    return across(view, row, "total", _GENERAL_SOURCES, "各来源相加")


@rule("A16", Severity.ERROR, basis="财预〔2016〕143号：“三公”分项列示", needs=("T08",))
def three_public_adds_up(view: View) -> Observations:
    """“三公”经费共计应等于三项之和，公务用车费应等于运行维护费与购置费之和。"""
    for footing in three_public_footings(view):
        yield from foots(view, footing)


@rule("A17", Severity.ADVICE, basis="一般做法", needs=("T09",), unconfirmed="没有读到成文的规定。")
def government_fund_pays_no_basic_spending(view: View) -> Observations:
    """政府性基金一般不安排基本支出。"""
    basic = view.sheet("T09").total.side("basic")
    if basic.amount > 0:
        funds = view.edition.funds.government_fund
        lines = [each for each in view.spending if each.is_basic and each.fund in funds]
        said = f"政府性基金安排了基本支出{view.money(basic.amount)}（{view.lines(e.line for e in lines)}）"
        yield Observation(
            message=f"{said}。",
            advice="政府性基金一般用于项目支出，请确认。",
            places=(*(each.place("source") for each in lines), *cells_of(basic)),
            found=basic.amount,
        )


@rule(
    "A18",
    Severity.ERROR,
    basis="2020年济源市某公开稿02、03、04表合计空白",
    follows=("G06", "A01", "B05"),
)
def total_stands_where_there_are_amounts(view: View) -> Observations:
    """合计行不应空着而明细有金额，也不应有合计而没有明细。"""
    for footing in footings(view):
        total = footing.whole
        if not _is_total(total):
            continue
        if total.is_blank:
            below = Footing(total, tuple(leaves(view, total)), "下面的明细")
            if column := next(iter(below.uneven), ""):
                found, expected = below.pair(column)
                below_it = f"下面的明细在{found.column}共有{view.money(expected.amount)}"
                yield observed(view, f"{total.title}行没有金额，但{below_it}。", [(found, expected)])
        elif all(row.is_blank for row in leaves(view, total)):
            below = Footing(total, tuple(leaves(view, total)), "下面的明细")
            found, expected = below.pair(next(each for each in total.columns if total.amount(each)))
            said = f"{total.title}行在{found.column}有{view.money(found.amount)}，但下面没有明细。"
            yield observed(view, said, [(found, expected)])


@rule(
    "A19",
    Severity.ERROR,
    basis="2020年济源市某公开稿专项资金一栏；2026年长春市某公开稿",
    follows=("G06", "A01", "B05", "A18", "A09"),
)
def subtotal_stands_where_there_are_amounts(view: View) -> Observations:
    """小计为空时，它的下级不应有金额。"""
    yield from view.each(_blank_over_amounts, footings(view))


def _blank_over_amounts(view: View, footing: Footing) -> Observations:
    whole = footing.whole
    if _is_total(whole):
        return
    column = next((column for column in footing.uneven if not whole.amount(column)), "")
    if column:
        found, expected = footing.pair(column)
        filled = next(part for part in footing.parts if part.amount(column))
        below = f"“{filled.name}”有{view.money(filled.amount(column))}"
        yield observed(view, f"{whole.title}行在{found.column}没有金额，但其下{below}。", [(found, expected)])


def _is_total(row: Row) -> bool:
    return row.key.rpartition(".")[2] == "total"


@rule("A20", Severity.INFO, basis="按元编制、按万元公开的四舍五入；多地公开稿都有0.01万元的尾差")
def rounding_is_no_mistake(view: View) -> Observations:
    """分项相加与合计只差四舍五入的尾数，不是错误。"""
    told_of: set[str] = set()
    for footing, column, gap in view.each(_rounded_apart, footings(view)):
        form = footing.whole.form
        # One of a table tells enough.
        if form.key not in told_of:
            told_of.add(form.key)
            whole = footing.whole.side(column)
            yield Observation(
                message=f"{whole.text}与{footing.called}按显示的数相加差"
                f"{form.amounts.text(abs(gap))}{form.amounts.measure}，"
                "录入的数并无出入，属于四舍五入。",
                advice="不需调整，可在表下加注。",
                places=cells_of(whole),
            )


def _rounded_apart(_view: View, footing: Footing) -> Iterator[tuple[Footing, str, Fen]]:
    """The first column where the displayed parts miss the displayed whole although the exact ones meet it."""
    whole, shown = footing.whole, added(part.shown for part in footing.parts)
    for column in whole.columns if shown != whole.shown else ():
        gap = shown.get(column, 0) - whole.shown.get(column, 0)
        if gap and column not in footing.uneven:
            yield footing, column, gap * whole.form.step
            return
