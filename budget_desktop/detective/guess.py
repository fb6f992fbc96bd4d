"""A guess: what probably happened, why one may think so, and what would mend it."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cached_property
from typing import TypeAlias

from budget_desktop.detective.equation import Equation, Term
from budget_desktop.detective.mend import Addition, Change, Mend, Removal, place_of
from budget_desktop.detective.trend import Sizes, Trend
from budget_desktop.domain.codes import Dimension, Flow
from budget_desktop.domain.money import AmountFormat, Fen, Measure
from budget_desktop.domain.places import EntryPlace
from budget_desktop.domain.records import Line
from budget_desktop.rules.view import View

_YUAN = AmountFormat(Measure.YUAN)
_ITEM = 7
"""Digits of a 项."""


@dataclass(frozen=True, slots=True)
class Guess:
    """One likely cause."""

    cause: str
    """What kind of error, in a word."""
    brief: str
    """What would change, as short as can be: 差旅费 52,000.00 → 25,000.00元."""
    reason: str
    """Why one may think so: a sentence that names the entry."""
    remedy: str
    """What the mend does: a sentence with old and new value."""
    mend: Mend
    score: float
    """Between 0 and 1; comparable among the guesses about one finding only."""

    @property
    def place(self) -> EntryPlace:
        """Where to look."""
        return place_of(self.mend)


@dataclass(frozen=True)
class Case:
    """What a model is given: one equation of one packet."""

    view: View
    equation: Equation

    @cached_property
    def lines(self) -> dict[str, Line]:
        """Lines by key."""
        return {line.key: line for line in self.view.packet.lines}

    @cached_property
    def trend(self) -> Trend:
        """How this year's amounts usually stand to last year's."""
        return Trend.of(self.view.packet)

    def sizes(self, flow: Flow) -> Sizes:
        """How large the amounts of one side usually are."""
        return Sizes.of(line.amount or 0 for line in self.view.packet.lines if line.flow is flow)

    def functions_under(self, prefixes: tuple[str, ...]) -> tuple[str, ...]:
        """Full functional subjects under the prefixes: those in use, and the prefixes that are full."""
        used = (line.function for line in self.view.packet.lines)
        whole = (code for code in (*used, *prefixes) if len(code) == _ITEM and code.startswith(prefixes))
        return tuple(dict.fromkeys(whole))

    def called(self, place: EntryPlace) -> str:
        """What the amount at a place is called."""
        year = "上年金额" if place.field.startswith("prior") else "金额"
        if place.collection == "lines":
            return self.view.line(self.lines[place.key]) + f"的{year}"
        if place.collection == "projects":
            total = "上年度项目总金额" if place.field == "prior_total" else "项目总金额"
            return f"“{self.view.packet.project_by_key[place.key].name}”的{total}"
        return year

    def short(self, place: EntryPlace) -> str:
        """The entry in a word: its subject, source or name."""
        view = self.view
        if place.collection == "lines":
            line = self.lines[place.key]
            if line.flow is Flow.INCOME:
                return view.source(line.source).rpartition("·")[2]
            subject = view.subject(Dimension.DEPARTMENT_ECONOMIC, line.department_economic)
            return subject.removeprefix(line.department_economic) or subject
        if place.collection == "projects":
            return view.packet.project_by_key[place.key].name
        return "金额"

    def money(self, amount: Fen) -> str:
        """An amount in 元: slips are slips of single digits."""
        return self.view.yuan(amount)

    def changing(self, cause: str, how: str, likelihood: float, term: Term) -> Guess:
        """A guess that an amount should be the one with which the equation holds."""
        called, meant = self.called(term.place), self.equation.meant(term)
        return Guess(
            cause,
            f"{self.short(term.place)} {_YUAN.text(term.amount)} → {self.money(meant)}",
            f"{called}{self.money(term.amount)}，{how}。",
            f"把{called}由{self.money(term.amount)}改为{self.money(meant)}",
            Change(term.place, term.amount, meant),
            likelihood,
        )

    def removing(self, cause: str, how: str, likelihood: float, line: Line) -> Guess:
        """A guess that a line should not be there."""
        told = f"{self.view.line(line)}{self.money(line.amount or 0)}"
        mend = Removal(EntryPlace("lines", line.key))
        brief = f"删去 {self.short(mend.place)} {self.money(line.amount or 0)}"
        return Guess(cause, brief, f"{told}，{how}。", f"删去{told}这一行", mend, likelihood)

    def adding(self, cause: str, how: str, likelihood: float, line: Line) -> Guess:
        """A guess that a line is missing."""
        side, amount = "收入" if line.flow is Flow.INCOME else "支出", self.money(line.amount or 0)
        brief = f"补录 {side} {amount}"
        before = f"，上年{self.money(line.prior)}" if line.prior else ""
        if line.flow is Flow.INCOME or line.department_economic:
            told = f"补录一行{self.view.line(line)}{amount}{before}"
        else:
            told = f"补录一行支出{amount}{before}（“{self.view.source(line.source)}”，科目等留待填写）"
        return Guess(cause, brief, f"{how}。", told, Addition(line), likelihood)


Model: TypeAlias = Callable[[Case], Iterator[Guess]]
"""One way of explaining a gap."""
