"""Thirty-odd layouts, and what each of them says: by which codes its money is told apart."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from decimal import Decimal

from openpyxl.worksheet.worksheet import Worksheet

from budget_desktop.domain.codes import Dimension
from tests.intake.pages import (
    AMOUNT,
    KINDS,
    PLAIN_KINDS,
    SOURCES,
    WAN,
    YUAN,
    Look,
    Money,
    Page,
    Writer,
    look,
    subject_table,
)
from tests.intake.truth import BASIC, ENTRIES, FUND, GENERAL, PROJECTS, Entry, total

FUNCTION, ECONOMIC = Dimension.FUNCTION, Dimension.DEPARTMENT_ECONOMIC
KIND, SOURCE, PROJECT = Dimension.KIND, Dimension.SOURCE, Dimension.PROJECT


@dataclass(frozen=True)
class Layout:
    """One workbook of one sheet and what must come out of it."""

    name: str
    write: Writer
    entries: Sequence[Entry]
    told: tuple[Dimension, ...]
    """What the rows and columns tell apart."""
    coarse: tuple[tuple[Dimension, dict[str, str]], ...] = ()
    """Codes the sheet cannot tell further apart: {"S1.1": "S1"}."""
    asks_unit: bool = False
    unit: str = WAN


def _subjects(
    name: str,
    one: Look,
    title: str,
    dimension: str,
    entries: Sequence[Entry],
    money: Sequence[Money],
    told: tuple[Dimension, ...],
    coarse: tuple[tuple[Dimension, dict[str, str]], ...] = (),
    *,
    asks_unit: bool = False,
) -> Layout:
    def fill(sheet: Worksheet) -> None:
        subject_table(sheet, one, title, dimension, entries, money)

    return Layout(name, fill, entries, told, coarse, asks_unit, one.unit)


_AS_FUND = ((SOURCE, {"S1.1": "S1", "S2.1": "S2"}),)
_AS_PLAIN_KIND = ((KIND, {entry.kind: entry.kind.partition(".")[0] for entry in ENTRIES}),)
_BY_SOURCE = ((SOURCE, {"S2.1": "S2"}),)
_STAFF = (
    (
        KIND,
        {
            "basic.pay": "basic.staff",
            "basic.household": "basic.staff",
            "project.general": "project",
            "project.special": "project",
        },
    ),
)
_GENERAL = (FUNCTION, KIND, SOURCE)

STAFF_KINDS = (
    Money("合计"),
    Money("基本支出", "小计", (("kind", "basic"),)),
    Money("基本支出", "人员经费", (("kind", "basic.staff"),)),
    Money("基本支出", "公用经费", (("kind", "basic.public"),)),
    Money("项目支出", codes=(("kind", "project"),)),
)


def _staff(sheet: Worksheet, one: Look) -> None:
    """人员经费 and 公用经费, as the tables since 2021 have it."""
    entries = [
        Entry(
            e.function,
            "basic.staff" if e.kind in {"basic.pay", "basic.household"} else e.kind,
            e.economic,
            e.source,
            e.yuan,
        )
        for e in GENERAL
    ]
    subject_table(sheet, one, "一般公共预算支出表", "function", entries, STAFF_KINDS)


def _overall(one: Look, *, groups: bool) -> Callable[[Worksheet], None]:
    """收支总表: income at the left, spending by class at the right."""

    def fill(sheet: Worksheet) -> None:
        page = Page(sheet, one)
        page.top("2020年部门收支总表", 4)
        page.put(["收入", "", "支出", ""])
        page.merge(f"A{page.row}:B{page.row}")
        page.merge(f"C{page.row}:D{page.row}")
        page.put(["项目", page.headed("预算数"), "项目", page.headed("预算数")])
        general, fund = total(ENTRIES, source="S1"), total(ENTRIES, source="S2")
        left = [
            ("一、一般公共预算拨款收入", general),
            ("二、政府性基金预算拨款收入", fund),
            ("三、国有资本经营预算拨款收入", Decimal()),
            ("四、财政专户管理资金收入", Decimal()),
            ("五、事业收入", Decimal()),
        ]
        right = [
            ("一、一般公共服务支出", "201"),
            ("二、外交支出", "202"),
            ("八、社会保障和就业支出", "208"),
            ("九、卫生健康支出", "210"),
            ("十、城乡社区支出", "212"),
            ("二十一、住房保障支出", "221"),
        ]
        for number in range(max(len(left), len(right))):
            name, amount = left[number] if number < len(left) else ("", Decimal())
            label, code = right[number]
            page.put(
                [name, page.money(amount) if name else None, label, page.money(total(ENTRIES, function=code))]
            )
        both = total(ENTRIES)
        page.put(["本年收入合计", page.money(both), "本年支出合计", page.money(both)])
        if groups:
            page.put(["上年结转结余", None, "年终结转结余", None])
        page.put(["收入总计", page.money(both), "支出总计", page.money(both)])
        page.bottom()

    return fill


def _income_by_unit(one: Look) -> Callable[[Worksheet], None]:
    def fill(sheet: Worksheet) -> None:
        page = Page(sheet, one)
        page.top("部门收入总表", 8)
        page.put(["部门（单位）代码", "部门（单位）名称", "合计", "本年收入", "", "", "", "上年结转结余"])
        page.put(["", "", "", "小计", "一般公共预算", "政府性基金预算", "事业收入", ""])
        if one.merged:
            for area in ("A{0}:A{1}", "B{0}:B{1}", "C{0}:C{1}", "H{0}:H{1}"):
                page.merge(area.format(page.row - 1, page.row))
            page.merge(f"D{page.row - 1}:G{page.row - 1}")
        general, fund = total(ENTRIES, source="S1"), total(ENTRIES, source="S2")
        cells = [page.money(each) for each in (general + fund, general + fund, general, fund)]
        page.put(["", "合计", *cells])
        page.put(["124001", "某某局", *cells])

    return fill


def _three_public(one: Look, *, prior: bool) -> Callable[[Worksheet], None]:
    def fill(sheet: Worksheet) -> None:
        page = Page(sheet, one)
        page.top("2020年一般公共预算“三公”经费支出表", 3)
        page.put(
            ["项目", page.headed("2019年预算数"), page.headed("2020年预算数"), "增减%"]
            if prior
            else ["项目", page.headed("2020年“三公”经费预算数")]
        )
        for name, before, now in (
            ("合计", 3_5000, 3_0000),
            ("1、因公出国（境）费用", 0, 0),
            ("2、公务接待费", 5000, 4000),
            ("3、公务用车费", 3_0000, 2_6000),
            ("其中：（1）公务用车运行维护费", 3_0000, 2_6000),
            ("（2）公务用车购置", 0, 0),
        ):
            amounts = [page.money(Decimal(each)) for each in ((before, now) if prior else (now,))]
            page.put([name, *amounts, *([-14.29] if prior else [])])
        page.bottom()

    return fill


def _projects(one: Look) -> Callable[[Worksheet], None]:
    def fill(sheet: Worksheet) -> None:
        page = Page(sheet, one)
        page.top("部门项目支出表", 6)
        page.put(["类型", "项目名称", "项目单位", "合计", "一般公共预算", "政府性基金预算"])
        page.put(
            [
                "",
                "合计",
                "",
                *[page.money(total(PROJECTS, **c)) for c in ({}, {"source": "S1"}, {"source": "S2"})],
            ]
        )
        for entry in PROJECTS:
            money = [
                entry.yuan,
                entry.yuan if entry.source == "S1.1" else Decimal(),
                entry.yuan if entry.source == "S2.1" else Decimal(),
            ]
            page.put(["特定目标类", entry.project, "某某局", *map(page.money, money)])

    return fill


def _detail(one: Look, *, subtotals: bool) -> Callable[[Worksheet], None]:
    """A platform's export: a row for every function and economic subject."""

    def fill(sheet: Worksheet) -> None:
        page = Page(sheet, one)
        page.top("支出预算明细表", 9)
        page.put(
            [
                "序号",
                "单位编码",
                "功能科目编码",
                "功能分类科目名称",
                "经济科目编码",
                "经济分类科目名称",
                "支出类型",
                "资金来源",
                page.headed("金额"),
            ]
        )
        kinds = {
            "basic.pay": "工资福利支出",
            "basic.public": "公用经费",
            "basic.household": "对个人和家庭的补助",
            "project.general": "一般性项目",
            "project.special": "专项资金",
        }
        from tests.intake.truth import NAMES

        done = ""
        for number, entry in enumerate(ENTRIES, start=1):
            if subtotals and entry.function != done:
                done = entry.function
                page.put(
                    [
                        "",
                        "124001",
                        page.code(done),
                        NAMES[done],
                        "",
                        "",
                        "",
                        "",
                        page.money(total(ENTRIES, function=done)),
                    ]
                )
            source = "财政拨款" if entry.source == "S1.1" else "政府性基金"
            page.put(
                [
                    number,
                    "124001",
                    page.code(entry.function),
                    NAMES[entry.function],
                    page.code(entry.economic),
                    NAMES[entry.economic],
                    kinds[entry.kind],
                    source,
                    page.money(entry.yuan),
                ]
            )
        page.put(["合计", "", "", "", "", "", "", "", page.money(total(ENTRIES))])

    return fill


