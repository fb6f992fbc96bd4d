"""Whatever fact is typed otherwise: what it was is left nowhere, what it is now stands there.

The list of facts is closed: a new field of a record fails here until it is listed.
"""

from dataclasses import fields, replace
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from budget_desktop.domain.controls import Control, Controlled
from budget_desktop.domain.packet import COLLECTIONS, Packet
from budget_desktop.domain.records import Answer, Header, Review, Stage
from tests.narrative.facts import APART, BOOK, FACTS, NOT_PRINTED, Fact, with_edit, with_others
from tests.narrative.generated import packets
from tests.narrative.print import in_files, on_paper

KNOWN = [name for name, fact in FACTS.items() if fact.is_known]
MOVED = [name for name, fact in FACTS.items() if not fact.is_known]
UNSEEN = [(collection, field) for collection, reasons in NOT_PRINTED.items() for field in reasons]
OWN_WORDS = Fact("edited_paragraphs", "procurement.1", "text", "某鼙事", "某鼢事")
FULL = replace(
    BOOK,
    controls=(Control(key="B1", controlled=Controlled.SPENDING, amount=100),),
    answers=(Answer(key="B01", text="已核对"),),
    reviews=(Review(key="secrecy", reviewer="某人"),),
)


@pytest.fixture(scope="module")
def before() -> str:
    return on_paper(FULL)


def all_changed(packet: Packet) -> Packet:
    """Every fact that is known in print typed otherwise."""
    for name in KNOWN:
        packet = FACTS[name].changed(packet)
    return packet


def left(text: str) -> list[str]:
    """Facts whose old value stands in a text."""
    return [name for name in KNOWN if FACTS[name].found(FACTS[name].old, text)]


def arrived(text: str) -> list[str]:
    """Facts whose new value stands in a text."""
    return [name for name in KNOWN if FACTS[name].found(FACTS[name].new, text)]


def test_every_field_of_every_record_is_accounted_for() -> None:
    records: dict[type[Any], str] = {Header: "header", **COLLECTIONS}
    told = {(fact.collection, fact.field) for fact in (*FACTS.values(), OWN_WORDS)}
    told |= {(collection, field) for collection, names in APART.items() for field in names}
    assert told & set(UNSEEN) == set()
    assert told | set(UNSEEN) == {
        (collection, field.name) for record, collection in records.items() for field in fields(record)
    }


@pytest.mark.parametrize("name", KNOWN)
def test_a_value_typed_otherwise_leaves_nothing_behind(name: str, before: str) -> None:
    fact = FACTS[name]
    after = on_paper(fact.changed(FULL))
    assert fact.found(fact.old, before)
    assert not fact.found(fact.new, before)
    assert not fact.found(fact.old, after)
    assert fact.found(fact.new, after)


@pytest.mark.parametrize("name", MOVED)
def test_a_code_or_an_owner_changed_is_printed_otherwise(name: str, before: str) -> None:
    assert on_paper(FACTS[name].changed(FULL)) != before


@pytest.mark.parametrize(("collection", "field"), UNSEEN)
def test_what_is_not_printed_changes_nothing_in_print(collection: str, field: str, before: str) -> None:
    if field not in {"key", "edition", "generated"}:
        assert on_paper(otherwise(FULL, collection, field)) == before


def otherwise(packet: Packet, collection: str, field: str) -> Packet:
    """The packet with another value in this field of all records of a collection."""
    if collection == "header":
        return replace(packet, header=_other(packet.header, field))
    told: dict[str, Any] = {
        collection: tuple(_other(record, field) for record in getattr(packet, collection))
    }
    return replace(packet, **told)


def _other(record: Any, field: str) -> Any:
    value = getattr(record, field)
    others = {"unit": "124001", "stage": Stage.ADJUSTED, "controlled": Controlled.INCOME, "assumed": True}
    if field.endswith(("_on", "_date")):
        new: Any = date(2041, 2, 3)
    elif field in {"amount", "prior"}:
        new = 77_777_777
    else:
        new = others.get(field, "某鼾事")
    if field == "unit" and value == new:
        new = "124009"
    return replace(record, **{field: new})


