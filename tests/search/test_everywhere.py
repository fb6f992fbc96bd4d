"""Finding over everything: entries, findings, printed tables and printed text."""

from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from budget_desktop import assets
from budget_desktop.disclosure import Disclosure, disclose
from budget_desktop.domain.places import CellPlace, EntryPlace, TextPlace
from budget_desktop.domain.records import Asset, Procurement
from budget_desktop.edition import load_edition
from budget_desktop.exchange.reading import read_exchange
from budget_desktop.rules.checking import findings
from budget_desktop.rules.finding import Finding, Severity
from budget_desktop.search import Match, MatchKind, find_everywhere


def sample(name: str = "jiyuan-2020", **changed: Any) -> Disclosure:
    (packet,) = read_exchange(assets.resource("samples", f"{name}.json").read_text(encoding="utf-8"))
    return disclose(replace(packet, **changed), load_edition(packet.header.edition))


SAMPLE = sample()


def places(text: str, disclosure: Disclosure = SAMPLE, limit: int = 1000) -> list[str]:
    return [str(match.place) for match in find_everywhere(text, disclosure, limit=limit)]


@pytest.mark.parametrize(
    "typed", ["15", "15.00", "15万元", "150000", "150000元", "150,000.00元", "１５．００"]
)
def test_an_amount_is_found_however_it_is_typed(typed: str) -> None:
    found = places(typed)
    assert {"lines/L1/amount", "lines/L1/prior", "T01/income.total/amount"} <= set(found)
    assert "lines/L2/amount" not in found


def test_an_amount_in_the_text_is_found_as_an_amount() -> None:
    assert "text/overall.1" in places("15.00")
    assert "text/overall.1" in places("150000元")
    assert "text/overall.1" not in places("5.00")


def test_a_rounded_amount_is_found_as_it_is_printed() -> None:
    lines = (replace(SAMPLE.packet.lines[1], amount=33_333_33), *SAMPLE.packet.lines[2:])
    rounded = sample(lines=lines)
    found = places("3.33", rounded)
    assert "T03/124001/2010399/total" not in found
    assert "T06/302/30201/50502/total" in found
    assert "lines/L2/amount" not in found
    assert "lines/L2/amount" in places("33333.33", rounded)


@pytest.mark.parametrize("typed", ["2010399", "201 03 99", "２０１０３９９"])
def test_a_code_is_found_in_entries_and_rows(typed: str) -> None:
    found = places(typed)
    assert found[:2] == ["lines/L2/function", "lines/L3/function"]
    assert "T03/124001/2010399/item" in found


def test_the_beginning_of_a_code_finds_its_entries() -> None:
    assert "lines/L5/department_economic" in places("302")
    assert "T06/302/30217/50502/code" in places("30217")


def test_a_name_is_found_where_its_code_was_entered() -> None:
    found = places("公务接待费")
    assert found[0] == "lines/L5/department_economic"
    assert {"T08/reception/label", "T06/302/30217/50502/name", "text/three_public.4"} <= set(found)


@pytest.mark.parametrize(
    ("typed", "place"),
    [
        ("张某", "projects/P1/leader"),
        ("打击处置非法集资专项经费", "projects/P2/name"),
        ("124001", "units/124001/key"),
        ("2020-06-19", "header/publication_date"),
        ("2020年6月19日", "header/publication_date"),
        ("市级", "header/tier"),
        ("一般性项目", "projects/P1/kind"),
        ("财政拨款", "lines/L1/source"),
        ("40", "three_public/reception/people"),
        ("预算03表", "T03/total/class"),
        ("机关运行经费支出情况", "text/（一）机关运行经费支出情况"),
    ],
)
def test_everything_people_see_is_found(typed: str, place: str) -> None:
    assert place in places(typed)


def test_codes_nobody_sees_are_found_by_their_words() -> None:
    seen = sample(
        assets=(Asset(key="A1", unit="124001", kind="vehicle.enforcement"),),
        procurement=(Procurement(key="C1", unit="124001", category="B"),),
    )
    assert "assets/A1/kind" in places("执法执勤", seen)
    assert "procurement/C1/category" in places("工程", seen)
    for hidden in ("project.general", "vehicle", "henan", "spending", "L1"):
        assert not places(hidden, seen), hidden


def test_a_finding_is_found_by_its_rule() -> None:
    broken = sample("jiyuan-2020-broken")
    found = findings(broken)
    (wanted,) = [finding for finding in found if finding.rule == "B21"]
    for typed in ("B21", "b21", "Ｂ２１"):
        (match,) = find_everywhere(typed, broken, found)
        assert (match.kind, match.place) == (MatchKind.FINDING, wanted.places[0])
        assert match.snippet == f"B21 {wanted.message}"


def test_a_finding_without_a_place_leads_to_the_cover() -> None:
    (match,) = find_everywhere("Z9", SAMPLE, [Finding("Z99", Severity.INFO, "没有位置")])
    assert match.place == EntryPlace("header")


def test_entries_come_first_then_findings_tables_and_text() -> None:
    order = {EntryPlace: 0, CellPlace: 1, TextPlace: 2}
    met = [order[type(match.place)] for match in find_everywhere("15.00", SAMPLE, limit=1000)]
    assert met == sorted(met)
    assert set(met) == {0, 1, 2}


def test_no_group_hides_the_others() -> None:
    found = find_everywhere("15.00", SAMPLE, limit=1)
    assert [type(match.place) for match in found] == [EntryPlace, CellPlace, TextPlace]


def test_the_hit_is_marked_in_what_stands_around_it() -> None:
    match = next(
        match for match in find_everywhere("小额贷款", SAMPLE) if match.place.__class__ is EntryPlace
    )
    assert match.snippet[match.start : match.end] == "小额贷款"
    assert match.snippet.startswith("…")
    assert len(match.snippet) <= len("小额贷款") + 2 * 16 + 2


@pytest.mark.parametrize("typed", ["", "  ", "　", "没有这样的文字", "0", "987654.32"])
def test_nothing_is_found_where_there_is_nothing(typed: str) -> None:
    assert not [match for match in find_everywhere(typed, SAMPLE) if isinstance(match.place, CellPlace)]


@given(st.text(max_size=10) | st.sampled_from("一般公共服务支出。（款）2020年,.-万元 "))
def test_every_mark_lies_within_its_snippet(typed: str) -> None:
    for match in find_everywhere(typed, SAMPLE):
        assert 0 <= match.start < match.end <= len(match.snippet)


def test_matches_are_told_apart() -> None:
    found: tuple[Match, ...] = find_everywhere("一般", SAMPLE, limit=1000)
    assert len({(match.kind, match.place) for match in found}) == len(found)


def test_a_reason_is_found_with_its_finding() -> None:
    found = find_everywhere("没有可据以补充的步骤", SAMPLE, findings(SAMPLE))
    assert [(match.kind, str(match.place)) for match in found] == [(MatchKind.FINDING, "projects/P1/plan")]
