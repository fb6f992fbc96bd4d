"""A book of version 1, as that program left it, is a book of this version after it was opened."""

import sqlite3
from contextlib import closing
from dataclasses import replace
from pathlib import Path

import pytest

from budget_desktop.domain.records import Answer, Line
from budget_desktop.store.book import Book
from budget_desktop.store.schema import layout

from .samples import full_packet

DUMP = Path(__file__).with_name("version_1.sql")
"""The full sample with three remarks on findings, and one amount changed."""


@pytest.fixture
def old(tmp_path: Path) -> Path:
    path = tmp_path / "旧账套.budget"
    with closing(sqlite3.connect(path)) as connection:
        connection.executescript(DUMP.read_text(encoding="utf-8"))
        connection.execute(f"PRAGMA application_id={layout.APPLICATION_ID}")
        connection.execute("PRAGMA user_version=1")
    return path


def test_everything_is_still_there(old: Path) -> None:
    with Book.open(old) as book:
        packet = book.packet(1)
        assert book.upgrade_backup is not None
    full = full_packet()
    lines = (full.lines[0], replace(full.lines[1], amount=100))
    header = replace(full.header, publication_place="", has_summary=False)
    known = replace(full, header=header, lines=lines, answers=packet.answers)
    before = replace(known, reviews=(), controls=(), edited_paragraphs=(), carried_texts=(), origins=())
    assert packet == before


def test_reasons_for_findings_are_answers_with_name_and_time(old: Path) -> None:
    with Book.open(old) as book:
        answers = book.packet(1).answers
    signed = {"author": "王会计", "written_at": "2026-11-23T06:15:03.641+00:00"}
    assert answers == (
        Answer(key="B30", text="车辆由市机关事务局统一保障", **signed),
        Answer(key="F05", text="指标沿用上年（这是推定的原因，请核实）", **signed),
    )


def test_the_upgraded_book_can_be_worked_in(old: Path) -> None:
    with Book.open(old) as book:
        book.edit("改金额", lambda draft: draft.update(1, Line, "L1", amount=7))
        book.edit("写说明", lambda draft: draft.add(1, Answer(key="A01", text="另有安排")))
    with Book.open(old) as book:
        assert book.packet(1).answer_by_key["A01"].text == "另有安排"
        book.undo()
        assert "A01" not in book.packet(1).answer_by_key
        assert book.packet(1).unit_by_key == full_packet().unit_by_key
