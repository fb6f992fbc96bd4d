"""What an edit may do, and what it may not."""

from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from budget_desktop.domain.codes import Flow
from budget_desktop.domain.packet import Packet
from budget_desktop.domain.records import (
    Header,
    Indicator,
    Line,
    LongText,
    Project,
    Remark,
    Stage,
    ThreePublicItem,
    Unit,
)
from budget_desktop.store.book import Book, Draft
from budget_desktop.store.errors import ConflictError

from .samples import HEADQUARTERS, SCHOOL, full_packet, small_packet


def line(key: str, unit: str = HEADQUARTERS, **fields: Any) -> Line:
    return Line(key=key, unit=unit, flow=Flow.SPENDING, **fields)


def keys(book: Book) -> list[str]:
    return [line.key for line in book.packet(1).lines]


def test_records_keep_their_order(book: Book) -> None:
    book.edit("加", lambda draft: draft.add(1, line("L4")))
    book.edit("插", lambda draft: draft.add(1, line("L5"), before="L1"))
    book.edit("插", lambda draft: draft.add(1, line("L6"), before="L2"))
    assert keys(book) == ["L5", "L1", "L6", "L2", "L3", "L4"]
    book.edit("移", lambda draft: draft.move(1, Line, "L4", before="L5"))
    book.edit("移", lambda draft: draft.move(1, Line, "L1", before=None))
    assert keys(book) == ["L4", "L5", "L6", "L2", "L3", "L1"]


def test_there_is_always_room_between_two_records(book: Book) -> None:
    def work(draft: Draft) -> None:
        for number in range(10, 40):
            draft.add(1, line(f"L{number}"), before="L2")

    start = book.digest()
    book.edit("插入很多", work)
    assert keys(book) == ["L1", *(f"L{number}" for number in range(10, 40)), "L2", "L3"]
    book.undo()
    assert book.digest() == start


def test_new_keys_are_short_and_never_used_again(book: Book) -> None:
    given_out: list[str] = []

    def add_line(draft: Draft) -> None:
        given_out.append(draft.new_key(1, Line))
        draft.add(1, line(given_out[-1]))

    book.edit("加", add_line)
    book.undo()
    book.edit("加", add_line)
    book.edit("删", lambda draft: draft.remove(1, Line, "L5"))
    book.edit("手工", lambda draft: draft.add(1, line("L20")))
    book.edit("删", lambda draft: draft.remove(1, Line, "L20"))
    book.edit("加", add_line)
    assert given_out == ["L4", "L5", "L21"]
    path = book.path
    book.close()
    with Book.open(path) as again:
        again.edit("删", lambda draft: draft.remove(1, Line, "L21"))
        again.edit("加", add_line)
        again.edit(
            "加",
            lambda draft: draft.add(1, Project(key=draft.new_key(1, Project), unit=HEADQUARTERS, name="新")),
        )
        assert given_out[-1] == "L22"
        assert [project.key for project in again.packet(1).projects] == ["P1", "P2"]


def test_new_keys_pass_over_keys_that_only_look_alike(book: Book) -> None:
    for key in ("L12345678901234567890", "Lx", "线1"):
        book.edit("加", partial(Draft.add, packet_id=1, record=line(key)))
    found: list[str] = []
    book.edit("取号", lambda draft: found.extend(draft.new_key(1, Line) for _ in range(2)))
    assert found == ["L4", "L5"]


def test_packet_ids_are_never_used_again(book: Book) -> None:
    found: list[int] = []

    def add(draft: Draft) -> None:
        found.append(draft.add_packet(small_packet(year=2026)))

    book.edit("加", add)
    book.undo()
    book.edit("加", add)
    assert found == [2, 3]


def test_a_changed_key_is_followed_by_whatever_refers_to_it(path: Path) -> None:
    packet = full_packet()
    with Book.create(path) as book:
        book.edit("导入", lambda draft: draft.add_packet(packet))
        book.edit("改编码", lambda draft: draft.update(1, Unit, SCHOOL, key="124077"))
        book.edit("改编码", lambda draft: draft.update(1, Project, "P1", key="P77"))
        changed = book.packet(1)
        assert changed.lines[0].unit == changed.projects[0].unit == changed.offices[0].unit == "124077"
        assert changed.lines[0].project == changed.indicators[0].project == "P77"
        book.undo()
        book.undo()
        assert book.packet(1) == packet
        book.redo()
        book.redo()
        assert book.packet(1) == changed


