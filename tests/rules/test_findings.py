"""What the checker makes of what the rules saw: order, causes, explanations, verdict."""

from dataclasses import replace

from budget_desktop.domain.codes import Flow
from budget_desktop.domain.places import CellPlace, EntryPlace
from budget_desktop.domain.records import Answer, Line
from budget_desktop.rules import verdict
from budget_desktop.rules.checking import all_rules
from budget_desktop.rules.finding import Finding, Severity
from tests.rules.books import (
    MIXED,
    ORGAN,
    added,
    changed,
    check,
    explained,
    income,
    shown,
    spend,
    tampered,
    wan,
    without,
)

ORDER = list(Severity)


def found(findings: tuple[Finding, ...], rule: str) -> Finding:
    return next(finding for finding in findings if finding.rule == rule)


def test_gravest_first_then_causes_before_consequences() -> None:
    spoilt = without(changed(ORGAN, "B6", government_economic="50502"), "I2", "B5")
    findings = check(shown(spoilt))
    ranks = [(ORDER.index(finding.severity), bool(finding.follows), finding.rule) for finding in findings]
    assert ranks == sorted(ranks)
    assert {finding.severity for finding in findings} >= {Severity.ERROR, Severity.WARNING, Severity.ADVICE}


def test_missing_income_is_one_cause() -> None:
    findings = check(shown(without(ORGAN, "I2")))
    assert [finding.rule for finding in findings if not finding.follows] == ["A01"]
    cause = findings[0]
    assert (cause.found, cause.expected, cause.difference) == (wan(140), wan(150), wan(-10))
    assert cause.places == (
        EntryPlace("lines"),
        EntryPlace("lines", "P4", "source"),
        CellPlace("T01", "income.total", "amount"),
        CellPlace("T01", "spending.total", "total"),
    )
    assert cause.message == (
        "收支不平：预算01表“收入合计”140.00万元，预算01表“支出合计”行“合计”栏150.00万元，相差10.00万元。"
        "请核对：“政府性基金”没有录入收入，却安排了支出10.00万元。"
    )


def test_double_entry_is_the_cause_of_the_imbalance() -> None:
    findings = check(shown(added(ORGAN, replace(ORGAN.lines[2], key="again"))))
    assert found(findings, "A01").follows == "A21"
    assert found(findings, "A21").difference == wan(50)


def test_missing_kind_is_the_cause_of_sums_that_fail() -> None:
    findings = check(shown(changed(MIXED, "B1", kind="", department_economic="30902")))
    errors = [finding for finding in findings if finding.severity is Severity.ERROR]
    assert [finding.rule for finding in errors if not finding.follows] == ["G06"]
    assert {finding.follows for finding in errors[1:]} == {"G06"}
    assert {finding.rule for finding in errors} == {"G06", "A07", "A10", "B14", "C04", "C06", "F01"}
    assert errors[0].places == (EntryPlace("lines", "B1", "kind"),)
    assert "支出类型没有填" in errors[0].message
    assert "2010301行政运行／30902办公设备购置" in errors[0].message


def test_sums_that_fail_name_the_lines_behind() -> None:
    findings = check(shown(changed(ORGAN, "B1", kind="", department_economic="30902")))
    assert found(findings, "A07").places[0] == EntryPlace("lines", "B1", "amount")


def test_a_table_changed_by_hand_is_named_as_such() -> None:
    finding = found(check(tampered(shown(ORGAN), "T03", "total", "total", 149)), "B02")
    assert finding.places == (CellPlace("T01", "spending.total", "total"), CellPlace("T03", "total", "total"))
    assert finding.message.endswith("录入的明细并无出入，请核对表中的数是否被改动过。")


def test_all_digits_are_told_where_rounding_would_hide_them() -> None:
    finding = found(check(shown(changed(ORGAN, "I1", amount=wan(140) + 1))), "A01")
    assert "“收入合计”150.000001万元" in finding.message
    assert "相差0.01元" in finding.message


def test_a_warning_asks_for_its_reason() -> None:
    spoilt = without(ORGAN, "B7")
    finding = found(check(shown(spoilt)), "B30")
    assert finding.severity is Severity.WARNING
    assert finding.message.endswith("请补录，或说明费用由谁负担。")

    told = found(check(shown(added(spoilt, Answer(key="B30", text="车辆由市机关事务局统一保障。")))), "B30")
    assert told.severity is Severity.INFO
    assert told.message.endswith("没有安排公务用车运行维护费。已说明：车辆由市机关事务局统一保障。")

    empty = found(check(shown(added(spoilt, Answer(key="B30", text="  ")))), "B30")
    assert empty.severity is Severity.WARNING


def test_an_assumed_reason_says_so() -> None:
    spoilt = explained(without(ORGAN, *(f"B{n}" for n in range(1, 9))), "basic.none", assumed=True)
    finding = found(check(shown(spoilt)), "B27")
    assert finding.severity is Severity.INFO
    assert "已说明：情况属实（这是推定的原因，请核实）。" in finding.message


def test_an_error_cannot_be_explained_away() -> None:
    findings = check(shown(added(without(ORGAN, "I2"), Answer(key="A01", text="情况属实"))))
    assert found(findings, "A01").severity is Severity.ERROR


def test_each_unit_is_named() -> None:
    findings = check(shown(without(MIXED, "C2", "D5")))
    named = [finding.message for finding in findings if finding.rule == "B26"]
    assert len(named) == 2
    assert "“甲局信息中心”" in named[0] + named[1]
    assert "“甲局执法队”" in named[0] + named[1]


def test_carry_over_is_told_where_the_form_has_no_place_for_it() -> None:
    carried = Line(key="K", unit="124001", flow=Flow.CARRY_OVER, source="S1.1", amount=wan(5))
    spoilt = added(changed(ORGAN, "I1", amount=wan(145)), carried)
    assert "另录有结转下年5.00万元，本套表没有结转下年一栏。" in found(check(shown(spoilt)), "A01").message


def test_lines_with_one_fault_are_told_of_together() -> None:
    spoilt = added(
        ORGAN,
        *(spend(f"X{n}", "S1.1", "2010377", f"3020{n}", "basic.public", 1) for n in range(1, 6)),
        income("X", "S1.1", 5),
    )
    faults = [finding for finding in check(shown(spoilt)) if finding.rule == "G06"]
    assert len(faults) == 1
    assert "5笔共5.00万元" in faults[0].message
    assert len([place for place in faults[0].places if str(place).endswith("/function")]) == 5


def test_verdict_counts_what_has_to_be_done() -> None:
    def seen(*severities: Severity) -> list[Finding]:
        return [Finding("A01", severity, "。") for severity in severities]

    cases = [
        (seen(), "ok", "可以公开"),
        (seen(Severity.ADVICE, Severity.INFO), "ok", "可以公开"),
        (seen(Severity.WARNING, Severity.WARNING, Severity.INFO), "explain", "需说明 2 项"),
        (seen(Severity.WARNING, Severity.ERROR, Severity.ERROR), "fix", "必须改 2 项"),
    ]
    for findings, name, text in cases:
        outcome = verdict(findings)
        assert (outcome.name, outcome.text, outcome.ok) == (name, text, name != "fix")


def test_rules_do_not_touch_one_another_s_ids() -> None:
    remarks = [rule.remark for rule in all_rules() if rule.remark]
    assert len(set(remarks)) == len(remarks)