def _two_tables(sheet: Worksheet) -> None:
    """Two tables one below the other on one sheet."""
    one = look(unit=YUAN, codes="one")
    subject_table(sheet, one, "一般公共预算支出表", "function", GENERAL, KINDS)
    page = Page(sheet, one)
    page.row = sheet.max_row + 2
    page.top("政府性基金预算支出表", 10)
    page.put(["科目编码", "科目名称", "合计", "基本支出", "项目支出"])
    page.put(["", "合计", 50000, None, 50000])
    page.put(["2120804", "农村基础设施建设支出", 50000, None, 50000])


def _pages(sheet: Worksheet) -> None:
    """A table over two pages of paper, its titles printed on both."""
    one = look(codes="one", unit=YUAN)
    page = Page(sheet, one)
    functions = sorted({entry.function for entry in GENERAL})
    for number, part in enumerate((functions[:4], functions[4:])):
        page.top("一般公共预算支出表" + ("（续表）" if number else ""), 5)
        page.put(["科目编码", "科目名称", "合计", "基本支出", "项目支出"])
        if not number:
            page.put(
                [
                    "",
                    "合计",
                    *[page.money(total(GENERAL, **c)) for c in ({}, {"kind": "basic"}, {"kind": "project"})],
                ]
            )
        from tests.intake.truth import NAMES

        for code in part:
            amounts = [
                page.money(total(GENERAL, function=code, **c))
                for c in ({}, {"kind": "basic"}, {"kind": "project"})
            ]
            page.put([code, NAMES[code], *amounts])


