"""The file: its pages in order, its contents, bookmarks, metadata, and that it is the same every time."""

import re
from dataclasses import replace
from io import BytesIO
from pathlib import Path

import pikepdf
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from budget_desktop.export.atomic import ExportError
from budget_desktop.export.pdf import pdf_bytes, write_pdf
from budget_desktop.outline import Contents, Cover, Heading, Outline, SignOff, TablePage
from tests.export.pdf.reading import Reading
from tests.export.pdf.samples import DEPARTMENT, outline, packet, prose, spending

# Printing takes a moment; the examples are few for the same reason.
PRINTS = settings(max_examples=15, deadline=None)


@pytest.fixture(scope="module")
def data() -> bytes:
    return pdf_bytes(packet())


@pytest.fixture(scope="module")
def reading(data: bytes) -> Reading:
    return Reading(data)


def test_same_outline_same_bytes(data: bytes) -> None:
    pdf_bytes(outline(prose("另一份文件")))
    assert pdf_bytes(packet()) == data


@pytest.fixture(scope="module")
def objects(data: bytes) -> bytes:
    """The file with its objects and metadata unpacked, but for pages and fonts."""
    unpacked = BytesIO()
    with pikepdf.open(BytesIO(data)) as pdf:
        pdf.save(unpacked, object_stream_mode=pikepdf.ObjectStreamMode.disable)
    return unpacked.getvalue()


def test_names_no_program_and_no_time(objects: bytes) -> None:
    dictionaries = re.sub(rb"\nstream\n.*?\nendstream", b"", objects, flags=re.DOTALL)
    traces = rb"reportlab|pikepdf|qpdf|anonymous|unspecified|Producer|Creator|CreationDate|ModDate"
    assert not re.search(traces, dictionaries, re.I)


def test_metadata_is_the_outline_s(objects: bytes, reading: Reading) -> None:
    assert reading.metadata == {"Title": packet().title, "Author": DEPARTMENT}
    assert b"/Lang (zh-CN)" in objects
    assert b"/DisplayDocTitle true" in objects


def test_all_fonts_are_ours_and_embedded(objects: bytes) -> None:
    assert b"Helvetica" not in objects
    names = set(re.findall(rb"/BaseFont /[A-Z]{6}\+(\w+)", objects))
    assert names == {b"BudgetSong", b"BudgetTitle", b"BudgetHei", b"BudgetKai", b"BudgetFang"}
    assert objects.count(b"/BaseFont") == objects.count(b"/FontFile2") == objects.count(b"/ToUnicode")


def test_cover_and_contents_carry_no_number(reading: Reading) -> None:
    assert [page.number for page in reading.pages[:2]] == ["", ""]
    body = reading.pages[2:]
    assert [page.number for page in body] == [str(number) for number in range(1, len(body) + 1)]
    assert [page.label for page in reading.pages[:4]] == ["i", "ii", "1", "2"]


def test_contents_give_the_page_each_thing_stands_on(reading: Reading) -> None:
    contents = reading.pages[1]
    listed = [mark for mark in reading.bookmarks if mark.level < 2 and "（一）" not in mark.title]
    wanted = (re.sub(r"\s", "", mark.title) + reading.pages[mark.page].number for mark in listed)
    assert contents.solid == "目录" + "".join(wanted)


def test_contents_lead_where_they_say(reading: Reading) -> None:
    contents = reading.pages[1]
    links = [target for _, target in sorted(contents.links(), reverse=True)]
    numbers = re.findall(r" (\d+)$", contents.text, re.MULTILINE)
    assert [reading.pages[target].number for target in links] == numbers


def test_bookmarks_lead_to_every_heading_and_table(reading: Reading) -> None:
    blocks = [block for block in packet().blocks if isinstance(block, Heading | TablePage)]
    assert len(reading.bookmarks) == len(blocks)
    for block, mark in zip(blocks, reading.bookmarks, strict=True):
        text = block.text if isinstance(block, Heading) else block.table.title
        level = block.level if isinstance(block, Heading) else 1
        assert mark.level == level
        assert text in mark.title
        assert re.sub(r"\s", "", text) in reading.pages[mark.page].solid


