"""Tables filled from facts: every amount is the sum of its slice, whatever the facts."""

from hypothesis import given
from hypothesis import strategies as st

from budget_desktop.domain.codes import Dimension, Flow, Kind
from budget_desktop.domain.facts import Fact, Facts, total
from budget_desktop.edition import load_edition
from budget_desktop.tables.build import build
from budget_desktop.tables.frame import Frame
from budget_desktop.tables.header import header_rows
from budget_desktop.tables.spec import TableSpec
from budget_desktop.tables.table import Cell, GridRow, Role, Table

EDITION = load_edition("henan-jiyuan-2020")
SPECS = [spec for spec in EDITION.tables.values() if isinstance(spec, TableSpec)]
FRAME = Frame(year=2020, department="甲局", scope="部门", names=EDITION.catalogue)
LEAF_SOURCES = [entry.code for entry in EDITION.catalogue.entries(Dimension.SOURCE) if entry.is_leaf]

facts = st.lists(
    st.builds(
        Fact,
        amount=st.integers(0, 10**10),
        line=st.sampled_from(["L1", "L2", "L3"]),
        unit=st.sampled_from(["124001", "124002"]),
        flow=st.sampled_from([Flow.INCOME, Flow.SPENDING]),
        source=st.sampled_from([*LEAF_SOURCES, ""]),
        function=st.sampled_from(["2010301", "2010399", "2080505", "2120801", "208", ""]),
        department_economic=st.sampled_from(["30101", "30201", "30217", "31013", "303", ""]),
        government_economic=st.sampled_from(["50101", "50201", "50502", ""]),
        kind=st.sampled_from([*Kind, ""]),
    ),
    max_size=12,
)


def filled(key: str, some: list[Fact]) -> Table:
    return build(next(spec for spec in SPECS if spec.key == key), Facts(some), FRAME)


def covered(row: GridRow) -> int:
    return sum(cell.column_span for cell in row if cell is not None)


@given(facts)
def test_every_amount_is_the_sum_of_its_slice(some: list[Fact]) -> None:
    for spec in SPECS:
        for cell in build(spec, Facts(some), FRAME).cells():
            if cell.slice is not None:
                assert cell.amount == total(some, cell.slice), (spec.key, cell.row, cell.column)


@given(facts)
def test_no_two_cells_have_one_address_and_every_row_is_whole(some: list[Fact]) -> None:
    for spec in SPECS:
        table = build(spec, Facts(some), FRAME)
        amounts = [(cell.row, cell.column) for cell in table.cells() if cell.role.is_amount and cell.row]
        assert len(amounts) == len(set(amounts))
        assert_grid_is_whole(table.head, len(table.columns))
        assert_grid_is_whole(table.body, len(table.columns))


def assert_grid_is_whole(rows: tuple[GridRow, ...], width: int) -> None:
    """Spans cover every place of the grid exactly once."""
    places: set[tuple[int, int]] = set()
    for y, row in enumerate(rows):
        assert len(row) == width
        for x, cell in enumerate(row):
            if cell is None:
                continue
            own = {(y + dy, x + dx) for dy in range(cell.row_span) for dx in range(cell.column_span)}
            assert not own & places
            places |= own
    assert places == {(y, x) for y in range(len(rows)) for x in range(width)}


@given(facts)
def test_by_function_totals_add_up_through_units_to_items(some: list[Fact]) -> None:
    for key in ("T03", "T05", "T09"):
        table = filled(key, some)
        units = [row for row in table.row_keys if row != "total" and "/" not in row]
        items = [row for row in table.row_keys if "/" in row]
        for column in ("total", "basic", "project.general"):
            whole = table.amount("total", column)
            assert whole == sum(table.amount(row, column) for row in units)
            assert whole == sum(table.amount(row, column) for row in items)


def test_a_table_without_amounts_prints_its_zeros_and_says_why() -> None:
    table = filled("T09", [])
    assert [cell.text for cell in table.cells() if cell.role is Role.LABEL] == ["合计"]
    assert table.amounts.text(table.amount("total", "total")) == "0.00"
    assert table.notes == ("注：本部门没有政府性基金预算安排的支出，故本表为空表。",)
    assert not table.has_amounts


def test_a_table_with_amounts_leaves_its_zeros_blank() -> None:
    fact = Fact(
        amount=5_000_000,
        line="L1",
        unit="124001",
        flow=Flow.SPENDING,
        source="S2.1",
        function="2120801",
        kind=Kind.PROJECT_GENERAL,
    )
    table = filled("T09", [fact])
    assert table.amounts.text(table.amount("total", "basic")) == ""
    assert table.amounts.text(table.amount("124001/2120801", "project.general")) == "5.00"
    assert not table.notes


def test_lines_without_a_code_are_shown_not_lost() -> None:
    fact = Fact(amount=100, line="L1", unit="124001", flow=Flow.SPENDING, source="S1.1")
    assert filled("T03", [fact]).amount("124001/-", "total") == 100


def test_a_short_code_gets_a_row_of_its_own() -> None:
    fact = Fact(amount=100, line="L1", unit="124001", flow=Flow.SPENDING, function="201")
    assert filled("T03", [fact]).amount("124001/201", "total") == 100


def test_header_merges_equal_neighbours_and_reaches_down() -> None:
    rows = header_rows(
        [("甲", "乙"), ("甲", "丙"), ("丁",), ("丁",)], [False, True, True, True], numbering=True
    )
    assert rows[0] == (
        Cell(Role.HEAD, "甲", column_span=2),
        None,
        Cell(Role.HEAD, "丁", row_span=2, column_span=2),
        None,
    )
    assert [cell.text if cell else None for cell in rows[1]] == ["乙", "丙", None, None]
    assert [cell.text for cell in rows[2] if cell] == ["**", "1", "2", "3"]


def test_groups_are_merged_down_and_ungrouped_labels_across() -> None:
    table = filled("T01", [])
    first, single = table.body[0][0], table.body[15][0]
    assert first is not None
    assert (first.text, first.row_span) == ("一般公共预算", 11)
    assert single is not None
    assert (single.text, single.column_span) == ("专户管理的教育收费", 2)
    bottom = [cell.text for cell in table.body[-1] if cell and cell.role is Role.LABEL]
    assert bottom == ["收入合计", "支出合计"]