def test_the_code_of_a_unit_changed_everywhere_is_printed_nowhere(before: str) -> None:
    assert "124009" in before
    assert "124009" not in on_paper(renumbered(FULL, "124009", "124038"))


def renumbered(packet: Packet, old: str, new: str) -> Packet:
    """The packet with another code for a unit, wherever it is named."""
    changes: dict[str, Any] = {"units": _renamed(packet.units, "key", old, new)}
    for collection in COLLECTIONS.values():
        records = getattr(packet, collection)
        if records and hasattr(records[0], "unit"):
            changes[collection] = _renamed(records, "unit", old, new)
    return replace(packet, **changes)


def _renamed(records: tuple[Any, ...], field: str, old: str, new: str) -> tuple[Any, ...]:
    return tuple(replace(each, **{field: new}) if getattr(each, field) == old else each for each in records)


def test_own_words_of_a_paragraph_are_exchanged_whole() -> None:
    before, after = (on_paper(with_edit(FULL, words)) for words in (OWN_WORDS.old, OWN_WORDS.new))
    old, new = OWN_WORDS.old, OWN_WORDS.new
    assert (OWN_WORDS.found(old, before), OWN_WORDS.found(new, before)) == (True, False)
    assert (OWN_WORDS.found(old, after), OWN_WORDS.found(new, after)) == (False, True)


def test_the_values_of_a_paragraph_in_own_words_are_those_of_today(before: str) -> None:
    fact = FACTS["procurement.C1.amount"]
    after = on_paper(fact.changed(with_edit(FULL, OWN_WORDS.old)))
    assert OWN_WORDS.found(OWN_WORDS.old, after)
    assert not fact.found(fact.old, after)


@settings(max_examples=5)
@given(packets(), st.sampled_from(KNOWN))
def test_in_any_book_an_old_value_is_left_nowhere(packet: Packet, name: str) -> None:
    assert_gone(with_others(packet), FACTS[name])


@pytest.mark.slow
@settings(max_examples=2_000)
@given(packets(), st.sampled_from(KNOWN))
def test_in_thousands_of_books_an_old_value_is_left_nowhere(packet: Packet, name: str) -> None:
    assert_gone(with_others(packet), FACTS[name])


def assert_gone(book: Packet, fact: Fact) -> None:
    """One fact changed in a book leaves nothing; the others stand as they stood."""
    before, after = on_paper(book), on_paper(fact.changed(book))
    assert fact.found(fact.old, before)
    assert not fact.found(fact.old, after)
    assert set(left(before)) - set(left(after)) == {str(fact)}


def test_no_old_value_is_left_in_the_files(tmp_path: Path) -> None:
    assert_gone_from_files(FULL, tmp_path)


@pytest.mark.slow
@settings(max_examples=40, suppress_health_check=[HealthCheck.too_slow])
@given(packets())
def test_no_old_value_is_left_in_the_files_of_any_book(
    tmp_path_factory: pytest.TempPathFactory, packet: Packet
) -> None:
    assert_gone_from_files(with_others(packet), tmp_path_factory.mktemp("files"))


def assert_gone_from_files(book: Packet, folder: Path) -> None:
    """All facts changed at once: the names of the files, what they show and what they hold are new."""
    before = in_files(with_edit(book, OWN_WORDS.old), folder / "before")
    changed = with_edit(all_changed(book), OWN_WORDS.new)
    after = in_files(changed, folder / "after")
    assert (left(before), arrived(before)) == (KNOWN, [])
    assert (left(after), arrived(after)) == ([], KNOWN)
    assert OWN_WORDS.found(OWN_WORDS.old, before)
    assert not OWN_WORDS.found(OWN_WORDS.old, after)
