"""Procurement, assets, transfers and targets of other places, read as they are; no number is lost."""

from collections import defaultdict
from decimal import Decimal

import pytest

from budget_desktop.intake.layout.model import Fate, Told
from budget_desktop.intake.layout.model import Layout as Reading
from budget_desktop.intake.layout.read import read_layout
from tests.intake.listed import (
    LISTED,
    NATIONAL,
    Listed,
    Record,
    list_of_targets,
    national_form,
)
from tests.intake.pages import Writer
from tests.intake.sheets import EDITION, workbook_of


def read(writer: Writer) -> Reading:
    """What is understood of a sheet, once it is sure that no number of it went missing."""
    workbook = workbook_of({"表": writer})
    layout = read_layout(workbook, EDITION)
    (sheet,), (seen,) = workbook.sheets, layout.sheets
    assert {position for position, _ in sheet.numbered()} <= set(seen.notes)
    return layout


def told(layout: Reading) -> tuple[Told, ...]:
    (table,) = layout.tables
    assert not table.gaps
    assert not table.unread
    return table.told


def figures(records: tuple[Told, ...]) -> dict[Record, Decimal]:
    found: dict[Record, Decimal] = defaultdict(Decimal)
    for each in records:
        for figure in (*each.figures, *each.counts):
            found[*(text for _, text in each.texts), figure.field] += figure.value
    return dict(found)


@pytest.mark.parametrize("listed", LISTED, ids=lambda each: each.name)
def test_a_list_is_read_as_what_it_says(listed: Listed) -> None:
    layout = read(listed.write)
    assert figures(told(layout)) == listed.truth
    fates = [note.fate for note in layout.sheets[0].notes.values()]
    assert fates.count(Fate.TAKEN) == sum(len((*each.figures, *each.counts)) for each in told(layout))
    assert fates.count(Fate.LEFT) == listed.left


def test_a_total_of_a_list_that_is_wrong_is_told() -> None:
    listed = next(each for each in LISTED if each.name == "groups-with-totals")

    def fill(sheet: object) -> None:
        listed.write(sheet)  # type: ignore[arg-type]
        sheet["C5"] = 70000  # type: ignore[index]

    (table,) = read(fill).tables
    assert Decimal(70000) in {gap.stated for gap in table.gaps}


def test_the_national_form_of_a_project() -> None:
    records = told(read(national_form))
    assert {each.project for each in records} == {"信息化运维"}
    values = [dict(each.texts) for each in records if each.collection == "indicators"]
    assert {(one["group"], one["subgroup"], one["name"]): one["value"] for one in values} == NATIONAL
    texts = [pair for each in records if each.collection == "projects" for pair in each.texts]
    assert dict(texts) == {"overall_goal": "建成并稳定运行。", "annual_goal": "全年系统可用。\n无重大故障。"}
    money = [figure for each in records for figure in each.figures]
    assert [(one.field, one.value) for one in money] == [("total", Decimal(20))]


def test_the_targets_of_several_projects_in_one_table() -> None:
    records = told(read(list_of_targets))
    assert [(each.project, dict(each.texts)["name"], dict(each.texts)["value"]) for each in records] == [
        ("信息化运维", "巡检次数", "≥12次"),
        ("信息化运维", "服务能力", "提高"),
        ("专项检查", "检查次数", "4"),
    ]
