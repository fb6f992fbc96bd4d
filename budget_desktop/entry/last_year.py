"""A new year's packet on the ground of last year's: what stays, and the amounts of then to compare with.

Nothing of the new year's amounts is filled in: what was budgeted last year is what it will be compared with.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from budget_desktop.domain.codes import Dimension, Flow, Year
from budget_desktop.domain.packet import Packet
from budget_desktop.domain.records import (
    Header,
    Line,
    Procurement,
    Project,
    Stage,
    ThreePublicItem,
)
from budget_desktop.edition import Edition, load_edition
from budget_desktop.edition.resolve import resolve
from budget_desktop.edition.slices import three_public_slice
from budget_desktop.proofreading.last_year import carried_texts

_KEPT_TEXTS = ("duties", "organisation.")
"""Beginnings of the keys of texts about the department itself; the others are of one year."""

_SUBJECTS = (
    Dimension.SOURCE,
    Dimension.FUNCTION,
    Dimension.DEPARTMENT_ECONOMIC,
    Dimension.GOVERNMENT_ECONOMIC,
)

_STAGES = tuple(Stage)


@dataclass(frozen=True, slots=True)
class Carried:
    """One kind of thing taken over from last year, in words for a table."""

    what: str
    count: int
    how: str
    """What became of it, and what is left to do."""


def latest(packets: Sequence[Packet]) -> Packet:
    """The packet to begin from: of the last year, of its last stage. 调整 is none: it changes the year."""
    return max(packets, key=lambda packet: (packet.header.year, _rank(packet.header.stage)))


def begin(last: Packet, edition: Edition) -> Packet:
    """The packet of the year after `last`, by an edition: department, units, subjects and projects."""
    made = Packet(
        header=_header(last.header, edition),
        units=last.units,
        lines=tuple(_line(line) for line in last.lines if line.amount),
        projects=tuple(_project(project) for project in _lasting(last)),
        three_public=_three_public(last, edition),
        procurement=tuple(_procurement(each) for each in last.procurement if each.amount),
        staffing=last.staffing,
        offices=last.offices,
        texts=tuple(text for text in last.texts if text.key.startswith(_KEPT_TEXTS)),
    )
    return replace(made, carried_texts=carried_texts(last, made))


def carried(packet: Packet, edition: Edition) -> tuple[Carried, ...]:
    """What a packet that `begin` made holds, in the order of the pages; what there is none of is left out."""
    income = sum(1 for line in packet.lines if line.flow is Flow.INCOME)
    prior = f"{packet.header.year - 1}年预算数作上年数，本年金额空着"
    strange = _strange(packet, edition)
    rows = (
        Carried("预算单位", len(packet.units), "照搬，有增减的请改"),
        Carried("人员编制", len(packet.staffing), "照搬，请按新的人数改"),
        Carried("内设科室", len(packet.offices), "照搬"),
        Carried("部门职责、机构设置等文字", len(packet.texts), "照搬，标作上年原文，请逐段核对后确认（F9）"),
        Carried("收入行", income, prior),
        Carried("支出行", len(packet.lines) - income, prior),
        Carried("项目", len(packet.projects), "照搬名称、类型、用途和依据；起止日期、绩效目标请新写"),
        Carried("“三公”项目", len(packet.three_public), f"{prior}，次数、人数空着"),
        Carried("政府采购行", len(packet.procurement), prior),
        Carried("新年度没有的科目", len(strange), _told(strange, edition)),
    )
    return tuple(row for row in rows if row.count)


def _rank(stage: Stage) -> int:
    return -1 if stage is Stage.ADJUSTED else _STAGES.index(stage)


def _header(last: Header, edition: Edition) -> Header:
    return Header(
        department=last.department,
        short_name=last.short_name,
        department_code=last.department_code,
        tier=last.tier,
        year=last.year + 1,
        edition=edition.key,
        publication_place=last.publication_place,
    )


def _line(line: Line) -> Line:
    return replace(line, amount=None, prior=line.amount, note="")


def _lasting(last: Packet) -> tuple[Project, ...]:
    spent_on = {line.project for line in last.lines if line.amount}
    return tuple(project for project in last.projects if project.key in spent_on)


def _project(project: Project) -> Project:
    return replace(
        project,
        start=None,
        end=None,
        total=None,
        prior_total=project.total,
        plan="",
        remark="",
        overall_goal="",
        annual_goal="",
    )


def _procurement(each: Procurement) -> Procurement:
    return replace(each, amount=None, prior=each.amount)


def _three_public(last: Packet, edition: Edition) -> tuple[ThreePublicItem, ...]:
    """Every item: what nothing was budgeted for last year is 0, which is known and not open."""
    facts = resolve(last, load_edition(last.header.edition))
    return tuple(
        ThreePublicItem(key=item.key, prior=facts.total(three_public_slice(edition, (item.key,), Year.THIS)))
        for item in edition.three_public
    )


def _strange(packet: Packet, edition: Edition) -> tuple[tuple[Dimension, str], ...]:
    used = {
        (dimension, code)
        for line in packet.lines
        for dimension in _SUBJECTS
        if (code := getattr(line, dimension)) and not edition.catalogue.has(dimension, code)
    }
    return tuple(sorted(used))


def _told(strange: Sequence[tuple[Dimension, str]], edition: Edition) -> str:
    codes = "、".join(code for _, code in strange)
    return f"{codes} 不在{edition.year}年的科目表中，校验会指出用在哪里"
