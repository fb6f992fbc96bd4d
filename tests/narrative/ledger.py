"""A second reckoning, kept apart from the program's: what numbers each section must print, in their order.

It adds up the typed lines itself and knows nothing of tables, slices or phrases; only the order in which a
section speaks of things is the same.
"""

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from decimal import ROUND_HALF_UP, Decimal

from budget_desktop.domain.codes import Flow
from budget_desktop.domain.packet import Packet
from budget_desktop.domain.records import Line, Staffing, StaffMeasure

WAN = Decimal(1_000_000)
_NAMED = {"S1", "S2", "S5", "S10"}
"""Sources the section on income names without money too."""
_SUBJECTS = {
    "abroad": ("30212",),
    "reception": ("30217",),
    "vehicle_running": ("30231",),
    "vehicle_purchase": ("30913", "31013"),
}
_FIXED = re.compile(r"财预〔2017〕98号|从2018年起|单价\d+万元以上")
_NUMBER = re.compile(r"-?\d[\d,]*(?:\.\d+)?")


def numbers(text: str, year: int) -> list[str]:
    """Every number of a text, but for the two years and what is the same in every packet."""
    text = _FIXED.sub("", text)
    text = re.sub(rf"(?<!\d)(?:{year}|{year - 1})年", "", text)
    return _NUMBER.findall(text)


def expected(packet: Packet) -> dict[str, list[str]]:
    """The numbers of each section."""
    return {name: list(reckon(_Book(packet))) for name, reckon in _SECTIONS.items()}


def wan(amount: int) -> str:
    """An amount as the text prints it."""
    # Adding 0 takes the sign off a zero: nobody prints -0.00.
    return f"{(Decimal(amount) / WAN).quantize(Decimal('0.01'), ROUND_HALF_UP) + 0:,}"


def rate(part: int, whole: int) -> str:
    """A percentage as the text prints it; 0 where it would read so."""
    rounded = (Decimal(part) * 100 / Decimal(whole)).quantize(Decimal("0.01"), ROUND_HALF_UP)
    return f"{rounded:f}".rstrip("0").rstrip(".")


class _Book:
    """The typed lines, added up by hand."""

    def __init__(self, packet: Packet) -> None:
        self.packet = packet
        self.kinds = {project.key: project.kind for project in packet.projects}

    def lines(self, flow: Flow, source: str = "") -> list[Line]:
        return [
            line
            for line in self.packet.lines
            if line.flow == flow and (not source or (line.source + ".").startswith(source + "."))
        ]

    def kind(self, line: Line) -> str:
        return line.kind or self.kinds.get(line.project, "")

    def prior(self, flow: Flow, lines: Iterable[Line]) -> int | None:
        """Last year's sum; nothing where nobody typed any of last year."""
        if all(line.prior is None for line in self.lines(flow)):
            return None
        return sum(line.prior or 0 for line in lines)


def _sum(lines: Iterable[Line]) -> int:
    return sum(line.amount or 0 for line in lines)


def _moved(amount: int, prior: int | None) -> Iterator[str]:
    if prior is None or wan(abs(amount - prior)) == "0.00":
        return
    yield wan(abs(amount - prior))
    if prior > 0 and amount >= 0 and (share := rate(abs(amount - prior), prior)) != "0":
        yield share


def _shared(part: int, whole: int) -> Iterator[str]:
    yield wan(part)
    if not 0 < part <= whole or wan(part) == "0.00":
        return
    share = rate(part, whole)
    if share != "0" and (share != "100" or part == whole):
        yield share


def _none(_: _Book) -> Iterator[str]:
    return iter(())


def _overall(book: _Book) -> Iterator[str]:
    income, spending = book.lines(Flow.INCOME), book.lines(Flow.SPENDING)
    earned, spent = _sum(income), _sum(spending)
    yield from (wan(earned), wan(spent))
    before, last = book.prior(Flow.INCOME, income), book.prior(Flow.SPENDING, spending)
    if before is None or last is None:
        return
    yield from _moved(earned, before)
    if (earned, before) != (spent, last):
        yield from _moved(spent, last)


def _income(book: _Book) -> Iterator[str]:
    whole = _sum(book.lines(Flow.INCOME))
    sources = {f"S{number}": _sum(book.lines(Flow.INCOME, f"S{number}")) for number in range(1, 12)}
    if not any(sources.values()):
        return
    yield wan(whole)
    for source, amount in sources.items():
        if amount or source in _NAMED:
            yield from _shared(amount, whole)


def _spending(book: _Book) -> Iterator[str]:
    lines = book.lines(Flow.SPENDING)
    whole = _sum(lines)
    kinds = [
        _sum(line for line in lines if book.kind(line).startswith(kind)) for kind in ("basic", "project")
    ]
    if any(kinds):
        yield wan(whole)
        for amount in kinds:
            yield from _shared(amount, whole)


def _fiscal(book: _Book) -> Iterator[str]:
    funds = [book.lines(Flow.SPENDING, source) for source in ("S1", "S2", "S5")]
    yield from (wan(_sum(lines)) for lines in funds)
    for lines in funds:
        yield from _moved(_sum(lines), book.prior(Flow.SPENDING, lines))


