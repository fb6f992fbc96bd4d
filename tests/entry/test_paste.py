"""Pasting: where cells go, in which unit, what is refused or kept, and that nothing gets lost."""

from dataclasses import fields as fields_of

from hypothesis import given
from hypothesis import strategies as st

from budget_desktop.domain.records import Line
from budget_desktop.entry.block import read_block
from budget_desktop.entry.paste import Choices, plan_paste
from budget_desktop.entry.plan import Area, Fate, Plan
from tests.entry.grids import (
    AMOUNT,
    FIELDS,
    NOTE,
    PRIOR,
    PROJECT,
    TEMPLATE,
    UNIT,
    WAN,
    YUAN,
    at,
    carried_out,
    line,
)

THREE = (line("L1", amount=1_000_000), line("L2"), line("L3", project="P1"))


ASKS = Choices()


def paste(
    text: str,
    where: Area,
    records: tuple[Line, ...] = THREE,
    choices: Choices = ASKS,
    grows: bool = True,
) -> Plan:
    return plan_paste(
        FIELDS, records, where, read_block(text), WAN, template=TEMPLATE if grows else None, choices=choices
    )


def amounts(plan: Plan, records: tuple[Line, ...] = THREE) -> list[int | None]:
    return [record.amount for record in carried_out(plan.changes, records)]


# Where cells go


def test_a_block_goes_from_the_top_left_cell_on() -> None:
    plan = paste("学校\t修缮\r\n本级\t\r\n", at(1, UNIT, rows=5))
    after = carried_out(plan.changes, THREE)
    assert [(record.unit, record.project) for record in after] == [
        ("124001", ""),
        ("124002", "P1"),
        ("124001", ""),
    ]
    assert [cell.fate for cell in plan.cells] == [Fate.CHANGED, Fate.CHANGED, Fate.UNCHANGED, Fate.CHANGED]
    assert plan.summary == "改 3 格"


def test_one_value_fills_the_selection() -> None:
    plan = paste("3.5", at(0, AMOUNT, rows=3))
    assert amounts(plan) == [3_500_000] * 3
    assert {cell.source for cell in plan.cells} == {(0, 0)}


def test_a_block_that_divides_the_selection_is_tiled_over_it() -> None:
    assert amounts(paste("1\n2", at(0, AMOUNT, rows=4))) == [1_000_000, 2_000_000, 1_000_000, 2_000_000]
    assert amounts(paste("1\n2", at(0, AMOUNT, rows=3))) == [1_000_000, 2_000_000, None]


def test_past_the_last_row_new_ones_grow() -> None:
    plan = paste("5\n6\n7\n\n", at(2, AMOUNT))
    assert amounts(plan) == [1_000_000, None, 5_000_000, 6_000_000, 7_000_000]
    assert carried_out(plan.changes, THREE)[-1].unit == "124001"
    assert [(left.text, left.reason) for left in plan.left] == [("", "是末尾的空行，没有添加新行")]
    assert plan.summary == "改 1 格，新增 2 行，1 格没有粘贴"


def test_a_grid_of_fixed_rows_does_not_grow() -> None:
    plan = paste("5\n6", at(2, AMOUNT), grows=False)
    assert [left.reason for left in plan.left] == ["这个表的行是固定的，不能添加新行，没有粘贴"]
    assert not plan.changes.additions


def test_cells_right_of_the_last_column_are_reported() -> None:
    plan = paste("见合同\t多出来的", at(0, NOTE))
    assert [(left.source, left.text, left.reason) for left in plan.left] == [
        ((0, 1), "多出来的", "右边没有更多的列，没有粘贴")
    ]


def test_ragged_rows_leave_alone_what_they_lack() -> None:
    records = (line("L1", amount=1), line("L2", project="P1", kind="basic.pay"))
    plan = paste("学校\t修缮\t公用\n学校", at(0, UNIT), records)
    assert carried_out(plan.changes, records)[1] == line("L2", unit="124002", project="P1", kind="basic.pay")


def test_an_empty_clipboard_does_nothing() -> None:
    plan = paste("", at(0, UNIT))
    assert plan.changes.is_empty
    assert plan.summary == "没有变化"


# What is refused or kept


def test_what_is_no_value_is_refused_with_its_reason() -> None:
    plan = paste("十五\n12", at(0, AMOUNT))
    (refused,) = plan.problems
    assert (refused.row, refused.text, refused.new) == (0, "十五", 1_000_000)
    assert refused.reason == "“十五”不是金额。请写成如 1234.50、15万元 或 3000元"
    assert not plan.is_clean
    assert amounts(plan) == [1_000_000, 12_000_000, None]
    assert plan.summary == "改 1 格，1 格有误"


def test_a_suggestion_is_handed_on() -> None:
    assert paste("修", at(0, PROJECT)).problems[0].suggestion == "P1"


