"""What a field holds: how a value becomes text; `entry` reads texts. Knows nothing of widgets."""

# ruff: noqa: ARG002 - most kinds need no ground, but all are called alike

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal
from typing import Any

from budget_desktop.domain.codes import Dimension
from budget_desktop.domain.folding import quoted
from budget_desktop.domain.money import Fen, Measure
from budget_desktop.entry.answers import given_reasons
from budget_desktop.entry.codes import ChoiceInput
from budget_desktop.entry.fields import subjects
from budget_desktop.entry.fields.ground import Ground
from budget_desktop.entry.indicator_values import IndicatorInput, Part
from budget_desktop.entry.readings import Input, PlainInput, Problem, Reading, Value, folded
from budget_desktop.entry.values import AmountInput, CountInput, DateInput, TextInput
from budget_desktop.search.subjects import Hit


class EntryError(ValueError):
    """A text is not a value of its kind. The message is Chinese and says what would be."""


class _Keep:
    """Stands for: this field cannot be emptied."""


KEEP = _Keep()


@dataclass(frozen=True, slots=True)
class Option:
    """One value to choose from. `words` is what a person may type for it."""

    value: Any
    label: str
    words: tuple[str, ...] = ()


class CellKind:
    """Plain text; other kinds override what differs."""

    is_number = False
    is_open = False
    """Whether other values may be typed than those `options` offers."""

    @property
    def blank(self) -> object:
        """What the field holds after Del."""
        return ""

    def text(self, value: Any, ground: Ground) -> str:
        """The value as shown."""
        return "" if value is None else str(value)

    def entry(self, value: Any, ground: Ground) -> str:
        """The value as typing begins."""
        return self.text(value, ground)

    def input(self, ground: Ground) -> Input:
        """What texts mean in the field."""
        return TextInput()

    def read(self, text: str, ground: Ground) -> Value:
        """What a text means, with its basis and what is to be known about it; EntryError if nothing."""
        return understood(self.input(ground).read(text, ground.measure))

    def parse(self, text: str, ground: Ground) -> object:
        """The value a text means; EntryError if it means none."""
        return self.read(text, ground).value

    def options(self, ground: Ground) -> Sequence[Option] | None:
        """What can be chosen from; None where anything may be typed."""
        return None


def understood(reading: Reading) -> Value:
    """A reading that is a value; EntryError in words if it is a problem."""
    if isinstance(reading, Problem):
        raise EntryError(str(reading))
    return reading


@dataclass(frozen=True)
class TextKind(CellKind):
    """A text, one that may not be empty if `required` names it."""

    required: str = ""

    @property
    def blank(self) -> object:
        """Nothing, unless something is required."""
        return KEEP if self.required else ""

    def input(self, ground: Ground) -> Input:
        """A text without blanks around it."""
        return TextInput(self.required)


class ReasonKind(TextKind):
    """A reason for a change; those written before are offered."""

    is_open = True

    def options(self, ground: Ground) -> Sequence[Option] | None:
        """What was written in this packet, for changes and for findings."""
        return [Option(text, text) for text in given_reasons((ground.packet,))]


class AmountKind(CellKind):
    """An amount, typed in the measure of the window; a suffix 元 or 万元 wins."""

    is_number = True

    @property
    def blank(self) -> object:
        """Not filled in, which is not zero."""
        return None

    def text(self, value: Any, ground: Ground) -> str:
        """At least two decimals, and as many more as the amount has: entry grids round nothing."""
        return "" if value is None else exact(value, ground.measure)

    def entry(self, value: Any, ground: Ground) -> str:
        """Without separators, as a person would type it."""
        return "" if value is None else f"{_in_measure(value, ground.measure).normalize():f}"

    def input(self, ground: Ground) -> Input:
        """A number or a sum."""
        return AmountInput()


def exact(amount: Fen, measure: Measure) -> str:
    """An amount to the 分, with at least two decimals and separators."""
    value = _in_measure(amount, measure)
    digits = f"{value:,.6f}"
    whole, _, fraction = digits.partition(".")
    return f"{whole}.{fraction.rstrip('0').ljust(2, '0')}"