def test_keys_can_be_exchanged_in_one_step(book: Book) -> None:
    def exchange(draft: Draft) -> None:
        draft.update(1, Line, "L1", key="temporary")
        draft.update(1, Line, "L2", key="L1")
        draft.update(1, Line, "temporary", key="L2")

    start = book.digest()
    change = book.edit("对换", exchange)
    assert {touch.key for touch in change.touched} == {"L1", "L2"}
    assert [(item.key, item.amount) for item in book.packet(1).lines] == [
        ("L2", 100),
        ("L1", 200),
        ("L3", 300),
    ]
    book.undo()
    assert book.digest() == start


def test_a_key_may_pass_from_a_removed_record_to_another(book: Book) -> None:
    def work(draft: Draft) -> None:
        draft.remove(1, Line, "L1")
        draft.update(1, Line, "L2", key="L1")

    start = book.digest()
    change = book.edit("顶替", work)
    assert sorted((touch.key, touch.fate) for touch in change.touched) == [
        ("L1", "changed"),
        ("L1", "removed"),
    ]
    end = book.digest()
    book.undo()
    assert book.digest() == start
    book.redo()
    assert book.digest() == end


@pytest.mark.parametrize(
    ("work", "what", "advice"),
    [
        (lambda draft: draft.add(1, line("L1")), "收支明细“L1”已经存在", "换一个编码"),
        (lambda draft: draft.update(1, Line, "L1", key="L2"), "收支明细“L2”已经存在", "换一个编码"),
        (lambda draft: draft.update(1, Unit, HEADQUARTERS, key=""), "有单位没有编码", "填写编码"),
        (lambda draft: draft.add(1, line("L9", unit="999")), "收支明细“L9”所填的单位“999”不存在", "建立"),
        (lambda draft: draft.add(1, line("L9", unit="")), "收支明细“L9”没有填写单位", "选择单位"),
        (lambda draft: draft.add(1, line("L9", project="P9")), "项目“P9”不存在", "建立"),
        (lambda draft: draft.update(1, Line, "L1", project="P9"), "项目“P9”不存在", "建立"),
        (
            lambda draft: draft.remove(1, Unit, HEADQUARTERS),
            "单位“124001”还在使用（项目 1 条、收支明细 3 条）",
            "先",
        ),
        (lambda draft: draft.update(1, Line, "L1", amount=10**15 + 1), "超出范围", "位数"),
        (lambda draft: draft.add(1, ThreePublicItem(key="x", people=-1)), "超出范围", "负"),
        (lambda draft: draft.update(1, Line, "L1", note="\ud800"), "无法保存的字符", "删去"),
        (lambda draft: draft.add_packet(small_packet()), "已有“某部门”2025 年“公开”的预算", "年度"),
        (lambda draft: draft.update_header(1, year=12), "超出范围", "检查"),
        (
            lambda draft: draft.add_packet(replace(full_packet(), projects=())),
            "收支明细“L2”所填的项目“P1”不存在",
            "建立",
        ),
        (
            lambda draft: draft.replace_packet(1, replace(small_packet(), lines=(line("L1"), line("L1")))),
            "收支明细“L1”已经存在",
            "换",
        ),
        (
            lambda draft: draft.add_packet(replace(full_packet(), units=(Unit(key="", name="空"),))),
            "没有编码",
            "填写",
        ),
    ],
)
def test_what_people_can_bring_about_is_told_in_words(book: Book, work: Any, what: str, advice: str) -> None:
    digest = book.digest()
    with pytest.raises(ConflictError) as caught:
        book.edit("错", work)
    assert what in caught.value.what
    assert advice in caught.value.advice
    assert book.digest() == digest


