"""Plant errors one by one, each kind in each book in turn, and see what becomes of them."""

from collections.abc import Iterator
from itertools import count
from random import Random

from benchmarks.books.controls import handed_down
from benchmarks.books.shelf import BOOKS
from benchmarks.mutations.judging import Outcome, judge, shows
from benchmarks.mutations.kinds.amounts import AMOUNTS, MISTYPED
from benchmarks.mutations.kinds.lines import CODES, LINES
from benchmarks.mutations.kinds.others import OTHERS
from benchmarks.mutations.kinds.printed import PRINTED
from benchmarks.mutations.kinds.words import WORDS
from benchmarks.mutations.planted import Error, Kind
from budget_desktop.disclosure import Disclosure
from budget_desktop.rules import check
from tests.rules.books import shown

KINDS: tuple[Kind, ...] = (*AMOUNTS, MISTYPED, *LINES, *CODES, *OTHERS, *WORDS, *PRINTED)
_TRIES = 3
"""How often an error is drawn again that changes nothing in print."""


def outcomes(number: int, seed: int, *, explain: bool = True) -> Iterator[Outcome]:
    """What becomes of `number` errors; the same for the same seed. `explain` asks the detective as well."""
    chance = Random(seed)
    clean = {name: shown(handed_down(packet)) for name, packet in BOOKS.items()}
    before = {name: frozenset(check(disclosure)) for name, disclosure in clean.items()}
    done = 0
    for turn in count():
        kind = KINDS[turn % len(KINDS)]
        names = list(BOOKS)
        first = turn // len(KINDS) % len(names)
        for name in (*names[first:], *names[:first]):
            error = _planted(kind, clean[name], chance)
            if error is not None:
                yield judge(
                    kind.name, clean[name], name, error, before[name], explain=explain and kind.is_amount
                )
                done += 1
                break
        if done >= number:
            return


def _planted(kind: Kind, clean: Disclosure, chance: Random) -> Error | None:
    """An error that changes something in print; None where none comes up."""
    for _ in range(_TRIES):
        error = kind.plant(clean.packet, chance)
        if error is None or shows(error.disclosure, clean):
            return error
    return None
