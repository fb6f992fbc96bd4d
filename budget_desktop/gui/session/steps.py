"""The way from an empty book to the published packet, and where one stands on it."""

from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from budget_desktop.domain.codes import Flow
from budget_desktop.domain.packet import Packet
from budget_desktop.domain.places import EntryPlace
from budget_desktop.gui.navigation import page_of
from budget_desktop.gui.session.snapshot import Snapshot, first_place
from budget_desktop.rules.finding import Finding, Severity

CHECK = "check"
"""The step that is no page: its results stand in the findings."""

_COUNTED = (Severity.ERROR, Severity.WARNING)


@dataclass(frozen=True, slots=True)
class Step:
    """One step. Lit by its gravest findings, by being begun, or not at all."""

    key: str
    title: str
    stem: str
    begun: bool
    severity: Severity | None = None
    count: int = 0


@dataclass(frozen=True, slots=True)
class NextAction:
    """What to do next: the words, and the finding or the step it leads to."""

    text: str
    step: Step
    finding: Finding | None = None


TITLES = {
    "set_up": ("建账", "profile"),
    "profile": ("概况", "profile"),
    "income": ("收入", "income"),
    "spending": ("支出", "spending"),
    "projects": ("项目绩效", "projects"),
    "others": ("三公及其他", "three_public"),
    "narrative": ("说明", "narrative"),
    CHECK: ("校验", ""),
    "export": ("导出", "export"),
}
"""The steps in their order, and the page each leads to."""

_STEP_OF_PAGE = {
    "profile": "profile",
    "income": "income",
    "spending": "spending",
    "projects": "projects",
    "performance": "projects",
    "three_public": "others",
    "other": "others",
    "narrative": "narrative",
}


def _written_on(packet: Packet, *stems: str) -> bool:
    """Whether a text or a reason of these pages was written."""
    places = [EntryPlace("texts", text.key, "text") for text in packet.texts if text.text.strip()]
    places += [EntryPlace("remarks", remark.key, "text") for remark in packet.remarks if remark.text.strip()]
    return any(page_of(place, packet) in stems for place in places)


def _has_money(packet: Packet, *, income: bool) -> bool:
    return any(
        (line.amount, line.prior) != (None, None)
        for line in packet.lines
        if (line.flow is Flow.INCOME) == income
    )


def _has_others(packet: Packet) -> bool:
    """Whether something of 三公 and 其他事项 was typed; rows added and left open are nothing yet."""
    return (
        any((item.prior, item.batches, item.people) != (None,) * 3 for item in packet.three_public)
        or any((each.amount, each.prior) != (None, None) for each in packet.procurement)
        or any(asset.held or asset.planned for asset in packet.assets)
        or any(transfer.amount is not None for transfer in packet.transfers)
    )


_BEGUN: Mapping[str, Callable[[Packet], object]] = {
    "set_up": lambda packet: packet.header.department and packet.units,
    "profile": lambda packet: (
        any(staffing.count for staffing in packet.staffing)
        or any(office.name for office in packet.offices)
        or _written_on(packet, "profile")
    ),
    "income": lambda packet: _has_money(packet, income=True),
    "spending": lambda packet: _has_money(packet, income=False),
    "projects": lambda packet: (
        any(project.name for project in packet.projects)
        or any(indicator.value for indicator in packet.indicators)
        or _written_on(packet, "performance")
    ),
    "others": lambda packet: _has_others(packet) or _written_on(packet, "three_public", "other"),
    "narrative": lambda packet: _written_on(packet, "narrative"),
    CHECK: lambda packet: _has_money(packet, income=True) or _has_money(packet, income=False),
}
"""Whether a step holds a value. A row that was only added, as those of a form's skeleton are, holds none."""


def steps(snapshot: Snapshot, *, exported: bool) -> list[Step]:
    """Every step with its light. Each cause counts at its own step, and all of them at 校验."""
    counts = Counter[tuple[str, Severity]]()
    for finding in snapshot.causes:
        counts[CHECK, finding.severity] += 1
        counts[step_of(snapshot, finding), finding.severity] += 1
    found = []
    for key, (title, stem) in TITLES.items():
        gravest = next((severity for severity in _COUNTED if counts[key, severity]), None)
        begun = exported if key == "export" else bool(_BEGUN[key](snapshot.packet))
        found.append(Step(key, title, stem, begun, gravest, counts[key, gravest] if gravest else 0))
    return found


def step_of(snapshot: Snapshot, finding: Finding) -> str:
    """The step a finding is mended at; empty for one that belongs to no page of entry."""
    place = first_place(finding)
    if isinstance(place, EntryPlace) and place.collection in {"header", "units"}:
        return "set_up" if place.collection == "header" else "profile"
    return _STEP_OF_PAGE.get(snapshot.pages_of_findings.get(finding, ""), "")


def next_action(snapshot: Snapshot, found: Sequence[Step]) -> NextAction:
    """Errors in what was begun, what was not begun, what asks for an explanation, then the export."""
    by_key = {step.key: step for step in found}
    empty = next((step for step in found if not step.begun and step.stem not in {"", "export"}), None)
    firsts = {finding.severity: finding for finding in reversed(snapshot.findings)}

    def towards(verb: str, finding: Finding) -> NextAction:
        step = by_key.get(step_of(snapshot, finding), by_key[CHECK])
        return NextAction(f"{verb}：{step.title}", step, finding)

    if error := firsts.get(Severity.ERROR):
        mending = towards("改正", error)
        # Where nothing stands yet there is nothing to mend: the steps come in their order.
        if mending.step.begun or empty is None:
            return mending
    if empty is not None:
        return NextAction(f"填写{empty.title}", empty)
    if warning := firsts.get(Severity.WARNING):
        return towards("写说明", warning)
    export = by_key["export"]
    return NextAction("已导出，可以公开" if export.begun else "导出成套材料", export)
