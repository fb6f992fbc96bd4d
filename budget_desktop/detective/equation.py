"""A failed equation as numbers: the typed amounts on either side, and how far the sides are apart."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from budget_desktop.detective.accounts import Account, amount_of, sign_of, uneven
from budget_desktop.domain.codes import Flow, Year
from budget_desktop.domain.facts import Fact
from budget_desktop.domain.money import Fen
from budget_desktop.domain.packet import Packet
from budget_desktop.domain.places import CellPlace, EntryPlace
from budget_desktop.rules.finding import Finding
from budget_desktop.rules.view import View
from budget_desktop.tables.table import Cell

_AMOUNTS = frozenset({"amount", "prior", "total", "prior_total"})


@dataclass(frozen=True, slots=True)
class Term:
    """One typed amount."""

    place: EntryPlace
    amount: Fen
    sign: int
    """+1: it makes what was found larger; -1: it makes what was expected larger."""


@dataclass(frozen=True, slots=True)
class Equation:
    """Found minus expected is the gap; were it nought there would be no finding."""

    gap: Fen
    terms: tuple[Term, ...]
    year: Year = Year.THIS
    account: Account | None = None
    """Where income is compared with spending: what they are of."""

    def meant(self, term: Term) -> Fen:
        """What would have to stand there for the equation to hold, all else being right."""
        return term.amount - term.sign * self.gap


def equations_of(view: View, finding: Finding) -> tuple[Equation, ...]:
    """The equations a finding is about: one, or one for each account that is uneven."""
    gap = finding.difference
    if not gap:
        return ()
    terms = _of_cells(view, finding) or _of_entries(view.packet, finding)
    year = Year.PRIOR if terms and all(term.place.field.startswith("prior") for term in terms) else Year.THIS
    accounts = _compared(view.packet, gap, terms, year)
    if accounts:
        return tuple(_balance(view.packet, account, year) for account in accounts)
    return (Equation(gap, terms, year),)


def _compared(packet: Packet, gap: Fen, terms: Iterable[Term], year: Year) -> tuple[Account, ...]:
    """The accounts an equation is about, where it compares income with spending."""
    if any(term.place.collection != "lines" for term in terms):
        return ()
    lines = {line.key: line for line in packet.lines}
    touched = [lines[term.place.key] for term in terms]
    own = [
        account
        for account in uneven(packet, year)
        if not touched or any(account.holds(line) for line in touched)
    ]
    if not touched or any(line.flow is Flow.INCOME for line in touched):
        return tuple(own)
    # Without any income the lines are spending alone; that the gap is the same tells what they lack.
    return tuple(account for account in own if abs(account.gap) == abs(gap))


def _balance(packet: Packet, account: Account, year: Year) -> Equation:
    terms = tuple(
        Term(EntryPlace("lines", line.key, "amount" if year is Year.THIS else "prior"), amount, sign_of(line))
        for line in packet.lines
        if account.holds(line) and (amount := amount_of(line, year)) is not None
    )
    return Equation(account.gap, terms, year, account)


def _of_cells(view: View, finding: Finding) -> tuple[Term, ...]:
    """The facts behind the printed cells, the cells of what was found standing first."""
    cells = [
        cell
        for place in finding.places
        if isinstance(place, CellPlace)
        and (table := view.disclosure.tables.get(place.table)) is not None
        and (cell := table.by_address.get((place.row, place.column))) is not None
    ]
    for split in range(1, len(cells)):
        if sum(cell.amount or 0 for cell in cells[:split]) != finding.found:
            continue
        for end in range(split + 1, len(cells) + 1):
            if sum(cell.amount or 0 for cell in cells[split:end]) == finding.expected:
                left = _behind(view, cells[:split])
                right = _behind(view, cells[split:end])
                return tuple(_terms(left, right))
    return ()


def _behind(view: View, cells: Iterable[Cell]) -> list[Fact]:
    """The facts that cells add up."""
    facts = view.disclosure.facts
    return [fact for cell in cells if cell.slice is not None for fact in facts.matching(cell.slice)]


def _terms(left: Iterable[Fact], right: Iterable[Fact]) -> Iterator[Term]:
    """Facts that count on one side only."""
    weights: dict[int, int] = {}
    facts: dict[int, Fact] = {}
    for side, sign in ((left, 1), (right, -1)):
        for fact in side:
            facts[id(fact)] = fact
            weights[id(fact)] = weights.get(id(fact), 0) + sign
    for key, weight in weights.items():
        fact = facts[key]
        if weight and fact.flow != Flow.THREE_PUBLIC:
            field = "amount" if fact.year == Year.THIS else "prior"
            yield Term(EntryPlace("lines", fact.line, field), fact.amount, 1 if weight > 0 else -1)


def _of_entries(packet: Packet, finding: Finding) -> tuple[Term, ...]:
    """The amounts a finding points at itself; those of a project's total are set against its lines."""
    places = [place for place in finding.places if isinstance(place, EntryPlace)]
    typed = [(place, amount) for place in places if (amount := typed_amount(packet, place)) is not None]
    if len(typed) == 1 and typed[0][0].field in {"total", "prior_total"}:
        place, amount = typed[0]
        return _of_project(packet, place, amount, 1 if amount == finding.found else -1)
    if places and places[0].collection == "controls":
        # A control figure is what was expected; what was entered stands against it.
        return tuple(
            Term(place, amount, 1 if place.collection != "controls" else -1)
            for place, amount in typed
            if place.collection != "controls" or place == places[0]
        )
    if len(typed) == 1:
        return (Term(*typed[0], 1),)
    lines = {line.key: line for line in packet.lines}
    flows = {place.key: lines[place.key].flow for place in places if place.key in lines}
    if Flow.INCOME in flows.values():
        return tuple(
            Term(EntryPlace("lines", key, "amount"), lines[key].amount or 0, sign_of(lines[key]))
            for key in flows
        )
    sign = -1 if sum(amount for _, amount in typed) == finding.expected else 1
    return tuple(Term(place, amount, sign) for place, amount in typed)


def _of_project(packet: Packet, total: EntryPlace, amount: Fen, sign: int) -> tuple[Term, ...]:
    field = "amount" if total.field == "total" else "prior"
    return (
        Term(total, amount, sign),
        *(
            Term(EntryPlace("lines", line.key, field), typed, -sign)
            for line in packet.lines
            if line.project == total.key and (typed := getattr(line, field)) is not None
        ),
    )


def typed_amount(packet: Packet, place: EntryPlace) -> Fen | None:
    """The amount typed at a place, where it is a field for one."""
    if place.field not in _AMOUNTS:
        return None
    records = getattr(packet, place.collection, ())
    record = next((record for record in records if record.key == place.key), None)
    return getattr(record, place.field, None)
