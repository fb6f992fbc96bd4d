"""Tables: everything is printed once, amounts stay whole, heads and group labels come again on each page."""

import re
from dataclasses import replace
from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from budget_desktop.domain.money import AmountFormat
from budget_desktop.export.pdf import pdf_bytes
from budget_desktop.outline import TablePage
from budget_desktop.tables.table import Cell, Column, GridRow, PageSetup, Role, Table
from tests.export.pdf.reading import MM, Reading
from tests.export.pdf.samples import DEPARTMENT, GROUP_LABELS, amount, form, groups, label, outline, spending

PRINTS = settings(max_examples=12, deadline=None)


def printed(table: Table) -> Reading:
    return Reading(pdf_bytes(outline(TablePage(table))))


def times(reading: Reading, text: str) -> int:
    """How often a text stands in the document, not counting it as part of a longer figure."""
    return len(
        re.findall(rf"(?<![\d,.]){re.escape(text)}(?![\d,.])", "\n".join(p.text for p in reading.pages))
    )


def assert_amounts_are_whole(table: Table, reading: Reading) -> None:
    for cell in table.cells():
        if cell.amount is not None:
            assert times(reading, table.amounts.text(cell.amount)) == 1


def assert_tidy(reading: Reading) -> None:
    for page in reading.pages:
        assert not page.overlaps()
        bottom = (22 if page.width > page.height else 35) * MM
        number = page.marks_of(f"—{page.number}—")
        for mark in page.marks:
            assert 20 * MM <= mark.left < mark.right <= page.width - 20 * MM
            assert mark in number or bottom <= mark.bottom < mark.top <= page.height - 20 * MM


@PRINTS
@given(st.integers(0, 90), st.integers(1, 12), st.booleans())
def test_every_row_is_printed_once(rows: int, amounts: int, landscape: bool) -> None:
    table = spending(rows, amounts=amounts, landscape=landscape)
    found = printed(table)
    for row in range(rows):
        assert found.solid.count(label(row)) == 1
        assert times(found, f"{2010000 + row}") == 1
    assert_amounts_are_whole(table, found)
    assert_tidy(found)


PLAIN = (Role.HEAD, Role.LABEL, Role.TEXT, Role.AMOUNT, Role.SUBTOTAL, Role.TOTAL)


def merged_at_random(chance: Random, height: int, width: int, roles: tuple[Role, ...]) -> tuple[GridRow, ...]:
    """Rows of cells of any size and content."""
    rows: list[list[Cell | None]] = [[None] * width for _ in range(height)]
    covered = [[False] * width for _ in range(height)]
    for row in range(height):
        for column in range(width):
            if covered[row][column]:
                continue
            right = next((n for n in range(column, width) if covered[row][n]), width)
            tall = min(chance.choice([1, 1, 1, 1, 2, 3, 9]), height - row)
            broad = min(chance.choice([1, 1, 1, 1, 2, 3, 9]), right - column)
            for line in covered[row : row + tall]:
                line[column : column + broad] = [True] * broad
            role = chance.choice(roles)
            if role.is_amount:
                number = chance.randint(-(10**10), 10 ** chance.randint(1, 15))
                cell = Cell(role, amount=number, row=str(row), row_span=tall, column_span=broad)
            else:
                length = chance.choice([0, 3, 7, 20, chance.randint(1, 2000) if role is Role.TEXT else 5])
                text = "".join(chance.choices("一般公共预算支出，。“”（类）≥95%15.00万元\n", k=length))
                cell = Cell(role, text, row=str(row), row_span=tall, column_span=broad)
            rows[row][column] = cell
    return tuple(tuple(row) for row in rows)


@PRINTS
@given(st.integers(0, 10**9))
def test_any_table_stays_within_its_page_and_its_cells(seed: int) -> None:
    # A seed, since a table spelled out cell by cell takes hypothesis minutes to shrink.
    chance = Random(seed)  # noqa: S311 - not for secrets
    width = chance.randint(1, 9)
    table = Table(
        key="any",
        number="",
        title="任意表",
        subtitle="",
        left_caption="",
        right_caption="单位：万元",
        columns=tuple(Column(str(n), Role.TEXT, chance.choice([1, 4, 8, 16])) for n in range(width)),
        head=merged_at_random(chance, chance.randint(0, 3), width, (Role.HEAD, Role.NUMBERING)),
        body=merged_at_random(chance, chance.randint(0, 40), width, PLAIN),
        amounts=AmountFormat(),
        page=PageSetup(landscape=chance.random() < 0.5),
    )
    found = printed(table)
    assert_tidy(found)
    for cell in table.cells():
        if cell.amount is not None:
            assert times(found, table.amounts.text(cell.amount)) >= 1


