"""Reads a text for all slips at once, as an editor marks them."""

from collections.abc import Iterator
from itertools import chain

from budget_desktop.edition.parts import RuleWords
from budget_desktop.proofreading import figures, marks, names, residue
from budget_desktop.proofreading.names import Office
from budget_desktop.proofreading.reasons import is_hollow
from budget_desktop.proofreading.slip import Kind, Slip


class Proofreader:
    """Knows the words of the edition and whose texts it reads."""

    def __init__(
        self, words: RuleWords, money: tuple[str, ...], office: Office, items: tuple[str, ...] = ()
    ) -> None:
        """`money`: words that make the number behind them one of money; `items`: names of 三公 items."""
        self._words, self._money, self._office, self._items = words, money, office, items

    def slips(self, text: str, *, is_reason: bool = False) -> tuple[Slip, ...]:
        """The slips in reading order, none within another.

        A reason is part of a sentence and has no stop of its own; but it has to give one.
        """
        found = sorted(self._found(text, is_reason), key=lambda slip: (slip.start, -slip.end))
        told: list[Slip] = []
        for slip in found:
            if not told or slip.start >= told[-1].end:
                told.append(slip)
        return tuple(told)

    def _found(self, text: str, is_reason: bool) -> Iterator[Slip]:
        words, office = self._words, self._office
        yield from chain(
            names.former(text, office),
            names.misspelt(text, office),
            names.other_names(text, office, words),
            names.other_duties(text, office, words),
            names.elsewhere(text, office, words),
            names.other_self(text, office, words),
            names.other_scope(text, office),
            names.other_level(text, office, words),
            residue.residue(text, words),
            residue.links(text),
            residue.typos(text, words),
            figures.years(text),
            figures.percents(text),
            figures.comparisons(text),
            figures.measureless(text, self._money),
            marks.gaps(text),
            marks.punctuation(text),
        )
        if not is_reason:
            yield from marks.missing_stop(text)
        elif text.strip() and is_hollow(text, words, self._items):
            start = len(text) - len(text.lstrip())
            yield Slip(Kind.HOLLOW, start, start + len(text.strip()))
