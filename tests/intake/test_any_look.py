"""Whatever a table looks like: no figure is dropped, invented, or read at another scale."""

from decimal import Decimal

from hypothesis import given, settings
from hypothesis import strategies as st
from openpyxl.worksheet.worksheet import Worksheet

from budget_desktop.domain.codes import Dimension
from budget_desktop.intake.layout.model import Fate
from budget_desktop.intake.layout.read import read_layout
from tests.intake.pages import KINDS, WAN, YUAN, Look, subject_table
from tests.intake.sheets import EDITION, workbook_of
from tests.intake.truth import NAMES, Entry, grouped

SCALE = {YUAN: Decimal(1), WAN: Decimal(10000)}
LEAVES = ("basic.pay", "basic.public", "basic.household", "project.general", "project.special")
ITEMS = sorted(code for code in NAMES if len(code) == 7)

looks = st.builds(
    Look,
    unit=st.sampled_from((YUAN, WAN)),
    codes=st.sampled_from(("three", "one", "joined")),
    levels=st.booleans(),
    once=st.booleans(),
    merged=st.booleans(),
    numbering=st.booleans(),
    unit_at=st.sampled_from(("line", "both", "none")),
    text_amounts=st.booleans(),
    blank_zeros=st.booleans(),
    total=st.sampled_from(("top", "bottom", "none")),
    number=st.sampled_from(("", "预算05表", "公开05表", "表5", "附表1-1")),
    indent=st.sampled_from(("", "  ", "　　")),
    notes=st.sampled_from(((), ("注：数据已审核。",))),
    blank_rows=st.integers(0, 2),
)
entries = st.lists(
    st.builds(
        Entry,
        function=st.sampled_from(ITEMS),
        kind=st.sampled_from(LEAVES),
        economic=st.just("30201"),
        source=st.just("S1.1"),
        yuan=st.integers(1, 10**9).map(lambda fen: Decimal(fen) / 100),
    ),
    min_size=1,
    max_size=8,
)


@settings(max_examples=60)
@given(looks, entries)
def test_a_table_of_any_look_says_what_was_written(look: Look, entries: list[Entry]) -> None:
    def fill(sheet: Worksheet) -> None:
        subject_table(sheet, look, "2020年一般公共预算支出表", "function", entries, KINDS)

    workbook = workbook_of({"表": fill})
    (read,) = read_layout(workbook, EDITION).sheets
    (table,) = read.tables
    found: dict[tuple[str, ...], Decimal] = {}
    for amount in table.amounts:
        codes = dict(amount.codes)
        key = (codes[Dimension.FUNCTION], codes[Dimension.KIND])
        found[key] = found.get(key, Decimal()) + amount.value * SCALE[look.unit]
    assert {key: value for key, value in found.items() if value} == grouped(
        entries, Dimension.FUNCTION, Dimension.KIND
    )
    assert not [gap for gap in table.gaps if not gap.is_rounding]
    assert not table.unread
    numbers = {position for position, _ in workbook.sheets[0].numbered()}
    assert numbers <= set(read.notes)
    assert {at for at, note in read.notes.items() if note.fate is Fate.TAKEN} == {
        amount.position for amount in table.amounts
    }
