"""What became of a planted error."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass

from benchmarks.mutations.planted import Error
from budget_desktop.detective.inquiry import guesses
from budget_desktop.detective.mend import Addition, Mend, mended
from budget_desktop.disclosure import Disclosure, disclose
from budget_desktop.domain.places import EntryPlace, Place
from budget_desktop.outline import Cover, SignOff
from budget_desktop.rules.checking import Checker
from budget_desktop.rules.finding import Finding, Severity

_CHECKER = Checker()


@dataclass(frozen=True)
class Outcome:
    """How one error fared."""

    kind: str
    book: str
    what: str
    rules: tuple[str, ...]
    """Rules that noticed it; for information alone does not count."""
    asks: bool
    """Whether something must be mended or explained, not merely looked at."""
    placed: bool
    """Whether a finding, or one of the first three guesses about it, points at the entry that is wrong."""
    equation: bool = False
    """Whether it made an equation fail, so that the detective was asked."""
    rank: int | None = None
    """Which of his guesses is right, from 1; None where none is."""

    @property
    def noticed(self) -> bool:
        """Whether anything was said of it."""
        return bool(self.rules)


def shows(one: Disclosure, other: Disclosure) -> bool:
    """Whether two disclosures print anything different: numbers, names, years, texts."""
    return _printed(one) != _printed(other)


def _printed(disclosure: Disclosure) -> tuple[object, ...]:
    cells = [
        (table.title, [(cell.text, cell.amount) for cell in table.cells()])
        for table in disclosure.tables.values()
    ]
    texts = [paragraph.text for section in disclosure.sections.values() for paragraph in section]
    fronts = [block for block in disclosure.outline.blocks if isinstance(block, Cover | SignOff)]
    return cells, texts, fronts, disclosure.file_stem


def judge(
    kind: str, clean: Disclosure, book: str, error: Error, before: Collection[Finding], *, explain: bool
) -> Outcome:
    """Check a disclosure with an error; `before` is what was said of the `clean` one."""
    findings = _CHECKER.findings(error.disclosure)
    new = [each for each in findings if each not in before and each.severity is not Severity.INFO]
    failed = next((each for each in new if each.difference and not each.follows), None)
    told = guesses(error.disclosure, findings, failed) if explain and failed is not None else ()
    rank = next((place for place, guess in enumerate(told, 1) if _right(guess.mend, error, clean)), None)
    return Outcome(
        kind,
        book,
        error.what,
        tuple(dict.fromkeys(each.rule for each in new)),
        any(each.severity in {Severity.ERROR, Severity.WARNING} for each in new),
        any(_at(place, error.where) for each in new for place in each.places)
        or any(_at(guess.place, error.where) for guess in told[:3]),
        explain and failed is not None,
        rank,
    )


def _at(place: Place, where: Iterable[Place]) -> bool:
    """Whether a place is one of those meant: the same field or cell, or the record it is a field of."""
    for wanted in where:
        if place == wanted:
            return True
        if isinstance(place, EntryPlace) and isinstance(wanted, EntryPlace):
            same = (place.collection, place.key) == (wanted.collection, wanted.key)
            if same and (place.key or not wanted.field):
                return True
    return False


def _right(mend: Mend, error: Error, clean: Disclosure) -> bool:
    """Whether a mend undoes the error: all is printed as before, but for the codes of a missing line."""
    for right in error.undo:
        if isinstance(mend, Addition) and isinstance(right, Addition):
            one, other = mend.line, right.line
            keys = ("amount", "flow", "source", "unit")
            if all(getattr(one, key) == getattr(other, key) for key in keys):
                return True
    if mend in error.undo:
        return True
    # Of two lines that are alike either may be the one that was moved.
    return not isinstance(mend, Addition) and not shows(
        disclose(mended(error.disclosure.packet, mend), clean.edition), clean
    )
