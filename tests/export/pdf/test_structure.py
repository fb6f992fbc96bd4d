"""What a document says to those who do not see it: once, in order, whatever the page breaks do."""

from collections import Counter
from datetime import date
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from budget_desktop.export.pdf import pdf_bytes
from budget_desktop.outline import Contents, Cover, Heading, Outline, SignOff, TablePage
from budget_desktop.verification.pdf.document import Document
from budget_desktop.verification.pdf.listening import said_by
from budget_desktop.verification.pdf.reading import read_document
from tests.export.pdf.samples import SENTENCE, form, groups, outline, packet, prose, spending


@pytest.fixture
def heard(tmp_path: Path) -> "Listener":
    return Listener(tmp_path / "document.pdf")


class Listener:
    """Hears a document read aloud."""

    def __init__(self, path: Path) -> None:
        self._path = path

    def __call__(self, document: Outline, *, draft: bool = False) -> list[tuple[str, str]]:
        """The elements that say something, with their type."""
        read = self.read(document, draft=draft)
        said = ((tag.kind, said_by(tag, read.texts)) for tag in read.makeup.tags)
        return [(kind, text) for kind, text in said if text]

    def read(self, document: Outline, *, draft: bool = False) -> Document:
        self._path.write_bytes(pdf_bytes(document, draft=draft))
        return read_document(self._path)


def test_headings_paragraphs_and_sign_off_come_in_order(heard: Listener) -> None:
    found = heard(
        outline(
            Cover("2020年度部门预算公开", "甲局", date(2020, 6, 19)),
            Heading("one", 0, "第一部分 甲局概况"),
            Heading("one.1", 1, "一、主要职能"),
            Heading("one.1.1", 2, "（一）机构设置"),
            prose("设三科。", "编制九名。"),
            SignOff("甲局", date(2020, 6, 19)),
        )
    )
    assert found == [
        ("P", "甲局"),
        ("H1", "2020年度部门预算公开"),
        ("P", "2020年6月19日"),
        ("H1", "第一部分甲局概况"),
        ("H2", "一、主要职能"),
        ("H3", "（一）机构设置"),
        ("P", "设三科。"),
        ("P", "编制九名。"),
        ("P", "甲局"),
        ("P", "2020年6月19日"),
    ]


def test_the_contents_are_a_list_of_links(heard: Listener) -> None:
    found = heard(outline(Contents("目录"), Heading("p", 0, "第一部分 概况"), Heading("s", 1, "一、职能")))
    assert found[:3] == [("H1", "目录"), ("Link", "第一部分概况1"), ("Link", "一、职能1")]


def test_neither_page_numbers_nor_the_draft_mark_are_heard(heard: Listener) -> None:
    document = packet()
    assert heard(document, draft=True) == heard(document)
    assert not [text for _, text in heard(document) if "草稿" in text or text.startswith("—")]


def test_a_table_of_many_pages_is_one_table_with_one_head(heard: Listener) -> None:
    document = heard.read(outline(TablePage(spending(120))))
    assert len(document.pages) > 3
    kinds = Counter(tag.kind for tag in document.makeup.tags)
    assert (kinds["Table"], kinds["THead"], kinds["H1"]) == (1, 1, 1)
    assert kinds["TR"] == len(spending(120).head) + len(spending(120).body)


def test_a_text_over_several_pages_is_one_cell(heard: Listener) -> None:
    text = SENTENCE * 60
    found = heard(outline(TablePage(form(text))))
    assert ("TD", text) in found


def test_a_label_repeated_after_a_page_break_is_heard_once(heard: Listener) -> None:
    table = groups(30, 40)
    labels = Counter(cell.text for cell in table.cells() if cell.row_span > 1 and cell.text)
    found = Counter(text for kind, text in heard(outline(TablePage(table))) if kind == "TH")
    assert labels
    assert all(found[label] == count for label, count in labels.items())


def test_a_character_no_face_has_is_heard_all_the_same(heard: Listener) -> None:
    found = heard(outline(Heading("p", 0, "第一部分 😀概况"), prose("表情😀。", "没有表情。")))
    assert found == [("H1", "第一部分😀概况"), ("P", "表情😀。"), ("P", "没有表情。")]


LEVELS = st.lists(st.integers(0, 3), min_size=1, max_size=12)


@settings(max_examples=15, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(levels=LEVELS)
def test_headings_begin_with_the_first_level_and_leave_none_out(heard: Listener, levels: list[int]) -> None:
    found = heard(outline(*(Heading(f"h{n}", level, f"题{n}") for n, level in enumerate(levels))))
    depths = [int(kind[1]) for kind, _ in found]
    assert len(depths) == len(levels)
    assert depths[0] == 1
    assert all(later <= earlier + 1 for earlier, later in pairwise(depths))
