"""The pages by their stems, and which of them shows a place; none has to be built to be asked."""

from typing import TYPE_CHECKING

from budget_desktop.domain.codes import Flow
from budget_desktop.domain.places import CellPlace, EntryPlace, Place

if TYPE_CHECKING:
    from budget_desktop.domain.packet import Packet

TITLES = {
    "profile": "部门概况",
    "income": "收入",
    "spending": "支出",
    "projects": "项目",
    "three_public": "三公",
    "performance": "绩效",
    "other": "其他事项",
    "narrative": "情况说明",
    "preview": "表格预览",
    "export": "导出",
}
"""What stands on the tabs, in their order."""

_BY_COLLECTION = {
    "header": "profile",
    "units": "profile",
    "staffing": "profile",
    "offices": "profile",
    "projects": "projects",
    "tasks": "performance",
    "three_public": "three_public",
    "procurement": "other",
    "assets": "other",
    "transfers": "other",
    "edited_paragraphs": "narrative",
}

_BY_TEXT = {
    "notice": "profile",
    "duties": "profile",
    "organisation.": "profile",
    "staffing": "profile",
    "performance.goal": "performance",
    "performance.focus": "performance",
    "three_public.": "three_public",
    "change.three_public": "three_public",
    "change.running_costs": "other",
}
"""Beginnings of the keys of texts and remarks with a field of their own; the others stand in 情况说明."""


def page_of(place: Place, packet: "Packet") -> str:
    """The stem of the page a place is shown on."""
    if isinstance(place, CellPlace):
        return "preview"
    if not isinstance(place, EntryPlace):
        return "narrative"
    return entered_on(place, packet) or "profile"


def entered_on(place: EntryPlace, packet: "Packet") -> str:
    """The stem of the page a place has a field on; empty for what is entered elsewhere, as an answer is."""
    if place.collection == "lines":
        income = any(line.key == place.key and line.flow is Flow.INCOME for line in packet.lines)
        return "income" if income else "spending"
    if place.collection == "indicators":
        of_project = any(one.key == place.key and one.project for one in packet.indicators)
        return "projects" if of_project else "performance"
    if place.collection in {"texts", "remarks"}:
        return next((page for start, page in _BY_TEXT.items() if place.key.startswith(start)), "narrative")
    return _BY_COLLECTION.get(place.collection, "")
