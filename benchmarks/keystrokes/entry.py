"""How each part of a packet is entered by keyboard: which page, which keys, in which order.

What is typed comes from the packet to enter; only the short forms people use for codes are written here.
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import date

from benchmarks.keystrokes.typist import Typist
from budget_desktop.domain.money import Fen, Measure
from budget_desktop.domain.packet import Packet
from budget_desktop.domain.records import Indicator, Project

Enter = Callable[[Typist, Packet], None]

_INCOME = "S1.1 Tab 15 Tab 15 Tab"

_SPENDING = """
S1.1 Tab jg Tab 2010399 Tab
30201 Tab 3.5 Tab 3.5 Enter
30202 Tab 3.5 Tab 3.5 Enter
30211 Tab 2.5 Tab 2.5 Enter
30217 Tab .5 Tab .5 Enter
Shift+Tab Shift+Tab dj Tab Tab 30202 Tab 5 Tab 5 Tab
Ctrl+End Left Left Left Ctrl+Up 50502 Enter Up Ctrl+Shift+Down Ctrl+D
"""
"""A new row continues the one above. At the end the government subject, which departs from the rule here, is
typed once and filled down."""

_STAFFING = {"核定编制": "hd", "领导职数": "ld", "现有编制": "xy", "在职人员": "zz"}
"""Choices by the initials of their names."""


def book(typist: Typist, packet: Packet) -> None:
    """新建账套: name and code; edition, level, units, folder and file name are as proposed."""

    def fill_in() -> None:
        typist.type(packet.header.department)
        typist.press("Tab")
        typist.type(packet.header.department_code)
        typist.press("Enter")

    typist.in_dialog(fill_in)
    typist.press("Ctrl+N")


def profile(typist: Typist, packet: Packet) -> None:
    """部门概况: the wizard wrote most of the header; then staffing and offices, then the texts."""
    typist.press("Ctrl+1")
    typist.press("Tab", 8)
    typist.type(_day(packet.header.publication_date))
    typist.press("Ctrl+Tab")
    typist.type(packet.text("organisation.basis"))
    typist.press("Enter")
    _staffing(typist, packet)
    typist.press("Ctrl+Enter")
    typist.type(_reason(packet, "staffing"))
    typist.press("Tab")
    _rows(typist, [[office.name] for office in packet.offices])
    typist.press("Ctrl+Tab")
    _texts(typist, [packet.text(key) for key in ("notice", "duties", "organisation.note")])


def _staffing(typist: Typist, packet: Packet) -> None:
    """A new row takes over what the row above counts."""
    typist.press("Tab")
    measure = packet.staffing[0].measure
    for number, row in enumerate(packet.staffing):
        if number:
            typist.press("Tab")
        if row.measure is not measure:
            typist.type(_STAFFING[row.measure])
            measure = row.measure
        typist.press("Tab")
        typist.type(row.category)
        typist.press("Tab")
        typist.type(str(row.count))


def projects(typist: Typist, packet: Packet) -> None:
    """项目: one after the other, each through all its leaves; the next takes over who answers and when."""
    typist.press("Ctrl+4")
    above: Project | None = None
    for project in packet.projects:
        if above is not None:
            typist.press("Ctrl+Ins")
        typist.type(project.name)
        typist.press("Ctrl+Tab")
        _project_form(typist, project, above)
        typist.press("Ctrl+Tab")
        _texts(
            typist,
            [
                project.overview,
                project.basis,
                project.necessity,
                project.measures,
                project.plan,
                project.remark,
            ],
        )
        typist.press("Ctrl+Tab")
        _texts(typist, [project.overall_goal, project.annual_goal])
        typist.press("Tab")
        _indicators(typist, [each for each in packet.indicators if each.project == project.key])
        typist.press("Ctrl+Tab")
        above = project


def _project_form(typist: Typist, project: Project, above: Project | None) -> None:
    typist.press("Tab", 3)
    if above is None:
        for text in (project.use, project.leader, project.contact, project.phone):
            typist.type(text)
            typist.press("Tab")
        for day in (project.start, project.end):
            typist.type(_day(day))
            typist.press("Tab")
    else:
        typist.press("Tab", 6)
    typist.type(_amount(project.total))
    typist.press("Tab")
    typist.type(_amount(project.prior_total))


def income(typist: Typist, _packet: Packet) -> None:
    """收入."""
    typist.press("Ctrl+2")
    typist.script(_INCOME)


def spending(typist: Typist, _packet: Packet) -> None:
    """支出."""
    typist.press("Ctrl+3")
    typist.script(_SPENDING)


def three_public(typist: Typist, packet: Packet) -> None:
    """三公: last year's amounts, numbers, reasons and uses, item by item."""
    typist.press("Ctrl+5")
    for number, item in enumerate(packet.three_public):
        if number:
            typist.press("Down")
        typed = {
            "prior": _amount(item.prior),
            "batches": "" if item.batches is None else str(item.batches),
            "people": "" if item.people is None else str(item.people),
            "text": _reason(packet, f"change.three_public.{item.key}"),
            "use": packet.text(f"three_public.{item.key}.use"),
        }
        for column, text in typed.items():
            if text:
                typist.go_to_column(column)
                typist.type(text)


