"""The check report: verdict, findings with what follows from them, reasons with who and when, rules."""

from pathlib import Path

import pytest

from budget_desktop.domain.errors import KnownError
from budget_desktop.domain.records import Answer
from budget_desktop.export.report import write_report
from budget_desktop.rules import check
from budget_desktop.rules.checking import all_rules
from budget_desktop.rules.report import Report, report
from tests.rules.books import ORGAN, added, shown, without

MADE = "2020年5月30日生成"
SIGNED = Answer(
    key="B30", text="车辆<统一>保障", author="王会计", written_at="2020-05-30T09:05:00+08:00", told="有车"
)


def spoilt() -> Report:
    disclosure = shown(added(without(ORGAN, "B7", "I2"), SIGNED))
    return report(disclosure, check(disclosure))


@pytest.mark.parametrize("ending", ["html", "md"])
def test_the_report_tells_everything(ending: str, tmp_path: Path) -> None:
    path = tmp_path / f"报告.{ending}"
    write_report([spoilt()], path, made=MADE)
    text = path.read_text(encoding="utf-8")
    assert "甲局" in text
    assert MADE in text
    assert "结论：必须改" in text
    assert "随之而来" in text
    assert "（王会计，2020年5月30日9时05分）" in text
    for rule in all_rules():
        assert rule.statement.split("|")[0] in text.replace("&quot;", '"').replace("&amp;", "&")
    assert ("<统一>" in text) == (ending == "md")


def test_consequences_stand_under_their_cause_and_nowhere_else() -> None:
    chapter = spoilt().chapters[0]
    told = [entry.finding.key for entry in chapter.entries]
    beneath = [each.key for entry in chapter.entries for each in entry.consequences]
    assert beneath
    assert not set(told) & set(beneath)


def test_another_kind_of_file_is_refused(tmp_path: Path) -> None:
    with pytest.raises(KnownError, match="检查报告不能写成"):
        write_report([spoilt()], tmp_path / "报告.doc", made=MADE)
    assert list(tmp_path.iterdir()) == []
