"""The help page is what the rules say."""

import subprocess
import sys
from pathlib import Path

from budget_desktop.rules.checking import all_rules
from budget_desktop.rules.help import help_text
from budget_desktop.rules.later import LATER

ROOT = Path(__file__).resolve().parents[2]


def test_published_page_is_what_the_command_writes() -> None:
    command = [sys.executable, "-m", "budget_desktop.rules.help"]
    written = subprocess.run(command, capture_output=True, check=True, cwd=ROOT)
    assert not written.stderr
    assert written.stdout == (ROOT / "docs" / "rules.md").read_bytes()


def test_page_names_every_rule_and_what_waits() -> None:
    text = help_text()
    for rule in all_rules():
        assert f"| {rule.id} | {rule.severity.label} | {rule.statement} |" in text
    for later in LATER:
        assert f"| {later.id} | {later.statement} | {later.reason} |" in text


def test_rules_are_linked_to_those_that_may_be_their_cause() -> None:
    rows = {row[2:5]: row for row in help_text().splitlines() if row.startswith("| ")}
    assert rows["A01"].endswith("| 见 G06、A21、A22、A23 |")
    assert rows["G06"].endswith("| — |")
