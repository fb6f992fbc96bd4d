"""Paragraphs somebody edited: whether they are still what the program would say, and what is not linked."""

import re

from budget_desktop.domain.places import Place, TextPlace
from budget_desktop.narrative.edited import Edit
from budget_desktop.narrative.tokens import Unlinked, parts
from budget_desktop.rules.finding import Observation, Severity
from budget_desktop.rules.registry import Observations, rule
from budget_desktop.rules.texts import own_words
from budget_desktop.rules.view import View

_SHOWN = 16
"""Characters that stand for a paragraph."""
_FIGURE = re.compile(r"\d+(?:[,，]\d{3})*(?:\.\d+)?")


@rule("C32", Severity.WARNING, basis="改写的文字不随增减方向、有无变动，各地公开稿多有文表不一")
def edited_paragraphs_are_up_to_date(view: View) -> Observations:
    """改写过的段落，程序写的文字后来有变的，应重新确认。"""
    for edit in view.disclosure.edits:
        if edit.generated is None:
            yield Observation(
                message=f"改写过的一段{_beginning(edit)}现在没有对应的段落，没有印出。",
                advice="不再需要的，请恢复生成文字。",
                places=(edit.place,),
                severity=Severity.ADVICE,
            )
        elif edit.is_outdated:
            yield Observation(
                message=f"改写过的一段{_beginning(edit)}可能过期：程序写的文字已变，现按程序写的印出。",
                advice="请对照两种文字，采用新文字，或保留自己的文字。",
                places=_places(edit),
            )
        elif edit.printed is None:
            yield Observation(
                message=f"改写过的一段{_beginning(edit)}缺少关联的数或名称，现按程序写的印出。",
                advice="请打开这一段补上，或恢复生成文字。",
                places=_places(edit),
            )


@rule("C33", Severity.ADVICE, basis="手写的数不随表变动，各地公开稿多有文表不一")
def figures_in_own_words_are_linked(view: View) -> Observations:
    """改写过的段落中，数应与出处关联；解除关联的和手写的应逐个核对。"""
    for edit in view.disclosure.edits:
        if edit.printed is None:
            continue
        said = [_said(each) for each in edit.unlinked]
        said += [f"“{figure}”是手写的" for figure in _typed_figures(edit)]
        if said:
            yield Observation(
                message=f"改写过的一段{_beginning(edit)}中，{'；'.join(said)}，不随数变动。",
                advice="请核对。",
                places=_places(edit),
            )


def _beginning(edit: Edit) -> str:
    """An edited paragraph by how it begins, quoted."""
    words = own_words(edit)
    return f"“{words[:_SHOWN]}{'…' if len(words) > _SHOWN else ''}”"


def _said(value: Unlinked) -> str:
    shown = f"“{value.text}”解除了关联" if value.text else "略去了一个关联的值"
    return f"{shown}（{value.reason}）" if value.reason else shown


def _typed_figures(edit: Edit) -> tuple[str, ...]:
    """Figures among the words that the program's words have not: those of a document's number, say."""
    own, generated = (_FIGURE.findall(_words(text)) for text in (edit.record.text, edit.record.generated))
    return tuple(dict.fromkeys(figure for figure in own if figure not in generated))


def _words(text: str) -> str:
    return "\n".join(part for part in parts(text) if isinstance(part, str))


def _places(edit: Edit) -> tuple[Place, ...]:
    return (edit.place, *((TextPlace(edit.generated.key),) if edit.generated else ()))
