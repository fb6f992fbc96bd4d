"""Subjects the text lists with their amounts: standard names, none missing, each for a purpose of its own."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from budget_desktop.domain.codes import Dimension
from budget_desktop.domain.money import Fen
from budget_desktop.domain.places import Place, TextPlace
from budget_desktop.narrative.text import Paragraph
from budget_desktop.rules.finding import Observation, Severity
from budget_desktop.rules.reading import AMOUNT, amount_of
from budget_desktop.rules.registry import Observations, rule
from budget_desktop.rules.texts import origins
from budget_desktop.rules.told import Known, as_printed, differs, paragraphs_of, tail, told_in
from budget_desktop.rules.view import View

_GENERAL = "general"
_ITEM = re.compile(
    rf"(?<![^，。；：])(?P<class>[^，。；：]*?)（类）(?P<section>[^，。；：]*?)（款）(?P<item>[^，。；：]*?)（项）{AMOUNT}"
)
_USE = re.compile(r"，?主要用于([^。；]+)")
_NAMED = re.compile(r"(人员经费|公用经费)[^，。；]*，(?:主要)?包括[：:]?([^。；]+)")
_IDLE = re.compile(r"支出|方面|等|的|费用|相关|用于|缴纳|发放")
_LEVELS = {"class": 3, "section": 5, "item": 7}


_Names = tuple[str, str, str]
"""Of 类, 款 and 项."""


@dataclass(frozen=True, slots=True)
class _Listed:
    """One 项 the text lists."""

    names: _Names
    amount: Fen
    use: str
    places: tuple[Place, ...]

    @property
    def item(self) -> str:
        """The name of the 项."""
        return self.names[2]


def _listed(view: View) -> tuple[_Listed, ...]:
    """Every 项 that the section on the general budget lists."""
    return view.once(_read)


def _read(view: View) -> tuple[_Listed, ...]:
    return tuple(view.each(_items, tuple(paragraphs_of(view, _GENERAL))))


def _items(_view: View, paragraph: Paragraph) -> Iterator[_Listed]:
    for found in _ITEM.finditer(paragraph.text):
        amount = amount_of(found[4], found[5])
        use = _USE.match(paragraph.text, found.end())
        end = use.end() if use else found.end()
        if amount is not None:
            names = (found["class"].strip(), found["section"].strip(), found["item"].strip())
            yield _Listed(names, amount, use[1] if use else "", origins(paragraph, found.start(), end))


def _printed(view: View) -> dict[str, Fen]:
    """What the table prints for each subject, over all units."""
    sums: dict[str, Fen] = {}
    for row in view.sheet("T05").items:
        sums[row.code] = sums.get(row.code, 0) + row.amount("total")
    return {code: amount for code, amount in sums.items() if amount}


def _is_item(view: View, code: str) -> bool:
    """Whether it is a 项 of the year's list; G06 tells of what is not."""
    return len(code) == _LEVELS["item"] and view.catalogue.has(Dimension.FUNCTION, code)


def _names(view: View, code: str) -> _Names:
    first, second, third = (view.catalogue.name(Dimension.FUNCTION, code[:end]) for end in _LEVELS.values())
    return first, second, third


@rule(
    "C08",
    Severity.ERROR,
    basis="预算法实施条例：支出按功能分类公开到项；万里路街道2025年、上海市某福利院、湖州市公开稿",
    needs=("T05",),
    follows=("G06",),
)
def items_in_the_text_are_those_of_the_table(view: View) -> Observations:
    """说明按项列示的科目应为规范名称，金额与一般公共预算支出情况表一致，不多不漏。"""
    listed = _listed(view)
    left = _printed(view)
    if not all(_is_item(view, code) for code in left):
        return
    names = {code: _names(view, code) for code in left}
    number = view.sheet("T05").number
    for each in listed:
        code = _code_of(view, each, left, names)
        if code is None:
            yield Observation(
                message=f"说明列了“{each.item}”（项）{view.money(each.amount)}，{number}中没有这个科目的金额。",
                advice="请核对科目名称，或删去这一项。",
                places=each.places,
            )
            continue
        amount = left.pop(code)
        subject = view.subject(Dimension.FUNCTION, code)
        if abs(each.amount - amount) > tail(view):
            yield Observation(
                message=f"说明中“{each.item}”（项）写{view.money(each.amount)}，{number}“{subject}”是"
                f"{view.money(amount)}，相差{view.money(abs(each.amount - amount))}。",
                advice="请按表中的数改正说明。",
                places=each.places,
                expected=amount,
                found=each.amount,
            )
        if each.names != names[code]:
            yield Observation(
                message=f"说明中“{'、'.join(each.names)}”与科目{code}的规范名称不符，规范名称依次是“{'、'.join(names[code])}”。",
                advice="请改为规范名称。",
                places=each.places,
            )
    if listed and left:
        missing = view.listed(
            f"“{view.subject(Dimension.FUNCTION, code)}”{view.money(amount)}" for code, amount in left.items()
        )
        yield Observation(
            message=f"说明按项列示时漏写了{missing}。",
            advice="请补写。",
            places=tuple(TextPlace(paragraph.key) for paragraph in paragraphs_of(view, _GENERAL))[:1],
        )


