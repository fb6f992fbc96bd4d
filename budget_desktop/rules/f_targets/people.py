"""People in the forms of projects."""

from collections.abc import Iterator

from budget_desktop.domain.places import EntryPlace
from budget_desktop.domain.records import Project
from budget_desktop.rules.finding import Observation, Severity
from budget_desktop.rules.personal import covered, landlines, mobiles, names
from budget_desktop.rules.registry import Observations, rule
from budget_desktop.rules.view import View

_PEOPLE = {"leader": "项目负责人", "contact": "联系人"}

Hit = tuple[str, str]
"""A field of a project, and what it holds of a person, in words."""


@rule(
    "F17",
    Severity.WARNING,
    basis="济源市2020年公开稿的项目表带有人员姓名和联系电话；个人信息保护法第六条（最小必要）",
)
def people_are_not_made_public(view: View) -> Observations:
    """公开的项目绩效目标表不应带有人员姓名和联系电话。"""
    for project in view.packet.projects:
        if hits := list(_hits(view, project)):
            yield Observation(
                message=f"项目“{project.name}”的绩效目标表带有{'、'.join(said for _, said in hits)}。",
                advice="公开的版本建议隐去（姓名写成“张某”，电话不写），或说明须公开的原因。",
                places=tuple(EntryPlace("projects", project.key, field) for field, _ in hits),
            )


def _hits(view: View, project: Project) -> Iterator[Hit]:
    """Full names, mobile numbers, and an office's number beside anybody's name: alone it is no person's."""
    words = view.edition.guard.person
    beside = [field for field in _PEOPLE if getattr(project, field).strip()]
    reachable = bool(beside) and any(landlines(project.phone, words))
    for field, called in _PEOPLE.items():
        text: str = getattr(project, field)
        if found := names(text, words):
            yield field, f"{called}姓名“{covered(found[0])}”"
        elif any(mobiles(text, words)):
            yield field, f"{called}的手机号码"
        elif reachable and field in beside:
            yield field, f"{called}“{text.strip()}”"
    if reachable or any(mobiles(project.phone, words)):
        yield "phone", f"电话“{covered(project.phone.strip())}”"
