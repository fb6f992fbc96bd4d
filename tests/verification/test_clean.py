"""Files as they were written are never accused, whatever is in them."""

from datetime import date
from pathlib import Path

import pytest

from benchmarks.books.shelf import BOOKS
from budget_desktop.disclosure import Disclosure, disclose
from budget_desktop.edition import load_edition
from budget_desktop.export.packet import export_packet
from budget_desktop.export.pdf import write_pdf
from budget_desktop.outline import Contents, Cover, Heading, Outline, SignOff, TablePage
from budget_desktop.verification.expected import expected_of
from budget_desktop.verification.packet import Files, prove_export, verify, verify_folder
from budget_desktop.verification.pdf.reading import read_document
from budget_desktop.verification.pdf.verify import compare_document
from tests.export.pdf import samples

OUTLINES = {
    "every kind of block": samples.packet(),
    "a table of many pages": samples.outline(TablePage(samples.spending(300))),
    "groups cut by page breaks": samples.outline(TablePage(samples.groups(30, 40, 3, 60))),
    "rows higher than a page": samples.outline(TablePage(samples.form(samples.SENTENCE * 200))),
    "heads within a form": samples.outline(TablePage(samples.form(samples.SENTENCE * 60, indicators=40))),
    "notes of more than a page": samples.outline(
        TablePage(samples.spending(20, notes=(samples.SENTENCE,) * 60))
    ),
    "rare characters": samples.outline(
        Cover("2020年", "甲局", None),
        Contents("目录"),
        Heading("one", 0, "第一部分 𰻞面"),
        samples.prose("出现〇𠮷𪚥龘的字和𰻞面😀，a-b，" * 20),
    ),
    "a sign-off after a table": samples.outline(
        TablePage(samples.spending(5)), SignOff("甲局", date(2020, 6, 19))
    ),
}


def test_the_sample_with_the_book_and_without(exported: Path, disclosure: Disclosure) -> None:
    for known in ([(disclosure, exported)], None):
        (proof,) = verify_folder(exported, known)
        assert proof.ok, [one.message for one in proof.differences]
        assert proof.outcome == "自检通过，全部相符"
        assert proof.counts["表"] == len(disclosure.tables)
        assert proof.counts["表中金额"] > 500


@pytest.mark.parametrize("name", ["四个单位汇总", "只有项目支出"])
def test_a_draft(name: str, tmp_path: Path) -> None:
    packet = BOOKS[name]
    disclosure = disclose(packet, load_edition(packet.header.edition))
    written = export_packet(disclosure, tmp_path, frozenset({"xlsx", "pdf"}), draft=True)
    proof, page = prove_export(disclosure, written, draft=True, made="今日")
    assert proof.ok, [one.message for one in proof.differences]
    assert "草稿" in page.name


@pytest.mark.parametrize("name", OUTLINES)
def test_a_document(name: str, tmp_path: Path) -> None:
    outline: Outline = OUTLINES[name]
    path = tmp_path / "document.pdf"
    write_pdf(outline, path)
    found = compare_document(read_document(path), expected_of(outline, (), ""), draft=False)
    assert [one.message for one in found] == []


def test_one_file_alone_is_held_against_the_book(files: Files, disclosure: Disclosure) -> None:
    alone = Files(files.folder, files.stem, files.draft, files.pdf, None)
    assert verify(alone, disclosure).ok
    assert verify(alone, None).against == "只有一个文件，没有核对内容"
