"""One disclosure after another says just what each would say from scratch, whatever the edits between."""

import gc
from collections.abc import Callable
from dataclasses import replace
from itertools import count
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from budget_desktop.disclosure import Press, disclose
from budget_desktop.domain.codes import Flow, Kind
from budget_desktop.domain.controls import Control, Controlled
from budget_desktop.domain.packet import Packet
from budget_desktop.domain.records import (
    EditedParagraph,
    Indicator,
    Line,
    LongText,
    Nature,
    Procurement,
    Remark,
    ThreePublicItem,
)
from budget_desktop.rules import check
from budget_desktop.rules.checking import Checker
from tests.rules.books import EDITION, MIXED

Edit = Callable[[Packet], Packet]

AMOUNTS = st.sampled_from([None, 0, 1, 2_500_00, 30_000_00, -100, 10**9])
CODES = {
    "source": ["S1.1", "S2.1", "S6", "S10", ""],
    "function": ["2010301", "2010399", "2080505", "208", ""],
    "department_economic": ["30101", "30201", "30217", "30231", "302", ""],
    "government_economic": ["50101", "50502", ""],
    "kind": [*Kind, ""],
    "unit": [*(unit.key for unit in MIXED.units), "999999"],
    "flow": [Flow.INCOME, Flow.SPENDING, Flow.CARRY_OVER],
    "project": [*(project.key for project in MIXED.projects), ""],
}
WORDS = st.sampled_from(["", "按标准核定", "甲局", "与上年相比增加0.00万元", "见附件。"])
KEYS = count(1)


def on_a_line(change: Callable[[Line], Line], number: int) -> Edit:
    def edit(packet: Packet) -> Packet:
        if not packet.lines:
            return packet
        at = number % len(packet.lines)
        lines = list(packet.lines)
        lines[at] = change(lines[at])
        return replace(packet, lines=tuple(lines))

    return edit


def amount_typed(number: int, field: str, amount: int | None) -> Edit:
    fields: dict[str, Any] = {field: amount}
    return on_a_line(lambda line: replace(line, **fields), number)


def code_chosen(number: int, chosen: tuple[str, str]) -> Edit:
    fields: dict[str, Any] = dict([chosen])
    return on_a_line(lambda line: replace(line, **fields), number)


def line_copied(number: int, amount: int | None) -> Edit:
    def edit(packet: Packet) -> Packet:
        if not packet.lines:
            return packet
        at = number % len(packet.lines)
        copied = replace(packet.lines[at], key=f"N{next(KEYS)}", amount=amount)
        return replace(packet, lines=(*packet.lines[:at], copied, *packet.lines[at:]))

    return edit


def line_deleted(number: int) -> Edit:
    def edit(packet: Packet) -> Packet:
        at = number % max(len(packet.lines), 1)
        return replace(packet, lines=packet.lines[:at] + packet.lines[at + 1 :])

    return edit


def lines_turned_round(packet: Packet) -> Packet:
    return replace(packet, lines=packet.lines[::-1])


def unit_changed(name: str, nature: Nature) -> Edit:
    def edit(packet: Packet) -> Packet:
        first, *others = packet.units
        return replace(packet, units=(replace(first, name=name or first.name, nature=nature), *others))

    return edit


def project_changed(name: str, kind: str, total: int | None) -> Edit:
    def edit(packet: Packet) -> Packet:
        if not packet.projects:
            return packet
        first, *others = packet.projects
        return replace(packet, projects=(replace(first, name=name, kind=kind, total=total), *others))

    return edit


def project_deleted(packet: Packet) -> Packet:
    return replace(packet, projects=packet.projects[1:])


def header_changed(department: str, year: int) -> Edit:
    return lambda packet: replace(packet, header=replace(packet.header, department=department, year=year))


def reason_written(key: str, text: str) -> Edit:
    def edit(packet: Packet) -> Packet:
        others = tuple(remark for remark in packet.remarks if remark.key != key)
        return replace(packet, remarks=(*others, Remark(key=key, text=text)))

    return edit