def test_a_long_table_has_its_head_on_every_page() -> None:
    table = spending(100, notes=("注：合计数与明细数因四舍五入可能不等。",))
    found = printed(table)
    assert len(found.pages) > 3
    for page in found.pages:
        for text in ("预算02表", table.title, table.left_caption, "单位：万元", "科目编码", "一般公共预算"):
            assert page.solid.count(re.sub(r"\s", "", text)) == 1
        assert re.search(r"\*\* \*\* 1 2 3 4 5 6 7 8", page.text)
    assert [page.solid.count("注：") for page in found.pages[:-1]] == [0] * (len(found.pages) - 1)
    last = found.pages[-1]
    assert last.marks_of("注：")[0].top < last.marks_of(label(99))[0].bottom
    assert last.solid.count("甲") >= 3


@PRINTS
@given(st.lists(st.integers(1, 30), min_size=1, max_size=12))
def test_group_labels_come_again_after_a_page_break(sizes: list[int]) -> None:
    table = groups(*sizes)
    found = printed(table)
    first = 0
    for group, size in enumerate(sizes):
        rows = [label(row) for row in range(first, first + size)]
        for page in found.pages:
            there = any(text in page.solid for text in rows)
            assert [page.solid.count(character) for character in GROUP_LABELS[group]] == [there] * 4
        first += size
    for row in range(sum(sizes)):
        assert found.solid.count(label(row)) == 1
    assert_amounts_are_whole(table, found)
    assert_tidy(found)


