"""A budget in order is told to be in order, whatever the department is like."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from benchmarks.books.making import OFFICE, SERVICE, Budget, Venture, staff
from benchmarks.books.shelf import BOOKS
from budget_desktop.domain.codes import Kind
from budget_desktop.domain.records import Nature, Unit
from budget_desktop.rules.finding import Severity
from tests.rules.books import check, shown

ASKING = {Severity.ERROR, Severity.WARNING}
SUBJECTS = ("30201", "30202", "30211", "30213", "30226", "30227", "30299")
YUAN = st.integers(1, 5_000_000)
PRIOR = st.none() | st.integers(0, 150)


@st.composite
def budgets(draw: st.DrawFn) -> Budget:
    """Departments of one to four units, each with wages or projects or both."""
    natures = draw(st.lists(st.sampled_from(list(Nature)), min_size=1, max_size=4))
    units = tuple(
        Unit(key=f"12400{number}", name=f"甲局{number}处", nature=nature, is_headquarters=number == 1)
        for number, nature in enumerate(natures, start=1)
    )
    prior = draw(st.integers(50, 100))
    running = tuple(
        line
        for unit in units
        for line in staff(
            unit,
            f"B{unit.key}.",
            draw(st.integers(10_000, 9_999_999)),
            OFFICE if unit.nature.is_organ else SERVICE,
            prior=prior,
        )
    )
    ventures = tuple(
        Venture(
            f"P{number}",
            f"第{number}号专题调查",
            draw(st.sampled_from(units)),
            draw(st.sampled_from(("2010302", "2010399"))),
            draw(st.dictionaries(st.sampled_from(SUBJECTS), YUAN, min_size=1, max_size=4)),
            source=draw(st.sampled_from(("S1.1", "S1.2", "S2.1", "S6", "S10"))),
            kind=draw(st.sampled_from((Kind.PROJECT_GENERAL, Kind.PROJECT_SPECIAL))),
            prior=draw(PRIOR),
        )
        for number in range(1, draw(st.integers(0, 3)) + 1)
    )
    return Budget(department="甲局1处", units=units, running=running, ventures=ventures)


def assert_in_order(budget: Budget) -> None:
    findings = check(shown(budget.packet))
    assert [finding.message for finding in findings if finding.severity is Severity.ERROR] == []


@pytest.mark.parametrize("name", BOOKS)
def test_book_needs_neither_mending_nor_explaining(name: str) -> None:
    findings = check(shown(BOOKS[name]))
    assert [finding.message for finding in findings if finding.severity in ASKING] == []


@settings(max_examples=15, deadline=None)
@given(budgets())
def test_any_budget_in_order_has_no_error(budget: Budget) -> None:
    assert_in_order(budget)


@pytest.mark.slow
@settings(max_examples=1_000, deadline=None)
@given(budgets())
def test_a_thousand_budgets_in_order_have_no_error(budget: Budget) -> None:
    assert_in_order(budget)


def test_books_are_as_varied_as_they_say() -> None:
    natures = {unit.nature for packet in BOOKS.values() for unit in packet.units}
    assert natures == set(Nature)
    assert any(packet.is_consolidated for packet in BOOKS.values())
    assert any(line.source.startswith("S2") for line in BOOKS["政府性基金和结转"].lines)
    assert all(line.prior is None for line in BOOKS["首次编制无上年数"].lines)
    bare = shown(BOOKS["只有项目支出"])
    assert not bare.tables["T07"].has_amounts
    assert not bare.tables["T09"].has_amounts
