"""What was typed as text, and the paragraphs it is printed in, for rules on wording."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from budget_desktop.domain.places import EntryPlace, Place, TextPlace
from budget_desktop.narrative.edited import Edit
from budget_desktop.narrative.text import Paragraph
from budget_desktop.narrative.tokens import Linked, Unlinked, parts
from budget_desktop.proofreading.names import Office
from budget_desktop.proofreading.slip import Slip
from budget_desktop.rules.view import View

_MARGIN = 6
"""Characters a message shows on each side of a fragment."""
_GAP = "…"
"""Stands for a value in a paragraph somebody edited."""
_FIELDS: dict[str, dict[str, str]] = {
    "units": {"name": "单位名称"},
    "projects": {
        "name": "项目名称",
        "use": "资金用途",
        "overview": "项目概况",
        "basis": "立项依据",
        "necessity": "项目设立的必要性",
        "measures": "项目配套制度措施",
        "plan": "项目实施计划",
        "remark": "项目备注",
        "overall_goal": "项目总目标",
        "annual_goal": "年度绩效目标",
    },
    "indicators": {"name": "指标名称", "grade": "指标值"},
    "tasks": {"name": "任务名称", "content": "任务内容"},
    "procurement": {"item": "采购品目"},
    "assets": {"use": "资产用途"},
    "transfers": {"name": "转移支付项目名称"},
    "offices": {"name": "科室名称"},
    "remarks": {"text": "说明文字"},
    "texts": {"text": "文字材料"},
}
"""Every printed field of free text, and what it is called."""
_TEXTS = {
    "notice": "概况前的说明",
    "duties": "部门职责",
    "organisation.basis": "机构设置的依据",
    "organisation.note": "机构设置的补充说明",
    "performance.goal": "年度履职目标",
    "performance.focus": "重点工作",
    "three_public.abroad.use": "因公出国（境）费的用途",
    "three_public.reception.use": "公务接待费的用途",
}
"""What the texts kept over the years are called."""
EDITED = "改写的段落"
PROSE = ("remarks", "texts")
"""Collections whose texts are paragraphs of the narrative."""


@dataclass(frozen=True, slots=True)
class Typed:
    """A text somebody typed, and where."""

    place: EntryPlace
    text: str
    called: str


def typed(view: View) -> tuple[Typed, ...]:
    """Every text that was typed to be printed. Answers to findings are kept in the book alone."""
    return view.once(_typed)


def _typed(view: View) -> tuple[Typed, ...]:
    records = [(collection, record) for collection in _FIELDS for record in getattr(view.packet, collection)]
    edited = (
        Typed(edit.place, own_words(edit), EDITED)
        for edit in view.disclosure.edits
        if edit.printed is not None
    )
    return (*view.each(_texts_of, records), *edited)


def _texts_of(_view: View, owned: tuple[str, Any]) -> Iterator[Typed]:
    collection, record = owned
    for name in _FIELDS[collection]:
        text: str = getattr(record, name)
        if text.strip():
            owner = f"项目“{record.name}”的" if collection == "projects" and name != "name" else ""
            place = EntryPlace(collection, record.key, name)
            yield Typed(place, text, owner + field_name(place))


def field_name(place: EntryPlace) -> str:
    """What a printed field of free text is called."""
    if place.collection == "texts" and place.key in _TEXTS:
        return _TEXTS[place.key]
    return _FIELDS.get(place.collection, {}).get(place.field, EDITED)


def own_words(edit: Edit) -> str:
    """What somebody wrote around the values of a paragraph."""
    return "".join(
        _GAP if isinstance(part, Linked) else part.text if isinstance(part, Unlinked) else part
        for part in parts(edit.record.text)
    )


def paragraphs(view: View) -> tuple[Paragraph, ...]:
    """Every paragraph of the narrative."""
    return view.once(_paragraphs)


def _paragraphs(view: View) -> tuple[Paragraph, ...]:
    return tuple(paragraph for section in view.disclosure.sections.values() for paragraph in section)


def office(view: View) -> Office:
    """Whose texts these are."""
    return view.once(_office)


def _office(view: View) -> Office:
    return Office.of(view.packet, view.edition)


def shown(text: str, slip: Slip) -> str:
    """A slip with a little of what stands around it, quoted."""
    return excerpt(text, slip.start, slip.end)


def excerpt(text: str, start: int, end: int) -> str:
    """A fragment with a little of what stands around it, quoted."""
    before, after = max(0, start - _MARGIN), end + _MARGIN
    shown = re.sub(r"\s+", " ", text[before:after]).strip()
    return f"“{'…' if before else ''}{shown}{'…' if after < len(text) else ''}”"


def origins(paragraph: Paragraph, start: int, end: int) -> tuple[Place, ...]:
    """The entries behind a stretch of a paragraph, then the paragraph itself."""
    found: list[Place] = []
    position = 0
    for run in paragraph.runs:
        stop = position + len(run.text)
        if position < end and start < stop and isinstance(run.origin, EntryPlace):
            found.append(run.origin)
        position = stop
    return (*dict.fromkeys(found), TextPlace(paragraph.key))


def pairs_of(text: str, common: tuple[str, ...]) -> set[str]:
    """Neighbouring Chinese characters of a text that say what it is about."""
    for word in common:
        text = text.replace(word, " ")
    found = {text[start : start + 2] for start in range(len(text) - 1)}
    return {pair for pair in found if re.fullmatch("[\u4e00-\u9fff]{2}", pair)}
