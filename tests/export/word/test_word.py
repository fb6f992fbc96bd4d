"""The document for Word opens as what it is, holds nothing else, and is the same for the same data."""

from datetime import date
from pathlib import Path
from zipfile import ZipFile

import docx
import pytest
from docx.enum.section import WD_ORIENT
from docx.oxml.ns import qn
from docx.text.paragraph import Paragraph

from budget_desktop.export.word import write_word
from budget_desktop.export.word.fitting import fitted
from budget_desktop.outline import Heading, Outline, SignOff, TablePage
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
    # 第一部分 stands on a line of its own; what Word calls the heading has a blank there.
    texts = [paragraph.text.replace("\n", " ") for paragraph in document.paragraphs]
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


def test_page_numbers_stand_at_the_outer_corners(path: Path) -> None:
    document = docx.Document(str(path))
    assert document.settings.odd_and_even_pages_header_footer
    section = document.sections[-1]
    for footer, side in ((section.footer, "right"), (section.even_page_footer, "left")):
        (line,) = footer.paragraphs
        assert line.text.strip() == "— 1 —"
        assert line.style is not None
        assert line.style.element.find(f".//{qn('w:jc')}").get(qn("w:val")) == side


def test_part_and_title_stand_on_lines_of_their_own(path: Path) -> None:
    titles = [one.text for one in docx.Document(str(path)).paragraphs if _is_title(one)]
    assert any(title.startswith("第一部分\n") for title in titles)
    assert not any(title.startswith("第一部分 ") for title in titles)


@pytest.mark.parametrize(
    ("name", "date_in", "name_in"),
    # The date is seven characters wide; whichever of the two ends later stands two from the right.
    [("甲局", 2, 9), ("济源市人民政府金融服务办公室", 7, 2), ("长" * 40, 2, 2)],
)
def test_the_date_begins_two_characters_after_the_name(
    name: str, date_in: int, name_in: int, tmp_path: Path
) -> None:
    target = tmp_path / "落款.docx"
    outline = Outline("", "", (SignOff(name, date(2020, 10, 19)),))
    write_word(outline, target, title="")
    signed, dated, *_ = docx.Document(str(target)).paragraphs
    indents = [one._p.find(f".//{qn('w:ind')}").get(qn("w:rightChars")) for one in (signed, dated)]
    assert [int(indent) / 100 for indent in indents] == [name_in, date_in]


def test_a_table_that_nearly_fits_is_set_tighter_to_stand_on_one_page() -> None:
    sizes = [fitted(samples.spending(rows), 60).size for rows in (10, 40, 200)]
    assert sizes[0] == sizes[2] > sizes[1]


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


def _is_title(paragraph: Paragraph) -> bool:
    return paragraph.style is not None and paragraph.style.name == "Heading 1"
