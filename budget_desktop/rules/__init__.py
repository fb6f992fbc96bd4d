"""Rules an inspector would apply, and their findings."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from budget_desktop.progress import step
from budget_desktop.rules.finding import Finding, Severity

if TYPE_CHECKING:
    from budget_desktop.disclosure import Disclosure

__all__ = ["Verdict", "check", "verdict"]


@dataclass(frozen=True, slots=True)
class Verdict:
    """Whether a packet can be published."""

    name: str
    """ok, explain or fix: the word for scripts."""
    text: str
    """The sentence for people."""

    @property
    def ok(self) -> bool:
        """Whether nothing has to be mended."""
        return self.name != "fix"

    @property
    def publishable(self) -> bool:
        """Whether nothing is left to mend or to explain; otherwise only a draft may go out."""
        return self.name == "ok"


def check(disclosure: "Disclosure") -> tuple[Finding, ...]:
    """Everything the rules have to say, gravest first, causes before their consequences."""
    # Late: the window shows findings before it has any, and must not wait for the rules and what they read.
    from budget_desktop.rules.checking import findings

    step("校验")
    return findings(disclosure)


def verdict(findings: Iterable[Finding]) -> Verdict:
    """What the findings come to. Consequences go with their causes and are not counted."""
    counts = Counter(finding.severity for finding in findings if not finding.cause)
    if errors := counts[Severity.ERROR]:
        return Verdict("fix", f"必须改 {errors} 项")
    if warnings := counts[Severity.WARNING]:
        return Verdict("explain", f"需说明 {warnings} 项")
    return Verdict("ok", "可以公开")
