"""Budgets in order, made from what an accountant would start from: wages, projects, and who pays."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace

from budget_desktop.disclosure import disclose
from budget_desktop.domain.codes import Flow, Kind
from budget_desktop.domain.money import Fen
from budget_desktop.domain.packet import Packet
from budget_desktop.domain.places import EntryPlace
from budget_desktop.domain.records import (
    Asset,
    Indicator,
    Line,
    LongText,
    Office,
    Procurement,
    Project,
    Remark,
    Staffing,
    StaffMeasure,
    Task,
    ThreePublicItem,
    Transfer,
    Unit,
)
from tests.rules.books import EDITION, HEADER, ORGAN, project, targets

YUAN: Fen = 100

_REASON = "比上年变动，主要是在职人员和业务量变化，按核定标准和合同重新测算"
_CHANGE = "change."


@dataclass(frozen=True)
class Workplace:
    """The functional subjects a unit books its running on: its own work, its pensioners, its medical care."""

    work: str
    retired: str
    medical: str


OFFICE = Workplace("2010301", "2080501", "2101101")
SERVICE = Workplace("2010350", "2080502", "2101102")
FARMING = Workplace("2130101", "2080501", "2101101")
FARM_STATION = Workplace("2130104", "2080502", "2101102")

_PENSION, _ANNUITY, _HOUSING = "2080505", "2080506", "2210201"


def staff(
    unit: Unit, mark: str, wages: int, at: Workplace, *, source: str = "S1.1", prior: int | None = 97
) -> tuple[Line, ...]:
    """The basic spending of a unit that pays `wages` 元 a year; last year's were `prior` per cent of it."""
    bonus = "30103" if unit.nature.is_organ else "30107"
    shares = (
        (at.work, "30101", Kind.BASIC_PAY, 1000, prior),
        (at.work, "30102", Kind.BASIC_PAY, 617, prior),
        (at.work, bonus, Kind.BASIC_PAY, 83, prior),
        (_PENSION, "30108", Kind.BASIC_PAY, 272, prior),
        (_ANNUITY, "30109", Kind.BASIC_PAY, 136, prior),
        (at.medical, "30110", Kind.BASIC_PAY, 119, prior),
        (_HOUSING, "30113", Kind.BASIC_PAY, 204, prior),
        (at.work, "30201", Kind.BASIC_PUBLIC, 71, prior),
        (at.work, "30207", Kind.BASIC_PUBLIC, 23, prior),
        (at.work, "30211", Kind.BASIC_PUBLIC, 58, prior),
        # “三公” only ever shrinks.
        (at.work, "30217", Kind.BASIC_PUBLIC, 9, prior and 105),
        (at.work, "30231", Kind.BASIC_PUBLIC, 37, prior and 104),
        (at.retired, "30302", Kind.BASIC_HOUSEHOLD, 146, prior),
    )
    return tuple(
        _line(f"{mark}{number}", unit, source, function, economic, wages * share // 1000, last, kind=kind)
        for number, (function, economic, kind, share, last) in enumerate(shares, start=1)
    )


def _line(
    key: str,
    unit: Unit,
    source: str,
    function: str,
    economic: str,
    yuan: int,
    prior: int | None,
    *,
    kind: str = "",
    project: str = "",
) -> Line:
    return Line(
        key=key,
        unit=unit.key,
        flow=Flow.SPENDING,
        source=source,
        function=function,
        department_economic=economic,
        kind=kind,
        project=project,
        amount=yuan * YUAN,
        prior=None if prior is None else yuan * prior // 100 * YUAN,
    )


@dataclass(frozen=True)
class Venture:
    """A project, and what it buys: 元 by department economic subject."""

    key: str
    name: str
    unit: Unit
    function: str
    buys: Mapping[str, int]
    source: str = "S1.1"
    kind: str = Kind.PROJECT_GENERAL
    prior: int | None = 100
    """Last year's amounts in per cent of this year's; None where it is new or nobody knows."""

    @property
    def lines(self) -> tuple[Line, ...]:
        """Its spending."""
        return tuple(
            _line(
                f"{self.key}.{number}", self.unit, self.source, self.function, economic, yuan, self.prior,
                project=self.key,
            )
            for number, (economic, yuan) in enumerate(self.buys.items(), start=1)
        )  # fmt: skip

    @property
    def project(self) -> Project:
        """Its target form, with the totals of a project that lasts one year."""
        made = project(self.key, self.name, self.unit.key, self.kind)
        this = sum(line.amount or 0 for line in self.lines)
        last = sum(line.prior or 0 for line in self.lines)
        return replace(made, total=this, prior_total=None if self.prior is None else last)


@dataclass(frozen=True, kw_only=True)
class Budget:
    """What a department starts from; the rest of its packet follows."""

    department: str
    units: tuple[Unit, ...]
    running: tuple[Line, ...] = ()
    ventures: tuple[Venture, ...] = ()
    procurement: tuple[Procurement, ...] = ()
    transfers: tuple[Transfer, ...] = ()
    people: Mapping[str, int] = field(default_factory=dict)
    """People in service by unit."""
    tasks: tuple[Task, ...] = ()
    duties: str = ""
    offices: tuple[str, ...] = ()

    @property
    def packet(self) -> Packet:
        """The packet: income that pays for the spending, targets, people, cars, reasons."""
        spending = (*self.running, *(line for venture in self.ventures for line in venture.lines))
        packet = Packet(
            header=replace(HEADER, department=self.department, department_code=self.units[0].key[:3]),
            units=self.units,
            lines=(*_income(spending), *spending),
            projects=tuple(venture.project for venture in self.ventures),
            indicators=tuple(self._indicators()),
            tasks=self.tasks,
            three_public=tuple(_three_public(spending)),
            procurement=self.procurement,
            assets=tuple(_cars(self.units, spending)),
            transfers=self.transfers,
            staffing=tuple(
                Staffing(key=f"N{unit}", unit=unit, measure=StaffMeasure.SERVING, count=count)
                for unit, count in self.people.items()
            ),
            offices=tuple(
                Office(key=f"O{number}", unit=self.units[0].key, name=name)
                for number, name in enumerate(self.offices, start=1)
            ),
            texts=(LongText(key="duties", text=self.duties),) if self.duties else (),
            reviews=ORGAN.reviews,
        )
        return replace(packet, remarks=tuple(_reasons(packet)))

    def _indicators(self) -> Iterator[Indicator]:
        special = any(venture.kind == Kind.PROJECT_SPECIAL for venture in self.ventures) or self.transfers
        idle = (
            *(() if self.procurement else ("政府采购执行率",)),
            *(() if special else ("专项资金细化率",)),
        )
        tasks = iter(self.tasks)
        for each in targets(*(venture.key for venture in self.ventures), idle=idle):
            task = next(tasks, None) if not each.project and "任务" in each.subgroup else None
            if task is None:
                yield each
                continue
            done = replace(
                each, name=f"{task.name}完成率", comparator="≥", number="95", measure="%", grade=""
            )
            yield done
            for further in tasks:
                yield replace(done, key=f"{each.key}.{further.key}", name=f"{further.name}完成率")


def _income(spending: Iterable[Line]) -> Iterator[Line]:
    """Just what pays for the spending, unit by unit and source by source, this year and last."""
    this: Counter[tuple[str, str]] = Counter()
    last: Counter[tuple[str, str]] = Counter()
    known: set[tuple[str, str]] = set()
    for line in spending:
        this[line.unit, line.source] += line.amount or 0
        if line.prior is not None:
            known.add((line.unit, line.source))
            last[line.unit, line.source] += line.prior
    for number, ((unit, source), amount) in enumerate(this.items(), start=1):
        prior = last[unit, source] if (unit, source) in known else None
        yield Line(key=f"I{number}", unit=unit, flow=Flow.INCOME, source=source, amount=amount, prior=prior)


def _three_public(spending: tuple[Line, ...]) -> Iterator[ThreePublicItem]:
    for kind in EDITION.three_public:
        lines = [
            line
            for line in spending
            if line.department_economic in kind.subjects and line.source.startswith("S1.")
        ]
        counted = kind.key == "reception" and any(line.amount for line in lines)
        yield ThreePublicItem(
            key=kind.key,
            prior=sum(line.prior or 0 for line in lines),
            batches=20 if counted else None,
            people=120 if counted else None,
        )


def _cars(units: Iterable[Unit], spending: tuple[Line, ...]) -> Iterator[Asset]:
    for unit in units:
        if any(line.unit == unit.key and line.department_economic == "30231" for line in spending):
            yield Asset(key=f"V{unit.key}", unit=unit.key, kind="vehicle.general", held=2)


def _reasons(packet: Packet) -> Iterator[Remark]:
    """A reason for every change that the printed text asks one for."""
    asked: dict[str, None] = {}
    for section in disclose(packet, EDITION).sections.values():
        for paragraph in section:
            for run in paragraph.runs:
                if isinstance(run.origin, EntryPlace) and run.origin.key.startswith(_CHANGE):
                    asked[run.origin.key] = None
    # These change without the text asking.
    if any(line.prior is not None and line.prior != line.amount for line in packet.lines):
        asked.update(dict.fromkeys((f"{_CHANGE}total", f"{_CHANGE}running_costs", f"{_CHANGE}fund")))
    for key in asked:
        yield Remark(key=key, text=_REASON)
