"""A workbook against a packet: scale and year asked, the same money entered once, nothing changed unasked."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from decimal import Decimal
from pathlib import Path

import pytest
from openpyxl.worksheet.worksheet import Worksheet

from budget_desktop.domain.codes import Flow
from budget_desktop.domain.packet import Packet
from budget_desktop.domain.places import EntryPlace
from budget_desktop.domain.records import Header, Line, Project, ThreePublicItem, Unit
from budget_desktop.entry.intake.apply import carry_out_intake
from budget_desktop.entry.intake.comparing import Fate
from budget_desktop.entry.intake.origins import told_origin
from budget_desktop.entry.intake.plan import IntakePlan, Use, plan_intake
from budget_desktop.entry.intake.questions import Answers
from budget_desktop.store.book import Book
from tests.intake import layouts
from tests.intake.pages import (
    AMOUNT,
    KINDS,
    PLAIN_KINDS,
    WAN,
    YUAN,
    Look,
    Money,
    Page,
    Writer,
    look,
    subject_table,
)
from tests.intake.sheets import EDITION, layout_of
from tests.intake.truth import BASIC, ENTRIES, FUND, GENERAL, PROJECTS, Entry, total

UNIT = Unit(key="124001", name="某某局", is_headquarters=True)
HEADER = Header(department="某某局", department_code="124", year=2020, edition=EDITION.key)
AT = "2020-06-01T10:00:00.000+08:00"
PACKET = Packet(header=HEADER, units=(UNIT,))


def table(
    one: Look,
    title: str,
    entries: Sequence[Entry],
    money: Sequence[Money] = KINDS,
    dimension: str = "function",
) -> Writer:
    return lambda sheet: subject_table(sheet, one, title, dimension, entries, money)


def planned(
    sheets: Mapping[str, Writer], packet: Packet = PACKET, answers: Answers | None = None
) -> IntakePlan:
    return plan_intake(layout_of(dict(sheets)), packet, EDITION, answers or {})


def written(plan: IntakePlan, packet: Packet, tmp_path: Path) -> Packet:
    """The packet of a book after the plan was carried out, and undone, and done again."""
    with Book.create(tmp_path / "账套.budget") as book:
        book.edit("新建", lambda draft: draft.add_packet(packet))
        (info,) = book.packets()
        before = book.digest()
        book.edit("导入", lambda draft: carry_out_intake(plan, draft, packet, info.id, EDITION, at=AT))
        after = book.packet(info.id)
        if plan.changing:
            book.undo()
            assert book.digest() == before
        return after


def money(packet: Packet, flow: Flow, field: str = "amount") -> Decimal:
    return Decimal(sum(getattr(each, field) or 0 for each in packet.lines if each.flow is flow)) / 100


def question(plan: IntakePlan, key: str) -> str:
    return next(each.text for each in plan.questions if each.key == key)


ONE = look(codes="one", levels=True)
GENERAL_TABLE = table(ONE, "2020年一般公共预算支出表", GENERAL)
FUND_TABLE = table(ONE, "2020年政府性基金预算支出表", FUND)
BASIC_TABLE = table(ONE, "2020年一般公共预算基本支出表", BASIC, AMOUNT, "department_economic")
WHOLE = {
    "01": layouts.OVERALL[0][1],
    "03": table(look(ONE, unit=YUAN), "2020年部门支出总表", ENTRIES),
    "05": GENERAL_TABLE,
    "07": BASIC_TABLE,
    "08": layouts.THREE_PUBLIC[1][1],
    "09": FUND_TABLE,
}


def test_the_same_money_in_six_tables_is_entered_once(tmp_path: Path) -> None:
    plan = planned(WHOLE)
    packet = written(plan, PACKET, tmp_path)
    assert money(packet, Flow.INCOME) == total(ENTRIES)
    assert money(packet, Flow.SPENDING) == total(ENTRIES)
    assert {each.sheet: use for each, use, _ in plan.uses} == {
        "01": Use.ENTERED,
        "03": Use.COMPARED,
        "05": Use.ENTERED,
        "07": Use.COMPARED,
        "08": Use.ENTERED,
        "09": Use.ENTERED,
    }
    assert plan.checks
    assert all(check.agrees for check in plan.checks)


def test_a_table_that_says_otherwise_is_told_and_not_entered() -> None:
    fewer = [entry for entry in ENTRIES if entry.function != "2101101"]
    plan = planned({**WHOLE, "03": table(ONE, "2020年部门支出总表", fewer)})
    (differing,) = [check for check in plan.checks if not check.agrees]
    assert differing.stated == 0
    assert differing.entered == 4_800_000
    assert "卫生健康支出" in differing.what


@pytest.mark.parametrize("unit", [YUAN, WAN])
def test_a_missing_unit_is_asked_and_nothing_is_done_before(tmp_path: Path, unit: str) -> None:
    sheets = {"05": table(look(codes="one", unit=unit, unit_at="none"), "2020年一般公共预算支出表", GENERAL)}
    plan = planned(sheets)
    assert plan.is_open
    assert not plan.changing
    assert "没有写金额单位" in question(plan, "measure")
    packet = written(planned(sheets, answers={"measure": unit}), PACKET, tmp_path)
    assert money(packet, Flow.SPENDING) == total(GENERAL)


def test_a_unit_that_cannot_be_is_asked() -> None:
    def thousands(sheet: Worksheet) -> None:
        GENERAL_TABLE(sheet)
        sheet["J2"] = "单位：千元"

    assert "千元" in question(planned({"05": thousands}), "measure:0")

    def both(sheet: Worksheet) -> None:
        GENERAL_TABLE(sheet)
        sheet["C3"] = "合计（元）"

    assert "另一处" in question(planned({"05": both}), "measure:0")


def test_a_unit_that_is_off_by_four_zeros_is_noticed() -> None:
    mislabelled = look(codes="one", unit=YUAN)

    def wrong(sheet: Worksheet) -> None:
        subject_table(sheet, mislabelled, "2020年部门支出总表", "function", GENERAL, KINDS)
        sheet.cell(2, 10, "单位：万元")

    plan = planned({"05": table(look(codes="one"), "2020年一般公共预算支出表", GENERAL), "03": wrong})
    assert plan.is_open
    assert any("一万倍" in each.text or "最大的一笔" in each.text for each in plan.questions)


def test_last_years_workbook_touches_last_years_figures_only(tmp_path: Path) -> None:
    line = Line(
        key="L1",
        unit="124001",
        flow=Flow.SPENDING,
        source="S1.1",
        function="2010301",
        kind="basic.pay",
        amount=100,
    )
    packet = replace(PACKET, lines=(line,))
    sheets = {
        "05": table(ONE, "2019年一般公共预算支出表", GENERAL),
        "08": lambda sheet: layouts.THREE_PUBLIC[0][1](sheet),
    }
    plan = planned(sheets, packet, {"year": "prior"})
    after = written(plan, packet, tmp_path)
    assert money(after, Flow.SPENDING) == 1
    assert money(after, Flow.SPENDING, "prior") == total(GENERAL)
    assert {each.key: each.prior for each in after.three_public} == {
        "reception": 400_000,
        "vehicle_running": 2_600_000,
    }


def test_the_year_in_the_title_decides_what_is_proposed() -> None:
    this, prior, none = (
        next(each for each in planned({"05": table(ONE, title, GENERAL)}).questions if each.key == "year")
        for title in ("2020年一般公共预算支出表", "2019年一般公共预算支出表", "一般公共预算支出表")
    )
    assert (this.proposed, prior.proposed, none.proposed) == ("this", "prior", None)
    assert none.is_open


def test_a_second_import_of_the_same_workbook_changes_nothing(tmp_path: Path) -> None:
    packet = written(planned(WHOLE), PACKET, tmp_path)
    again = planned(WHOLE, packet)
    assert {item.fate for item in again.items} == {Fate.SAME}
    assert not again.changing


def test_every_figure_knows_where_it_came_from(tmp_path: Path) -> None:
    packet = written(planned({"05": GENERAL_TABLE, "08": layouts.THREE_PUBLIC[1][1]}), PACKET, tmp_path)
    places = {f"lines/{line.key}/amount" for line in packet.lines}
    places |= {f"three_public/{item.key}/prior" for item in packet.three_public}
    assert {origin.key for origin in packet.origins} == places
    line = next(line for line in packet.lines if line.function == "2080501")
    place = EntryPlace("lines", line.key, "amount")
    told = told_origin(packet, place)
    assert told == "2020年6月1日从“来源.xlsx”的 05 G13 导入，当时是 12,000.00 元"
    changed = replace(packet, lines=tuple(replace(each, amount=1) for each in packet.lines))
    assert told_origin(changed, place) == f"{told}，后来改过"
    assert not told_origin(replace(packet, origins=()), place)


def test_a_figure_that_changed_changes_its_line(tmp_path: Path) -> None:
    packet = written(planned({"05": GENERAL_TABLE}), PACKET, tmp_path)
    more = [replace(GENERAL[0], yuan=GENERAL[0].yuan + 100), *GENERAL[1:]]
    plan = planned({"05": table(ONE, "2020年一般公共预算支出表", more)}, packet)
    (changed,) = plan.changing
    assert changed.fate is Fate.CHANGED
    assert isinstance(changed.old, int)
    assert changed.new == changed.old + 10_000


def test_lines_entered_in_more_detail_are_not_overwritten() -> None:
    parts = [
        Line(
            key=f"L{n}",
            unit="124001",
            flow=Flow.SPENDING,
            source="S1.1",
            function="2080501",
            department_economic=economic,
            kind="basic.household",
            amount=amount,
        )
        for n, (economic, amount) in enumerate((("30301", 700_000), ("30302", 400_000)))
    ]
    plan = planned({"05": GENERAL_TABLE}, replace(PACKET, lines=tuple(parts)))
    kept = next(item for item in plan.items if "2080501" in item.title)
    assert kept.fate is Fate.KEPT
    assert "分作 2 笔" in kept.reason
    parts[1] = replace(parts[1], amount=500_000)
    plan = planned({"05": GENERAL_TABLE}, replace(PACKET, lines=tuple(parts)))
    assert next(item for item in plan.items if "2080501" in item.title).fate is Fate.SAME


def test_what_the_workbook_does_not_have_stays_unless_somebody_says_otherwise(tmp_path: Path) -> None:
    other = Line(
        key="L1",
        unit="124001",
        flow=Flow.SPENDING,
        source="S1.1",
        function="2010199",
        kind="basic.public",
        amount=500,
    )
    packet = replace(PACKET, lines=(other,))
    plan = planned({"05": GENERAL_TABLE}, packet)
    assert next(item for item in plan.items if item.key == "L1").fate is Fate.KEPT
    cleared = planned({"05": GENERAL_TABLE}, packet, {"others": "clear"})
    after = written(cleared, packet, tmp_path)
    assert next(line for line in after.lines if line.key == "L1").amount is None


def test_tables_by_subject_and_by_economic_subject_ask_which_to_enter(tmp_path: Path) -> None:
    sheets = {"05": GENERAL_TABLE, "07": BASIC_TABLE}
    by_function = planned(sheets)
    assert "按哪一种录入" in question(by_function, "basis")
    by_economic = planned(sheets, answers={"basis": "department_economic"})
    packet = written(by_economic, PACKET, tmp_path)
    assert money(packet, Flow.SPENDING) == total(BASIC)
    assert {line.department_economic for line in packet.lines} == {entry.economic for entry in BASIC}


def test_one_subject_takes_the_detail_of_the_other_table(tmp_path: Path) -> None:
    single = [replace(entry, function="2010301", kind="basic.public") for entry in BASIC]
    sheets = {
        "05": table(ONE, "2020年一般公共预算支出表", single),
        "07": table(ONE, "2020年一般公共预算基本支出表", single, AMOUNT, "department_economic"),
    }
    packet = written(planned(sheets), PACKET, tmp_path)
    assert {(line.function, line.department_economic) for line in packet.lines} == {
        ("2010301", entry.economic) for entry in single
    }
    assert money(packet, Flow.SPENDING) == total(single)


def test_projects_are_made_where_they_are_new(tmp_path: Path) -> None:
    sheets = {"项目": next(each.write for each in layouts.LAYOUTS if each.name == "projects")}
    known = Project(key="P1", unit="124001", name="信息化运维")
    packet = replace(PACKET, projects=(known,))
    after = written(planned(sheets, packet, {"year": "this"}), packet, tmp_path)
    assert {each.name for each in after.projects} == {entry.project for entry in PROJECTS}
    assert money(after, Flow.SPENDING) == total(PROJECTS)
    assert sum(line.project == "P1" for line in after.lines) == 1


def test_a_workbook_of_several_units_asks_for_those_it_cannot_name() -> None:
    packet = replace(PACKET, units=(UNIT, Unit(key="124002", name="某某中心")))
    sheets = {"收入": next(each.write for each in layouts.LAYOUTS if each.name == "income-by-unit")}
    assert not planned(sheets, packet, {"year": "this"}).is_open
    renamed = replace(packet, units=(replace(UNIT, key="999", name="别的局"), packet.units[1]))
    plan = planned(sheets, renamed, {"year": "this"})
    assert "哪个单位" in question(plan, "unit:124001")
    assert plan.is_open


def test_amounts_finer_than_a_fen_are_told_and_left() -> None:
    def fine(sheet: Worksheet) -> None:
        page = Page(sheet, look(unit=YUAN))
        page.top("2020年一般公共预算支出表", 3)
        page.put(["科目编码", "科目名称", "合计"])
        page.put(["2010301", "行政运行", 12345.678])
        page.put(["2080505", "机关事业单位基本养老保险缴费支出", 2000])

    plan = planned({"05": fine})
    (left,) = plan.unread
    assert "一分" in left.reason
    assert [item.new for item in plan.items] == [200_000]


def test_a_total_that_does_not_add_up_is_told() -> None:
    def wrong(sheet: Worksheet) -> None:
        GENERAL_TABLE(sheet)
        sheet.cell(5, 3, 140)

    (gap,) = planned({"05": wrong}).shortfalls
    assert (gap.stated, gap.added) == (140_000_000, int(total(GENERAL) * 100))
    assert str(gap.source) == "05 C5"


def test_staff_and_public_are_asked_apart(tmp_path: Path) -> None:
    sheets = {"05": next(each.write for each in layouts.LAYOUTS if each.name == "staff-and-public")}
    plan = planned(sheets, answers={"year": "this", "kind:basic.staff": "basic.pay"})
    assert "人员经费" in question(plan, "kind:basic.staff")
    packet = written(plan, PACKET, tmp_path)
    assert {line.kind for line in packet.lines} == {"basic.pay", "basic.public", "project"}
    assert money(packet, Flow.SPENDING) == total(GENERAL)


def test_the_years_side_by_side_each_go_to_their_own(tmp_path: Path) -> None:
    known = ThreePublicItem(key="reception", prior=1, people=3)
    packet = replace(PACKET, three_public=(known,))
    plan = planned({"08": layouts.THREE_PUBLIC[1][1]}, packet)
    after = written(plan, packet, tmp_path)
    assert {each.key: (each.prior, each.people) for each in after.three_public} == {
        "reception": (500_000, 3),
        "vehicle_running": (3_000_000, None),
    }


def test_nothing_to_take_is_said(tmp_path: Path) -> None:
    plan = planned({"空": lambda sheet: sheet.append(["说明", "无"])})
    assert plan.summary == "没有可导入的数"
    assert not plan.changing


def test_plain_kinds_stay_wide_until_somebody_divides_them(tmp_path: Path) -> None:
    plan = planned({"05": table(ONE, "2020年一般公共预算支出表", GENERAL, PLAIN_KINDS)})
    assert not plan.is_open
    packet = written(plan, PACKET, tmp_path)
    assert {line.kind for line in packet.lines} == {"basic", "project"}
    assert {line.source for line in packet.lines} == {"S1.1"}