def performance(typist: Typist, packet: Packet) -> None:
    """绩效: goal, main work, tasks, and the department's indicators."""
    typist.press("Ctrl+6")
    _texts(typist, [packet.text(key) for key in ("performance.goal", "performance.focus")])
    typist.press("Tab")
    _rows(typist, [[task.name, task.content] for task in packet.tasks])
    typist.press("Ctrl+Tab")
    _indicators(typist, [each for each in packet.indicators if not each.project])


def other(typist: Typist, packet: Packet) -> None:
    """其他事项: assets; every new row takes the next kind. There is no procurement and no transfer."""
    typist.press("Ctrl+7")
    typist.press("Ctrl+Tab", 2)
    for _ in packet.assets:
        typist.press("Ctrl+Ins")


def narrative(typist: Typist, packet: Packet) -> None:
    """情况说明: the reasons with no field elsewhere, each chosen in the list of topics."""
    typist.press("Ctrl+8")
    elsewhere = ("staffing", "change.three_public", "change.running_costs")
    for remark in packet.remarks:
        if not remark.key.startswith(elsewhere):
            typist.go_to_topic(remark.key)
            typist.press("Tab")
            typist.type(remark.text)
            if remark.assumed:
                typist.press("Tab")
                typist.press("Space")
                typist.press("Shift+Tab")
            typist.press("Shift+Tab")


def answers(typist: Typist, packet: Packet) -> None:
    """校验: why findings may stand, written beside each of them."""
    typist.press("Ctrl+J")
    for answer in packet.answers:
        while typist.go_to_finding(answer.key):
            typist.press("Ctrl+E")
            typist.type(answer.text)
            typist.press("Ctrl+Enter")


PARTS: Mapping[str, Enter] = {
    "book": book,
    "profile": profile,
    "income": income,
    "projects": projects,
    "spending": spending,
    "three_public": three_public,
    "performance": performance,
    "other": other,
    "narrative": narrative,
    "answers": answers,
}
"""In the order people fill them: lines of spending name their project, and reasons come last."""


def _rows(typist: Typist, rows: Iterable[Sequence[str]]) -> None:
    """New rows of a grid whose cells are all typed, from the first cell of the first row."""
    for number, row in enumerate(rows):
        if number:
            typist.press("Tab")
        for place, text in enumerate(row):
            if place:
                typist.press("Tab")
            typist.type(text)


def _texts(typist: Typist, texts: Iterable[str]) -> None:
    """Fields one below the other."""
    for number, text in enumerate(texts):
        if number:
            typist.press("Tab")
        typist.type(text)


def _indicators(typist: Typist, wanted: Sequence[Indicator]) -> None:
    """指标: the form's skeleton by its button, then row by row; rows we have no indicator for are deleted."""
    typist.press("Enter")
    for number, row in enumerate(rows := typist.rows):
        mine = [each for each in wanted if _slot(each) == _slot(row) and row.name in ("", each.name)]
        if not mine:
            typist.press("Ctrl+Del")
            continue
        for place, each in enumerate(mine):
            if place:
                typist.press("Ctrl+Ins")
            if row.name:
                typist.go_to_column("number")
            else:
                typist.go_to_column("name")
                typist.type(each.name)
                typist.press("Tab")
            typist.type(each.value.replace("≥", ">=").replace("≤", "<="))
        if number + 1 < len(rows):
            typist.press("Enter")


def _slot(indicator: Indicator) -> tuple[str, str]:
    return indicator.group, indicator.subgroup


def _day(day: date | None) -> str:
    return "" if day is None else f"{day:%Y%m%d}"


def _amount(amount: Fen | None) -> str:
    """In 万元, as short as it can be typed."""
    return "" if amount is None else f"{amount / Measure.WAN.fen:g}".removeprefix("0") or "0"


def _reason(packet: Packet, key: str) -> str:
    remark = packet.remark(key)
    return remark.text if remark else ""
