"""Reading and changing a book."""

import threading
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy.exc import InvalidRequestError

from budget_desktop.domain.codes import Flow
from budget_desktop.domain.records import Header, Line, Stage, Unit
from budget_desktop.store.book import Book, Change, ChangeKind, Draft, Fate, PacketInfo
from budget_desktop.store.errors import NameTakenError

from .samples import HEADQUARTERS, full_packet, small_packet


def set_amount(book: Book, amount: int, key: str = "L1") -> Change:
    return book.edit("改金额", lambda draft: draft.update(1, Line, key, amount=amount))


def amounts(book: Book) -> dict[str, int | None]:
    return {line.key: line.amount for line in book.packet(1).lines}


def test_a_packet_with_every_field_comes_back_as_it_was(path: Path) -> None:
    packet = full_packet()
    with Book.create(path) as book:
        book.edit("导入", lambda draft: draft.add_packet(packet))
        assert book.packet(1) == packet
    with Book.open(path) as book:
        assert book.packet(1) == packet
        header = packet.header
        assert book.packets() == (
            PacketInfo(
                id=1,
                department=header.department,
                department_code=header.department_code,
                year=header.year,
                stage=header.stage,
                edition=header.edition,
            ),
        )


def test_a_new_book_is_empty(path: Path) -> None:
    with Book.create(path) as book:
        assert book.path == path
        assert book.packets() == ()
        assert (book.undo_label, book.redo_label, book.last_change_at) == (None, None, None)
        assert book.undo() is None
        assert book.redo() is None
        assert not book.opened_after_crash


def test_creating_never_overwrites(path: Path) -> None:
    path.write_text("precious")
    with pytest.raises(NameTakenError):
        Book.create(path)
    assert path.read_text() == "precious"
    path.unlink()
    journal = path.with_name(path.name + "-journal")
    journal.write_text("of a book that was here before")
    with pytest.raises(NameTakenError):
        Book.create(path)
    assert list(path.parent.iterdir()) == [journal]


def test_an_edit_tells_what_it_touched(book: Book) -> None:
    change = set_amount(book, 350_000)
    assert (change.kind, change.label, change.packets, change.is_empty) == (
        ChangeKind.EDIT,
        "改金额",
        (1,),
        False,
    )
    (touch,) = change.touched
    assert (touch.record_type, touch.key, touch.fate) == (Line, "L1", Fate.CHANGED)
    assert touch.fields == {"amount"}
    assert book.last_change_at == change.at


def test_an_edit_of_many_records_is_one_step(book: Book) -> None:
    def work(draft: Draft) -> None:
        draft.update_header(1, department="新名称")
        draft.update(1, Line, "L1", amount=1, note="甲")
        draft.remove(1, Line, "L2")
        draft.add(1, Line(key="L9", unit=HEADQUARTERS, flow=Flow.INCOME))

    change = book.edit("粘贴", work)
    assert {(touch.record_type, touch.key, touch.fate, touch.fields) for touch in change.touched} == {
        (Header, "", Fate.CHANGED, frozenset({"department"})),
        (Line, "L1", Fate.CHANGED, frozenset({"amount", "note"})),
        (Line, "L2", Fate.REMOVED, frozenset()),
        (Line, "L9", Fate.ADDED, frozenset()),
    }
    assert book.packets()[0].department == "新名称"
    book.undo()
    assert book.packet(1) == small_packet()


@pytest.mark.parametrize(
    "work",
    [
        lambda _: None,
        lambda draft: draft.update(1, Line, "L1"),
        lambda draft: draft.update_header(1),
        lambda draft: draft.update(1, Line, "L1", amount=100),
        lambda draft: (draft.update(1, Line, "L1", amount=5), draft.update(1, Line, "L1", amount=100)),
        lambda draft: (
            draft.add(1, Line(key="L9", unit=HEADQUARTERS, flow=Flow.INCOME)),
            draft.remove(1, Line, "L9"),
        ),
        lambda draft: draft.move(1, Line, "L3", before=None),
        lambda draft: draft.move(1, Line, "L1", before="L2"),
        lambda draft: draft.replace_packet(1, draft.packet(1)),
    ],
)
def test_an_edit_that_leaves_nothing_different_is_no_step(book: Book, work: Any) -> None:
    digest, head = book.digest(), book.log_head
    change = book.edit("无", work)
    assert change.is_empty
    assert change.id == 0
    assert (book.digest(), book.log_head, book.undo_label) == (digest, head, "导入")


