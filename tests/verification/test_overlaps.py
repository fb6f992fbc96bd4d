"""Letters over one another are found whatever strokes they were drawn in."""

from itertools import combinations

from hypothesis import given
from hypothesis import strategies as st

from budget_desktop.verification.pdf.document import Document, Ink, Page, Stroke
from budget_desktop.verification.pdf.sound import compare_soundness
from budget_desktop.verification.pdf.tags import Makeup

_PLACES = st.tuples(st.integers(0, 150), st.integers(0, 60), st.integers(1, 24), st.integers(1, 24))
"""Left and lower edge, width and height, in points."""
_CLEAR = 0.5
"""Points by which letters may touch."""


def document(places: list[tuple[int, int, int, int]], per_stroke: int) -> Document:
    """A page of letters, so many of them in each stroke."""
    letters = [
        (chr(ord("一") + index), x, y, x + width, y + height, index // per_stroke)
        for index, (x, y, width, height) in enumerate(places)
    ]
    ink = Ink(*zip(*letters, strict=True)) if letters else Ink((), (), (), (), (), ())
    strokes = tuple(Stroke("text", content=number, marks=("P",)) for number in range(len(letters)))
    page = Page(0, 200, 100, ink, "", (), (), strokes, (), (), 0)
    makeup = Makeup(None, False, False, {}, coloured=False, identified=False, areas=(), astray=(), unknown=())
    return Document((page,), (), {}, "zh-CN", 0, makeup, ())


@given(st.lists(_PLACES, max_size=12), st.integers(1, 12))
def test_every_two_letters_over_one_another_are_told(
    places: list[tuple[int, int, int, int]], per_stroke: int
) -> None:
    """However they stand: one after another, backwards, high, wide, in one stroke or in many."""
    made = document(places, per_stroke)
    wanted = {
        frozenset({one.character, other.character})
        for one, other in combinations(made.pages[0].ink.marks, 2)
        if min(one.right, other.right) - max(one.left, other.left) > _CLEAR
        and min(one.top, other.top) - max(one.bottom, other.bottom) > _CLEAR
    }
    told = [one.found for one in compare_soundness(made, draft=False) if one.what == "文字重叠"]
    assert {frozenset(pair) for pair in told} == wanted
    assert len(told) == len(wanted), "each pair once"
