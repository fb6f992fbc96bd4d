"""The check report (检查报告): what was found, why it may stand, by which rules. Kept, not published."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from budget_desktop.disclosure import Disclosure
from budget_desktop.rules import Verdict, verdict
from budget_desktop.rules.checking import all_rules
from budget_desktop.rules.finding import Finding, Severity
from budget_desktop.rules.registry import Rule


@dataclass(frozen=True, slots=True)
class Entry:
    """A finding of the report, with all that follows from it."""

    finding: Finding
    consequences: tuple[Finding, ...] = ()

    @property
    def message(self) -> str:
        """What was found; the reason in force is told apart."""
        return self.finding.said if self.reason else self.finding.message

    @property
    def reason(self) -> str:
        """The reason in force with who gave it and when; empty where there is none."""
        given = self.finding.reason
        if given is None or given.expired:
            return ""
        signature = f"（{given.signature}）" if given.signature else ""
        return given.text + given.doubt + signature


@dataclass(frozen=True, slots=True)
class Chapter:
    """The findings of one severity."""

    severity: Severity
    entries: tuple[Entry, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Report:
    """The report on one packet."""

    department: str
    subject: str
    """Year and stage."""
    edition: str
    verdict: Verdict
    chapters: tuple[Chapter, ...]
    """Gravest first; severities without findings are left out."""
    rules: tuple[Rule, ...]


def report(disclosure: Disclosure, findings: Sequence[Finding]) -> Report:
    """The report on a packet and what was found in it."""
    header = disclosure.packet.header
    return Report(
        department=header.department,
        subject=f"{header.year}年部门预算（{header.stage.value}）",
        edition=disclosure.edition.title,
        verdict=verdict(findings),
        chapters=chapters(findings),
        rules=tuple(rule for rule in all_rules() if all(key in disclosure.tables for key in rule.needs)),
    )


def chapters(findings: Sequence[Finding]) -> tuple[Chapter, ...]:
    """The findings by severity, each with what follows from it; severities without findings are left out."""
    all_ = (Chapter(severity, tuple(_entries(findings, severity))) for severity in Severity)
    return tuple(chapter for chapter in all_ if chapter.entries)


def _entries(findings: Sequence[Finding], severity: Severity) -> Iterable[Entry]:
    for finding in findings:
        if finding.severity is severity and not finding.cause:
            following = (each for each in findings if each.cause and each.cause == finding.key)
            yield Entry(finding, tuple(following))