def test_an_exception_takes_everything_back(book: Book) -> None:
    digest = book.digest()

    def work(draft: Draft) -> None:
        draft.update(1, Line, "L1", amount=5)
        draft.add_packet(small_packet(year=2026))
        assert len(draft.packet(1).lines) == 3
        raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        book.edit("坏", work)
    assert book.digest() == digest
    assert book.packet(1) == small_packet()
    assert book.undo_label == "导入"
    set_amount(book, 6)
    assert amounts(book)["L1"] == 6


def test_a_draft_is_over_with_its_edit(book: Book) -> None:
    drafts: list[Draft] = []
    book.edit("存", drafts.append)
    with pytest.raises(RuntimeError, match="over"):
        drafts[0].update(1, Line, "L1", amount=5)


def test_an_edit_inside_an_edit_is_a_fault(book: Book) -> None:
    def work(draft: Draft) -> None:
        draft.update(1, Line, "L1", amount=5)
        set_amount(book, 6)

    digest = book.digest()
    with pytest.raises(InvalidRequestError, match="already"):
        book.edit("外", work)
    assert book.digest() == digest


def test_undo_and_redo_across_reopening(path: Path) -> None:
    with Book.create(path) as book:
        book.edit("导入", lambda draft: draft.add_packet(small_packet()))
        set_amount(book, 1)
        set_amount(book, 2)
        assert (book.undo_label, book.redo_label) == ("改金额", None)
        change = book.undo()
        assert change is not None
        assert (change.kind, change.label) == (ChangeKind.UNDO, "改金额")
        assert amounts(book)["L1"] == 1
    with Book.open(path) as book:
        assert (book.undo_label, book.redo_label) == ("改金额", "改金额")
        book.redo()
        assert amounts(book)["L1"] == 2
        book.undo()
        book.undo()
        assert amounts(book)["L1"] == 100
    with Book.open(path) as book:
        assert (book.undo_label, book.redo_label) == ("导入", "改金额")
        book.edit("另改", lambda draft: draft.update(1, Line, "L2", note="新"))
        assert book.redo_label is None
        assert book.redo() is None
        book.undo()
        book.undo()
        assert book.packets() == ()
        assert book.undo_label is None


def test_a_packet_is_the_same_object_until_it_changes(book: Book) -> None:
    book.edit("加", lambda draft: draft.add_packet(small_packet(year=2026)))
    first, second = book.packet(1), book.packet(2)
    assert book.packet(1) is first
    set_amount(book, 5)
    changed = book.packet(1)
    assert changed is not first
    assert changed.units[0] is first.units[0]
    assert changed.lines[1] is first.lines[1]
    assert changed.lines[0].amount == 5
    assert book.packet(2) is second


def test_what_is_kept_equals_what_is_read_anew(book: Book) -> None:
    book.packet(1)
    book.edit("加", lambda draft: draft.add(1, Line(key="L9", unit=HEADQUARTERS, flow=Flow.INCOME), "L2"))
    book.packet(1)
    book.edit("移", lambda draft: draft.move(1, Line, "L9", before=None))
    book.edit("改", lambda draft: draft.update(1, Line, "L9", key="L10"))
    book.edit("删", lambda draft: draft.remove(1, Line, "L1"))
    set_amount(book, 7, "L10")
    kept = book.packet(1)
    path = book.path
    book.close()
    with Book.open(path) as again:
        assert again.packet(1) == kept
    assert [line.key for line in kept.lines] == ["L2", "L3", "L10"]


