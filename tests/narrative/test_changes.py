"""Change any one fact: what tells of it changes, and the old value is left nowhere."""

import re
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from budget_desktop.disclosure import Disclosure, disclose
from budget_desktop.domain.packet import Packet
from budget_desktop.export.packet import export_packet
from budget_desktop.outline import Contents, Cover, Heading, SignOff
from tests import dump_pdf, dump_workbook
from tests.narrative.generated import EDITION, STEP, packets
from tests.narrative.ledger import expected
from tests.narrative.test_sentences import assert_true, assert_well_written, told
from tests.scenarios.packets import packet as scenario_packet

COUNTED = {
    "lines": ("amount", "prior"),
    "three_public": ("prior", "batches", "people"),
    "procurement": ("amount",),
    "assets": ("held", "planned"),
    "transfers": ("amount",),
    "staffing": ("count",),
}
"""Every number that is typed, by collection."""
NAMED = ("units", "projects", "transfers", "offices")
"""Collections whose records have a name that is printed."""


def with_field(packet: Packet, collection: str, number: int, field: str, value: object) -> Packet:
    records = list(getattr(packet, collection))
    new: dict[str, Any] = {field: value}
    records[number] = replace(records[number], **new)
    return _with(packet, collection, tuple(records))


def _with(packet: Packet, collection: str, records: tuple[Any, ...]) -> Packet:
    new: dict[str, Any] = {collection: records}
    return replace(packet, **new)


def printed(disclosure: Disclosure) -> Iterator[str]:
    """All that is printed, and what files and their metadata are called."""
    yield from (disclosure.file_stem, disclosure.outline.title, disclosure.outline.author)
    for block in disclosure.outline.blocks:
        if isinstance(block, Heading):
            yield block.text
        elif isinstance(block, Cover | Contents):
            yield block.title
        if isinstance(block, Cover | SignOff):
            yield block.department
    yield from (paragraph.text for paragraph in disclosure.paragraphs)
    for table in disclosure.tables.values():
        yield from (table.title, table.sheet, table.left_caption, table.right_caption)
        yield from (cell.text for line in (*table.head, *table.body) for cell in line if cell)


def assert_gone(old: str, disclosure: Disclosure) -> None:
    pattern = re.compile(rf"(?<![\d.,]){old}(?![\d.,])") if old.isdigit() else re.compile(re.escape(old))
    assert [text for text in printed(disclosure) if pattern.search(text)] == []


@st.composite
def changes(draw: st.DrawFn) -> tuple[Packet, Packet]:
    """A book, and the same with one number typed differently."""
    packet = draw(packets())
    places = [
        (collection, number, field)
        for collection, fields in COUNTED.items()
        for number, record in enumerate(getattr(packet, collection))
        for field in fields
        if getattr(record, field) is not None
    ]
    collection, number, field = draw(st.sampled_from(places or [("header", 0, "")]))
    if collection == "header":
        return packet, packet
    old = getattr(getattr(packet, collection)[number], field)
    step = STEP if field in {"amount", "prior"} else 1
    return packet, with_field(packet, collection, number, field, old + step * draw(st.integers(1, 999)))


def assert_follows(before: Packet, after: Packet) -> None:
    """All that tells of a number that changed reads otherwise, and what it reads is true."""
    first, second = disclose(before, EDITION), disclose(after, EDITION)
    assert_true(second)
    assert_well_written(second)
    was, now = expected(before), expected(after)
    for section in was:
        assert (was[section] == now[section]) or told(first, section) != told(second, section)


@settings(max_examples=20, deadline=None)
@given(changes())
def test_a_number_changed_changes_what_tells_of_it(pair: tuple[Packet, Packet]) -> None:
    assert_follows(*pair)


@pytest.mark.slow
@settings(max_examples=2_000, deadline=None)
@given(changes())
def test_thousands_of_numbers_changed(pair: tuple[Packet, Packet]) -> None:
    assert_follows(*pair)


