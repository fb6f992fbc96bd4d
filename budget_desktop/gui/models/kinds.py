"""What a field holds: how a value becomes text and text a value. Knows nothing of widgets."""

# ruff: noqa: ARG002 - most kinds need no snapshot, but all are called alike

import re
import unicodedata
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any

from budget_desktop.domain.codes import Dimension
from budget_desktop.domain.money import AmountError, Fen, Measure, parse_amount
from budget_desktop.gui.session.snapshot import Snapshot


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

    @property
    def blank(self) -> object:
        """What the field holds after Del."""
        return ""

    def text(self, value: Any, snapshot: Snapshot) -> str:
        """The value as shown."""
        return "" if value is None else str(value)

    def entry(self, value: Any, snapshot: Snapshot) -> str:
        """The value as typing begins."""
        return self.text(value, snapshot)

    def parse(self, text: str, snapshot: Snapshot) -> object:
        """The value a text means; EntryError if it means none."""
        return text.strip()

    def options(self, snapshot: Snapshot) -> Sequence[Option] | None:
        """What can be chosen from; None where anything may be typed."""
        return None


@dataclass(frozen=True)
class TextKind(CellKind):
    """A text, one that may not be empty if `required` names it."""

    required: str = ""

    @property
    def blank(self) -> object:
        """Nothing, unless something is required."""
        return KEEP if self.required else ""

    def parse(self, text: str, snapshot: Snapshot) -> object:
        """The text without blanks around it."""
        if self.required and not text.strip():
            raise EntryError(f"{self.required}不能为空")
        return text.strip()


class AmountKind(CellKind):
    """An amount, typed in the measure of the window; a suffix 元 or 万元 wins."""

    is_number = True

    @property
    def blank(self) -> object:
        """Not filled in, which is not zero."""
        return None

    def text(self, value: Any, snapshot: Snapshot) -> str:
        """At least two decimals, and as many more as the amount has: entry grids round nothing."""
        return "" if value is None else exact(value, snapshot.measure)

    def entry(self, value: Any, snapshot: Snapshot) -> str:
        """Without separators, as a person would type it."""
        return "" if value is None else f"{_in_measure(value, snapshot.measure).normalize():f}"

    def parse(self, text: str, snapshot: Snapshot) -> object:
        """As `parse_amount` reads it."""
        try:
            return parse_amount(text, snapshot.measure)
        except AmountError as error:
            raise EntryError(str(error)) from error


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

    def parse(self, text: str, snapshot: Snapshot) -> object:
        """Digits, full-width ones too."""
        plain = folded(text).replace(",", "")
        if not plain:
            return self.blank
        if not plain.isdecimal() or len(plain) > 9:
            raise EntryError(f"“{text}”不是整数，请写成如 12")
        return int(plain)


class YearKind(CellKind):
    """A budget year."""

    is_number = True

    @property
    def blank(self) -> object:
        """A packet always has a year."""
        return KEEP

    def parse(self, text: str, snapshot: Snapshot) -> object:
        """Four digits."""
        plain = folded(text).removesuffix("年")
        if not re.fullmatch(r"20\d\d", plain):
            raise EntryError(f"“{text}”不是年度，请写成如 2020")
        return int(plain)


class DateKind(CellKind):
    """A day, or none."""

    @property
    def blank(self) -> object:
        """No day."""
        return None

    def text(self, value: Any, snapshot: Snapshot) -> str:
        """Year, month and day as in 2020-06-19."""
        return value.isoformat() if isinstance(value, date) else ""

    def parse(self, text: str, snapshot: Snapshot) -> object:
        """2020-6-19, 2020/6/19, 2020.6.19, 20200619 or 2020年6月19日."""
        plain = folded(text)
        if not plain:
            return None
        match = re.fullmatch(r"(\d{4})\D(\d{1,2})\D(\d{1,2})日?|(\d{4})(\d\d)(\d\d)", plain)
        try:
            if match is None:
                raise ValueError
            return date(*(int(part) for part in match.groups() if part))
        except ValueError:
            raise EntryError(f"“{text}”不是日期，请写成如 2020-06-19") from None


@dataclass(frozen=True)
class ChoiceKind(CellKind):
    """One of a few values, named by `title` in refusals."""

    title: str
    choices: Callable[[Snapshot], Sequence[Option]]
    optional: bool = False

    @property
    def blank(self) -> object:
        """Nothing, where that is allowed."""
        return "" if self.optional else KEEP

    def options(self, snapshot: Snapshot) -> Sequence[Option]:
        """The values."""
        return self.choices(snapshot)

    def text(self, value: Any, snapshot: Snapshot) -> str:
        """The value's label; a value nobody offers shows as it is."""
        if value in ("", None):
            return ""
        options = self.options(snapshot)
        return next((option.label for option in options if option.value == value), str(value))

    def parse(self, text: str, snapshot: Snapshot) -> object:
        """The option a text means, if it means just one."""
        plain = folded(text)
        if not plain:
            if self.optional:
                return ""
            raise EntryError(f"{self.title}不能为空，请从列表中选择")
        options = self.options(snapshot)
        exact_ones = [option for option in options if _means(option, plain)]
        found = exact_ones or [option for option in options if _mentions(option, plain)]
        if len(found) == 1:
            return found[0].value
        if not found:
            return self._unlisted(text, plain)
        raise EntryError(f"“{text}”对应 {len(found)} 个{self.title}，请再多输入几个字或从列表中选择")

    def _unlisted(self, text: str, plain: str) -> object:
        raise EntryError(f"没有“{text}”这个{self.title}，请从列表中选择")


@dataclass(frozen=True)
class SubjectKind(ChoiceKind):
    """A subject code with its name. A well-formed code the list lacks is taken: a rule speaks up about it."""

    dimension: Dimension = Dimension.FUNCTION
    digits: int = 7

    def text(self, value: Any, snapshot: Snapshot) -> str:
        """Code and name."""
        if not value:
            return ""
        catalogue = snapshot.edition.catalogue
        known = catalogue.has(self.dimension, value)
        return f"{value} {catalogue.name(self.dimension, value)}" if known else str(value)

    def _unlisted(self, text: str, plain: str) -> object:
        if plain.isdecimal() and len(plain) == self.digits:
            return plain
        raise EntryError(f"“{text}”不在{self.title}表中，请输入编码或名称中的字，从列表中选择")


def folded(text: str) -> str:
    """A text for comparing: full-width and half-width brackets and digits are the same to a person."""
    return unicodedata.normalize("NFKC", text).strip()


def _means(option: Option, text: str) -> bool:
    return any(text == folded(word) for word in (option.label, str(option.value), *option.words))


def _mentions(option: Option, text: str) -> bool:
    return any(text in folded(word) for word in (option.label, *option.words))
