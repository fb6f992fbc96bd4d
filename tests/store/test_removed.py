"""Removed records stay known: what they held, who removed them when, and where they stood."""

from budget_desktop.domain.records import Line, Office, Unit
from budget_desktop.store.book import Book, Draft
from budget_desktop.store.signature import current_user

from .samples import HEADQUARTERS


def add_offices(book: Book, *keys: str) -> None:
    def work(draft: Draft) -> None:
        for key in keys:
            draft.add(1, Office(key=key, unit=HEADQUARTERS, name=f"科室{key}"))

    book.edit("添加科室", work)


def remove(book: Book, *keys: str) -> None:
    def work(draft: Draft) -> None:
        for key in keys:
            draft.remove(1, Office, key)

    book.edit("删除科室", work)


def offices(book: Book) -> list[str]:
    return [office.key for office in book.packet(1).offices]


def bring_back_all(book: Book) -> None:
    """One step: the last removed first, each before the nearest of its followers."""
    gone = book.removed(1, Office)

    def work(draft: Draft) -> None:
        for one in gone:
            standing = {office.key for office in draft.packet(1).offices}
            draft.add(1, one.record, before=next((key for key in one.followers if key in standing), None))

    book.edit("恢复", work)


def test_what_was_removed_is_told_with_who_and_when(book: Book) -> None:
    line = next(line for line in book.packet(1).lines if line.key == "L1")
    assert book.removed(1, Line) == ()
    book.edit("改金额", lambda draft: draft.update(1, Line, "L1", amount=5))
    change = book.edit("删除行", lambda draft: draft.remove(1, Line, "L1"))
    (gone,) = book.removed(1, Line)
    assert (gone.record.key, gone.record.amount, gone.record.flow) == ("L1", 5, line.flow)  # type: ignore[union-attr]
    assert (gone.who, gone.at, gone.label) == (current_user(), change.at, "删除行")


def test_what_came_back_is_not_listed_and_what_undo_took_back_never_was(book: Book) -> None:
    add_offices(book, "O8")
    book.undo()
    assert book.removed(1, Office) == (), "its adding was taken back"
    book.redo()
    remove(book, "O8")
    assert len(book.removed(1, Office)) == 1
    book.undo()
    assert book.removed(1, Office) == ()
    book.redo()
    assert len(book.removed(1, Office)) == 1


def test_rows_come_back_to_their_places_whatever_happened_since(book: Book) -> None:
    add_offices(book, "O5", "O6", "O7", "O8", "O9")
    before = offices(book)
    remove(book, "O6", "O7")
    remove(book, "O9", "O5")
    for number in range(30):
        # Halving the gap again and again spreads all positions anew.
        name = f"N{number}"
        office = Office(key=name, unit=HEADQUARTERS, name=name)
        book.edit("插入", lambda draft, office=office: draft.add(1, office, before="O8"))  # type: ignore[misc]
    bring_back_all(book)
    assert [key for key in offices(book) if key in before] == before
    assert book.removed(1, Office) == ()


def test_moved_and_renamed_records_are_followed(book: Book) -> None:
    add_offices(book, "O5", "O6", "O7")
    remove(book, "O6")
    book.edit("改号", lambda draft: draft.update(1, Office, "O7", key="O70"))
    book.edit("移动", lambda draft: draft.move(1, Office, "O5", None))
    bring_back_all(book)
    assert offices(book)[-3:] == ["O6", "O70", "O5"]


def test_they_are_known_after_a_restart(book: Book) -> None:
    add_offices(book, "O5", "O6")
    remove(book, "O5", "O6")
    path = book.path
    book.close()
    with Book.open(path) as again:
        assert [gone.record.key for gone in again.removed(1, Office)] == ["O6", "O5"]
        bring_back_all(again)
        assert offices(again)[-2:] == ["O5", "O6"]
        assert again.undo_label == "恢复"


def test_a_key_chosen_again_hides_the_one_removed(book: Book) -> None:
    book.edit("加单位", lambda draft: draft.add(1, Unit(key="124009", name="旧")))
    book.edit("删单位", lambda draft: draft.remove(1, Unit, "124009"))
    book.edit("再加", lambda draft: draft.add(1, Unit(key="124009", name="新")))
    assert book.removed(1, Unit) == ()
    book.edit("再删", lambda draft: draft.remove(1, Unit, "124009"))
    assert [gone.record.name for gone in book.removed(1, Unit)] == ["新"]  # type: ignore[union-attr]
