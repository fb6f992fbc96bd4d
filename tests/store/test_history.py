"""Every field can tell who changed it, when, in which step, and from what to what."""

import getpass
from datetime import date

import pytest

from budget_desktop.domain.records import Header, Line, Project, Stage, Unit
from budget_desktop.store.book import Book, ChangeKind, Draft
from budget_desktop.store.signature import current_user

from .samples import HEADQUARTERS


def changes(book: Book, field: str, key: str = "L1") -> list[tuple[ChangeKind, str, object, object]]:
    return [(entry.kind, entry.label, entry.old, entry.new) for entry in book.history(1, Line, key, field)]


def test_a_field_remembers_every_change_newest_first(book: Book) -> None:
    book.edit("改金额", lambda draft: draft.update(1, Line, "L1", amount=5))
    book.edit("改说明", lambda draft: draft.update(1, Line, "L1", note="甲"))
    book.edit("清金额", lambda draft: draft.update(1, Line, "L1", amount=None))
    book.undo()
    assert changes(book, "amount") == [
        (ChangeKind.UNDO, "清金额", None, 5),
        (ChangeKind.EDIT, "清金额", 5, None),
        (ChangeKind.EDIT, "改金额", 100, 5),
        (ChangeKind.EDIT, "导入", None, 100),
    ]
    assert changes(book, "note")[0] == (ChangeKind.EDIT, "改说明", "", "甲")


def test_history_says_who_and_when(book: Book, monkeypatch: pytest.MonkeyPatch) -> None:
    moment = "2025-03-04T10:11:12.345+08:00"
    monkeypatch.setattr("budget_desktop.store.log.chain.now", lambda: moment)
    book.edit("改", lambda draft: draft.update(1, Line, "L1", amount=5))
    newest = book.history(1, Line, "L1", "amount")[0]
    assert newest.who == current_user()
    assert newest.at.isoformat(timespec="milliseconds") == moment


def test_a_step_that_writes_a_field_twice_shows_once(book: Book) -> None:
    def work(draft: Draft) -> None:
        for amount in (1, 2, 3):
            draft.update(1, Line, "L1", amount=amount)

    book.edit("改", work)
    assert changes(book, "amount")[0] == (ChangeKind.EDIT, "改", 100, 3)
    assert len(changes(book, "amount")) == 2


def test_history_follows_a_changed_key(book: Book) -> None:
    book.edit("改金额", lambda draft: draft.update(1, Line, "L1", amount=5))
    book.edit("改号", lambda draft: draft.update(1, Line, "L1", key="L7"))
    book.edit("改金额", lambda draft: draft.update(1, Line, "L7", amount=6))
    assert [entry.new for entry in book.history(1, Line, "L7", "amount")] == [6, 5, 100]
    assert [entry.new for entry in book.history(1, Line, "L7", "key")] == ["L7", "L1"]
    book.edit("改编码", lambda draft: draft.update(1, Unit, HEADQUARTERS, key="124009"))
    assert [entry.new for entry in book.history(1, Line, "L7", "unit")] == ["124009", HEADQUARTERS]


def test_history_goes_beyond_removal(book: Book) -> None:
    book.edit("删", lambda draft: draft.remove(1, Line, "L1"))
    assert changes(book, "amount")[0] == (ChangeKind.EDIT, "删", 100, None)


def test_history_speaks_the_language_of_the_domain(book: Book) -> None:
    book.edit("改", lambda draft: draft.update(1, Project, "P1", start=date(2025, 1, 1)))
    book.edit("改", lambda draft: draft.update_header(1, stage=Stage.APPROVED))
    book.edit("改", lambda draft: draft.update(1, Line, "L1", project="P1"))
    assert book.history(1, Project, "P1", "start")[0].new == date(2025, 1, 1)
    assert book.history(1, Header, "", "stage")[0].new is Stage.APPROVED
    assert changes(book, "project")[0] == (ChangeKind.EDIT, "改", "", "P1")


def test_unknown_fields_are_a_fault_and_unknown_records_have_no_history(book: Book) -> None:
    with pytest.raises(LookupError):
        book.history(1, Line, "L1", "colour")
    assert book.history(1, Line, "L99", "amount") == ()


def test_a_computer_without_a_user_name_is_no_reason_to_stop(
    book: Book, monkeypatch: pytest.MonkeyPatch
) -> None:
    def nobody() -> str:
        raise OSError("no user")

    monkeypatch.setattr(getpass, "getuser", nobody)
    book.edit("改", lambda draft: draft.update(1, Line, "L1", amount=5))
    assert book.history(1, Line, "L1", "amount")[0].who == "未知用户"
