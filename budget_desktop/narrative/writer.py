"""Write phrases of the edition into paragraphs, keeping the origin of every value put in."""

import unicodedata
from collections.abc import Callable, Hashable, Iterable, Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from functools import lru_cache
from string import Formatter

from budget_desktop.domain.money import Fen
from budget_desktop.domain.places import EntryPlace, Place
from budget_desktop.domain.records import PriorBasis
from budget_desktop.narrative.material import Figure, Material
from budget_desktop.narrative.text import Paragraph, Run

Words = tuple[Run, ...]
"""A stretch of written text, to be joined into paragraphs."""

_DEPARTMENT, _TIER, _YEAR = (EntryPlace("header", "", name) for name in ("department", "tier", "year"))

Value = str | int | Figure | Words


def plain(text: str, origin: Place | None = None) -> Words:
    """Text as words; with an origin it is a linked value."""
    return (Run(text, origin),) if text else ()


@dataclass
class Writer:
    """Says phrases. One writer writes one section and numbers its paragraphs."""

    material: Material
    section: str
    paragraphs: list[Paragraph] = field(default_factory=list)

    def say(self, phrase: str, **values: Value) -> Words:
        """A phrase of the edition with its values put in."""
        words: list[Run] = []
        template = self.material.edition.phrases[phrase]
        for literal, name in taken_apart(template):
            if literal:
                words.append(Run(literal))
            if name is not None:
                words.extend(self._value(values[name]) if name in values else self.standing(name))
        return tuple(words)

    def paragraph(self, *parts: Words, as_typed: bool = False) -> None:
        """Add a paragraph of these words, ended by a full stop if they end in none; not so what was typed."""
        self._add(self._ended(parts, as_typed=as_typed))

    def paragraph_of(self, said: Callable[..., Words], *values: Hashable) -> None:
        """Add a paragraph that says just these values, besides those every phrase may name: of the same
        values it is in the same words as before, and is not written again."""
        self._add(self.material.kept.words((said, values), lambda: self._ended([said(self, *values)])))

    def _add(self, words: Words) -> None:
        if words:
            self.paragraphs.append(Paragraph(f"{self.section}.{len(self.paragraphs) + 1}", words))

    def _ended(self, parts: Iterable[Words], *, as_typed: bool = False) -> Words:
        words = [run for part in parts for run in part if run.text]
        if words and not as_typed and words[-1].text[-1] not in "。：！？":
            words.extend(self.stop)
        return _joined(words)

    @property
    def stop(self) -> Words:
        """The full stop."""
        return plain(self.material.edition.phrases["marks.stop"])

    def listed(self, items: Iterable[Words], mark: str = "comma") -> Words:
        """Items with 、 (or another mark) between them."""
        between = plain(self.material.edition.phrases[f"marks.{mark}"])
        words: list[Run] = []
        for index, item in enumerate(items):
            words.extend((*between, *item) if index else item)
        return tuple(words)

    def money(self, amount: Fen, origin: Place | None = None) -> Words:
        """An amount as running text prints it, without its unit."""
        return (Run(self.material.edition.text.amounts.text(amount), origin),)

    def rate(self, rate: Decimal, origin: Place | None) -> Words:
        """A percentage without its sign and without idle zeros, linked to the amount it is a rate of."""
        text = f"{rate:f}"
        return plain(text.rstrip("0").rstrip(".") if "." in text else text, origin)

    def typed(self, text: str, place: EntryPlace) -> Words:
        """Words somebody typed, to stand inside a sentence: without its stop and its own opening.

        Several lines are put together; signs nobody sees are no words.
        """
        seen = "".join(
            sign for sign in text if sign == "\n" or unicodedata.category(sign) not in {"Cc", "Cf"}
        )
        lines = (line.strip().rstrip("。；;.").strip() for line in seen.splitlines())
        bare = self.material.edition.phrases["marks.semicolon"].join(filter(None, lines))
        for opening in self.material.edition.text.openings:
            bare = bare.removeprefix(opening)
        return plain(bare.strip(), place)

    def remark(self, key: str) -> Words:
        """An explanation somebody gave, to stand inside a sentence; nothing where nobody did."""
        remark = self.material.packet.remark(key)
        return () if remark is None else self.typed(remark.text, EntryPlace("remarks", key, "text"))

    def _value(self, value: Value) -> Words:
        if isinstance(value, Figure):
            return self.money(value.amount, value.place)
        if isinstance(value, tuple):
            return value
        return plain(str(value))

    def standing(self, name: str) -> Words:
        """A value every phrase may name."""
        header = self.material.packet.header
        if name in {"prior", "prior_item"}:
            basis = "budget" if header.prior_basis is PriorBasis.BUDGET else "execution"
            return self.say(f"prior.{basis}{name.removeprefix('prior')}")
        if name == "scope":
            return plain(self.material.scope)
        if name == "department":
            return plain(header.department, _DEPARTMENT)
        if name == "tier":
            return plain(header.tier.value, _TIER)
        return plain(str(header.year if name == "year" else header.year - 1), _YEAR)


@lru_cache(maxsize=1024)
def taken_apart(template: str) -> tuple[tuple[str, str | None], ...]:
    """The words of a phrase, each with the name of the value behind it: a few phrases are said many times."""
    return tuple((literal, name) for literal, name, _, _ in Formatter().parse(template))


def _joined(words: Sequence[Run]) -> Words:
    """Neighbouring runs without an origin put together."""
    joined: list[Run] = []
    for run in words:
        if joined and joined[-1].origin is None and run.origin is None:
            joined[-1] = Run(joined[-1].text + run.text)
        else:
            joined.append(run)
    return tuple(joined)
