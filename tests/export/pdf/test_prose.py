"""The narrative stands as GB/T 9704-2012 wants it."""

import re
from datetime import date
from statistics import median

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from budget_desktop.export.pdf import pdf_bytes
from budget_desktop.export.pdf.linebreak import NO_END, NO_START
from budget_desktop.outline import Block, Heading, SignOff
from tests.export.pdf.reading import MM, PageReading, Reading
from tests.export.pdf.samples import DEPARTMENT, SENTENCE, outline, prose

PRINTS = settings(max_examples=20, deadline=None)

LEFT, RIGHT, TOP, BOTTOM = 28 * MM, (210 - 26) * MM, (297 - 37) * MM, 35 * MM


def body_lines(page: PageReading) -> list[str]:
    return [line for line in page.lines if line and not line.startswith("—")]


def test_full_pages_have_22_lines_of_28_characters() -> None:
    found = Reading(pdf_bytes(outline(prose("预算" * 14 * 44))))
    full = body_lines(found.pages[0])
    assert len(full) == 22
    assert len(full[0]) == 26
    assert {len(line) for line in full[1:]} == {28}


def test_text_stays_within_the_margins() -> None:
    found = Reading(pdf_bytes(outline(prose(*[SENTENCE * 5] * 8))))
    assert len(found.pages) > 2
    for page in found.pages:
        numbers = page.marks_of(f"—{page.number}—")
        for mark in page.marks:
            if mark not in numbers:
                assert LEFT - 0.5 <= mark.left <= mark.right <= RIGHT + 0.5
                assert BOTTOM - 0.5 <= mark.bottom <= mark.top <= TOP + 0.5


def test_page_numbers_stand_at_the_outer_corners() -> None:
    found = Reading(pdf_bytes(outline(prose(*[SENTENCE * 5] * 8))))
    for number, page in enumerate(found.pages, start=1):
        marks = page.marks_of(f"—{number}—")
        if number % 2:
            assert marks[-1].right == pytest.approx(RIGHT - 14, abs=1)
        else:
            assert marks[0].left == pytest.approx(LEFT + 14, abs=1)
        # The dashes stand 7 mm below the text area.
        middle = (marks[0].top + marks[0].bottom) / 2
        assert middle == pytest.approx(BOTTOM - 7 * MM, abs=1.5)


def test_first_lines_are_indented_by_two_characters() -> None:
    page = Reading(pdf_bytes(outline(prose("预算" * 30)))).pages[0]
    first = page.marks[0]
    second = next(mark for mark in page.marks if mark.top < first.bottom)
    assert first.left - second.left == pytest.approx(2 * (RIGHT - LEFT) / 28, abs=0.1)


def test_a_part_begins_a_page_with_its_ordinal_on_a_line_of_its_own() -> None:
    found = Reading(
        pdf_bytes(
            outline(
                prose("前文。"),
                Heading("two", 0, f"第二部分 {DEPARTMENT}2020年度部门预算情况说明"),
                prose("后文。"),
            )
        )
    )
    assert found.pages[1].lines[:4] == ["第二部分", DEPARTMENT, "2020年度部门预算情况说明", "后文。"]
    for line in found.pages[1].lines[:3]:
        marks = found.pages[1].marks_of(line)
        assert (marks[0].left + marks[-1].right) / 2 == pytest.approx((LEFT + RIGHT) / 2, abs=3)


def test_a_part_title_alone_stands_in_the_middle_of_its_page() -> None:
    found = Reading(
        pdf_bytes(outline(Heading("a", 0, "附件"), Heading("b", 0, "第一部分 概况"), prose("文。")))
    )
    alone, above = found.pages[0].marks_of("附件")[0], found.pages[1].marks_of("第一部分")[0]
    assert alone.top < above.top - 150


@PRINTS
@given(
    st.lists(
        st.tuples(st.sampled_from([1, 2, 0]), st.integers(1, 400)),
        min_size=10,
        max_size=40,
    )
)
def test_headings_and_single_lines_are_not_left_behind(parts: list[tuple[int, int]]) -> None:
    blocks: list[Block] = []
    for number, (level, length) in enumerate(parts):
        if level:
            blocks.append(Heading(f"h{number}", level, f"题{number}"))
        blocks.append(prose("预算" * (length // 2) + "尾。"))
    found = Reading(pdf_bytes(outline(*blocks)))
    for page in found.pages[:-1]:
        assert not re.fullmatch(r"题\d+", body_lines(page)[-1])
    for page in found.pages[1:]:
        # The last line of a paragraph is not alone at the top, unless the paragraph is of one line.
        first, second = body_lines(page)[:2] + [""] * (2 - len(body_lines(page)[:2]))
        if first.endswith("。") and len(first) < 28:
            assert page.marks[0].left > LEFT + 16 or second == ""


@PRINTS
@given(st.lists(st.integers(0, 6), min_size=3, max_size=60))
def test_paragraphs_read_back_whole_and_break_well(pieces: list[int]) -> None:
    words = [
        "一般公共预算支出",
        "15.00万元，",
        "“三公”经费（境）",
        "1,234,567.89万元；",
        "占100%。",
        "〔2015〕90号",
        "2020年",
    ]
    text = "".join(words[piece] for piece in pieces)
    found = Reading(pdf_bytes(outline(prose(text))))
    assert (
        re.sub(r"—\d+—", "", "".join(page.text.replace("\n", "").replace(" ", "") for page in found.pages))
        == text
    )
    lines = [line for page in found.pages for line in body_lines(page)]
    assert not [line for line in lines[1:] if line[0] in NO_START]
    assert not [line for line in lines[:-1] if line[-1] in NO_END]


@pytest.mark.parametrize("department", ["金融办", DEPARTMENT, DEPARTMENT * 3])
def test_sign_off_stands_at_the_right_and_never_alone(department: str) -> None:
    for paragraphs in range(20, 24):
        texts = ["正文。"] * paragraphs
        found = Reading(pdf_bytes(outline(prose(*texts), SignOff(department, date(2020, 6, 19)))))
        last = found.pages[-1]
        assert "正文。" in last.lines
        assert re.sub(r"\s", "", department) in last.solid
        dated = last.marks_of("2020年6月19日")
        assert dated[0].left > median((LEFT, RIGHT))
        assert dated[-1].right <= RIGHT - 30
        assert dated[0].bottom > BOTTOM


def test_sign_off_without_a_date() -> None:
    page = Reading(pdf_bytes(outline(prose("正文。"), SignOff(DEPARTMENT, None)))).pages[0]
    assert body_lines(page) == ["正文。", DEPARTMENT]
