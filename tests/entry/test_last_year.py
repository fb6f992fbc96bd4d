"""A year begun on the ground of the one before."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from budget_desktop.domain.codes import Flow, Year
from budget_desktop.domain.packet import Packet
from budget_desktop.domain.records import Line, LongText, Procurement, Project, Stage, ThreePublicItem
from budget_desktop.edition.resolve import resolve
from budget_desktop.entry.last_year import begin, carried, latest
from tests.rules.books import BUREAU, CENTRE, EDITION, HEADER, wan

REPAIR = Project(key="P1", unit="124001", name="修缮", total=wan(30), annual_goal="修好三处")
DEAD = Project(key="P2", unit="124001", name="早已办完")
RECEPTION = Line(
    key="L2",
    unit="124001",
    flow=Flow.SPENDING,
    source="S1.1",
    function="2010301",
    department_economic="30217",
    amount=wan(2),
    prior=wan(3),
    note="=2*1",
)
LAST = Packet(
    header=HEADER,
    units=(BUREAU, CENTRE),
    lines=(
        Line(key="L1", unit="124001", flow=Flow.INCOME, source="S1.1", amount=wan(12)),
        RECEPTION,
        replace(RECEPTION, key="L3", department_economic="30213", project="P1", amount=wan(10)),
        replace(RECEPTION, key="L4", amount=None, prior=wan(7)),
    ),
    projects=(REPAIR, DEAD),
    three_public=(ThreePublicItem(key="reception", prior=wan(3), batches=4, people=20),),
    procurement=(Procurement(key="C1", unit="124001", category="A", amount=wan(1)),),
    texts=(LongText(key="duties", text="主管……"), LongText(key="performance.goal", text="今年……")),
)
NEXT = begin(LAST, EDITION)


def test_the_department_and_its_units_stay_and_the_year_goes_on() -> None:
    assert (NEXT.header.department, NEXT.header.year, NEXT.units) == ("甲局", 2021, LAST.units)
    assert NEXT.header.approval_date is None
    assert [text.key for text in NEXT.texts] == ["duties"]


def test_last_years_budget_is_what_is_compared_with_and_nothing_is_budgeted_yet() -> None:
    assert [(line.key, line.amount, line.prior) for line in NEXT.lines] == [
        ("L1", None, wan(12)),
        ("L2", None, wan(2)),
        ("L3", None, wan(10)),
    ]
    assert [(each.amount, each.prior) for each in NEXT.procurement] == [(None, wan(1))]
    assert not any(line.note for line in NEXT.lines)


def test_projects_money_was_spent_on_stay_without_goals_and_dates() -> None:
    (project,) = NEXT.projects
    assert (project.name, project.total, project.prior_total) == ("修缮", None, wan(30))
    assert project.annual_goal == ""


def test_every_item_of_three_public_knows_last_year() -> None:
    priors = {item.key: (item.prior, item.batches) for item in NEXT.three_public}
    assert priors["reception"] == (wan(2), None)
    assert priors["abroad"] == (0, None)
    assert len(priors) == len(EDITION.three_public)


@pytest.mark.parametrize(
    ("headers", "chosen"),
    [
        (((2019, Stage.DISCLOSED), (2020, Stage.FIRST_SUBMISSION)), (2020, Stage.FIRST_SUBMISSION)),
        (((2020, Stage.APPROVED), (2020, Stage.DISCLOSED), (2020, Stage.ADJUSTED)), (2020, Stage.DISCLOSED)),
    ],
)
def test_of_several_budgets_the_latest_is_taken(
    headers: tuple[tuple[int, Stage], ...], chosen: tuple[int, Stage]
) -> None:
    packets = [Packet(header=replace(HEADER, year=year, stage=stage)) for year, stage in headers]
    found = latest(packets).header
    assert (found.year, found.stage) == chosen


def test_what_was_taken_over_is_told() -> None:
    table = {row.what: row.count for row in carried(NEXT, EDITION)}
    assert table == {
        "预算单位": 2,
        "部门职责、机构设置等文字": 1,
        "收入行": 1,
        "支出行": 2,
        "项目": 1,
        "“三公”项目": len(EDITION.three_public),
        "政府采购行": 1,
    }


def test_subjects_the_new_year_has_no_longer_are_named() -> None:
    old = replace(LAST, lines=(replace(RECEPTION, department_economic="30298"),))
    *_, last = carried(begin(old, EDITION), EDITION)
    assert (last.what, last.count) == ("新年度没有的科目", 1)
    assert "30298" in last.how


amounts = st.none() | st.integers(0, 10**9)


@given(st.lists(st.tuples(amounts, amounts), max_size=6))
def test_last_years_total_is_the_new_years_prior_total(rows: list[tuple[int | None, int | None]]) -> None:
    lines = tuple(
        replace(RECEPTION, key=f"L{number}", amount=amount, prior=prior)
        for number, (amount, prior) in enumerate(rows)
    )
    begun = begin(replace(LAST, lines=lines), EDITION)
    facts = [fact for fact in resolve(begun, EDITION) if fact.flow is Flow.SPENDING]
    assert all(fact.year is Year.PRIOR for fact in facts)
    assert sum(fact.amount for fact in facts) == sum(amount or 0 for amount, _ in rows)
