"""What is compared with what: one basis for last year's figures, and the projects of both years."""

import re

from budget_desktop.domain.places import EntryPlace, TextPlace
from budget_desktop.narrative.text import Paragraph
from budget_desktop.rules.costs import costs
from budget_desktop.rules.finding import Observation, Severity
from budget_desktop.rules.registry import Observations, rule
from budget_desktop.rules.texts import origins
from budget_desktop.rules.told import GLOSSARY
from budget_desktop.rules.view import View

_BASIS = re.compile(r"(?:与|比|较)\s*(?:\d{4}\s*年度?|上年|去年)(?:[^，。；]{0,6}?)(预算|执行|决算)数")
_CHANGE = "change."


@rule(
    "D07",
    Severity.WARNING,
    basis="与上年预算数比还是与执行数比应写明并一致；万里路街道2024年、长春市、湖州市公开稿",
)
def one_basis_of_comparison(view: View) -> Observations:
    """同一部分与上年比较的口径应一致，并与登记的上年数口径相符。"""
    yield from view.each(_other_basis, tuple(view.disclosure.sections.values()))


def _other_basis(view: View, section: tuple[Paragraph, ...]) -> Observations:
    if section and section[0].section == GLOSSARY:
        return
    registered = view.packet.header.prior_basis.value
    found = [
        (match[1] + "数", paragraph, match)
        for paragraph in section
        for match in _BASIS.finditer(paragraph.text)
    ]
    bases = list(dict.fromkeys(basis for basis, _, _ in found))
    if len(bases) > 1:
        yield Observation(
            message=f"说明的同一部分有的与上年{bases[0]}比，有的与上年{bases[1]}比。",
            advice="请统一，或写明原因。",
            places=tuple(dict.fromkeys(TextPlace(paragraph.key) for _, paragraph, _ in found)),
        )
    elif bases and bases[0] != registered:
        _, paragraph, match = found[0]
        yield Observation(
            message=f"说明与上年{bases[0]}比较，部门概况中登记的上年数是{registered}。",
            advice="请核对上年数的口径。",
            places=(EntryPlace("header", "", "prior_basis"), *origins(paragraph, *match.span())),
        )


@rule("D18", Severity.ADVICE, basis="项目有增减的，是支出增减的主要原因", unconfirmed="没有读到成文的规定。")
def projects_that_come_and_go_are_named(view: View) -> Observations:
    """上年有而本年没有的项目，本年新增的项目，应在增减原因中写明。"""
    this, last = view.once(_with_money)
    # Without last year's figures of any project nothing is known to be new.
    if not any(key in view.packet.project_by_key for key in last):
        return
    reasons = "".join(remark.text for remark in view.packet.remarks if remark.key.startswith(_CHANGE))
    for project in view.packet.projects:
        before, now = project.key in last, project.key in this
        if before == now or not project.name or project.name in reasons:
            continue
        said = "是本年新增的" if now else "上年有、本年没有安排"
        yield Observation(
            message=f"项目“{project.name}”{said}，增减原因中没有写到。",
            advice="建议在原因中说明。",
            places=(EntryPlace("projects", project.key, "name"),),
        )


def _with_money(view: View) -> tuple[frozenset[str], frozenset[str]]:
    """The projects that come to something this year, and last year."""
    known = costs(view).items()
    return frozenset(key for key, cost in known if cost.this), frozenset(
        key for key, cost in known if cost.last
    )
