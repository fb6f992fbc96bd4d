"""Questions of the sheet that no rule answers, by the names the edition uses."""

from collections.abc import Callable, Mapping

from budget_desktop.disclosure import Disclosure
from budget_desktop.domain.places import EntryPlace
from budget_desktop.inspection.clock import Clock
from budget_desktop.inspection.sheet import Seen, State

Question = Callable[[Disclosure, Clock], Seen]

_PROFILE = {"duties": "部门职责", "organisation": "机构设置", "composition": "预算单位构成"}
"""Sections of the narrative that introduce the department, and what they are called."""


def _clock(_: Disclosure, clock: Clock) -> Seen:
    if clock.left is None:
        return Seen(State.OPEN, clock.text, (EntryPlace("header", "", "approval_date"),))
    places = (EntryPlace("header", "", "publication_date"),)
    if clock.left < 0:
        return Seen(State.UNMET, clock.text, places)
    return Seen(State.MET if clock.is_published else State.OPEN, clock.text, places)


def _profile(disclosure: Disclosure, _: Clock) -> Seen:
    missing = [
        called
        for section, called in _PROFILE.items()
        if not any(paragraph.text.strip() for paragraph in disclosure.sections.get(section, ()))
    ]
    if not missing:
        return Seen(State.MET)
    return Seen(State.UNMET, f"没有{'、'.join(missing)}。", (EntryPlace("texts", "duties", "text"),))


def _transfers(disclosure: Disclosure, _: Clock) -> Seen:
    if disclosure.packet.transfers:
        return Seen(State.MET)
    return Seen(State.IDLE, "没有录入专项转移支付项目。", (EntryPlace("transfers"),))


def _units(disclosure: Disclosure, _: Clock) -> Seen:
    packet = disclosure.packet
    if not packet.is_consolidated:
        return Seen(State.IDLE, "没有所属单位。", (EntryPlace("units"),))
    names = "、".join(unit.name for unit in packet.units if not unit.is_headquarters)
    return Seen(State.OPEN, f"请逐个核对：{names}。", (EntryPlace("units"),))


QUESTIONS: Mapping[str, Question] = {
    "clock": _clock,
    "profile": _profile,
    "transfers": _transfers,
    "units": _units,
}
