"""A finding: what is wrong, where, and by how much."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from budget_desktop.domain.money import Fen
from budget_desktop.domain.places import Place

SEPARATOR = "@"
"""Stands between rule and place in the key of a finding."""


REPEATED = "#"
"""Stands before the number of a further finding of one rule at one place."""


class Severity(StrEnum):
    """How much a finding matters. The values are those of the JSON report; `label` is for the screen."""

    ERROR = "error"
    WARNING = "warning"
    ADVICE = "advice"
    INFO = "info"

    @property
    def label(self) -> str:
        """The word on screen."""
        return {"error": "必须改", "warning": "需说明", "advice": "提示", "info": "说明"}[self.value]


@dataclass(frozen=True, slots=True, kw_only=True)
class Reason:
    """Why a finding may stand, as somebody wrote it down."""

    text: str
    answer: str = ""
    """Key of the answer it stands in; empty where it is only printed."""
    author: str = ""
    written_at: str = ""
    """When: ISO 8601 with its distance from UTC; empty where it is not known."""
    told: str = ""
    """What the finding said then."""
    expired: bool = False
    """The figures under the finding have changed since: it asks again."""
    assumed: bool = False
    """It is an assumption somebody has still to confirm."""

    @property
    def doubt(self) -> str:
        """What is said behind a reason that is assumed."""
        return "（这是推定的原因，请核实）" if self.assumed else ""

    @property
    def signature(self) -> str:
        """Who and when, as far as it is known: 王会计，2025年1月22日9时30分."""
        try:
            at = datetime.fromisoformat(self.written_at)
        except ValueError:
            return self.author
        when = f"{at.year}年{at.month}月{at.day}日{at.hour}时{at.minute:02}分"
        return "，".join(part for part in (self.author, when) if part)


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing a rule found. The message is Chinese and complete; the places are where to look."""

    rule: str
    severity: Severity
    message: str
    places: tuple[Place, ...] = ()
    expected: Fen | None = None
    found: Fen | None = None
    key: str = ""
    """What it is known by while figures change: its rule and its main place."""
    cause: str = ""
    """Key of the finding it is a consequence of; empty for a cause. Mend the cause first."""
    said: str = ""
    """The message without advice and reason."""
    basis: str = ""
    """Digest of the figures under it; only for what can be explained."""
    remark: str = ""
    """Key of the remark that prints its reason; empty where an answer in the book will do."""
    reason: Reason | None = None

    def __hash__(self) -> int:
        # What is said tells nearly all findings apart; places are many, and would be hashed anew each time.
        return hash((self.rule, self.message))

    @property
    def follows(self) -> str:
        """Rule of its cause; empty for a cause."""
        return self.cause.partition(SEPARATOR)[0]

    @property
    def difference(self) -> Fen | None:
        """Found minus expected, in 分, where both are amounts."""
        if self.expected is None or self.found is None:
            return None
        return self.found - self.expected


@dataclass(frozen=True, slots=True, kw_only=True)
class Observation:
    """What a rule saw: a finding that does not know its rule yet."""

    message: str
    """What is wrong, a whole sentence."""
    advice: str = ""
    """What to do about it."""
    places: tuple[Place, ...] = ()
    """Entries that can be changed first, then cells. The first says what the finding is known by."""
    expected: Fen | None = None
    found: Fen | None = None
    severity: Severity | None = None
    """Where it differs from that of the rule."""
    lines: frozenset[str] = frozenset()
    """Keys of all the lines behind it, by which a consequence finds its cause."""
