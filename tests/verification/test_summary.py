"""一图读懂 proves itself like every other page: its words, its figures, the lengths of its bars."""

import re
from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path

import pytest

from benchmarks.books.shelf import BOOKS
from benchmarks.tampering.pdffile import PdfFile
from budget_desktop.disclosure import Disclosure, disclose
from budget_desktop.domain.packet import Packet
from budget_desktop.edition import load_edition
from budget_desktop.export.packet import export_packet, safe_name
from budget_desktop.outline import SummaryPage
from budget_desktop.verification.packet import Files, verify
from budget_desktop.verification.pdf.reading import read_document
from budget_desktop.verification.summary import compare_figures

_LONG = "办理行政审批事项、开展监督检查并组织实施农业农村现代化示范项目建设" * 4


def disclosed(packet: Packet) -> Disclosure:
    packet = replace(packet, header=replace(packet.header, has_summary=True))
    return disclose(packet, load_edition(packet.header.edition))


def emptied(packet: Packet) -> Packet:
    return replace(packet, lines=(), three_public=(), procurement=(), indicators=(), projects=(), controls=())


def long_winded(packet: Packet) -> Packet:
    header = replace(packet.header, department="某某市" + "农业农村和水利林业" * 4 + "局")
    indicators = tuple(replace(one, name=_LONG) for one in packet.indicators)
    remarks = tuple(replace(one, text=_LONG) for one in packet.remarks)
    return replace(packet, header=header, indicators=indicators, remarks=remarks)


def crowded(packet: Packet) -> Packet:
    """Income from every source and spending in more classes than there is room for."""
    model = next(line for line in packet.lines if line.flow == "spending" and not line.project)
    classes = ("201", "204", "205", "206", "207", "210", "211", "212", "215")
    more = tuple(
        replace(model, key=f"more{n}", function=f"{code}0101", amount=10**6 * (n + 1))
        for n, code in enumerate(classes)
    )
    return replace(packet, lines=(*packet.lines, *more))


PACKETS: Mapping[str, Packet] = {
    **{name: BOOKS[name] for name in ("四个单位汇总", "首次编制无上年数", "政府性基金和结转")},
    "没有收支": emptied(BOOKS["行政单位"]),
    "名称和原因很长": long_winded(BOOKS["行政单位"]),
    "科目很多": crowded(BOOKS["行政单位"]),
}


@pytest.fixture(params=PACKETS)
def disclosure(request: pytest.FixtureRequest) -> Disclosure:
    return disclosed(PACKETS[request.param])


def exported(disclosure: Disclosure, folder: Path) -> Files:
    (pdf,) = export_packet(disclosure, folder, frozenset({"pdf"}))
    return Files(folder, safe_name(disclosure.file_stem), False, pdf, None)


def test_it_is_one_page_after_the_contents_and_never_accused(disclosure: Disclosure, tmp_path: Path) -> None:
    files = exported(disclosure, tmp_path)
    proof = verify(files, disclosure)
    assert [one.message for one in proof.differences] == []
    assert verify(files, None).ok
    assert files.pdf
    document = read_document(files.pdf)
    (page,) = [page for page in document.pages if "一图读懂" in page.solid and page.number]
    assert page.number == 1
    assert document.bookmarks[0].title.endswith("一图读懂")
    assert document.bookmarks[0].page == page.index
    assert min(page.body.bottoms) > 90, "nothing runs into the foot"


def test_its_figures_are_those_of_the_tables(disclosure: Disclosure) -> None:
    assert list(compare_figures(disclosure)) == []


def test_a_figure_that_is_not_is_told(tmp_path: Path) -> None:
    disclosure = disclosed(BOOKS["四个单位汇总"])
    (block,) = [one for one in disclosure.outline.blocks if isinstance(one, SummaryPage)]
    income, *others = block.summary.charts
    (bar,) = income.bars
    wrong = replace(income, bars=(replace(bar, amount=bar.amount + 1),))
    page = SummaryPage(replace(block.summary, charts=(wrong, *others)))
    outline = replace(disclosure.outline, blocks=(page,))
    told = [one.what for one in compare_figures(replace(disclosure, outline=outline))]
    assert told == ["各项之和与表中的数不符"]


def test_left_out_it_leaves_no_trace(tmp_path: Path) -> None:
    packet = BOOKS["小行政单位"]
    disclosure = disclose(packet, load_edition(packet.header.edition))
    files = exported(disclosure, tmp_path)
    assert verify(files, disclosure).ok
    assert files.pdf
    assert not any("一图读懂" in page.solid for page in read_document(files.pdf).pages)


def test_a_bar_made_longer_is_noticed(tmp_path: Path) -> None:
    disclosure = disclosed(BOOKS["小行政单位"])
    files = exported(disclosure, tmp_path)
    assert files.pdf
    file = PdfFile(files.pdf.read_bytes())
    page = next(n for n in range(len(file.pages)) if b" re" in file.content(n))
    bars = list(re.finditer(rb"([\d.]+ [\d.]+) ([\d.]+) ([\d.]+ re)", file.content(page)))
    shortest = min(bars, key=lambda one: float(one[2]))
    content = file.content(page)
    longer = b"%s %.2f %s" % (shortest[1], float(shortest[2]) + 20, shortest[3])
    files.pdf.write_bytes(
        file.with_content(page, content[: shortest.start()] + longer + content[shortest.end() :])
    )
    assert "图形的长短不符" in {one.what for one in verify(files, disclosure).differences}


def test_targets_of_ones_own_come_before_those_the_form_fixes() -> None:
    packet = BOOKS["小行政单位"]
    first, second = packet.indicators[:2]
    fixed = replace(first, project="", name="年度履职目标相关性")
    own = replace(second, project="", name="日常巡护")
    disclosure = disclosed(replace(packet, indicators=(fixed, own)))
    (block,) = [one for one in disclosure.outline.blocks if isinstance(one, SummaryPage)]
    targets = next(listing.items for listing in block.summary.listings if "目标" in listing.title)
    assert "日常巡护" in targets[0]
    assert "年度履职目标相关性" in targets[1]


def test_an_indicator_that_does_not_apply_is_no_target() -> None:
    packet = BOOKS["行政单位"]
    assert any(one.value == "不适用" for one in packet.indicators if not one.project)
    block = next(one for one in disclosed(packet).outline.blocks if isinstance(one, SummaryPage))
    told = "".join(item for listing in block.summary.listings for item in listing.items)
    assert "不适用" not in told