def test_read_only_cells_are_kept_and_say_why() -> None:
    plan = paste("1\t2", at(0, AMOUNT))
    kept = plan.cells[1]
    assert (kept.field, kept.fate, kept.reason) == (PRIOR, Fate.KEPT, "上年数已批复，不能修改")
    assert plan.is_clean


def test_a_row_is_judged_as_it_stands_after_the_cells_before() -> None:
    plan = paste("修缮\t人员", at(0, PROJECT))
    assert plan.cells[1].reason == "类型随项目“修缮”，请在项目页修改"
    plan = paste("\t人员", at(2, PROJECT))
    assert carried_out(plan.changes, THREE)[2].kind == "basic.pay"


def test_a_blank_does_not_empty_what_cannot_be_empty() -> None:
    plan = paste("\t修缮", at(0, UNIT))
    assert (plan.cells[0].fate, plan.cells[0].reason) == (Fate.KEPT, "单位不能为空，保留原值")
    assert plan.is_clean
    nameless = (line("L1", unit=""),)
    assert paste("\t修缮", at(0, UNIT), nameless).problems[0].reason == "单位不能为空。请选择单位"


# Units of amounts


def test_without_a_unit_the_one_shown_holds_and_is_named() -> None:
    plan = paste("3.5", at(0, AMOUNT))
    assert plan.notices == ("剪贴板的金额没有写单位，按表格当前的万元读入",)
    assert not paste("3000元", at(0, AMOUNT)).notices
    assert not paste("本级", at(0, UNIT)).notices


def test_a_title_with_another_unit_asks_first() -> None:
    plan = paste("金额（元）\n35000\n", at(0, AMOUNT))
    assert plan.needs_measure
    assert plan.changes.is_empty
    assert not plan.is_clean
    assert str(plan.question) == ("剪贴板注明“金额（元）”，表格按万元显示。金额按元读，还是按万元读？")
    assert plan.header_rows == 1
    assert [(left.text, left.reason) for left in plan.left] == [("金额（元）", "是表头，没有粘贴")]


def test_the_answer_decides() -> None:
    text = "金额（元）\n35000\n"
    stated = paste(text, at(0, AMOUNT), choices=Choices(as_stated=True))
    assert (amounts(stated)[0], stated.notices) == (3_500_000, ("金额按“金额（元）”所注读入",))
    shown = paste(text, at(0, AMOUNT), choices=Choices(measure=WAN))
    assert (amounts(shown)[0], shown.notices) == (35_000_000_000, ("没有写单位的金额按万元读入",))
    assert amounts(paste(text, at(0, AMOUNT), choices=Choices(measure=YUAN)))[0] == 3_500_000


def test_a_note_of_the_unit_holds_for_the_whole_block() -> None:
    text = "2020年支出明细\t\n\t单位：元\n项目\t类型\t本年金额\n修缮\t\t35000\n\t人员\t3万元\n"
    plan = paste(text, at(0, PROJECT))
    assert plan.question is not None
    assert (plan.question.words, plan.question.stated, plan.header_rows) == ("单位：元", (YUAN,), 3)
    assert amounts(paste(text, at(0, PROJECT), choices=Choices(as_stated=True)))[:2] == [
        3_500_000,
        3_000_000,
    ]


def test_no_question_where_block_and_grid_agree() -> None:
    plan = paste("金额（万元）\n3.5", at(0, AMOUNT))
    assert not plan.needs_measure
    assert (amounts(plan)[0], plan.notices) == (3_500_000, ("金额按“金额（万元）”所注读入",))


def test_units_that_are_not_ours_are_refused() -> None:
    plan = paste("单位：千元\n3.5\n2万元", at(0, AMOUNT))
    (refused,) = plan.problems
    assert refused.reason == ("剪贴板注明“单位：千元”，这里只认元和万元。请在原表换算成元或万元，再复制一次")
    assert amounts(plan)[1] == 2_000_000


# Titles


def test_titles_are_skipped_by_choice_only() -> None:
    plan = paste("项目\t类型\n修缮\t", at(0, PROJECT), choices=Choices(skip_headers=False))
    assert plan.header_rows == 1
    assert plan.problems[0].text == "项目"
    assert not plan.left


def test_a_title_over_another_column_is_pointed_out() -> None:
    plan = paste("上年金额\n3", at(0, AMOUNT))
    assert plan.notices[-1] == "第1列的表头是“上年金额”，会粘贴到“本年金额”列，请核对"


def test_a_block_of_titles_alone_is_meant_as_it_stands() -> None:
    plan = paste("测算依据", at(0, NOTE))
    assert plan.header_rows == 0
    assert carried_out(plan.changes, THREE)[0].note == "测算依据"


# The basis of sums


