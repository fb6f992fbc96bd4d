"""What holds for whatever is typed."""

from hypothesis import given
from hypothesis import strategies as st

from budget_desktop.edition import load_edition
from budget_desktop.proofreading.names import Office
from budget_desktop.proofreading.reader import Proofreader
from budget_desktop.proofreading.slip import least_change
from tests.rules.books import ORGAN

_EDITION = load_edition("henan-jiyuan-2020")
_READER = Proofreader(_EDITION.limits.words, tuple(_EDITION.reading.words.money), Office.of(ORGAN, _EDITION))
_PIECES = st.sampled_from(
    [
        *'，。、；：！？,.;:?!（）()“”"《》〔〕【】 \n\u3000',
        "2019",
        "12.50",
        "万",
        "万元",
        "%",
        "增长",
        "比上年",
        "与上年",
        "持平",
        "增加",
        "甲局",
        "我单位",
        "我县",
        "XX",
        "帐户",
        "经费",
        "年",
        "原因是",
        "郑州市财政局",
        "\ufffc",
        "a",
    ]
)
_TEXTS = st.lists(_PIECES, max_size=30).map("".join)


@given(_TEXTS)
def test_slips_stand_within_the_text_one_after_the_other(text: str) -> None:
    end = 0
    for slip in _READER.slips(text):
        assert end <= slip.start < slip.end <= len(text)
        end = slip.end


@given(_TEXTS)
def test_the_least_change_mends_like_the_whole(text: str) -> None:
    for slip in _READER.slips(text):
        change = least_change(slip, text)
        if change is not None and slip.mend is not None:
            assert slip.start <= change.start <= change.end <= slip.end
            least = text[: change.start] + change.text + text[change.end :]
            assert least == text[: slip.start] + slip.mend + text[slip.end :]


@given(_TEXTS)
def test_mending_comes_to_an_end(text: str) -> None:
    for _ in range(4 * len(text) + 4):
        change = next((found for slip in _READER.slips(text) if (found := least_change(slip, text))), None)
        if change is None:
            return
        text = text[: change.start] + change.text + text[change.end :]
    raise AssertionError(text)
