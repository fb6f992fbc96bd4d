"""The document for Word says what the book says, and what is changed in it is noticed with its place."""

import re
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from zipfile import ZipFile, ZipInfo

import pytest

from benchmarks.books.shelf import BOOKS
from budget_desktop.disclosure import Disclosure, disclose
from budget_desktop.edition import load_edition
from budget_desktop.export.packet import export_packet
from budget_desktop.verification.packet import Files, verify, verify_folder
from budget_desktop.verification.word.reading import read_word
from budget_desktop.verification.word.verify import compare_word

DOCUMENT = "word/document.xml"


@pytest.fixture(scope="module")
def clean(disclosure: Disclosure, tmp_path_factory: pytest.TempPathFactory) -> Path:
    (path,) = export_packet(disclosure, tmp_path_factory.mktemp("word"), frozenset({"docx"}))
    return path


def spoilt(clean: Path, target: Path, change: Callable[[str], str], part: str = DOCUMENT) -> Path:
    with ZipFile(clean) as old, ZipFile(target, "w") as new:
        for name in old.namelist():
            data = old.read(name)
            new.writestr(ZipInfo(name), change(data.decode()) if name == part else data)
    return target


def differences(path: Path, disclosure: Disclosure, clean: Path) -> list[str]:
    found = compare_word(read_word(path), disclosure.outline, title=clean.stem, draft=False)
    return [one.message for one in found]


@pytest.mark.parametrize("name", ["四个单位汇总", "首次编制无上年数"])
@pytest.mark.parametrize("draft", [False, True])
def test_clean_documents_are_not_accused(name: str, draft: bool, tmp_path: Path) -> None:
    packet = BOOKS[name]
    packet = replace(packet, header=replace(packet.header, has_summary=draft))
    disclosure = disclose(packet, load_edition(packet.header.edition))
    (path,) = export_packet(disclosure, tmp_path, frozenset({"docx"}), draft=draft)
    (proof,) = verify_folder(tmp_path, [(disclosure, tmp_path)])
    assert proof.ok, [one.message for one in proof.differences]
    assert [file.name for file in proof.files] == [path.name]


CHANGES = {
    "一位数字": lambda text: re.sub(r">15\.00<", ">16.00<", text, count=1),
    "一个字": lambda text: text.replace("金融服务", "金融报务", 1),
    "一段文字": lambda text: re.sub(r'<w:p><w:pPr><w:pStyle w:val="Normal"/>.*?</w:p>', "", text, count=1),
    "一个格子": lambda text: re.sub(r"<w:tc>.*?</w:tc>", "", text, count=1),
    "一行": lambda text: re.sub(r"<w:tr>.*?</w:tr>", "", text, count=1),
    "合并": lambda text: re.sub(r'<w:gridSpan w:val="2"/>', '<w:gridSpan w:val="1"/>', text, count=1),
    "重复的表头": lambda text: text.replace("<w:cantSplit/><w:tblHeader/>", "<w:cantSplit/>", 1),
}


@pytest.mark.parametrize("name", CHANGES)
def test_a_change_is_noticed(name: str, clean: Path, disclosure: Disclosure, tmp_path: Path) -> None:
    path = spoilt(clean, tmp_path / clean.name, CHANGES[name])
    assert differences(path, disclosure, clean)


def test_a_changed_amount_is_named_with_its_place(
    clean: Path, disclosure: Disclosure, tmp_path: Path
) -> None:
    path = spoilt(clean, tmp_path / clean.name, CHANGES["一位数字"])
    (told,) = differences(path, disclosure, clean)
    assert "预算01表" in told
    assert told.endswith("应为“15.00”，实为“16.00”")


def test_without_the_book_it_is_held_against_the_workbook(
    clean: Path, exported: Path, files: Files, disclosure: Disclosure
) -> None:
    beside = files.folder / clean.name
    beside.write_bytes(clean.read_bytes())
    whole = replace(files, pdf=None, word=beside)
    assert verify(whole, None).ok
    spoilt(clean, beside, CHANGES["一位数字"])
    (difference,) = verify(whole, None).differences
    assert (difference.expected, difference.found) == ("15.00", "16.00")
