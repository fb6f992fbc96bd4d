"""The list of equations says what the rules hold against one another, and agrees with what they find."""

from dataclasses import replace

from hypothesis import given, settings

from budget_desktop.assets import resource
from budget_desktop.disclosure import disclose
from budget_desktop.domain.packet import Packet
from budget_desktop.edition import load_edition
from budget_desktop.operations import read_exchange_file
from budget_desktop.rules import check
from budget_desktop.rules.equations import Equation, equations
from tests.narrative.generated import packets


def equations_of(packet: Packet) -> list[Equation]:
    return list(equations(disclose(packet, load_edition(packet.header.edition))))


def sample() -> Packet:
    return read_exchange_file(resource("samples", "jiyuan-2020.json"))[0]


def test_the_sample_satisfies_all_its_equations() -> None:
    found = equations_of(sample())
    assert len(found) > 400
    assert all(equation.holds for equation in found)


def test_income_and_spending_of_the_first_table_are_held_against_each_other() -> None:
    balance = next(each for each in equations_of(sample()) if each.rule.id == "A01")
    assert balance.comparison.found.text == "预算01表“收入合计”"
    assert balance.comparison.expected.text == "预算01表“支出合计”行“合计”栏"
    assert not balance.comparison.is_sum


def test_an_income_left_out_breaks_the_balance_and_no_sum() -> None:
    packet = sample()
    packet = replace(packet, lines=tuple(line for line in packet.lines if line.flow != "income"))
    broken = [each for each in equations_of(packet) if not each.holds]
    assert "A01" in {each.rule.id for each in broken}
    assert not any(each.comparison.found.text.startswith("预算03表") for each in broken)


@given(packets())
@settings(max_examples=10, deadline=None)
def test_an_equation_that_fails_is_a_finding_of_its_rule(packet: Packet) -> None:
    disclosure = disclose(packet, load_edition(packet.header.edition))
    broken = {each.rule.id for each in equations(disclosure) if not each.holds}
    assert broken <= {finding.rule for finding in check(disclosure)}