def _in_measure(amount: Fen, measure: Measure) -> Decimal:
    return Decimal(amount) / measure.fen


@dataclass(frozen=True)
class CountKind(CellKind):
    """A whole number. `optional` ones may be left open."""

    optional: bool = False
    is_number = True

    @property
    def blank(self) -> object:
        """Open where that is allowed, else none."""
        return None if self.optional else 0

    def input(self, ground: Ground) -> Input:
        """Digits."""
        return CountInput(self.optional)


@dataclass(frozen=True, slots=True)
class _YearInput(PlainInput):
    def read_sound(self, text: str) -> Reading:
        plain = folded(text).removesuffix("年")
        if not re.fullmatch(r"20\d\d", plain):
            return Problem(f"{quoted(text)}不是年度", "请写成如 2020")
        return Value(int(plain))


class YearKind(CellKind):
    """A budget year."""

    is_number = True

    @property
    def blank(self) -> object:
        """A packet always has a year."""
        return KEEP

    def input(self, ground: Ground) -> Input:
        """Four digits."""
        return _YearInput()


class DateKind(CellKind):
    """A day, or none."""

    @property
    def blank(self) -> object:
        """No day."""
        return None

    def text(self, value: Any, ground: Ground) -> str:
        """Year, month and day as in 2020-06-19."""
        return value.isoformat() if isinstance(value, date) else ""

    def input(self, ground: Ground) -> Input:
        """2020-6-19, 2020/6/19, 2020.6.19, 20200619 or 2020年6月19日."""
        return DateInput()


@dataclass(frozen=True)
class ChoiceKind(CellKind):
    """One of a few values, named by `title` in refusals."""

    title: str
    choices: Callable[[Ground], Sequence[Option]]
    optional: bool = False

    @property
    def blank(self) -> object:
        """Nothing, where that is allowed."""
        return "" if self.optional else KEEP

    def options(self, ground: Ground) -> Sequence[Option] | None:
        """The values."""
        return self.choices(ground)

    def text(self, value: Any, ground: Ground) -> str:
        """The value's label; a value nobody offers shows as it is."""
        if value in ("", None):
            return ""
        options = self.choices(ground)
        return next((option.label for option in options if option.value == value), str(value))

    def input(self, ground: Ground) -> Input:
        """A choice by its name, its code or another word for it."""
        return ChoiceInput(self.title, self.choices(ground), self.optional)


@dataclass(frozen=True)
class IndicatorKind(CellKind):
    """A part of an indicator's value, with the edition's words for it. A whole value typed here fills all."""

    part: Part
    is_open = True

    def input(self, ground: Ground) -> Input:
        """≥95%, 不少于2次, 健全."""
        return IndicatorInput(self.part)

    def options(self, ground: Ground) -> Sequence[Option] | None:
        """Comparators, measures or grades; none for the number."""
        words = ground.edition.indicator_words
        offered = {"comparator": words.comparators, "measure": words.measures, "grade": words.grades}
        return [Option(word, word) for word in offered[self.part]] if self.part in offered else None


@dataclass(frozen=True)
class SubjectKind(CellKind):
    """A subject code with its name. A well-formed code the list lacks is taken: a rule speaks up about it."""

    title: str
    dimension: Dimension = Dimension.FUNCTION
    digits: int = 7
    leaf_only: bool = True
    """Whether one chosen must be one that can be booked on."""

    def text(self, value: Any, ground: Ground) -> str:
        """Code and name."""
        if not value:
            return ""
        catalogue = ground.edition.catalogue
        known = catalogue.has(self.dimension, value)
        return f"{value} {catalogue.name(self.dimension, value)}" if known else str(value)

    def input(self, ground: Ground) -> Input:
        """A code of the year, or a name only one has."""
        return subjects.code_input(ground, self.dimension, self.title, self.digits, self.leaf_only)

    def find(self, text: str, used: Mapping[str, int], ground: Ground) -> tuple[Hit, ...]:
        """The subjects that fit what is being typed, best first."""
        found = subjects.index(ground, self.dimension).find(text, used=used)
        return found if self.leaf_only else tuple(replace(hit, why_not="") for hit in found)
