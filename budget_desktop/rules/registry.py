"""The rules, by their ids.

To add a rule:

1. Write one generator function in the module of its family (`a_within`, `b_between`, …) and decorate it with
   `@rule("B35", Severity.ERROR, …)`. It is given a `View` and yields an `Observation` for everything that is
   wrong. The first line of its docstring is the statement, in Chinese, as it stands in the help. A new module
   is named in `checking.MODULES`.
2. Name in `needs` the tables it cannot do without; where an edition has no such table the rule is silent.
3. Give it failing examples in the `tests/rules/examples_*.py` of its family, and counter-examples that must
   stay quiet though a simpler rule would raise a false alarm, or say why there are none. Tests ask for them.
4. Run `python -m budget_desktop.rules.help > docs/rules.md`.

An id is for ever: it stands in books (in the keys of answers), in reports and in letters. A rule that is
given up leaves its id unused.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import TypeAlias

from budget_desktop.rules.finding import Observation, Severity
from budget_desktop.rules.view import View

Observations: TypeAlias = Iterator[Observation]
Check: TypeAlias = Callable[[View], Observations]


@dataclass(frozen=True, slots=True, kw_only=True)
class Rule:
    """One rule."""

    id: str
    severity: Severity
    statement: str
    basis: str
    needs: tuple[str, ...]
    unconfirmed: str
    follows: tuple[str, ...]
    """Rules whose findings may be the cause of this one's, the likeliest first."""
    remark: str
    """Key of the remark that prints the reason for a warning of this rule; empty where none is printed."""
    check: Check


_RULES: dict[str, Rule] = {}


def rule(
    id_: str,
    severity: Severity,
    *,
    basis: str,
    needs: tuple[str, ...] = (),
    unconfirmed: str = "",
    follows: tuple[str, ...] = (),
    remark: str = "",
) -> Callable[[Check], Check]:
    """Register a rule. See the top of this module."""

    def register(check: Check) -> Check:
        if id_ in _RULES:
            raise ValueError(f"rule {id_} exists already")
        statement = (check.__doc__ or "").strip().partition("\n")[0]
        _RULES[id_] = Rule(
            id=id_,
            severity=severity,
            statement=statement,
            basis=basis,
            needs=needs,
            unconfirmed=unconfirmed,
            follows=follows,
            remark=remark,
            check=check,
        )
        return check

    return register


def registered() -> tuple[Rule, ...]:
    """The rules registered so far, by id."""
    return tuple(_RULES[key] for key in sorted(_RULES))
