"""What must not be published unseen: personal data and words of secrecy. Every hit wants a decision."""

import re
from collections.abc import Callable, Iterable, Iterator

from budget_desktop.domain.places import EntryPlace
from budget_desktop.rules.finding import Observation, Severity
from budget_desktop.rules.personal import bank_accounts, covered, identity_numbers, landlines, mobiles
from budget_desktop.rules.registry import Observations, rule
from budget_desktop.rules.texts import Typed, excerpt, typed
from budget_desktop.rules.view import View

_PRIVACY = "个人信息保护法第六条（最小必要）、第二十五条（公开须经同意）"
_FIELDS = {"leader": "项目负责人", "contact": "联系人", "phone": "联系电话"}


def _published(view: View) -> Iterator[Typed]:
    """Every text that was typed to be printed, and the fields on people that are printed with a project."""
    yield from typed(view)
    for project in view.packet.projects:
        for field, called in _FIELDS.items():
            text: str = getattr(project, field)
            if text.strip():
                yield Typed(
                    EntryPlace("projects", project.key, field), text, f"项目“{project.name}”的{called}"
                )


def _numbers(
    view: View, texts: Iterable[Typed], what: str, find: Callable[[str], Iterator[str]], advice: str
) -> Observations:
    for each in texts:
        if hits := [f"“{covered(number)}”" for number in find(each.text)]:
            yield Observation(
                message=f"{each.called}中有{what}{view.listed(hits)}。", advice=advice, places=(each.place,)
            )


@rule(
    "H16",
    Severity.WARNING,
    basis="保守国家秘密法、政府信息公开条例第十四条；佛山市2014年通知：涉密内容不公开，总额不变",
)
def nothing_secret_is_published(view: View) -> Observations:
    """公开的文字不应含有涉密、内部事项；不公开的，支出总额不变并加注。"""
    words = view.edition.guard.secrecy
    pattern = re.compile("|".join(map(re.escape, words.words)))
    for each in typed(view):
        text = each.text
        for harmless in words.harmless:
            text = text.replace(harmless, " " * len(harmless))
        if found := pattern.search(text):
            yield Observation(
                message=f"{each.called}中有“{found[0]}”字样：{excerpt(each.text, *found.span())}。",
                advice="请经保密审查后决定：删去或概括，总额不变；确可公开的，写明理由。",
                places=(each.place,),
            )


@rule("H22", Severity.ERROR, basis=_PRIVACY)
def no_identity_numbers_are_published(view: View) -> Observations:
    """公开的文字不应含有身份证号。"""
    words = view.edition.guard.person
    yield from _numbers(
        view, _published(view), "身份证号", lambda text: identity_numbers(text, words), "请删去。"
    )


@rule("H23", Severity.WARNING, basis=_PRIVACY, unconfirmed="单位公布的办公电话、监督电话不在此列。")
def no_personal_telephones_are_published(view: View) -> Observations:
    """公开的文字不应含有个人的手机号码、电话。"""
    words = view.edition.guard.person

    def of_a_person(text: str) -> Iterator[str]:
        yield from mobiles(text, words)
        if any(word in text for word in words.contacts):
            yield from landlines(text, words)

    # Numbers in the fields on people of a project are told of by F17.
    advice = "请删去或改用办公电话；须公开的，写明理由。"
    yield from _numbers(view, typed(view), "个人电话", of_a_person, advice)


@rule("H24", Severity.WARNING, basis=_PRIVACY)
def no_bank_accounts_are_published(view: View) -> Observations:
    """公开的文字不应含有银行账号、银行卡号。"""
    words = view.edition.guard.person
    advice = "请删去；须公开的，写明理由。"
    yield from _numbers(view, _published(view), "银行账号", lambda text: bank_accounts(text, words), advice)
