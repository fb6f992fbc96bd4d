"""The check code of what is published: the same for the same words and figures, another for any other."""

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from benchmarks.books.shelf import BOOKS
from budget_desktop.disclosure import Disclosure, disclose
from budget_desktop.domain.packet import Packet
from budget_desktop.domain.records import Answer
from budget_desktop.edition import load_edition
from budget_desktop.export.packet import export_packet
from budget_desktop.verification.packet import prove_export, verify_folder


@pytest.fixture(scope="module")
def packet() -> Packet:
    return BOOKS["四个单位汇总"]


def disclosed(packet: Packet) -> Disclosure:
    return disclose(packet, load_edition(packet.header.edition))


def test_the_same_data_has_the_same_code(packet: Packet) -> None:
    code = disclosed(packet).outline.check_code
    assert code == disclosed(packet).outline.check_code
    assert len(code) == 8
    assert set(code) <= set("0123456789ABCDEF")


def test_one_fen_more_is_another_code(packet: Packet) -> None:
    first, *others = packet.lines
    dearer = replace(packet, lines=(replace(first, amount=(first.amount or 0) + 1), *others))
    assert disclosed(dearer).outline.check_code != disclosed(packet).outline.check_code


def test_another_department_or_date_is_another_code(packet: Packet) -> None:
    renamed = replace(packet, header=replace(packet.header, department="另一个局"))
    assert disclosed(renamed).outline.check_code != disclosed(packet).outline.check_code
    one, other = (
        replace(packet, header=replace(packet.header, publication_date=day))
        for day in (date(2020, 6, 1), date(2020, 6, 2))
    )
    assert disclosed(one).outline.check_code != disclosed(other).outline.check_code


def test_what_is_not_published_does_not_change_it(packet: Packet) -> None:
    """Answers to findings are written after the files; the paper is still the paper."""
    answered = replace(packet, answers=(*packet.answers, Answer(key="A01", text="已核实")))
    assert disclosed(answered).outline.check_code == disclosed(packet).outline.check_code


def test_files_of_other_data_are_told_by_their_foot(packet: Packet, tmp_path: Path) -> None:
    disclosure = disclosed(packet)
    written = export_packet(disclosure, tmp_path, frozenset({"xlsx", "pdf"}))
    proof, _ = prove_export(disclosure, written, draft=False, made="今日")
    assert proof.ok
    assert proof.foot.startswith(f"校验码{disclosure.outline.check_code}")
    first, *others = packet.lines
    dearer = disclosed(replace(packet, lines=(replace(first, amount=(first.amount or 0) + 1), *others)))
    (later,) = verify_folder(tmp_path, [(dearer, tmp_path)])
    feet = [one for one in later.differences if "校验码" in one.what]
    assert {Path(one.file).suffix for one in feet} == {".pdf", ".xlsx"}
    assert feet[0].expected.startswith(f"校验码{dearer.outline.check_code}")