def test_bookmarks_nest_where_levels_are_skipped() -> None:
    levels = [2, 2, 0, 2, 2, 1, 2, 0]
    found = Reading(pdf_bytes(outline(*(Heading(f"h{n}", level, "题") for n, level in enumerate(levels)))))
    assert [mark.level for mark in found.bookmarks] == [0, 0, 0, 1, 1, 1, 2, 0]


@PRINTS
@given(st.lists(st.integers(0, 2), min_size=1, max_size=40), st.integers(0, 3))
def test_any_order_of_headings_has_right_contents(levels: list[int], tables: int) -> None:
    blocks = [
        block
        for number, level in enumerate(levels)
        for block in (
            Heading(f"h{number}", level, f"标题{number}号之名"),
            prose("说明文字。" * (number * 7 % 150)),
        )
    ]
    tail = [TablePage(spending(40, number=f"表{n}", title=f"附表{n}号之名")) for n in range(tables)]
    found = Reading(pdf_bytes(outline(Cover("预算", DEPARTMENT, None), Contents("目录"), *blocks, *tail)))
    names = [f"标题{n}号之名" for n, level in enumerate(levels) if level < 2]
    names += [f"附表{n}号之名" for n in range(tables)]
    front = "".join(page.solid for page in found.pages if not page.number)
    listed = dict(re.findall(r"((?:标题|附表)\d+号之名)(\d+)", front))
    body = [page for page in found.pages if page.number]
    assert listed == {name: next(page.number for page in body if name in page.solid) for name in names}


def test_contents_of_many_pages() -> None:
    sections = [block for n in range(60) for block in (Heading(f"s{n}", 1, f"第{n}节"), prose("正文。"))]
    found = Reading(pdf_bytes(outline(Contents("目录"), Heading("p", 0, "第一部分 概况"), *sections)))
    front = [page for page in found.pages if not page.number]
    assert len(front) == 3
    assert [page.text.count("目录") for page in front] == [1, 0, 0]
    assert [page.label for page in found.pages[:4]] == ["i", "ii", "iii", "1"]


def test_a_draft_says_so_on_every_page() -> None:
    assert all("草稿" in page.solid for page in Reading(pdf_bytes(packet(), draft=True)).pages)
    assert not any("草稿" in page.solid for page in Reading(pdf_bytes(packet())).pages)


def test_an_empty_outline_is_an_empty_page() -> None:
    assert [page.text for page in Reading(pdf_bytes(Outline("", "", ()))).pages] == [""]


@pytest.mark.parametrize("text", ["𠅤𬭼龑䶮㛃", "㎡①≤℃％——……", "A&B<c>(d)\\e", "“《单位》”", "é"])
def test_text_is_copied_out_as_it_went_in(text: str) -> None:
    found = Reading(pdf_bytes(outline(Heading("h", 1, text), prose(f"前{text}后"))))
    assert found.pages[0].lines[:2] == [text, f"前{text}后"]


def test_controls_and_line_ends_do_no_harm() -> None:
    found = Reading(pdf_bytes(outline(prose("第一\x00段\u200b。\r\n第二\ufe0f段\ud800。\n\n第三\t段。"))))
    assert found.pages[0].lines[:3] == ["第一段。", "第二段。", "第三 段。"]


def test_titles_and_captions_with_line_ends_stay_on_one_line() -> None:
    twisted = "甲\n 乙"
    table = replace(
        spending(1),
        number=twisted,
        title=twisted,
        subtitle=twisted,
        left_caption=twisted,
        right_caption=twisted,
    )
    data = pdf_bytes(
        outline(
            Cover(twisted, twisted, None),
            Contents(twisted),
            Heading("a", 0, twisted),
            Heading("b", 1, twisted),
            prose("文。"),
            SignOff(twisted, None),
            TablePage(table),
        )
    )
    assert not any("〓" in page.text for page in Reading(data).pages)


def test_writes_the_file(tmp_path: Path, data: bytes) -> None:
    write_pdf(packet(), tmp_path / "预算.pdf")
    assert (tmp_path / "预算.pdf").read_bytes() == data


def test_says_when_it_cannot_be_written(tmp_path: Path) -> None:
    with pytest.raises(ExportError, match="文件夹不存在"):
        write_pdf(outline(), tmp_path / "没有" / "预算.pdf")
