"""Which cells head others, by what they are and where they stand."""

from budget_desktop.tables.headers import Scope, scopes
from budget_desktop.tables.table import Cell, GridRow, Role


def head(text: str, *, rows: int = 1) -> Cell:
    return Cell(Role.HEAD, text, row_span=rows)


def text(words: str) -> Cell:
    return Cell(Role.TEXT, words)


AMOUNT = Cell(Role.AMOUNT, amount=100)


def found(*row: Cell | None, in_head: bool = False) -> list[Scope | None]:
    cells: GridRow = row
    return list(scopes(cells, in_head=in_head))


def test_the_head_heads_columns_but_not_its_numbers() -> None:
    assert found(head("收入"), None, head("支出"), in_head=True) == [Scope.COLUMN, None, Scope.COLUMN]
    assert found(Cell(Role.NUMBERING, "1"), in_head=True) == [None]


def test_labels_head_their_rows_on_either_side() -> None:
    label = Cell(Role.LABEL, "基本支出")
    assert found(Cell(Role.CODE, "201"), label, AMOUNT, label, AMOUNT) == [
        None,
        Scope.ROW,
        None,
        Scope.ROW,
        None,
    ]


def test_in_a_form_a_head_stands_before_what_it_asks_for() -> None:
    assert found(head("单位编码"), text("124001"), head("资金用途"), text("业务类")) == [
        Scope.ROW,
        None,
        Scope.ROW,
        None,
    ]


def test_or_above_the_columns_of_a_grid() -> None:
    assert found(head("一级指标"), head("二级指标"), head("指标值")) == [Scope.COLUMN] * 3
    assert found(head("年度主要任务", rows=4), head("任务名称"), head("主要内容")) == [
        Scope.ROW,
        Scope.COLUMN,
        Scope.COLUMN,
    ]


def test_an_empty_cell_heads_nothing() -> None:
    assert found(Cell(Role.LABEL, ""), head(""), AMOUNT) == [None, None, None]
