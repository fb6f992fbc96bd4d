"""A line booked on the wrong project: one has too much by its amount, another too little."""

from collections import Counter
from collections.abc import Iterator

from budget_desktop.detective.guess import Case, Guess
from budget_desktop.detective.mend import Change
from budget_desktop.domain.money import Fen
from budget_desktop.domain.packet import Packet
from budget_desktop.domain.places import EntryPlace

_LIKELY = 0.94


def _allotted(packet: Packet) -> dict[str, Fen]:
    """What projects are to spend: their control figures, or else the totals of their forms."""
    totals = {project.key: project.total for project in packet.projects if project.total is not None}
    figures: Counter[str] = Counter()
    for control in packet.controls:
        if control.project and not (control.function or control.kind or control.source):
            figures[control.project] += control.amount or 0
    return {**totals, **figures}


def misplaced_project(case: Case) -> Iterator[Guess]:
    """Lines that would even out the totals of two projects by changing from one to the other."""
    packet = case.view.packet
    booked: Counter[str] = Counter()
    for line in packet.lines:
        booked[line.project] += line.amount or 0
    allotted = _allotted(packet)
    gaps = {key: gap for key, amount in allotted.items() if (gap := booked[key] - amount)}
    for line in packet.lines:
        for target, gap in gaps.items():
            if line.amount and gaps.get(line.project) == line.amount == -gap:
                place = EntryPlace("lines", line.key, "project")
                told = f"{case.view.line(line)}{case.money(line.amount)}"
                one, other = (packet.project_by_key[key].name for key in (line.project, target))
                yield Guess(
                    "项目选错",
                    f"{case.short(place)} 改到“{other}”",
                    f"{told}正好是“{one}”多出、“{other}”缺少的数，可能选错了项目。",
                    f"把{told}的项目由“{one}”改为“{other}”",
                    Change(place, line.project, target),
                    _LIKELY,
                )
