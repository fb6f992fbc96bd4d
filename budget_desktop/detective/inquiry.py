"""The inquiry: all models are asked, the best answers tried out, and what stands the trial is told."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from budget_desktop.detective.equation import equations_of
from budget_desktop.detective.guess import Case, Guess, Model
from budget_desktop.detective.models.doubled import doubled
from budget_desktop.detective.models.misfiled import misfiled
from budget_desktop.detective.models.misplaced import misplaced
from budget_desktop.detective.models.misplaced_project import misplaced_project
from budget_desktop.detective.models.missing import missing
from budget_desktop.detective.models.slipped import slipped
from budget_desktop.detective.models.stale import stale
from budget_desktop.detective.trial import Trial
from budget_desktop.disclosure import Disclosure
from budget_desktop.rules.finding import Finding, Severity
from budget_desktop.rules.view import View

if TYPE_CHECKING:
    from budget_desktop.detective.mend import Mend

MODELS: tuple[Model, ...] = (doubled, slipped, stale, misplaced, misplaced_project, misfiled, missing)
_TRIED = 8
"""How many guesses are tried out; each trial costs a disclosure."""
_SURE = 3
"""How many of the first places must be beyond doubt."""
_TOLD = 5
_LEAST = 0.02
_EXPLAINED = 10
"""How many findings of a packet are explained at once; a half-filled book has too many to ask about all."""
_GRAVE = frozenset({Severity.ERROR, Severity.WARNING})


def guesses(
    disclosure: Disclosure,
    findings: Sequence[Finding],
    finding: Finding,
    wanted: Callable[[], bool] = lambda: True,
) -> tuple[Guess, ...]:
    """What is probably behind a finding, the likeliest first; nothing where it is no failed equation.

    `findings` is everything the rules found: the right guess explains more than one of them. As soon as
    nothing is `wanted` any more it gives up.
    """
    promising = sorted(_suspicions(View(disclosure), finding), key=lambda guess: -guess.score)[:_TRIED]
    if not promising:
        return ()
    trial = Trial(disclosure, findings)
    tried: list[Guess] = []
    for guess in promising:
        # No trial makes a guess likelier: what cannot get among the first any more need not be tried.
        if len(tried) >= _SURE and sorted(each.score for each in tried)[-_SURE] >= guess.score:
            break
        if not wanted():
            return ()
        tried.append(replace(guess, score=guess.score * trial.success(guess.mend)))
    stood = [guess for guess in tried if guess.score >= _LEAST]
    return tuple(sorted(stood, key=lambda guess: -guess.score)[:_TOLD])


def explained(disclosure: Disclosure, findings: Sequence[Finding]) -> Mapping[str, tuple[Guess, ...]]:
    """Guesses by the key of the finding they are about: the first failed equations that are causes.

    What is likeliest behind one of them is not said again of another.
    """
    failed = [each for each in findings if each.difference and not each.cause and each.severity in _GRAVE]
    told: set[Mend] = set()
    explained: dict[str, tuple[Guess, ...]] = {}
    for each in failed[:_EXPLAINED]:
        found = [guess for guess in guesses(disclosure, findings, each) if guess.mend not in told]
        told.update(guess.mend for guess in found[:1])
        explained[each.key] = tuple(found)
    return explained


def _suspicions(view: View, finding: Finding) -> Iterable[Guess]:
    """What the models say, each mend once."""
    best: dict[Mend, Guess] = {}
    for equation in equations_of(view, finding):
        case = Case(view, equation)
        for guess in (guess for model in MODELS for guess in model(case)):
            known = best.get(guess.mend)
            if known is None or guess.score > known.score:
                best[guess.mend] = guess
    return best.values()