@settings(max_examples=8, deadline=None)
@given(packets())
def test_no_old_year_is_left(packet: Packet) -> None:
    header = replace(packet.header, year=2031, publication_date=None)
    after = disclose(replace(packet, header=header), EDITION)
    assert_true(after)
    for year in ("2020", "2019"):
        assert_gone(year, after)


@settings(max_examples=8, deadline=None)
@given(packets())
def test_no_old_name_is_left(packet: Packet) -> None:
    for collection in NAMED:
        for number, record in enumerate(getattr(packet, collection)):
            if any(record.name != each.name and record.name in each.name for each in packet.units):
                continue
            after = with_field(packet, collection, number, "name", "新名")
            if collection == "units" and record.is_headquarters:
                after = replace(after, header=replace(packet.header, department="新名"))
            assert_gone(record.name, disclose(after, EDITION))


# In the files themselves

BOOK = scenario_packet(
    {
        "units": {"124001": ["甲乙局", "行政"], "124002": ["信息中心", "事业"]},
        "lines": [
            "income S1.1 - - - 80000 41",
            "spending S1.1 2010301 30201 basic.public 7351.28 -",
            "spending S1.1 2010302 30217 project.general 62.19 -",
        ],
        "three_public": {"reception": ["53.47", 38, 397]},
        "offices": ["测绘科"],
        "staffing": [["在职人员", "", 286]],
        "assets": [["vehicle.general", 174, 0, ""]],
    }
)
Change = Callable[[Packet], Packet]


def renamed(packet: Packet) -> Packet:
    header = replace(packet.header, department="丙丁委", publication_date=None)
    return with_field(replace(packet, header=header), "units", 0, "name", "丙丁委")


CHANGES: dict[str, tuple[tuple[str, ...], Change]] = {
    "部门名称": (("甲乙局",), renamed),
    "年度": (
        ("2020年", "2019年"),
        lambda book: replace(book, header=replace(book.header, year=2031, publication_date=None)),
    ),
    "金额": (("7,351.28", "7351.28"), lambda book: with_field(book, "lines", 1, "amount", 99 * STEP)),
    "接待费": (("62.19",), lambda book: with_field(book, "lines", 2, "amount", 4_400 * STEP)),
    "上年数": (("8.72",), lambda book: with_field(book, "three_public", 0, "prior", 4_000 * STEP)),
    "批次": (("38批次",), lambda book: with_field(book, "three_public", 0, "batches", 55)),
    "人数": (("397人",), lambda book: with_field(book, "three_public", 0, "people", 555)),
    "科室": (("测绘科",), lambda book: with_field(book, "offices", 0, "name", "规划科")),
    "在职人员": (("286",), lambda book: with_field(book, "staffing", 0, "count", 291)),
    "车辆": (("174辆",), lambda book: with_field(book, "assets", 0, "held", 181)),
    "所属单位": (("信息中心",), lambda book: with_field(book, "units", 1, "name", "数据站")),
}  # fmt: skip


def exported(packet: Packet, folder: Path) -> str:
    """The files' names, their metadata and all that stands in them."""
    folder.mkdir()
    files = export_packet(disclose(packet, EDITION), folder, frozenset({"xlsx", "pdf"}))
    dumps = {".xlsx": dump_workbook.dump, ".pdf": dump_pdf.dump}
    return "\n".join(f"{path.name}\n{dumps[path.suffix](path)}" for path in sorted(files)).replace("\n", "")


@pytest.fixture(scope="module")
def before(tmp_path_factory: pytest.TempPathFactory) -> str:
    return exported(BOOK, tmp_path_factory.mktemp("before") / "out")


@pytest.mark.parametrize("fact", CHANGES)
def test_no_old_value_is_left_in_the_files(fact: str, before: str, tmp_path: Path) -> None:
    old, change = CHANGES[fact]
    after = exported(change(BOOK), tmp_path / "out")
    for value in old:
        assert value in before
        assert value not in after
