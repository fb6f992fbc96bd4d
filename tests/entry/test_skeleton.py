"""The indicators a form asks for become rows to complete, each where the form has it."""

from dataclasses import replace

from budget_desktop.domain.records import Indicator
from budget_desktop.edition import load_edition
from budget_desktop.entry.skeleton import missing_rows
from budget_desktop.tables.spec import FormSpec, IndicatorSpec, NamedIndicator

SKELETON = (
    IndicatorSpec(
        group="投入", subgroup="管理", names=(NamedIndicator(name="执行率"), NamedIndicator(name="合规性"))
    ),
    IndicatorSpec(group="产出", subgroup="数量"),
    IndicatorSpec(group="产出", subgroup="其它"),
)


def indicator(key: str, group: str, subgroup: str, name: str) -> Indicator:
    return Indicator(key=key, group=group, subgroup=subgroup, name=name)


def filled(present: tuple[Indicator, ...]) -> list[tuple[str, str, str]]:
    """The indicators afterwards, as the book would have them."""
    rows = list(present)
    changes = missing_rows(SKELETON, present, "P1", skipped=("其它",))
    for number, addition in enumerate(changes.additions):
        assert isinstance(addition.base, Indicator)
        keys = [row.key for row in rows]
        place = keys.index(addition.before) if addition.before else len(rows)
        rows.insert(place, replace(addition.base, key=f"N{number}"))
    assert all(row.project == "P1" for row in rows if row.key.startswith("N"))
    return [(row.group, row.subgroup, row.name) for row in rows]


ALL = [("投入", "管理", "执行率"), ("投入", "管理", "合规性"), ("产出", "数量", "")]


def test_an_empty_form_gets_all_rows_in_its_order() -> None:
    assert filled(()) == ALL


def test_what_is_there_is_kept_and_the_rest_stands_around_it() -> None:
    assert filled((indicator("I1", "投入", "管理", "合规性"),)) == ALL
    own = indicator("I2", "产出", "数量", "培训次数")
    assert filled((own,)) == [*ALL[:2], ("产出", "数量", "培训次数")]


def test_an_own_indicator_of_a_named_group_stays_beside_the_named_ones() -> None:
    own = indicator("I3", "投入", "管理", "本单位自设")
    assert filled((own,)) == [*ALL[:2], ("投入", "管理", "本单位自设"), ALL[2]]


def test_a_full_form_gets_nothing() -> None:
    present = tuple(indicator(f"I{n}", *row) for n, row in enumerate(ALL))
    assert missing_rows(SKELETON, present, "", skipped=("其它",)).is_empty


def test_the_edition_has_a_skeleton_for_both_forms() -> None:
    forms = [form for form in load_edition("henan-jiyuan-2020").tables.values() if isinstance(form, FormSpec)]
    assert {bool(form.each) for form in forms} == {True, False}
    for form in forms:
        rows = missing_rows(form.skeleton, (), "").additions
        assert len(rows) > 20
