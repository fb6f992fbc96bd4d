"""Texts taken from last year: nobody may publish them unread."""

from collections.abc import Iterator

from budget_desktop.proofreading.last_year import Standing, standings
from budget_desktop.rules.finding import Observation, Severity
from budget_desktop.rules.registry import Observations, rule
from budget_desktop.rules.texts import typed
from budget_desktop.rules.view import View

_SHOWN = 16
"""Characters that stand for a paragraph."""


@rule("C34", Severity.WARNING, basis="济源市2020年公开稿机构改革的说明疑为上年沿用；万里路街道公开稿")
def texts_of_last_year_are_confirmed(view: View) -> Observations:
    """取自上年的文字应逐段核对，改写或确认。"""
    for called, each in _printed(view):
        unread = each.unconfirmed
        if unread:
            begins = f"“{unread[0][:_SHOWN]}{'…' if len(unread[0]) > _SHOWN else ''}”"
            yield Observation(
                message=f"{called}有 {len(unread)} 段是{each.carried.year}年原文，未确认：{begins}。",
                advice="请核对后逐段确认，或改写。",
                places=(each.place,),
            )


@rule("C35", Severity.ADVICE, basis="济源市2020年公开稿等沿用上年的年份、文号")
def years_and_documents_of_last_year_are_looked_at(view: View) -> Observations:
    """取自上年的文字中的年份、文号应核对是否仍然适用。"""
    for called, each in _printed(view):
        if outdated := each.outdated:
            yield Observation(
                message=f"{called}中{view.listed(f'“{words}”' for words in outdated)}"
                f"是{each.carried.year}年的文字里就有的。",
                advice="请核对是否仍然适用；确认这一段后不再提示。",
                places=(each.place,),
            )


def _printed(view: View) -> Iterator[tuple[str, Standing]]:
    """The texts taken from last year that are printed, with what they are called."""
    if view.packet.carried_texts:
        called = {each.place: each.called for each in typed(view)}
        yield from ((called[each.place], each) for each in standings(view.packet) if each.place in called)