@PRINTS
@given(st.integers(1, 4000))
def test_a_text_longer_than_a_page_runs_on(length: int) -> None:
    text = "".join(f"第{number}句说明文字。" for number in range(length // 8 + 1))
    found = printed(form(text, indicators=5))
    assert re.sub(r"\s", "", text) in re.sub(
        rf"立项依据|{DEPARTMENT}支出项目绩效目标表|（2020年度）|—\d+—", "", found.solid
    )
    pages = [page for page in found.pages if "句说明文字" in page.solid]
    assert all("立项依据" in page.solid for page in pages)
    assert_tidy(found)


@pytest.mark.parametrize("lines", range(22, 29))
def test_a_row_that_just_fits_a_page_leaves_room_for_the_head_above_it(lines: int) -> None:
    table = form("依据。", indicators=3)
    *above, last = table.body[:5]
    text = "\n".join(f"第{number}行说明文字" for number in range(lines * 2))
    tall = (last[0], last[1], last[2], Cell(Role.TEXT, text))
    found = printed(replace(table, body=(*above, tall, *table.body[5:])))
    assert all(found.solid.count(f"第{number}行说明文字") == 1 for number in range(lines * 2))
    assert_tidy(found)


def test_a_head_as_high_as_the_page_does_not_stop_the_press() -> None:
    table = spending(3)
    tall = (Cell(Role.HEAD, "\n".join("头" * 60)), *table.head[0][1:])
    found = printed(replace(table, head=(tall, *table.head[1:])))
    assert all(label(row) in found.solid for row in range(3))


@pytest.mark.parametrize("rows", [57, 58, 59, 60])
def test_the_row_of_a_whole_is_not_left_without_its_parts(rows: int) -> None:
    # Labels stand further in by threes, so each third row has no part below it.
    pages = printed(spending(rows)).pages
    last = [re.findall(r"甲(\d+)乙", page.solid)[-1] for page in pages[:-1]]
    assert last
    assert {int(row) % 3 for row in last} == {2}


@pytest.mark.parametrize(("first", "other"), [(10, 30), (30, 10), (20, 20)])
def test_columns_of_texts_share_their_room_by_what_stands_in_them(first: int, other: int) -> None:
    # Whatever the form proposes: long texts in the first column, a single one in the other.
    texts = [("指标" * 20, "达标"), *[("指标" * 20, "")] * 19, ("数量", "说明" * 10)]
    table = replace(
        spending(0, amounts=0, landscape=False),
        columns=(Column("a", Role.TEXT, first), Column("b", Role.TEXT, other)),
        head=((Cell(Role.HEAD, "三级指标"), Cell(Role.HEAD, "指标值说明")),),
        body=tuple(tuple(Cell(Role.TEXT, text) for text in row) for row in texts),
    )
    page = printed(table).pages[0]
    assert page.marks_of("说明" * 10)[0].left > page.width / 2


def test_the_head_within_a_form_comes_again() -> None:
    found = printed(form("依据。", indicators=60))
    assert len(found.pages) > 1
    assert [page.solid.count("一级指标二级指标指标值指标值说明") for page in found.pages] == [1] * len(
        found.pages
    )
    assert all("产出指标" in page.solid for page in found.pages)


def test_a_table_that_nearly_fits_is_set_smaller_to_stand_on_one_page() -> None:
    assert len(printed(spending(24)).pages) == 1
    assert len(printed(spending(25)).pages) == 1


@pytest.mark.parametrize(
    ("amounts", "landscape", "size"),
    [(3, False, (210, 297)), (8, True, (297, 210)), (14, False, (297, 210)), (40, True, (420, 297))],
)
def test_a_larger_sheet_only_where_small_type_does_not_fit(
    amounts: int, landscape: bool, size: tuple[int, int]
) -> None:
    page = printed(spending(5, amounts=amounts, landscape=landscape)).pages[0]
    assert (page.width / MM, page.height / MM) == pytest.approx(size, abs=0.1)


@pytest.mark.parametrize("landscape", [False, True])
def test_paper_the_form_asks_for(landscape: bool) -> None:
    page = printed(replace(spending(3), page=PageSetup("A3", landscape))).pages[0]
    assert (page.width > page.height) is landscape
    assert max(page.width, page.height) / MM == pytest.approx(420, abs=0.1)


def test_amounts_of_any_size_stay_whole() -> None:
    table = spending(6, amounts=14)
    huge = tuple(
        tuple(
            replace(cell, amount=10**15 - (cell.amount or 0)) if cell and cell.amount else cell
            for cell in row
        )
        for row in table.body
    )
    table = replace(table, body=huge)
    found = printed(table)
    assert_amounts_are_whole(table, found)
    assert_tidy(found)


def test_amounts_line_up_at_the_right() -> None:
    page = printed(spending(9, amounts=2)).pages[0]
    rights = [page.marks_of(AmountFormat().text(amount(row, 0)))[-1].right for row in range(8)]
    assert rights == pytest.approx([rights[0]] * 8, abs=0.6)


def test_labels_are_indented() -> None:
    page = printed(spending(3)).pages[0]
    lefts = [page.marks_of(label(row))[0].left for row in range(3)]
    assert lefts[0] < lefts[1] < lefts[2]


def test_short_texts_of_a_column_are_centred() -> None:
    page = printed(form("依据。", indicators=3)).pages[0]
    head, value = page.marks_of("指标值指标值说明")[:3], page.marks_of("≥95%")
    middle = (head[0].left + head[-1].right) / 2
    assert (value[0].left + value[-1].right) / 2 == pytest.approx(middle, abs=2)


def test_notes_run_on_where_there_are_many() -> None:
    notes = tuple(f"注{number}号说明" for number in range(120))
    found = printed(spending(3, notes=notes))
    assert all(found.solid.count(note) == 1 for note in notes)
    assert_tidy(found)


def test_an_empty_table_is_its_head() -> None:
    found = printed(spending(0, notes=("注：本表为空表。",)))
    assert len(found.pages) == 1
    assert "注：本表为空表。" in found.pages[0].lines


def test_a_place_with_neither_cell_nor_span_is_an_empty_cell() -> None:
    body: tuple[GridRow, ...] = ((Cell(Role.LABEL, "甲"), None), (None, Cell(Role.AMOUNT, amount=100)))
    columns = (Column("a", Role.LABEL, 5), Column("b", Role.AMOUNT, 5))
    table = Table("t", "", "表", "", "", "", columns, (), body, AmountFormat(decimals=2))
    assert printed(table).pages[0].lines[:3] == ["表", "甲", "0.00"]


def test_spans_beyond_the_grid_are_cut() -> None:
    body: tuple[GridRow, ...] = ((Cell(Role.LABEL, "甲", row_span=9, column_span=9), None),)
    columns = (Column("a", Role.LABEL, 5), Column("b", Role.AMOUNT, 5))
    table = Table("t", "", "表", "", "", "", columns, (), body, AmountFormat())
    assert "甲" in printed(table).pages[0].lines


def test_total_stands_out() -> None:
    data = pdf_bytes(outline(TablePage(spending(3))))
    plain = spending(3)
    levelled = tuple(
        tuple(replace(c, role=Role.AMOUNT) if c and c.role is Role.TOTAL else c for c in row)
        for row in plain.body
    )
    assert data != pdf_bytes(outline(TablePage(replace(plain, body=levelled))))


def test_a_very_long_code_is_wrapped_and_not_let_loose() -> None:
    table = spending(2)
    row = list(table.body[0])
    row[0] = Cell(Role.CODE, "9" * 60, row="r0")
    found = printed(replace(table, body=(tuple(row), *table.body[1:])))
    assert "9" * 60 in found.solid
    assert_tidy(found)