def _by(lines: Iterable[Line], digits: int) -> list[int]:
    """Sums by so many digits of the function, in order; none of nothing."""
    lines = list(lines)
    codes = sorted({line.function[:digits] for line in lines})
    sums = (_sum(line for line in lines if line.function.startswith(code)) for code in codes)
    return [amount for amount in sums if amount]


def _general(book: _Book) -> Iterator[str]:
    lines = book.lines(Flow.SPENDING, "S1")
    whole = _sum(lines)
    if not _by(lines, 7):
        return
    yield wan(whole)
    for amount in _by(lines, 3):
        yield from _shared(amount, whole)
    yield from map(wan, _by(lines, 7))
    basic = _sum(line for line in lines if book.kind(line).startswith("basic"))
    public = _sum(line for line in lines if book.kind(line) == "basic.public")
    if basic:
        yield from (wan(basic), wan(basic - public), wan(public))


def _three_public(book: _Book) -> Iterator[str]:
    general = book.lines(Flow.SPENDING, "S1")
    items = {item.key: item for item in book.packet.three_public}
    this = {
        key: _sum(line for line in general if line.department_economic in codes)
        for key, codes in _SUBJECTS.items()
    }
    priors = [items[key].prior for key in _SUBJECTS]
    known = [prior for prior in priors if prior is not None]
    yield wan(sum(this.values()))
    yield from _moved(sum(this.values()), sum(known) if len(known) == len(priors) else None)
    for key, amount in this.items():
        if key == "vehicle_running":
            yield wan(amount + this["vehicle_purchase"])
        yield wan(amount)
        batches, people = items[key].batches, items[key].people
        if amount and key.startswith("vehicle"):
            yield from [str(batches)] if batches else []
        elif amount and batches and people:
            yield from (str(batches), str(people))
        yield from _moved(amount, items[key].prior)


def _fund(book: _Book) -> Iterator[str]:
    lines = book.lines(Flow.SPENDING, "S2")
    whole, prior = _sum(lines), book.prior(Flow.SPENDING, lines)
    if _by(lines, 3):
        yield wan(whole)
    yield from _moved(whole, prior)
    for amount in _by(lines, 3):
        yield from _shared(amount, whole)


def _running_costs(book: _Book) -> Iterator[str]:
    organs = {unit.key for unit in book.packet.units if unit.nature.is_organ}
    lines = [
        line
        for line in book.lines(Flow.SPENDING, "S1")
        if line.unit in organs and book.kind(line) == "basic.public"
    ]
    if organs:
        yield wan(_sum(lines))
        yield from _moved(_sum(lines), book.prior(Flow.SPENDING, lines))


def _procurement(book: _Book) -> Iterator[str]:
    amounts = {line.category: line.amount or 0 for line in book.packet.procurement}
    yield wan(sum(amounts.values()))
    yield from (wan(amounts.get(letter, 0)) for letter in "ABC")


def _performance(book: _Book) -> Iterator[str]:
    if book.kinds:
        covered = {indicator.project for indicator in book.packet.indicators} & set(book.kinds)
        yield str(len(book.kinds))
        yield wan(_sum(line for line in book.packet.lines if line.project))
        if 0 < len(covered) < len(book.kinds):
            yield str(len(covered))


def _assets(book: _Book) -> Iterator[str]:
    kinds = ("general", "enforcement", "other")
    keys = [*(f"vehicle.{kind}" for kind in kinds), "equipment.general", "equipment.special"]
    held = [sum(asset.held for asset in book.packet.assets if asset.kind == key) for key in keys]
    planned = [sum(asset.planned for asset in book.packet.assets if asset.kind == key) for key in keys]
    yield from map(str, (sum(held[:3]), *held, *(count for count in planned if count)))


def _transfers(book: _Book) -> Iterator[str]:
    yield str(len(book.packet.transfers))
    yield from (wan(each.amount) for each in book.packet.transfers if each.amount is not None)


def _composition(book: _Book) -> Iterator[str]:
    units = len(book.packet.units)
    if units > 1:
        yield from map(str, (units - 1, *range(1, units + 1)))


def _organisation(book: _Book) -> Iterator[str]:
    for unit in book.packet.units:
        of: dict[StaffMeasure, list[Staffing]] = {measure: [] for measure in StaffMeasure}
        for each in book.packet.staffing:
            if each.unit == unit.key:
                of[each.measure].append(each)
        approved = [each.count for each in of[StaffMeasure.APPROVED]]
        if approved:
            yield from map(str, [count for count in approved if count] or [0])
            yield from (str(each.count) for each in of[StaffMeasure.LEADERS] if each.count)
        current = [each.count for each in of[StaffMeasure.CURRENT]]
        if current:
            yield str(sum(current))
            yield from map(str, current if all(current) else [])
        yield from (str(each.count) for each in of[StaffMeasure.SERVING])
        offices = sum(office.unit == unit.key for office in book.packet.offices)
        yield from [str(offices)] if offices else []


_SECTIONS: Mapping[str, Callable[[_Book], Iterator[str]]] = {
    "organisation": _organisation,
    "composition": _composition,
    "overall": _overall,
    "income": _income,
    "spending": _spending,
    "fiscal": _fiscal,
    "general": _general,
    "economic": _none,
    "three_public": _three_public,
    "fund": _fund,
    "running_costs": _running_costs,
    "procurement": _procurement,
    "performance": _performance,
    "assets": _assets,
    "transfers": _transfers,
    "glossary": _none,
}
