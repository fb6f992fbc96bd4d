"""Slips of writing that depend on what stands around them: numbering, years, percent signs, comparisons."""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from budget_desktop.domain.places import EntryPlace, Place, TextPlace
from budget_desktop.narrative.text import Paragraph
from budget_desktop.outline import Heading
from budget_desktop.proofreading.figures import comparisons, percents, years
from budget_desktop.proofreading.slip import Kind, Slip
from budget_desktop.rules.finding import Observation, Severity
from budget_desktop.rules.registry import Observations, rule
from budget_desktop.rules.texts import Typed, origins, paragraphs, shown, typed
from budget_desktop.rules.view import View

_NUMERALS = "一二三四五六七八九十"

_COUNTED = "季月级期号届批名年日楼层"
"""Before such a word two numbers stand for a range: 三、四季度 and 1、2号楼 number nothing."""

# Before a mark stands nothing or the end of a sentence.
_MARK = re.compile(
    rf"(?:^|(?<=[。；;：:！？\n]))[ \t\u3000]*(?:"
    rf"第([{_NUMERALS}]+)部分|([{_NUMERALS}]+)、(?![{_NUMERALS}]+[{_COUNTED}])|（([{_NUMERALS}]+)）"
    rf"|(\d{{1,2}})[.．、](?!\d)|[（(](\d{{1,2}})[）)]|([{_NUMERALS}]+)是)",
    re.MULTILINE,
)


@dataclass(frozen=True, eq=False)
class _Slip:
    """A slip of writing: what is said of it, and who finds it."""

    fault: str
    advice: str
    find: Callable[[str], Iterator[Slip]]

    def told(self, view: View) -> Observations:
        """The first place in each typed text and in each paragraph of other words."""
        told: set[Place] = set()
        for seen in view.each(self.in_typed, typed(view)):
            told.update(seen.places)
            yield seen
        for seen in view.each(self.in_paragraph, paragraphs(view)):
            if not told.intersection(seen.places):
                yield seen

    def in_typed(self, _view: View, each: Typed) -> Observations:
        """Where it is found in a typed text."""
        if slip := next(self.find(each.text), None):
            said = f"{each.called}中{shown(each.text, slip)}{self.fault}。"
            yield Observation(message=said, advice=self.advice, places=(each.place,))

    def in_paragraph(self, _view: View, paragraph: Paragraph) -> Observations:
        """Where it is found in a paragraph."""
        if slip := next(self.find(paragraph.text), None):
            said = f"说明中{shown(paragraph.text, slip)}{self.fault}。"
            places = origins(paragraph, slip.start, slip.end)
            yield Observation(message=said, advice=self.advice, places=places)


_BROKEN = _Slip(Kind.YEAR, "请改正。", years)
_UNMARKED = _Slip(Kind.PERCENT, "请改正。", percents)
_LAME = _Slip(f"的{Kind.COMPARISON}", "一般写作“与……持平”“比……增加”，请核对。", comparisons)


@rule("G14", Severity.ADVICE, basis="长沙市、重庆市公开稿的序号重复、不连续")
def numbering_runs_on(view: View) -> Observations:
    """标题和文字中的序号应连续，不重复。"""
    if fault := view.once(_heading_fault):
        yield Observation(
            message=f"标题的序号不连续或重复：“{fault}”。",
            advice="请核对各部分的标题。",
            places=(EntryPlace("header", "", "edition"),),
        )
    yield from view.each(_numbers_typed, typed(view))
    yield from view.each(_numbers_derived, tuple(view.disclosure.sections.values()))


def _heading_fault(view: View) -> str:
    return _break(view.once(_headings))


def _headings(view: View) -> str:
    blocks = view.disclosure.outline.blocks
    return "\n".join(block.text for block in blocks if isinstance(block, Heading))


def _numbers_typed(_view: View, each: Typed) -> Observations:
    if fault := _break(each.text):
        yield Observation(
            message=f"{each.called}中的序号不连续或重复：“{fault}”。",
            advice="请改正序号。",
            places=(each.place,),
        )


def _numbers_derived(_view: View, section: tuple[Paragraph, ...]) -> Observations:
    if fault := _break("\n".join(map(_derived, section))):
        yield Observation(
            message=f"说明中的序号不连续或重复：“{fault}”。",
            advice="请核对。",
            places=(TextPlace(section[0].key),),
        )


def _derived(paragraph: Paragraph) -> str:
    """A paragraph without what was typed, which is told of where it stands."""
    return "".join(run.text for run in paragraph.runs if not isinstance(run.origin, EntryPlace))


def _break(text: str) -> str:
    """The first mark of a text that neither begins a row of numbers nor goes on with one; empty if none."""
    reached: dict[int, int] = {}
    for found in _MARK.finditer(text):
        level, number = next(
            (level, _number(digits)) for level, digits in enumerate(found.groups()) if digits
        )
        if level in reached and number != reached[level] + 1:
            return found[0].strip()
        reached[level] = number
        # Below another heading a row of numbers begins anew.
        reached = {known: last for known, last in reached.items() if known <= level}
    return ""


def _number(digits: str) -> int:
    if digits.isdecimal():
        return int(digits)
    tens, ten, ones = digits.rpartition("十")
    value = _NUMERALS.find(ones) + 1 if ones else 0
    return value + (10 * (_NUMERALS.find(tens) + 1 if tens else 1) if ten else 0)


@rule("G16", Severity.ADVICE, basis="济源市2020年公开稿“2019持平”缺“年”字、年份中夹空格")
def years_and_numbers_are_whole(view: View) -> Observations:
    """年份后应有“年”字，年份和数字中间不应有空格。"""
    yield from _BROKEN.told(view)


@rule("G17", Severity.ERROR, basis="某街道公开稿的增减幅度缺百分号（公开检查中常见）")
def shares_have_their_percent_sign(view: View) -> Observations:
    """增减幅度和占比应有百分号，且只有一个。"""
    yield from _UNMARKED.told(view)


@rule("G19", Severity.ADVICE, basis="无锡市、万里路街道公开稿“比上年持平”")
def comparisons_are_grammatical(view: View) -> Observations:
    """比较的写法应通顺：“与上年持平”“比上年增加”。"""
    yield from _LAME.told(view)
