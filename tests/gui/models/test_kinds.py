from datetime import date

import pytest

from budget_desktop.domain.money import Measure
from budget_desktop.entry.fields import choices
from budget_desktop.entry.fields.kinds import (
    AmountKind,
    CountKind,
    DateKind,
    EntryError,
    TextKind,
    YearKind,
    exact,
)
from budget_desktop.gui.models.offers import of_options
from budget_desktop.gui.session.snapshot import Snapshot


@pytest.mark.parametrize(
    ("amount", "measure", "shown"),
    [
        (3_500_000, Measure.WAN, "3.50"),
        (3_501_234, Measure.WAN, "3.501234"),
        (1_234_500_000, Measure.WAN, "1,234.50"),
        (-10, Measure.YUAN, "-0.10"),
        (0, Measure.WAN, "0.00"),
    ],
)
def test_amounts_are_shown_to_the_last_fen(amount: int, measure: Measure, shown: str) -> None:
    assert exact(amount, measure) == shown


def test_an_amount_reads_back_as_it_is_entered(snapshot: Snapshot) -> None:
    kind = AmountKind()
    for amount in (None, 0, 1, 35_000_00, 10_000_000, -2_500_000):
        assert kind.parse(kind.entry(amount, snapshot), snapshot) == amount


def test_functional_subject_by_code_name_or_part(snapshot: Snapshot) -> None:
    kind = choices.FUNCTION
    label = "2010399 其他政府办公厅（室）及相关机构事务支出"
    assert kind.text("2010399", snapshot) == label
    for typed in ("2010399", label, "其他政府办公厅（室）及相关机构事务支出"):
        assert kind.parse(typed, snapshot) == "2010399"
    assert kind.parse("9999999", snapshot) == "9999999", "the list is open; a rule speaks up"
    assert kind.parse("", snapshot) == ""
    with pytest.raises(EntryError, match="对应 80 个功能科目"):
        kind.parse("行政运行", snapshot)
    with pytest.raises(EntryError, match="没有“没有这个”这个功能科目"):
        kind.parse("没有这个", snapshot)


def test_sources_of_the_same_name_are_told_apart(snapshot: Snapshot) -> None:
    labels = [option.label for option in choices.sources(snapshot)]
    assert len(set(labels)) == len(labels)
    assert "财政拨款" in labels
    assert "政府性基金 › 上年结余（结转）" in labels


def test_ranking_puts_beginnings_first(snapshot: Snapshot) -> None:
    options = choices.sources(snapshot)
    labels = {option.value: option.label for option in options}

    def ranked(text: str) -> list[str]:
        return [offer.name for offer in of_options(options, text)]

    assert ranked("S1.3")[0] == labels["S1.3"]
    assert ranked("") == list(labels.values())
    assert ranked("财政")[0].startswith("财政")
    assert all("结转" in name for name in ranked("结转"))


@pytest.mark.parametrize("text", ["2020-6-19", "2020/06/19", "20200619", "2020年6月19日", " 2020.6.19 "])
def test_dates_as_people_write_them(text: str, snapshot: Snapshot) -> None:
    assert DateKind().parse(text, snapshot) == date(2020, 6, 19)


@pytest.mark.parametrize("text", ["昨天", "2020-13-01", "2020-6"])
def test_dates_that_are_none(text: str, snapshot: Snapshot) -> None:
    with pytest.raises(EntryError, match="日"):
        DateKind().parse(text, snapshot)


def test_counts_years_and_required_texts(snapshot: Snapshot) -> None:
    assert CountKind().parse("１２", snapshot) == 12
    assert CountKind().parse("", snapshot) == 0
    assert CountKind(optional=True).parse("", snapshot) is None
    assert YearKind().parse("2021年", snapshot) == 2021
    for kind, text in ((CountKind(), "40余"), (YearKind(), "20"), (TextKind("名称"), " ")):
        with pytest.raises(EntryError):
            kind.parse(text, snapshot)