def three_public_typed(key: str, prior: int | None) -> Edit:
    def edit(packet: Packet) -> Packet:
        others = tuple(item for item in packet.three_public if item.key != key)
        return replace(packet, three_public=(*others, ThreePublicItem(key=key, prior=prior)))

    return edit


def indicator_typed(number: int, field: str, text: str) -> Edit:
    def edit(packet: Packet) -> Packet:
        fields: dict[str, Any] = {field: text}
        at = number % max(len(packet.indicators), 1)
        before, others = packet.indicators[:at], packet.indicators[at + 1 :]
        changed = (replace(each, **fields) for each in packet.indicators[at : at + 1])
        return replace(packet, indicators=(*before, *changed, *others))

    return edit


def indicator_added(project: str, value: str) -> Edit:
    def edit(packet: Packet) -> Packet:
        added = Indicator(
            key=f"N{next(KEYS)}",
            project=project,
            group="产出指标",
            subgroup="数量指标",
            name="培训次数",
            comparator="≥",
            number=value,
            measure="次",
        )
        return replace(packet, indicators=(*packet.indicators, added))

    return edit


def indicator_deleted(packet: Packet) -> Packet:
    return replace(packet, indicators=packet.indicators[1:])


def text_written(key: str, text: str) -> Edit:
    def edit(packet: Packet) -> Packet:
        others = tuple(each for each in packet.texts if each.key != key)
        return replace(packet, texts=(*others, LongText(key=key, text=text)))

    return edit


def paragraph_edited(key: str, text: str) -> Edit:
    def edit(packet: Packet) -> Packet:
        others = tuple(each for each in packet.edited_paragraphs if each.key != key)
        return replace(packet, edited_paragraphs=(*others, EditedParagraph(key=key, text=text)))

    return edit


def procurement_typed(category: str, amount: int | None) -> Edit:
    def edit(packet: Packet) -> Packet:
        others = tuple(each for each in packet.procurement if each.key != category)
        unit = packet.units[0].key
        row = Procurement(key=category, unit=unit, category=category, source="S1.1", amount=amount)
        return replace(packet, procurement=(*others, row))

    return edit


def control_given(controlled: Controlled, source: str, amount: int | None) -> Edit:
    def edit(packet: Packet) -> Packet:
        key = f"{controlled}{source}"
        others = tuple(each for each in packet.controls if each.key != key)
        figure = Control(key=key, controlled=controlled, source=source, amount=amount)
        return replace(packet, controls=(*others, figure))

    return edit


LINES = st.integers(0, 50)
LONG_WORDS = st.sampled_from(
    [
        "",
        "（一）负责全市规划。\n（二）承办其他事项。",
        "2019年收入合计100.00万元。",
        "“三公”经费和机关运行经费。",
    ]
)
EDITS = st.one_of(
    st.builds(amount_typed, LINES, st.sampled_from(["amount", "prior"]), AMOUNTS),
    st.builds(
        code_chosen,
        LINES,
        st.sampled_from([(field, code) for field, codes in CODES.items() for code in codes]),
    ),
    st.builds(line_copied, LINES, AMOUNTS),
    st.builds(line_deleted, LINES),
    st.just(lines_turned_round),
    st.builds(unit_changed, WORDS, st.sampled_from(list(Nature))),
    st.builds(project_changed, WORDS, st.sampled_from(list(Kind)), AMOUNTS),
    st.just(project_deleted),
    st.builds(header_changed, st.sampled_from(["甲局", "乙局"]), st.sampled_from([2020, 2021])),
    st.builds(reason_written, st.sampled_from(["change.total", "three_public.reception", "staffing"]), WORDS),
    st.builds(three_public_typed, st.sampled_from(["reception", "abroad", "vehicle_running"]), AMOUNTS),
    st.builds(
        indicator_typed,
        LINES,
        st.sampled_from(["number", "measure", "name", "subgroup", "grade"]),
        st.sampled_from(["", "95", "%", "30万元", "完成率", "质量指标"]),
    ),
    st.builds(indicator_added, st.sampled_from(CODES["project"]), st.sampled_from(["", "4", "100"])),
    st.just(indicator_deleted),
    st.builds(
        text_written,
        st.sampled_from(["duties", "notice", "organisation.note", "term.三公经费", "term.自拟名词"]),
        LONG_WORDS,
    ),
    st.builds(
        paragraph_edited, st.sampled_from(["overall.1", "income.1", "three_public.2", "notice.1"]), LONG_WORDS
    ),
    st.builds(procurement_typed, st.sampled_from(["A", "B", "C"]), AMOUNTS),
    st.builds(
        control_given, st.sampled_from(list(Controlled)), st.sampled_from(["", "S1.1", "S10"]), AMOUNTS
    ),
)


