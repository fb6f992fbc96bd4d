"""The inquiry: all models are asked, the best answers tried out, and what stands the trial is told."""

from collections.abc import Sequence
from dataclasses import replace

from budget_desktop.detective.equation import equations_of
from budget_desktop.detective.guess import Case, Guess, Model
from budget_desktop.detective.models.doubled import doubled
from budget_desktop.detective.models.misfiled import misfiled
from budget_desktop.detective.models.misplaced import misplaced
from budget_desktop.detective.models.missing import missing
from budget_desktop.detective.models.slipped import slipped
from budget_desktop.detective.models.stale import stale
from budget_desktop.detective.trial import success
from budget_desktop.disclosure import Disclosure
from budget_desktop.rules.finding import Finding
from budget_desktop.rules.view import View

MODELS: tuple[Model, ...] = (doubled, slipped, stale, misplaced, misfiled, missing)
_TRIED = 8
"""How many guesses are tried out; each trial costs a disclosure."""
_TOLD = 5
_LEAST = 0.02


def guesses(disclosure: Disclosure, findings: Sequence[Finding], finding: Finding) -> tuple[Guess, ...]:
    """What is probably behind a finding, the likeliest first; nothing where it is no failed equation.

    `findings` is everything the rules found: the right guess explains more than one of them.
    """
    view = View(disclosure)
    best: dict[object, Guess] = {}
    for equation in equations_of(view, finding):
        case = Case(view, equation)
        for guess in (guess for model in MODELS for guess in model(case)):
            known = best.get(guess.mend)
            if known is None or guess.score > known.score:
                best[guess.mend] = guess
    promising = sorted(best.values(), key=lambda guess: -guess.score)[:_TRIED]
    tried = [
        replace(guess, score=guess.score * success(disclosure, findings, guess.mend)) for guess in promising
    ]
    stood = [guess for guess in tried if guess.score >= _LEAST]
    return tuple(sorted(stood, key=lambda guess: -guess.score)[:_TOLD])
