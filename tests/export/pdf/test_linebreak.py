"""Lines break as Chinese typesetting wants them, whatever the text."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from budget_desktop.export.pdf.linebreak import NO_END, NO_START, Line, balanced_lines, break_lines

HAN = st.text(
    st.sampled_from("济源市人民政府金融服务办公室部门年度收支预算总体情况说明"), min_size=1, max_size=6
)
FIGURE = st.sampled_from(
    [
        "15.00万元",
        "1,234,567.89万元",
        "2020年",
        "〔2015〕90号",
        "100%",
        "≥95%",
        "40余人",
        "16名",
        "GDP",
        "50个",
        "0",
    ]
)
QUOTED = st.one_of(HAN, FIGURE).flatmap(
    lambda inner: st.sampled_from(
        [f"“{inner}”", f"（{inner}）", f"《{inner}》", f"“《{inner}》”", f"<{inner}>"]
    )
)
PAUSE = st.sampled_from(["", "", "，", "。", "；", "：", "、", "……", "——", "”，", "）。"])
TEXTS = st.lists(st.tuples(st.one_of(HAN, FIGURE, QUOTED), PAUSE), min_size=1, max_size=60).map(
    lambda parts: "".join(word + pause for word, pause in parts)
)
ANY_TEXT = st.text(st.sampled_from("预算，。“”（）《》…— 15.%万元ABc/-"), max_size=120)
MEASURES = st.integers(14, 40)


def widths(text: str, em: float = 1) -> list[float]:
    return [em * (0.5 if character.isascii() else 1.0) for character in text]


def set_text(text: str, measure: float, *, indent: float = 0, justify: bool = True) -> list[Line]:
    return break_lines(text, widths(text), measure, em=1, indent=indent, justify=justify)


def squashed(text: str) -> str:
    return re.sub(r"\s", "", text)


@given(TEXTS, MEASURES, st.booleans())
def test_no_mark_stands_where_it_must_not(text: str, measure: int, justify: bool) -> None:
    lines = set_text(text, measure, justify=justify)
    assert not [line.text for line in lines[1:] if line.text[0] in NO_START]
    assert not [line.text for line in lines[:-1] if line.text[-1] in NO_END]


@given(st.one_of(TEXTS, ANY_TEXT), st.integers(1, 40), st.integers(0, 2), st.booleans())
def test_nothing_is_lost_or_moved(text: str, measure: int, indent: int, justify: bool) -> None:
    lines = set_text(text, measure, indent=min(indent, measure - 1), justify=justify)
    assert squashed("".join(line.text for line in lines)) == squashed(text)


@given(st.one_of(TEXTS, ANY_TEXT), st.integers(3, 40), st.booleans(), st.booleans())
def test_no_line_outgrows_the_measure(text: str, measure: int, justify: bool, spaced: bool) -> None:
    indent = 2
    for line in break_lines(text, widths(text), measure, em=1, indent=indent, justify=justify, spaced=spaced):
        assert line.width <= measure + 1e-6
        assert len(line.places) == len(line.text)
        # A mark may be moved left by the white half it has lost, no farther.
        assert line.places[0] >= -0.5 - 1e-6
        assert list(line.places) == sorted(line.places)


@given(TEXTS, MEASURES)
def test_full_lines_are_justified_unless_that_would_space_them_out(text: str, measure: int) -> None:
    for line in set_text(text, measure)[:-1]:
        slack = measure - line.width
        places = len(re.findall(r"(?=[\u3400-\u9fff]{2})", line.text))
        assert slack == pytest.approx(0, abs=1e-6) or slack > places / 4


@given(TEXTS)
def test_figures_keep_their_units(text: str) -> None:
    joined = "\n".join(line.text for line in set_text(text, 28))
    assert not re.search(r"[\d.,]\n[\d.,%年名个]", joined)
    assert not re.search(r"〔\d*\n|〕\n\d", joined)
    assert "—\n—" not in joined
    assert "…\n…" not in joined


@given(TEXTS, MEASURES)
def test_balanced_lines_are_no_more_than_needed(text: str, measure: int) -> None:
    plain = set_text(text, measure, justify=False)
    even = balanced_lines(text, widths(text), measure, em=1)
    # Fewer, where the plain setting keeps together what need not be.
    assert len(even) <= len(plain)
    assert max(line.width for line in even) <= measure + 1e-6


def test_only_ideographs_fill_the_measure_exactly() -> None:
    lines = set_text("预算" * 40, 28, indent=2)
    assert [len(line.text) for line in lines] == [26, 28, 26]
    assert lines[0].places[0] == 2
    assert lines[1].places == pytest.approx(range(28))


def test_a_comma_that_does_not_fit_takes_a_character_with_it() -> None:
    lines = set_text("预算" * 5 + "，" + "预算" * 5, 10)
    assert [line.text for line in lines] == ["预算预算预算预算预", "算，预算预算预算预算", "预算"]
    assert lines[0].width == pytest.approx(10)


def test_a_comma_at_the_end_may_lose_its_white_half() -> None:
    text = "预算，预算，预算，预" + "，" + "预算" * 6
    first = set_text(text, 10.5)[0]
    assert first.text == "预算，预算，预算，预，"
    assert first.width == pytest.approx(10.5)


def test_touching_marks_close_up() -> None:
    line = set_text("（一）《预算》。", 20)[0]
    assert line.width == pytest.approx(len("（一）《预算》。") - 1)


def test_a_mark_closed_up_on_its_left_is_drawn_from_further_left() -> None:
    line = set_text("“《预算》”", 20)[0]
    assert line.places[:3] == pytest.approx((0, 0.5, 1.5))


def test_a_thin_space_parts_ideographs_from_figures() -> None:
    line = break_lines("年收入15元", widths("年收入15元"), 20, em=1, spaced=True)[0]
    assert line.places == pytest.approx((0, 1, 2, 3 + 1 / 12, 3.5 + 1 / 12, 4 + 2 / 12))


def test_an_amount_leaves_its_unit_only_to_save_a_line_from_being_spaced_out() -> None:
    close = set_text("预算" * 12 + "预" + "15.00万元，" + "预算" * 10, 28)
    assert [line.text[:2] for line in close[1:2]] == ["15"]
    spaced_out = set_text("济源市人民政府金融服务办公室部门收入总计" + "1,234,567.89万元，" + "预算" * 10, 26)
    assert [line.text[:2] for line in spaced_out[1:2]] == ["万元"]


def test_an_address_longer_than_a_line_breaks_at_a_joint() -> None:
    address = "www.haedu.gov.cn/UserFiles/File/201803/20180309144718540.doc"
    lines = set_text(address, 10)
    assert "".join(line.text for line in lines) == address
    assert lines[0].text.endswith(("/", "."))


def test_an_endless_figure_is_broken_rather_than_cut() -> None:
    lines = set_text("9" * 100, 10)
    assert [len(line.text) for line in lines] == [20] * 5


def test_spaces_at_a_break_vanish() -> None:
    lines = set_text("budget report", 4)
    assert [line.text for line in lines] == ["budget", "report"]


@pytest.mark.parametrize(
    "text",
    [
        # Nothing gives way: the line before is spaced out, alone or with its mark.
        "预算" * 27 + "预",
        "预算" * 13 + "预。",
    ],
)
def test_a_last_line_of_one_character_is_avoided(text: str) -> None:
    *_, last = set_text(text, 28, indent=2)
    assert 2 <= len(last.text.rstrip("。")) <= 3


@pytest.mark.parametrize("blank", ["", " ", "\u3000\u3000"])
def test_blank_text_has_no_lines(blank: str) -> None:
    assert set_text(blank, 10) == []
