"""The document for Word opens as what it is, holds nothing else, and is the same for the same data."""

from pathlib import Path
from zipfile import ZipFile

import docx
import pytest
from docx.enum.section import WD_ORIENT
from docx.oxml.ns import qn

from budget_desktop.export.word import write_word
from budget_desktop.outline import Heading, Outline, TablePage
from tests.export.pdf import samples

TITLE = "2020年部门预算公开 <定稿>"


@pytest.fixture(scope="module")
def outline() -> Outline:
    return samples.packet()


@pytest.fixture(scope="module")
def path(outline: Outline, tmp_path_factory: pytest.TempPathFactory) -> Path:
    target = tmp_path_factory.mktemp("word") / "文件.docx"
    write_word(outline, target, title=TITLE)
    return target


def test_another_reader_finds_text_and_tables(path: Path, outline: Outline) -> None:
    document = docx.Document(str(path))
    texts = [paragraph.text for paragraph in document.paragraphs]
    headings = [block.text for block in outline.blocks if isinstance(block, Heading)]
    assert [text for text in texts if text in headings][-len(headings) :] == headings
    assert len(document.tables) == sum(isinstance(block, TablePage) for block in outline.blocks)


def test_heads_of_tables_are_repeated_on_every_page(path: Path) -> None:
    for table in docx.Document(str(path)).tables:
        repeated = [row._tr.find(f"{qn('w:trPr')}/{qn('w:tblHeader')}") is not None for row in table.rows]
        assert repeated == sorted(repeated, reverse=True)


def test_every_entry_of_the_contents_leads_to_its_place(path: Path) -> None:
    with ZipFile(path) as archive:
        text = archive.read("word/document.xml").decode()
    anchors = [part.partition('"')[0] for part in text.split('w:anchor="')[1:]]
    names = [part.partition('"')[0] for part in text.split('w:name="')[1:]]
    pages = [part.partition(" ")[0] for part in text.split("PAGEREF ")[1:]]
    assert anchors
    assert anchors == names == pages


def test_wide_tables_lie_on_their_side(path: Path) -> None:
    sections = docx.Document(str(path)).sections
    assert {section.orientation for section in sections} == {WD_ORIENT.PORTRAIT, WD_ORIENT.LANDSCAPE}


def test_faces_are_named_for_chinese_too(path: Path) -> None:
    styles = docx.Document(str(path)).styles
    normal = styles["Normal"].element
    assert normal.find(f".//{qn('w:sz')}").get(qn("w:val")) == "32"
    assert normal.find(f".//{qn('w:rFonts')}").get(qn("w:eastAsia")) == "仿宋"


def test_title_and_author_are_all_that_is_told(path: Path, outline: Outline) -> None:
    properties = docx.Document(str(path)).core_properties
    assert (properties.title, properties.author) == (TITLE, outline.author)
    with ZipFile(path) as archive:
        assert {entry.date_time for entry in archive.infolist()} == {(1980, 1, 1, 0, 0, 0)}
        for name in archive.namelist():
            text = archive.read(name).decode().lower()
            assert not any(
                mark in text for mark in ("python", "rsid", "lastmodified", "application>", "template")
            )


def test_the_same_outline_gives_the_same_bytes(path: Path, outline: Outline, tmp_path: Path) -> None:
    again = tmp_path / "again.docx"
    write_word(outline, again, title=TITLE)
    assert again.read_bytes() == path.read_bytes()