def _code_of(view: View, each: _Listed, left: Mapping[str, Fen], names: Mapping[str, _Names]) -> str | None:
    """Which of the subjects in the table is meant: by all its names, by its own, or by its amount."""
    by_item = [code for code in left if names[code][2] == each.item]
    exact = [code for code in by_item if names[code] == each.names]
    if exact or by_item:
        return next(iter(exact or by_item))
    same = (code for code, amount in left.items() if abs(amount - each.amount) <= tail(view))
    return next((code for code in same if names[code][:2] == each.names[:2]), None)


@rule(
    "C09",
    Severity.WARNING,
    basis="万里路街道2023、2024、2025年、湖州市公开稿的用途套用其他科目或只重复科目名称",
)
def uses_say_what_the_money_is_for(view: View) -> Observations:
    """各项的用途不应写成另一个科目，也不应只重复科目名称。"""
    used = [each for each in _listed(view) if _bare(each.use)]
    if not used:
        return
    standard = {_bare(entry.name): entry.name for entry in view.catalogue.entries(Dimension.FUNCTION)}
    for each in used:
        said = _bare(each.use)
        if said == _bare(each.item):
            yield Observation(
                message=f"“{each.item}”（项）的用途只是重复科目名称。",
                advice="请写具体用途。",
                places=each.places,
                severity=Severity.ADVICE,
            )
        elif said in standard and standard[said] not in each.names:
            yield Observation(
                message=f"“{each.item}”（项）的用途写成了另一个科目“{standard[said]}”。",
                advice="请改写为本科目的用途。",
                places=each.places,
            )


def _bare(text: str) -> str:
    """A text without the words that change nothing about what it names."""
    return _IDLE.sub("", re.sub(r"\W", "", text))


@rule(
    "C10",
    Severity.ERROR,
    basis="预算法实施条例：基本支出按经济分类公开到款；泉州市公开稿",
    needs=("T05", "T07"),
    follows=("B15",),
)
def basic_spending_in_the_text_is_that_of_the_table(view: View) -> Observations:
    """基本支出说明中人员经费与公用经费之和应等于基本支出表的合计，列举的科目应有金额。"""
    mentions = {each.name: each for each in told_in(view, _GENERAL) if each.mention.amount is not None}
    whole = mentions.get("一般公共预算基本支出")
    parts = [mentions[name] for name in ("人员经费", "公用经费") if name in mentions]
    if whole is not None:
        yield from as_printed(view, [whole])
        total = sum(each.mention.amount or 0 for each in parts)
        if len(parts) == 2 and abs((whole.mention.amount or 0) - total) > tail(view, 3):
            should = Known(total, "人员经费与公用经费相加")
            yield differs(view, whole, whole.mention.amount or 0, should)
    yield from _idle_subjects(view)


def _subject_names(view: View) -> frozenset[str]:
    return frozenset(entry.name for entry in view.catalogue.entries(Dimension.DEPARTMENT_ECONOMIC))


def _idle_subjects(view: View) -> Observations:
    names = view.once(_subject_names)
    sheet = view.sheet("T07")
    used = {row.texts.get("name", "") for row in sheet.items if not row.is_blank}
    for part, listed, place in view.each(_subjects_named, tuple(paragraphs_of(view, _GENERAL))):
        idle = [name for name in listed if name in names and name not in used]
        if idle:
            yield Observation(
                message=f"{part}列举了{view.listed(f'“{name}”' for name in idle)}，"
                f"{sheet.number}中没有金额。",
                advice="请删去没有金额的科目。",
                places=(place,),
                severity=Severity.ADVICE,
            )


def _subjects_named(_view: View, paragraph: Paragraph) -> Iterator[tuple[str, list[str], TextPlace]]:
    """人员经费 and 公用经费, each with the names it is said to consist of."""
    for found in _NAMED.finditer(paragraph.text):
        yield found[1], re.split("、|，|和", found[2]), TextPlace(paragraph.key)
