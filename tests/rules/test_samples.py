"""The real case as mended is in order; every defect of its broken twins is found where it stands."""

import tomllib
from typing import Any

import pytest

from budget_desktop import assets
from budget_desktop.disclosure import disclose
from budget_desktop.edition import load_edition
from budget_desktop.exchange.reading import read_exchange
from budget_desktop.rules import check, verdict
from budget_desktop.rules.checking import all_rules
from budget_desktop.rules.finding import Finding, Severity

BROKEN = ("jiyuan-2020-broken", "jiyuan-2020-broken-basic")
KNOWN = {rule.id for rule in all_rules()}


def findings_of(sample: str) -> tuple[Finding, ...]:
    text = assets.resource("samples", f"{sample}.json").read_text(encoding="utf-8")
    (packet,) = read_exchange(text)
    return check(disclose(packet, load_edition(packet.header.edition)))


def defects() -> list[Any]:
    found = []
    for sample in BROKEN:
        listed = tomllib.loads(assets.resource("samples", f"{sample}.toml").read_text(encoding="utf-8"))
        for defect in listed["defect"]:
            # A defect that only a family still to come can see is left to that family.
            if KNOWN.intersection(defect["rules"]):
                found.append(pytest.param(sample, defect, id=f"{sample}-{defect['id']}"))
    return found


def test_mended_sample_is_in_order() -> None:
    findings = findings_of("jiyuan-2020")
    assert verdict(findings).name == "ok"
    assert {(finding.rule, finding.severity) for finding in findings} == {
        ("B21", Severity.INFO),
        ("B27", Severity.INFO),
    }
    assert all("已说明：" in finding.message for finding in findings)


@pytest.mark.parametrize(("sample", "defect"), defects())
def test_defect_is_found_where_it_stands(sample: str, defect: dict[str, Any]) -> None:
    findings = [finding for finding in findings_of(sample) if finding.rule in defect["rules"]]
    places = [str(place) for finding in findings for place in finding.places]
    for where in defect["where"]:
        assert any(place == where or place.startswith(f"{where}/") for place in places), where


def test_second_twin_has_no_error() -> None:
    """Its defects ask for an explanation or a look, nothing more."""
    findings = findings_of("jiyuan-2020-broken-basic")
    assert verdict(findings).name == "explain"
    asked = [finding.rule for finding in findings if finding.severity is not Severity.INFO]
    assert asked == ["B25", "B26", "B32"]


def test_causes_of_the_broken_twin() -> None:
    findings = findings_of("jiyuan-2020-broken")
    errors = [finding for finding in findings if finding.severity is Severity.ERROR]
    assert [finding.rule for finding in errors if not finding.follows] == ["A01", "A21", "A22", "B20"]
    warnings = [finding.rule for finding in findings if finding.severity is Severity.WARNING]
    assert warnings == ["A23", "B21", "B22", "B27", "B30"]
