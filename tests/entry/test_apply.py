"""A plan carried out in a real book: one step, taken back at once."""

from pathlib import Path

import pytest

from budget_desktop.domain.errors import KnownError
from budget_desktop.domain.packet import Packet
from budget_desktop.domain.records import Header, Line, Unit
from budget_desktop.entry.apply import carry_out
from budget_desktop.entry.block import read_block
from budget_desktop.entry.fill import duplicate_rows
from budget_desktop.entry.paste import plan_paste
from budget_desktop.entry.plan import Changes, Update
from budget_desktop.store.book import Book
from tests.entry.grids import AMOUNT, FIELDS, TEMPLATE, WAN, at, line

PACKET = Packet(
    header=Header(department="某局", department_code="124", year=2020, edition="henan-jiyuan-2020"),
    units=(Unit(key="124001", name="本级"),),
    lines=(line("L1", amount=100), line("L2")),
)


def test_a_paste_is_one_step_of_the_book(tmp_path: Path) -> None:
    with Book.create(tmp_path / "a.budget") as book:
        book.edit("导入", lambda draft: draft.add_packet(PACKET))
        packet_id = book.packets()[0].id
        block = read_block("=3*1.2\r\n6\r\n7\r\n")
        plan = plan_paste(FIELDS, PACKET.lines, at(1, AMOUNT), block, WAN, template=TEMPLATE)
        keys: list[str] = []
        book.edit("粘贴", lambda draft: keys.extend(carry_out(plan.changes, draft, packet_id, Line)))
        lines = book.packet(packet_id).lines
        assert [one.amount for one in lines] == [100, 3_600_000, 6_000_000, 7_000_000]
        assert lines[1].note == "3×1.2=3.6万元"
        assert [one.key for one in lines[2:]] == keys

        again = duplicate_rows(lines, [0])
        book.edit("复制行", lambda draft: carry_out(again, draft, packet_id, Line))
        assert [one.amount for one in book.packet(packet_id).lines] == [
            100,
            100,
            3_600_000,
            6_000_000,
            7_000_000,
        ]

        book.undo()
        book.undo()
        assert book.packet(packet_id) == PACKET


def test_what_the_book_refuses_is_not_done_at_all(tmp_path: Path) -> None:
    with Book.create(tmp_path / "a.budget") as book:
        book.edit("导入", lambda draft: draft.add_packet(PACKET))
        packet_id = book.packets()[0].id
        changes = Changes((Update("L1", "amount", 5), Update("L2", "unit", "没有的单位")))
        with pytest.raises(KnownError):
            book.edit("粘贴", lambda draft: carry_out(changes, draft, packet_id, Line))
        assert book.packet(packet_id) == PACKET