def test_a_sum_leaves_its_basis_where_nobody_wrote_one() -> None:
    after = carried_out(paste("=3*1.2", at(0, AMOUNT)).changes, THREE)
    assert (after[0].amount, after[0].note) == (3_600_000, "3×1.2=3.6万元")
    again = tuple(after)
    assert carried_out(paste("=4*2", at(0, AMOUNT), again).changes, again)[0].note == "4×2=8万元"
    own = (line("L1", note="见合同"),)
    assert carried_out(paste("=4*2", at(0, AMOUNT), own).changes, own)[0].note == "见合同"
    pasted = carried_out(paste("=4*2\t\t按标准", at(0, AMOUNT)).changes, THREE)
    assert pasted[0].note == "按标准"


def test_a_basis_left_behind_is_pointed_out() -> None:
    records = (line("L1", amount=3_600_000, note="3×1.2=3.6万元"),)
    plan = paste("5", at(0, AMOUNT), records)
    assert plan.cells[0].notice == "测算依据还是原来的算式“3×1.2=3.6万元”，请核对"


# What always holds

texts = st.sampled_from(
    [
        "",
        " ",
        "本级",
        "学校",
        "修缮",
        "修",
        "人员",
        "3.5",
        "=3*2",
        "100元",
        "十五",
        "金额（元）",
        "单位：元",
        "项目",
    ]
)
blocks = st.lists(st.lists(texts, min_size=1, max_size=4).map(tuple), max_size=4).map(tuple)
areas = st.builds(Area, st.integers(0, 4), st.integers(0, 6), st.integers(1, 4), st.integers(1, 4))
lines = st.builds(
    line,
    st.just(""),
    unit=st.sampled_from(["", "124001"]),
    project=st.sampled_from(["", "P1"]),
    kind=st.sampled_from(["", "basic.pay"]),
    amount=st.sampled_from([None, 3_500_000, 6_000_000]),
    note=st.sampled_from(["", "3×2=6万元", "见合同"]),
)


@st.composite
def records(draw: st.DrawFn) -> tuple[Line, ...]:
    found = draw(st.lists(lines, max_size=4))
    return tuple(
        Line(**{field.name: getattr(one, field.name) for field in fields_of(one)} | {"key": f"L{n}"})
        for n, one in enumerate(found)
    )


templates = st.sampled_from([TEMPLATE, None])
decisions = st.builds(
    Choices,
    skip_headers=st.booleans(),
    measure=st.sampled_from([None, WAN, YUAN]),
    as_stated=st.booleans(),
)


@given(records(), areas, blocks, templates, decisions)
def test_every_pasted_cell_is_accounted_for(
    rows: tuple[Line, ...],
    where: Area,
    block: tuple[tuple[str, ...], ...],
    template: Line | None,
    choices: Choices,
) -> None:
    plan = plan_paste(FIELDS, rows, where, block, WAN, template=template, choices=choices)
    sources = {(row, number) for row, cells in enumerate(block) for number in range(len(cells))}
    placed = [cell for cell in plan.cells if cell.source is not None]
    assert {cell.source for cell in placed} | {left.source for left in plan.left} == sources
    for cell in placed:
        assert cell.source is not None
        assert cell.text == block[cell.source[0]][cell.source[1]]
        assert cell.reason or cell.fate in {Fate.CHANGED, Fate.UNCHANGED}
    assert all(left.reason for left in plan.left)
    targets = [(cell.row, cell.field.name) for cell in plan.cells]
    assert len(targets) == len(set(targets))


@given(records(), areas, blocks, templates, decisions)
def test_read_only_fields_are_never_touched(
    rows: tuple[Line, ...],
    where: Area,
    block: tuple[tuple[str, ...], ...],
    template: Line | None,
    choices: Choices,
) -> None:
    plan = plan_paste(FIELDS, rows, where, block, WAN, template=template, choices=choices)
    after = carried_out(plan.changes, rows)
    assert [record.prior for record in after] == [None] * len(after)
    assert all(update.field != PRIOR.name for update in plan.changes.updates)
    assert len(after) >= len(rows)
    assert [record.key for record in after[: len(rows)]] == [record.key for record in rows]
    if template is None:
        assert len(after) == len(rows)


@given(records(), areas, blocks, templates, decisions)
def test_pasting_twice_changes_nothing_more(
    rows: tuple[Line, ...],
    where: Area,
    block: tuple[tuple[str, ...], ...],
    template: Line | None,
    choices: Choices,
) -> None:
    where = Area(min(where.row, len(rows)), where.column, where.rows, where.columns)
    once = plan_paste(FIELDS, rows, where, block, WAN, template=template, choices=choices)
    after = carried_out(once.changes, rows)
    twice = plan_paste(FIELDS, after, where, block, WAN, template=template, choices=choices)
    assert twice.changes.is_empty