THREE = look(number="预算05表", numbering=True, unit_row=True, unit_code=True)
_STAFF_LOOK = look(codes="one", levels=True, number="公开05表")

LAYOUTS: tuple[Layout, ...] = (
    _subjects(
        "henan-05", THREE, "2020年一般公共预算支出情况表", "function", GENERAL, KINDS, _GENERAL, _AS_FUND
    ),
    _subjects(
        "henan-03",
        look(THREE, number="预算03表"),
        "2020年部门支出总体情况表",
        "function",
        ENTRIES,
        KINDS,
        (FUNCTION, KIND),
    ),
    _subjects(
        "henan-09",
        look(THREE, number="预算09表", notes=("注：本表为政府性基金。",)),
        "2020年政府性基金预算支出情况表",
        "function",
        FUND,
        KINDS,
        _GENERAL,
        _AS_FUND,
    ),
    _subjects(
        "henan-02",
        look(THREE, number="预算02表"),
        "2020年部门收入总体情况表",
        "function",
        ENTRIES,
        SOURCES,
        (FUNCTION, SOURCE),
        _BY_SOURCE,
    ),
    _subjects(
        "three-levels",
        look(levels=True),
        "一般公共预算支出表",
        "function",
        GENERAL,
        KINDS,
        _GENERAL,
        _AS_FUND,
    ),
    _subjects(
        "three-levels-one-column",
        look(codes="one", levels=True, unit=YUAN),
        "一般公共预算支出表",
        "function",
        GENERAL,
        KINDS,
        _GENERAL,
        _AS_FUND,
    ),
    _subjects(
        "codes-only-once",
        look(once=True),
        "一般公共预算支出表",
        "function",
        GENERAL,
        KINDS,
        _GENERAL,
        _AS_FUND,
    ),
    _subjects(
        "codes-as-numbers",
        look(code_numbers=True, levels=True),
        "一般公共预算支出表",
        "function",
        GENERAL,
        KINDS,
        _GENERAL,
        _AS_FUND,
    ),
    _subjects(
        "codes-as-numbers-one-column",
        look(codes="one", code_numbers=True),
        "一般公共预算支出表",
        "function",
        GENERAL,
        KINDS,
        _GENERAL,
        _AS_FUND,
    ),
    _subjects(
        "code-and-name-in-one-cell",
        look(codes="joined", unit=YUAN),
        "一般公共预算支出表",
        "function",
        GENERAL,
        PLAIN_KINDS,
        _GENERAL,
        (*_AS_FUND, *_AS_PLAIN_KIND),
    ),
    _subjects(
        "unit-in-titles",
        look(codes="one", unit_at="title", unit=YUAN),
        "部门支出总表",
        "function",
        ENTRIES,
        PLAIN_KINDS,
        (FUNCTION, KIND),
        _AS_PLAIN_KIND,
    ),
    _subjects(
        "unit-twice",
        look(codes="one", unit_at="both"),
        "部门支出总表",
        "function",
        ENTRIES,
        PLAIN_KINDS,
        (FUNCTION, KIND),
        _AS_PLAIN_KIND,
    ),
    _subjects(
        "no-unit",
        look(codes="one", unit_at="none"),
        "部门支出总表",
        "function",
        ENTRIES,
        PLAIN_KINDS,
        (FUNCTION, KIND),
        _AS_PLAIN_KIND,
        asks_unit=True,
    ),
    _subjects(
        "no-unit-yuan",
        look(unit_at="none", unit=YUAN),
        "部门支出总表",
        "function",
        ENTRIES,
        KINDS,
        (FUNCTION, KIND),
        asks_unit=True,
    ),
    _subjects(
        "titles-not-merged",
        look(merged=False),
        "一般公共预算支出表",
        "function",
        GENERAL,
        KINDS,
        _GENERAL,
        _AS_FUND,
    ),
    _subjects(
        "titles-not-merged-one-column",
        look(merged=False, codes="one", levels=True),
        "一般公共预算支出表",
        "function",
        GENERAL,
        KINDS,
        _GENERAL,
        _AS_FUND,
    ),
    _subjects(
        "numbers-as-text",
        look(text_amounts=True),
        "一般公共预算支出表",
        "function",
        GENERAL,
        KINDS,
        _GENERAL,
        _AS_FUND,
    ),
    _subjects(
        "numbers-as-text-yuan",
        look(text_amounts=True, unit=YUAN, codes="one"),
        "一般公共预算支出表",
        "function",
        GENERAL,
        KINDS,
        _GENERAL,
        _AS_FUND,
    ),
    _subjects(
        "zeros-printed",
        look(blank_zeros=False, numbering=True),
        "一般公共预算支出表",
        "function",
        GENERAL,
        KINDS,
        _GENERAL,
        _AS_FUND,
    ),
    _subjects(
        "total-below",
        look(codes="one", total="bottom"),
        "一般公共预算支出表",
        "function",
        GENERAL,
        KINDS,
        _GENERAL,
        _AS_FUND,
    ),
    _subjects(
        "total-below-three",
        look(total="bottom", levels=True, unit=YUAN),
        "一般公共预算支出表",
        "function",
        GENERAL,
        KINDS,
        _GENERAL,
        _AS_FUND,
    ),
    _subjects(
        "no-total",
        look(codes="one", total="none", levels=True),
        "一般公共预算支出表",
        "function",
        GENERAL,
        PLAIN_KINDS,
        _GENERAL,
        (*_AS_FUND, *_AS_PLAIN_KIND),
    ),
    _subjects(
        "blank-lines-and-notes",
        look(blank_rows=2, notes=("", "注：1.本表单位为万元。", "填表人：某某　电话：123")),
        "一般公共预算支出表",
        "function",
        GENERAL,
        KINDS,
        _GENERAL,
        _AS_FUND,
    ),
    _subjects(
        "henan-06",
        look(codes="full", levels=True, numbering=True, number="预算06表"),
        "2020年支出经济分类汇总表",
        "department_economic",
        ENTRIES,
        SOURCES,
        (ECONOMIC, SOURCE),
        _BY_SOURCE,
    ),
    _subjects(
        "henan-07",
        look(codes="full", levels=True),
        "2020年一般公共预算基本支出情况表",
        "department_economic",
        BASIC,
        AMOUNT,
        (ECONOMIC,),
    ),
    _subjects(
        "basic-two-levels",
        look(codes="one", levels=True, unit=YUAN, number="表6"),
        "一般公共预算基本支出表",
        "department_economic",
        BASIC,
        AMOUNT,
        (ECONOMIC,),
    ),
    _subjects(
        "basic-parts",
        look(levels=True, number="公开06表"),
        "一般公共预算基本支出表",
        "department_economic",
        BASIC,
        AMOUNT,
        (ECONOMIC,),
    ),
    Layout("staff-and-public", lambda sheet: _staff(sheet, _STAFF_LOOK), GENERAL, (FUNCTION, KIND), _STAFF),
    Layout(
        "staff-and-public-yuan",
        lambda sheet: _staff(sheet, look(unit=YUAN, total="bottom", codes="one")),
        GENERAL,
        (FUNCTION, KIND),
        _STAFF,
        unit=YUAN,
    ),
    Layout(
        "detail",
        _detail(look(unit=YUAN), subtotals=False),
        ENTRIES,
        (FUNCTION, ECONOMIC, KIND, SOURCE),
        _BY_SOURCE,
        unit=YUAN,
    ),
    Layout(
        "detail-subtotals",
        _detail(look(unit=YUAN, code_numbers=True), subtotals=True),
        ENTRIES,
        (FUNCTION, ECONOMIC, KIND, SOURCE),
        _BY_SOURCE,
        unit=YUAN,
    ),
    Layout("projects", _projects(look(unit=WAN)), PROJECTS, (PROJECT, SOURCE), _AS_FUND),
    Layout(
        "projects-yuan",
        _projects(look(unit=YUAN, text_amounts=True)),
        PROJECTS,
        (PROJECT, SOURCE),
        _AS_FUND,
        unit=YUAN,
    ),
    Layout("income-by-unit", _income_by_unit(look()), ENTRIES, (SOURCE,), _AS_FUND),
    Layout(
        "income-by-unit-plain",
        _income_by_unit(look(merged=False, unit=YUAN)),
        ENTRIES,
        (SOURCE,),
        _AS_FUND,
        unit=YUAN,
    ),
    Layout("pages", _pages, GENERAL, (FUNCTION, KIND), _AS_PLAIN_KIND, unit=YUAN),
)
OVERALL = (
    ("overall", _overall(look(), groups=False), WAN),
    ("overall-groups", _overall(look(unit=YUAN, merged=False), groups=True), YUAN),
    ("overall-zeros", _overall(look(unit=YUAN, blank_zeros=False, number="公开01表"), groups=True), YUAN),
)
THREE_PUBLIC = (
    ("three-public", _three_public(look(blank_zeros=False), prior=False)),
    ("three-public-two-years", _three_public(look(number="表8"), prior=True)),
)
TWO_TABLES = _two_tables
