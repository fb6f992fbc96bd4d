"""The printed tables say the same of the same money."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from budget_desktop.rules.balance import balances
from budget_desktop.rules.compare import at_most, cells_of, equal, heard, observed, told
from budget_desktop.rules.finding import Observation, Severity
from budget_desktop.rules.layout import (
    APPROPRIATION,
    BASIC,
    CARRIED,
    FUND_COLUMNS,
    GAP,
    OTHER_FUNDS,
    PROJECT,
    income_rows,
    natures,
)
from budget_desktop.rules.registry import Observations, rule
from budget_desktop.rules.sheet import Row, Sheet, Side, add, column_sum
from budget_desktop.rules.view import View

_TWICE = "同一个数在两张表中列示"
_CODES = ("G06", "A22")
_BALANCE = ("G06", "A21", "A22", "A23", "A01")
_BASIC_COLUMNS = ("total", "basic", *BASIC, "project", *PROJECT)


@rule("B01", Severity.ERROR, basis=_TWICE + "；2020年济源市某公开稿", needs=("T01", "T02"))
def income_agrees(view: View) -> Observations:
    """部门收支总体情况表的收入合计应等于部门收入总体情况表的总计。"""
    left, right = view.sheet("T01"), view.sheet("T02")
    yield from equal(view, left.side("income.total", "amount"), right.total.side("total"))


@rule("B02", Severity.ERROR, basis=_TWICE + "；2020年济源市某公开稿", needs=("T01", "T03"))
def spending_agrees(view: View) -> Observations:
    """部门收支总体情况表的支出合计应等于部门支出总体情况表的总计。"""
    left, right = view.sheet("T01"), view.sheet("T03")
    yield from equal(view, left.side("spending.total", "total"), right.total.side("total"))


@rule("B03", Severity.ERROR, basis=_TWICE, needs=("T01", "T03"))
def kinds_agree(view: View) -> Observations:
    """部门收支总体情况表各支出类型应等于部门支出总体情况表的对应栏。"""
    left, right = view.sheet("T01"), view.sheet("T03")
    for kind in (*BASIC, *PROJECT):
        yield from equal(view, left.side(f"spending.{kind}", "total"), right.total.side(kind))


@rule("B04", Severity.ERROR, basis="收入列在它所安排的支出科目下", needs=("T02", "T03"))
def items_agree_between_income_and_spending(view: View) -> Observations:
    """每个功能科目在部门收入总体情况表和部门支出总体情况表的总计应相等。"""
    left, right = view.sheet("T02"), view.sheet("T03")
    pairs = [(left.row(key), right.row(key)) for key in _items(left, right)]
    yield from view.each(_item_agrees, pairs)


def _item_agrees(view: View, rows: tuple[Row, Row]) -> Observations:
    left, right = rows
    return equal(view, left.side("total"), right.side("total"))


@rule(
    "B05",
    Severity.ERROR,
    basis=_TWICE + "；各来源的收入应安排为支出；2020年济源市某公开稿",
    needs=("T01", "T02"),
    follows=_BALANCE,
)
def each_source_agrees_and_balances(view: View) -> Observations:
    """每种来源在收支总体情况表的收入，应等于部门收入总体情况表的该栏，也应等于各科目用它安排的支出。"""
    left, right = view.sheet("T01"), view.sheet("T02")
    for column in FUND_COLUMNS:
        # 预算02表 has no column of its own for 用事业单位基金弥补收支差额 and prints it with 事业基金.
        funds = (column, GAP) if column == "S8" else (column,)
        rows = income_rows(view, funds)
        name = f"“{view.source(column)}”"
        earned = column_sum(f"{left.number}的收入{name}", map(left.row, rows), "amount")
        misprinted = list(equal(view, earned, right.total.side(column)))
        spent = right.all_items(column, f"{right.number}各科目用{name}安排的支出")
        misspent = list(equal(view, earned, spent))
        yield from misprinted or misspent or _within(view, funds)


def _within(view: View, funds: tuple[str, ...]) -> Iterator[Observation]:
    """A column that agrees as a whole may hide sources that do not, where a table prints them apart."""
    for balance in balances(view):
        if balance.gap and balance.fund in funds:
            own = [each for each in (*view.income, *view.spending) if each.line.source == balance.source]
            yield Observation(
                message=f"“{view.source(balance.source)}”收入{view.money(balance.income)}，"
                f"用它安排的支出{view.money(balance.spending)}，"
                f"相差{view.money(abs(balance.gap))}；同一栏里别的来源正好相抵。",
                advice="请核对收入的来源，或支出的资金来源。",
                places=tuple(each.place("source") for each in own),
                expected=balance.income,
                found=balance.spending,
                lines=frozenset(each.line.key for each in own),
            )


@rule("B06", Severity.ERROR, basis=_TWICE, needs=("T01", "T04"), follows=_CODES)
def fiscal_income_agrees(view: View) -> Observations:
    """财政拨款收入合计应等于收支总体情况表一般公共预算、政府性基金、国有资本经营预算收入之和。"""
    left, right = view.sheet("T04"), view.sheet("T01")
    rows = income_rows(view, view.edition.funds.fiscal)
    sources = column_sum(f"{right.number}各财政拨款来源相加", map(right.row, rows), "amount")
    yield from equal(view, left.side("income.total", "amount"), sources)


@rule("B07", Severity.ERROR, basis=_TWICE, needs=("T01", "T04"))
def fiscal_spending_agrees(view: View) -> Observations:
    """财政拨款支出合计的各资金应等于收支总体情况表支出合计的对应栏。"""
    left, right = view.sheet("T04"), view.sheet("T01")
    for column in ("S1", APPROPRIATION, "S2", "S5"):
        yield from equal(view, left.side("spending.total", column), right.side("spending.total", column))


@rule("B08", Severity.ERROR, basis=_TWICE, needs=("T04", "T05"))
def classes_agree(view: View) -> Observations:
    """财政拨款收支总体情况表每类的一般公共预算，应等于一般公共预算支出情况表该类各项之和。"""
    left, right = view.sheet("T04"), view.sheet("T05")
    items: dict[str, list[Row]] = {}
    for item in right.items:
        items.setdefault(item.code[:3], []).append(item)
    called = f"{right.number}该类各项相加"
    for row in left.items:
        if row.key.startswith("spending."):
            own = items.get(row.key.removeprefix("spending."), [])
            yield from equal(view, row.side("S1"), column_sum(called, own, "total"))


@rule("B09", Severity.ERROR, basis=_TWICE, needs=("T04", "T05"))
def general_budget_agrees(view: View) -> Observations:
    """一般公共预算支出情况表的合计应等于财政拨款支出合计的一般公共预算小计。"""
    left, right = view.sheet("T05"), view.sheet("T04")
    yield from equal(view, left.total.side("total"), right.side("spending.total", "S1"))


@rule("B10", Severity.ERROR, basis="一般公共预算是部门支出的一部分", needs=("T03", "T05"), follows=_CODES)
def general_budget_is_part_of_the_whole(view: View) -> Observations:
    """每个功能科目各栏的一般公共预算支出不应大于部门支出。"""
    part, whole = view.sheet("T05"), view.sheet("T03")
    yield from view.each(_item_is_part_of_the_whole, [(row, whole.row(row.key)) for row in part.items])


def _item_is_part_of_the_whole(view: View, rows: tuple[Row, Row]) -> Observations:
    part, whole = rows
    heard(view, ((part.side(each), whole.side(each)) for each in _BASIC_COLUMNS), is_limit=True)
    column = next((each for each in _BASIC_COLUMNS if part.amount(each) > whole.amount(each)), "")
    if column:
        yield from at_most(view, part.side(column), whole.side(column))


@rule("B11", Severity.ERROR, basis=_TWICE, needs=("T01", "T04", "T09"))
def government_fund_agrees(view: View) -> Observations:
    """政府性基金支出在收支总体、财政拨款收支、政府性基金预算支出三张表中应一致。"""
    sides = (
        view.sheet("T01").side("spending.total", "S2"),
        view.sheet("T04").side("spending.total", "S2"),
        view.sheet("T09").total.side("total"),
    )
    yield from _same(view, "政府性基金支出", sides)


@rule("B12", Severity.ERROR, basis=_TWICE, needs=("T02", "T03", "T05", "T09"), follows=_CODES)
def items_are_the_sum_of_their_funds(view: View) -> Observations:
    """每个功能科目的部门支出应等于一般公共预算、政府性基金与其他资金安排的支出之和。"""
    whole, general, fund = view.sheet("T03"), view.sheet("T05"), view.sheet("T09")
    income = view.sheet("T02")
    rows = [
        tuple(sheet.row(key) for sheet in (whole, general, fund, income))
        for key in _items(whole, general, fund)
    ]
    yield from view.each(_item_is_the_sum_of_its_funds, rows)


def _item_is_the_sum_of_its_funds(view: View, rows: tuple[Row, ...]) -> Observations:
    whole, general, fund, income = rows
    others = add(f"{income.form.called}其他资金", map(income.side, OTHER_FUNDS))
    called = f"{general.form.called}、{fund.form.called}与{income.form.called}其他资金相加"
    yield from equal(
        view, whole.side("total"), add(called, (general.side("total"), fund.side("total"), others))
    )


@rule("B13", Severity.ERROR, basis=_TWICE, needs=("T02", "T03", "T06"))
def economic_and_functional_classification_agree(view: View) -> Observations:
    """支出经济分类汇总表的合计应等于部门支出总体情况表的总计，各资金应等于部门收入总体情况表各科目之和。"""
    economic, functional, income = view.sheet("T06"), view.sheet("T03"), view.sheet("T02")
    yield from equal(view, economic.total.side("total"), functional.total.side("total"))
    for column in FUND_COLUMNS:
        spent = income.all_items(column, f"{income.number}各科目相加")
        yield from equal(view, economic.total.side(column), spent)


@rule("B14", Severity.ERROR, basis=_TWICE, needs=("T01", "T06", "T07"), follows=("G06",))
def project_natures_agree(view: View) -> Observations:
    """按经济类别，支出经济分类汇总表的一般公共预算应等于项目支出该类与基本支出该类之和。"""
    overall, economic, basic = view.sheet("T01"), view.sheet("T06"), view.sheet("T07")
    for code, row in natures(view).items():
        parts = (overall.side(row, "S1"), basic.side(code, "total"))
        called = f"{overall.number}“{overall.row(row).name}”与{basic.number}该类相加"
        yield from equal(view, economic.side(code, "S1"), add(called, parts))


@rule("B15", Severity.ERROR, basis=_TWICE, needs=("T05", "T06", "T07"), follows=_CODES)
def basic_spending_agrees(view: View) -> Observations:
    """一般公共预算基本支出情况表的合计应等于一般公共预算支出情况表的基本支出，各款不应大于支出经济分类汇总表。"""
    basic, functional, economic = view.sheet("T07"), view.sheet("T05"), view.sheet("T06")
    yield from equal(view, basic.total.side("total"), functional.total.side("basic"))
    for row in basic.items:
        yield from at_most(view, row.side("total"), economic.side(row.key, "S1"))


@rule(
    "B16",
    Severity.WARNING,
    basis="人员经费、公用经费与经济分类的通常对应；2026年湖州市、长沙市公开稿有特例",
    needs=("T05", "T07"),
    unconfirmed="哪些特殊科目可以例外，各地口径不同。",
    follows=("G06",),
)
def kinds_fit_economic_classes(view: View) -> Observations:
    """一般公共预算基本支出中，301应等于工资福利支出，302与310应等于公用经费，303应等于对个人和家庭的补助。"""
    basic, functional = view.sheet("T07"), view.sheet("T05")
    wrong: list[tuple[Side, Side]] = []
    for kind in BASIC:
        classes = view.limits.kind_classes[kind]
        name = f"{basic.number}{'、'.join(classes)}类"
        booked = column_sum(name, map(basic.row, classes), "total")
        column = functional.total.side(kind)
        heard(view, [(booked, column)])
        if booked.amount != column.amount:
            wrong.append((booked, column))
    if wrong:
        odd = [
            each
            for kind in BASIC
            for each in view.spending
            if each.kind == kind
            and each.fund in view.edition.funds.general
            and each.economic_class not in view.limits.kind_classes[kind]
        ]
        said = "；".join(f"{told(view, found)}，{told(view, expected)}" for found, expected in wrong)
        lines = view.lines(each.line for each in odd)
        where = f"请核对{lines}的支出类型和经济科目" if odd else "请核对表中的数是否被改动过"
        yield Observation(
            message=f"基本支出的经济分类与支出类型不一致：{said}。",
            advice=f"{where}；确有特殊科目的，请写明原因。",
            places=(
                *(each.place("kind") for each in odd),
                *cells_of(*(side for pair in wrong for side in pair)),
            ),
            expected=wrong[0][1].amount,
            found=wrong[0][0].amount,
            lines=frozenset(each.line.key for each in odd),
        )


@rule(
    "B17",
    Severity.ERROR,
    basis="“三公”经费含项目支出中的部分；某市级公开检查工具的口径；2020年济源市某公开稿",
    needs=("T06", "T08"),
    unconfirmed="政府性基金安排的“三公”不列入本套表的08表（表题是一般公共预算），未见官方说明。",
)
def three_public_counts_all_spending(view: View) -> Observations:
    """“三公”各项应等于支出经济分类汇总表同一科目的一般公共预算（基本支出和项目支出都算）。"""
    printed, economic = view.sheet("T08"), view.sheet("T06")
    for item in view.edition.three_public:
        rows = [row for row in economic.items if row.code in item.subjects]
        booked = column_sum(f"{economic.number}{'、'.join(item.subjects)}的一般公共预算", rows, "S1")
        for seen in equal(view, printed.side(item.key, "amount"), booked):
            larger = (seen.found or 0) > (seen.expected or 0)
            yield replace(
                seen,
                message=f"{seen.message}“三公”经费包括项目支出中的部分。",
                severity=Severity.WARNING if larger else None,
            )


@rule("B29", Severity.ERROR, basis="2026年重庆市某公开稿上年结转三处不一", follows=_BALANCE)
def carried_money_agrees(view: View) -> Observations:
    """部门结转在各表中应一致。"""
    sides = [view.sheet("T01").side(f"income.{CARRIED}", "amount")] if view.has("T01") else []
    sides += [sheet.total.side(CARRIED) for sheet in view.sheets("T02", "T06")]
    yield from _same(view, "部门结转", sides)


def _same(view: View, name: str, sides: Sequence[Side]) -> Observations:
    heard(view, ((sides[0], other) for other in sides[1:]))
    for other in sides[1:]:
        if other.amount != sides[0].amount:
            said = "，".join(told(view, side) for side in sides)
            seen = observed(view, f"{name}各处不一致：{said}。", [(sides[0], other)])
            yield replace(seen, places=(*seen.places, *cells_of(*sides)))
            return


def _items(*sheets: Sheet) -> tuple[str, ...]:
    """Keys of the 项 rows of any of the tables."""
    return tuple(dict.fromkeys(row.key for sheet in sheets for row in sheet.items))
