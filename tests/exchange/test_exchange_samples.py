"""The shipped samples: the real case of 2020 as mended, and its broken twins with their lists of defects."""

import json
import re
import tomllib
from typing import Any

import jsonschema
import pytest

from budget_desktop.assets import resource
from budget_desktop.domain.codes import Flow
from budget_desktop.domain.packet import Packet
from budget_desktop.domain.records import Line, StaffMeasure
from budget_desktop.exchange.reading import read_exchange
from budget_desktop.exchange.schema import schema
from budget_desktop.exchange.writing import write_exchange

WAN = 1_000_000
BROKEN = ["jiyuan-2020-broken", "jiyuan-2020-broken-basic"]
SAMPLES = ["jiyuan-2020", *BROKEN]
NAME = "济源市人民政府金融服务办公室"


def text_of(name: str) -> str:
    return resource("samples", f"{name}.json").read_text(encoding="utf-8")


def packet_of(name: str) -> Packet:
    (packet,) = read_exchange(text_of(name))
    return packet


def defects(name: str) -> list[dict[str, Any]]:
    manifest = tomllib.loads(resource("samples", f"{name}.toml").read_text(encoding="utf-8"))
    assert manifest["sample"] == f"{name}.json"
    found: list[dict[str, Any]] = manifest["defect"]
    return found


def spending(packet: Packet, **chosen: str) -> list[Line]:
    return [
        line
        for line in packet.lines
        if line.flow is Flow.SPENDING and all(getattr(line, name) == value for name, value in chosen.items())
    ]


def sums(lines: list[Line]) -> tuple[int, int]:
    """This year's and last year's sum."""
    return sum(line.amount or 0 for line in lines), sum(line.prior or 0 for line in lines)


def exists(packet: Packet, place: str) -> bool:
    """Whether `collection/key/field`, or a part of it from the left, can be found in the packet."""
    collection, *rest = place.split("/")
    record: Any = getattr(packet, collection)
    if collection != "header":
        if not rest:
            return True
        matching = [each for each in record if each.key == rest[0]]
        if not matching:
            return False
        (record,), rest = matching, rest[1:]
    return all(hasattr(record, field) for field in rest)


@pytest.mark.parametrize("name", SAMPLES)
def test_sample_is_valid_and_canonical(name: str) -> None:
    text = text_of(name)
    jsonschema.Draft202012Validator(schema()).validate(json.loads(text))
    assert write_exchange(read_exchange(text)) == text


def test_mended_totals_are_those_of_the_reference() -> None:
    packet = packet_of("jiyuan-2020")
    (income,) = [line for line in packet.lines if line.flow is Flow.INCOME]
    assert (income.source, income.amount, income.prior) == ("S1.1", 15 * WAN, 15 * WAN)
    lines = spending(packet)
    assert sums(lines) == (15 * WAN, 15 * WAN)
    assert {(line.source, line.function, line.government_economic) for line in lines} == {
        ("S1.1", "2010399", "50502")
    }
    by_subject = {
        code: sums(spending(packet, department_economic=code))[0] / WAN
        for code in ("30201", "30202", "30211", "30217")
    }
    assert by_subject == {"30201": 3.5, "30202": 8.5, "30211": 2.5, "30217": 0.5}
    by_project = {project.name: sums(spending(packet, project=project.key)) for project in packet.projects}
    assert by_project == {
        "金融服务工作经费-金融服务和金融监管经费": (10 * WAN, 10 * WAN),
        "金融服务工作经费-打击处置非法集资专项经费": (5 * WAN, 5 * WAN),
    }
    assert [(each.total, each.prior_total) for each in packet.projects] == [(10 * WAN,) * 2, (5 * WAN,) * 2]


def test_mended_facts_are_those_of_the_reference() -> None:
    packet = packet_of("jiyuan-2020")
    assert (packet.header.department, packet.header.department_code, packet.header.year) == (
        NAME,
        "124",
        2020,
    )
    assert [(unit.key, unit.name, unit.nature) for unit in packet.units] == [("124001", NAME, "行政")]
    items = {item.key: (item.prior, item.batches, item.people) for item in packet.three_public}
    assert items == {
        "abroad": (0, None, None),
        "reception": (WAN // 2, 10, 40),
        "vehicle_running": (0, None, None),
        "vehicle_purchase": (0, None, None),
    }
    staff = {(each.measure, each.category): each.count for each in packet.staffing}
    assert staff == {
        (StaffMeasure.APPROVED, "行政"): 16,
        (StaffMeasure.LEADERS, "主任"): 1,
        (StaffMeasure.LEADERS, "副主任"): 2,
        (StaffMeasure.CURRENT, "行政"): 4,
        (StaffMeasure.CURRENT, "事业"): 4,
        (StaffMeasure.SERVING, ""): 7,
    }
    assert not packet.procurement
    assert not packet.transfers
    assert not any(asset.held or asset.planned for asset in packet.assets)
    assert {remark.key for remark in packet.remarks if remark.assumed} == {"basic.none", "project_split"}


@pytest.mark.parametrize(
    "residue",
    [
        "、、",
        "http",
        "【",
        "非集资",
        "对付",
        "实效",
        "余人",
        "市政府金融",
        "绩效评价信息公开",
        "0391",
        "2019年",
    ],
)
def test_mended_sample_keeps_no_residue(residue: str) -> None:
    assert residue not in text_of("jiyuan-2020")


def test_indicators_of_both_are_the_same_ones() -> None:
    mended, broken = packet_of("jiyuan-2020"), packet_of("jiyuan-2020-broken")
    assert [each.key for each in mended.indicators] == [each.key for each in broken.indicators]
    for indicator in mended.indicators:
        assert bool(indicator.grade) != bool(indicator.comparator and indicator.number and indicator.measure)
        assert ("满意度" in indicator.name) == (indicator.subgroup == "满意度")


@pytest.mark.parametrize("name", BROKEN)
def test_every_defect_is_described_and_can_be_found(name: str) -> None:
    packet = packet_of(name)
    listed = defects(name)
    assert len({defect["id"] for defect in listed}) == len(listed)
    for defect in listed:
        assert set(defect) - {"also_in_sample"} == {"id", "what", "where", "rules"}, defect["id"]
        assert re.fullmatch(r"[SP]\d\d(-\d)?", defect["id"])
        assert re.search("[一-鿿]", defect["what"])
        assert all(re.fullmatch(r"[A-H]\d\d", rule) for rule in defect["rules"]), defect["id"]
        assert defect["rules"]
        for place in defect["where"]:
            assert exists(packet, place), f"{defect['id']}: {place}"


def test_defects_said_to_be_in_both_are_in_both_alike() -> None:
    mended = packet_of("jiyuan-2020")
    for defect in defects("jiyuan-2020-broken"):
        if defect.get("also_in_sample"):
            assert all(exists(mended, place) for place in defect["where"]), defect["id"]


def test_broken_basic_sample_is_in_balance() -> None:
    packet = packet_of("jiyuan-2020-broken-basic")
    (income,) = [line for line in packet.lines if line.flow is Flow.INCOME]
    assert sums(spending(packet)) == (income.amount, income.prior)