def test_an_edit_may_go_on_after_a_conflict(book: Book) -> None:
    def work(draft: Draft) -> None:
        with pytest.raises(ConflictError):
            draft.add_packet(small_packet())
        with pytest.raises(ConflictError):
            draft.remove(1, Unit, HEADQUARTERS)
        draft.update(1, Line, "L1", amount=5)

    assert [touch.key for touch in book.edit("改", work).touched] == ["L1"]
    assert len(book.packets()) == 1


def test_a_header_conflict_is_told_with_the_stage_wanted(book: Book) -> None:
    book.edit("加", lambda draft: draft.add_packet(small_packet(year=2026)))
    with pytest.raises(ConflictError, match="2026 年“公开”"):
        book.edit("改", lambda draft: draft.update_header(1, year=2026))
    book.edit("改", lambda draft: draft.update_header(1, year=2026, stage=Stage.APPROVED))


@pytest.mark.parametrize(
    "work",
    [
        lambda draft: draft.packet(9),
        lambda draft: draft.update(9, Line, "L1", amount=5),
        lambda draft: draft.update(1, Line, "L9", amount=5),
        lambda draft: draft.update(1, Line, "L1", colour="red"),
        lambda draft: draft.update(1, Line, "L1", amount=1.5),
        lambda draft: draft.update(1, Line, "L1", flow="elsewhere"),
        lambda draft: draft.update_header(9, year=2030),
        lambda draft: draft.update_header(1, colour="red"),
        lambda draft: draft.remove(1, Line, "L9"),
        lambda draft: draft.remove_packet(9),
        lambda draft: draft.replace_packet(9, small_packet()),
        lambda draft: draft.add(9, line("L1")),
        lambda draft: draft.add(1, line("L9"), before="L10"),
        lambda draft: draft.move(1, Line, "L9", before=None),
        lambda draft: draft.move(1, Line, "L1", before="L9"),
        lambda draft: draft.update(1, Header, "", year=2030),
        lambda draft: draft.update(1, int, "L1", year=2030),
    ],
)
def test_what_only_a_program_can_get_wrong_is_a_fault(book: Book, work: Any) -> None:
    digest = book.digest()
    with pytest.raises((LookupError, TypeError, ValueError)):
        book.edit("错", work)
    assert book.digest() == digest


texts = st.text(max_size=12)
years = st.integers(2000, 2100)
amounts = st.none() | st.integers(-(10**15), 10**15)


def unique(records: st.SearchStrategy[Any], most: int = 5) -> st.SearchStrategy[tuple[Any, ...]]:
    return st.lists(records, max_size=most, unique_by=lambda record: record.key).map(tuple)


@st.composite
def packets(draw: st.DrawFn) -> Packet:
    names = st.sampled_from([f"K{number}" for number in range(8)]) | st.text(min_size=1, max_size=4)
    units = draw(unique(st.builds(Unit, key=names, name=texts), 3).filter(len))
    unit = st.sampled_from([unit.key for unit in units])
    dates = st.none() | st.dates()
    projects = draw(
        unique(st.builds(Project, key=names, unit=unit, name=texts, start=dates, total=amounts), 3)
    )
    chosen = st.sampled_from(["", *(project.key for project in projects)])
    lines = st.builds(Line, key=names, unit=unit, project=chosen, note=texts, amount=amounts)
    indicators = st.builds(Indicator, key=names, project=chosen, name=texts, group=texts, subgroup=texts)
    return Packet(
        header=Header(
            department=draw(texts), department_code="1", year=draw(st.integers(2000, 2100)), edition="x"
        ),
        units=units,
        projects=projects,
        lines=draw(unique(lines)),
        indicators=draw(unique(indicators)),
        remarks=draw(unique(st.builds(Remark, key=names, text=texts, assumed=st.booleans()))),
        texts=draw(unique(st.builds(LongText, key=names, text=texts))),
    )


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(packets())
def test_any_packet_can_take_the_place_of_any_other(book: Book, packet: Packet) -> None:
    before, digest = book.packet(1), book.digest()
    change = book.edit("换", lambda draft: draft.replace_packet(1, packet))
    assert book.packet(1) == packet
    if not change.is_empty:
        book.undo()
        assert book.packet(1) == before
        assert book.digest() == digest
        book.redo()
        assert book.packet(1) == packet