def test_a_draft_shows_what_it_did_and_the_book_only_what_was_saved(book: Book) -> None:
    before = book.packet(1)

    def work(draft: Draft) -> None:
        assert draft.packet(1) is before
        draft.update(1, Line, "L1", amount=5)
        assert draft.packet(1).lines[0].amount == 5
        draft.update_header(1, department="新")
        assert draft.packet(1).header.department == "新"
        draft.remove(1, Line, "L1")
        assert len(draft.packet(1).lines) == 2
        draft.remove_packet(1)
        with pytest.raises(LookupError):
            draft.packet(1)
        raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        book.edit("坏", work)
    assert book.packet(1) is before


@pytest.mark.parametrize("text", ["\0", "甲\0乙", "\x1f\x7f\u2028\ufeff", "'\"\\", "\r\n", "😀", "é e\u0301"])
def test_any_text_survives_saving_undoing_and_redoing(book: Book, text: str) -> None:
    book.edit("改", lambda draft: draft.update(1, Line, "L1", note=text))
    book.edit("改", lambda draft: draft.update(1, Line, "L1", key=text))
    book.edit("删", lambda draft: draft.remove(1, Line, text))
    book.undo()
    path = book.path
    book.close()
    with Book.open(path) as again:
        assert (again.packet(1).lines[0].key, again.packet(1).lines[0].note) == (text, text)
        assert again.history(1, Line, text, "note")[0].new == text
        again.undo()
        again.undo()
        assert again.packet(1) == small_packet()


def test_many_changed_records_are_read_again(book: Book) -> None:
    book.edit("换", lambda draft: draft.replace_packet(1, small_packet(lines=200)))
    book.packet(1)

    def work(draft: Draft) -> None:
        for number in range(1, 201):
            draft.update(1, Line, f"L{number}", amount=number)

    book.edit("填充", work)
    assert amounts(book) == {f"L{number}": number for number in range(1, 201)}


def test_a_removed_packet_is_gone_and_can_come_back(book: Book) -> None:
    book.edit("加", lambda draft: draft.add_packet(small_packet(year=2026)))
    book.edit("删", lambda draft: draft.remove_packet(1))
    assert [info.id for info in book.packets()] == [2]
    with pytest.raises(LookupError):
        book.packet(1)
    book.undo()
    assert book.packet(1) == small_packet()


def test_several_units_years_and_stages_stand_side_by_side(book: Book) -> None:
    first = small_packet()

    def work(draft: Draft) -> None:
        draft.add_packet(small_packet(year=2026))
        draft.add_packet(replace(first, header=replace(first.header, stage=Stage.APPROVED)))
        draft.add_packet(replace(first, header=replace(first.header, department_code="125")))

    assert book.edit("加", work).packets == (2, 3, 4)
    assert len(book.packets()) == 4


def test_a_book_may_be_used_from_several_threads(book: Book) -> None:
    failures: list[Exception] = []

    def work(key: str) -> None:
        try:
            for amount in range(10):
                set_amount(book, amount, key)
                book.packet(1)
        except Exception as error:  # whatever it is, the test has to see it
            failures.append(error)

    threads = [threading.Thread(target=work, args=(key,)) for key in ("L1", "L2")]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert failures == []
    assert amounts(book) == {"L1": 9, "L2": 9, "L3": 300}


def test_equal_content_has_an_equal_digest(tmp_path: Path, book: Book) -> None:
    set_amount(book, 5)
    set_amount(book, 100)
    with Book.create(tmp_path / "other.budget") as other:
        assert other.digest() != book.digest()
        other.edit("导入", lambda draft: draft.add_packet(small_packet()))
        assert other.digest() == book.digest()
        other.edit("加", lambda draft: draft.add(1, Unit(key="124009", name="新")))
        assert other.digest() != book.digest()


def test_the_generation_counts_changes(book: Book) -> None:
    def generation() -> int:
        with book._file.connection.begin():
            found = book._file.connection.exec_driver_sql("SELECT generation FROM book").scalar_one()
            return int(found)

    before = generation()
    set_amount(book, 5)
    set_amount(book, 5)
    book.undo()
    assert generation() == before + 2


def test_closing_twice_is_no_fault(book: Book) -> None:
    book.close()
    book.close()