@settings(max_examples=12, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.lists(EDITS, min_size=2, max_size=5))
def test_an_edit_later_all_is_as_from_scratch(edits: list[Edit]) -> None:
    press, checker = Press(EDITION), Checker()
    packet = MIXED
    checker.findings(press.disclose(packet))
    for edit in edits:
        packet = edit(packet)
        again, scratch = press.disclose(packet), disclose(packet, EDITION)
        assert again == scratch
        assert checker.findings(again) == check(scratch)


@pytest.mark.parametrize(
    "edit",
    [
        amount_typed(4, "amount", 12_345_00),
        line_copied(4, 12_345_00),
        line_deleted(4),
        unit_changed("甲局本级", Nature.ADMINISTRATIVE),
        project_deleted,
        header_changed("乙局", 2021),
        text_written("duties", "（一）负责全市规划。"),
    ],
    ids=["amount", "line", "no line", "unit", "project", "header", "text"],
)
def test_an_edit_leaves_nothing_for_the_collector(edit: Edit) -> None:
    press, checker = Press(EDITION), Checker()
    checker.findings(press.disclose(MIXED))
    gc.collect()
    gc.disable()
    try:
        checker.findings(press.disclose(edit(MIXED)))
        left = gc.collect()
    finally:
        gc.enable()
    assert not left, "it would come in the middle of an edit to come"


def test_a_table_nothing_falls_in_is_the_very_same() -> None:
    press = Press(EDITION)
    before = press.disclose(MIXED)
    after = press.disclose(reason_written("change.total", "按标准核定")(MIXED))
    assert all(
        after.tables[key] is before.tables[key]
        for key in EDITION.tables
        if key != "overall" and key in before.tables
    )


def test_only_lines_an_amount_falls_in_are_written_anew() -> None:
    press = Press(EDITION)
    before = press.disclose(MIXED).tables["T03"]
    number = next(n for n, line in enumerate(MIXED.lines) if line.flow is Flow.SPENDING and line.amount)
    after = press.disclose(amount_typed(number, "amount", 12_345_00)(MIXED)).tables["T03"]
    kept = sum(old is new for old, new in zip(before.body, after.body, strict=True))
    assert kept == len(before.body) - 3  # 合计, the unit and the 项


def test_of_a_line_only_cells_with_another_amount_are_made_anew() -> None:
    press = Press(EDITION)
    before = press.disclose(MIXED).tables["T03"]
    number = next(n for n, line in enumerate(MIXED.lines) if line.flow is Flow.SPENDING and line.amount)
    after = press.disclose(amount_typed(number, "amount", 12_345_00)(MIXED)).tables["T03"]
    changed = [
        (old, new)
        for lines in zip(before.body, after.body, strict=True)
        for old, new in zip(*lines, strict=True)
        if old is not new
    ]
    assert changed
    assert all(old and new and old.amount != new.amount for old, new in changed)


def test_a_section_that_tells_of_no_lines_is_the_very_same_after_an_amount() -> None:
    press = Press(EDITION)
    before = press.disclose(MIXED).sections
    number = next(n for n, line in enumerate(MIXED.lines) if line.flow is Flow.SPENDING and line.amount)
    after = press.disclose(amount_typed(number, "amount", 12_345_00)(MIXED)).sections
    for name in ("organisation", "duties", "composition", "procurement", "assets", "transfers"):
        assert after[name] is before[name]
