"""The sheet 勾稽核对: every equation with both its sides, drawn as one more table."""

from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby

from budget_desktop.domain.money import AmountFormat, Fen
from budget_desktop.rules.equations import Equation
from budget_desktop.rules.sheet import Side
from budget_desktop.tables.table import Cell, Column, GridRow, PageSetup, Role, Table

LIST_KEY, LIST_NAME = "equations", "勾稽核对"
FOUND, EXPECTED, DIFFERENCE, RESULT = "found", "expected", "difference", "result"
BROKEN_COUNT = "broken"
"""Row of the number of equations that do not hold, in the column of the results."""
HOLDS, BROKEN, WITHIN, BEYOND = "平", "不平", "未超", "超出"
"""What is said of an equation, and of an amount that may not be larger than another."""

_HEADS = ("序号", "核对的数", "数额", "应", "对照的数", "数额", "差额", "结果")
_COLUMNS = (
    Column("number", Role.NUMBERING, 3),
    Column("found_name", Role.TEXT, 21),
    Column(FOUND, Role.AMOUNT, 6.5),
    Column("relation", Role.NUMBERING, 3.5),
    Column("expected_name", Role.TEXT, 21),
    Column(EXPECTED, Role.AMOUNT, 6.5),
    Column(DIFFERENCE, Role.AMOUNT, 5.5),
    Column(RESULT, Role.NUMBERING, 3),
)
_ABOUT = "核对用，内部留存，不公开。浅绿底的数是公式；改动别处的数，看合计怎样变、哪里不平。"


def equation_table(equations: Sequence[Equation], amounts: AmountFormat, caption: str) -> Table:
    """The list as a table in the measure of the others; `caption` names the department."""
    numbered = enumerate(equations, start=1)
    chapters = groupby(numbered, key=lambda each: (each[1].rule.id, each[1].rule.statement))
    return Table(
        key=LIST_KEY,
        number="",
        title=LIST_NAME,
        subtitle=_ABOUT,
        left_caption=caption,
        right_caption=f"单位：{amounts.measure}",
        columns=_COLUMNS,
        head=(tuple(Cell(Role.HEAD, head) for head in _HEADS),),
        body=(_count(equations), *_rows(chapters)),
        amounts=amounts,
        page=PageSetup(landscape=True),
        sheet=LIST_NAME,
    )


def verdict_of(equation: Equation) -> str:
    """What the list says of an equation."""
    if equation.comparison.is_limit:
        return WITHIN if equation.holds else BEYOND
    return HOLDS if equation.holds else BROKEN


def difference_of(equation: Equation) -> Fen:
    """By how much the first side is more than the second."""
    return equation.comparison.found.amount - equation.comparison.expected.amount


def _rows(chapters: Iterable[tuple[tuple[str, str], Iterable[tuple[int, Equation]]]]) -> Iterator[GridRow]:
    for (rule, statement), members in chapters:
        yield Cell(Role.LABEL, f"{rule}　{statement}", column_span=len(_COLUMNS)), *_covered(1)
        for number, equation in members:
            yield _row(number, equation)


def _row(number: int, equation: Equation) -> GridRow:
    row, made = str(number), equation.comparison
    return (
        Cell(Role.NUMBERING, row),
        Cell(Role.TEXT, _called(made.found)),
        Cell(Role.AMOUNT, amount=made.found.amount, row=row, column=FOUND),
        Cell(Role.NUMBERING, "不大于" if made.is_limit else "等于"),
        Cell(Role.TEXT, _called(made.expected)),
        Cell(Role.AMOUNT, amount=made.expected.amount, row=row, column=EXPECTED),
        Cell(Role.AMOUNT, amount=difference_of(equation), row=row, column=DIFFERENCE),
        Cell(Role.NUMBERING, verdict_of(equation), row=row, column=RESULT),
    )


def _called(side: Side) -> str:
    """The side with its table, which the name of a sum within one table leaves out."""
    table = side.addresses[0][0].form.called if side.addresses else ""
    return side.text if not table or table in side.text else f"{table}{side.text}"


def _count(equations: Sequence[Equation]) -> GridRow:
    broken = sum(not equation.holds for equation in equations)
    said = f"共{len(equations)}项，其中不平、超出的项数"
    return (
        Cell(Role.LABEL, said, column_span=len(_COLUMNS) - 1),
        *_covered(2),
        Cell(Role.NUMBERING, str(broken), row=BROKEN_COUNT, column=RESULT),
    )


def _covered(beside: int) -> tuple[None, ...]:
    """The places a cell over the columns covers, but its own and those of others."""
    return (None,) * (len(_COLUMNS) - beside)
