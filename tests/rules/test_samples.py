"""The real case as mended is in order; every defect of its broken twins is found where it stands."""

import tomllib
from typing import Any

import pytest

from budget_desktop import assets
from budget_desktop.disclosure import disclose
from budget_desktop.edition import load_edition
from budget_desktop.exchange.reading import read_exchange
from budget_desktop.rules import check, verdict
from budget_desktop.rules.finding import Finding, Severity

BROKEN = ("jiyuan-2020-broken", "jiyuan-2020-broken-basic")
WEAK = ["C29", "F04", "F15", "F19", "F19", "F19", "F21", "H12", "H15", "H17", "H19"]
"""Advice on what the published text gives nothing to mend with."""


def findings_of(sample: str) -> tuple[Finding, ...]:
    text = assets.resource("samples", f"{sample}.json").read_text(encoding="utf-8")
    (packet,) = read_exchange(text)
    return check(disclose(packet, load_edition(packet.header.edition)))


def defects() -> list[Any]:
    found = []
    for sample in BROKEN:
        listed = tomllib.loads(assets.resource("samples", f"{sample}.toml").read_text(encoding="utf-8"))
        found += [pytest.param(sample, defect, id=f"{sample}-{defect['id']}") for defect in listed["defect"]]
    return found


def asked(sample: str) -> list[str]:
    """Rules that want something done or looked at."""
    return [finding.rule for finding in findings_of(sample) if finding.severity is not Severity.INFO]


def test_mended_sample_is_in_order() -> None:
    findings = findings_of("jiyuan-2020")
    assert verdict(findings).name == "ok"
    assert asked("jiyuan-2020") == WEAK
    explained = [finding for finding in findings if finding.severity is Severity.INFO]
    assert [finding.rule for finding in explained] == ["B21", "B27", "C20", "F05", "F06", "F14", "F18"]
    assert all("已说明：" in finding.message for finding in explained)


def test_defects_the_mended_sample_has_as_well_are_found_there_too() -> None:
    places = {str(place) for finding in findings_of("jiyuan-2020") for place in finding.places}
    for sample, defect in (parameters.values for parameters in defects()):
        if defect.get("also_in_sample"):
            assert all(any(place.startswith(where) for place in places) for where in defect["where"]), sample


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
    assert asked("jiyuan-2020-broken-basic") == ["B25", "B26", "B32", "B41", *WEAK]


def test_causes_of_the_broken_twin() -> None:
    findings = findings_of("jiyuan-2020-broken")
    errors = [finding for finding in findings if finding.severity is Severity.ERROR]
    causes = [finding.rule for finding in errors if not finding.follows]
    assert causes == ["A01", "A21", "A22", "B20", "F03", "G02", "G11"]
    warnings = [finding.rule for finding in findings if finding.severity is Severity.WARNING]
    planted = ["A23", "B21", "B22", "B27", "B30", "B40"]
    published = ["C20", "C28", "E11", "F05", "F06", "F07", "F09", "F14", "F17", "F17", "F18", "F22"]
    # D05 is a consequence and comes last.
    assert warnings == [*planted, *published, "G02", "G05", "D05"]
