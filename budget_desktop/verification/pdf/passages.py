"""Running text against what it must say, passage by passage."""

from bisect import bisect_right
from collections.abc import Sequence
from itertools import accumulate

from budget_desktop.verification.difference import Difference, Differences, apart
from budget_desktop.verification.expected import Passage
from budget_desktop.verification.pdf.document import Page

_SKIP = 200
"""Characters more than expected that may stand before the next passage that is in order."""


class Text:
    """The text of some pages, which knows the page of each character."""

    def __init__(self, pages: Sequence[Page], texts: Sequence[str]) -> None:
        self.pages = pages
        self.text = "".join(texts)
        self._starts = list(accumulate(map(len, texts), initial=0))

    def page_at(self, offset: int) -> int | None:
        """The page, from 1, on which a character stands."""
        if not self.pages:
            return None
        index = min(bisect_right(self._starts, offset) - 1, len(self.pages) - 1)
        return self.pages[index].index + 1


def compare_passages(passages: Sequence[Passage], found: Text, headings: dict[str, list[int]]) -> Differences:
    """How the text differs from the passages. Adds to `headings` the pages on which each heading stands."""
    cursor = 0
    index = 0
    while index < len(passages):
        passage = passages[index]
        if found.text.startswith(passage.text, cursor):
            page = found.page_at(cursor)
            if passage.heading and page:
                headings.setdefault(passage.text, []).append(page)
            cursor += len(passage.text)
            index += 1
            continue
        after, resume = _next_in_order(passages, index, found.text, cursor)
        wanted = "".join(one.text for one in passages[index:after])
        texts = apart(wanted, found.text[cursor:resume])
        yield Difference("文字不符", *texts, page=found.page_at(cursor), row=passage.where)
        cursor, index = resume, after
    if cursor < len(found.text):
        rest = found.text[cursor : cursor + _SKIP]
        yield Difference("多出文字", *apart("", rest), page=found.page_at(cursor))


def _next_in_order(passages: Sequence[Passage], index: int, text: str, cursor: int) -> tuple[int, int]:
    """The next passage found as it must be, and where; the end of both if there is none."""
    room = _SKIP
    for later in range(index, len(passages)):
        start = text.find(passages[later].text, cursor, cursor + room + len(passages[later].text))
        if start >= 0:
            return later, start
        room += len(passages[later].text)
    return len(passages), len(text)
