"""The sheet as a document of one page, made of the same parts as the packet itself."""

from collections.abc import Iterator, Sequence

from budget_desktop.domain.days import day_text
from budget_desktop.domain.money import AmountFormat, Measure
from budget_desktop.inspection.sheet import Dimension, Inspection, Result, ReviewResult
from budget_desktop.outline import Outline, TablePage
from budget_desktop.tables.table import Cell, Column, GridRow, PageSetup, Role, Table

_COLUMNS = (
    Column("dimension", Role.LABEL, 4),
    Column("item", Role.TEXT, 17),
    Column("state", Role.LABEL, 4),
    Column("note", Role.TEXT, 21),
    Column("basis", Role.TEXT, 14),
)
_HEADS = ("方面", "检查内容", "结果", "情况", "依据")
_REVIEWS = "审核记录"
_LONGEST = 38
"""Characters of a note on paper, two lines of its column; the whole of it stands on the screen."""
_UNCONFIRMED = "＊"


def inspection_outline(inspections: Sequence[Inspection]) -> Outline:
    """The sheets for the PDF writer, each on its page; there is at least one."""
    first = inspections[0]
    return Outline(
        title=first.title,
        author=first.department,
        blocks=tuple(TablePage(inspection_table(each)) for each in inspections),
    )


def inspection_lines(inspection: Inspection) -> Iterator[str]:
    """The sheet as plain lines."""
    for dimension in inspection.dimensions:
        yield dimension.name
        for result in dimension.results:
            yield "　".join(part for part in (f"  {result.state}", result.item.text, result.note) if part)
    yield _REVIEWS
    for review in inspection.reviews:
        yield "　".join(part for part in (f"  {review.state}", review.step.name, recorded(review)) if part)
    yield from _notes(inspection)


def inspection_table(inspection: Inspection) -> Table:
    """The sheet as a table."""
    body = [row for dimension in inspection.dimensions for row in _dimension_rows(dimension)]
    body += _review_rows(inspection.reviews)
    day = inspection.clock.today
    return Table(
        key="inspection",
        number="",
        title=inspection.title,
        subtitle="",
        left_caption=f"单位：{inspection.department}",
        right_caption=f"自查日期：{day_text(day)}",
        columns=_COLUMNS,
        head=(tuple(Cell(Role.HEAD, text) for text in _HEADS),),
        body=tuple(body),
        amounts=AmountFormat(Measure.WAN),
        notes=tuple(_notes(inspection)),
        page=PageSetup(landscape=False),
    )


def _dimension_rows(dimension: Dimension) -> list[GridRow]:
    rows: list[GridRow] = []
    for number, result in enumerate(dimension.results):
        opening = Cell(Role.LABEL, dimension.name, row_span=len(dimension.results))
        rows.append((opening if not number else None, *_cells(result)))
    return rows


def _cells(result: Result) -> tuple[Cell, ...]:
    item = result.item
    demand = item.text + (f"（{item.points}分）" if item.points is not None else "")
    return (
        Cell(Role.TEXT, demand),
        Cell(Role.LABEL, result.state.value),
        Cell(Role.TEXT, _shortened(result.note)),
        Cell(Role.TEXT, item.basis + (_UNCONFIRMED if item.unconfirmed else "")),
    )


def _review_rows(reviews: tuple[ReviewResult, ...]) -> list[GridRow]:
    rows: list[GridRow] = []
    for number, result in enumerate(reviews):
        opening = Cell(Role.LABEL, _REVIEWS, row_span=len(reviews))
        rows.append(
            (
                opening if not number else None,
                Cell(Role.TEXT, result.step.name),
                Cell(Role.LABEL, result.state.value),
                Cell(Role.TEXT, _shortened(recorded(result)), column_span=2),
                None,
            )
        )
    return rows


def recorded(result: ReviewResult) -> str:
    """Who, when and what, and what is the matter with it."""
    review = result.review
    parts = [result.note]
    if review is not None:
        day = review.reviewed_on
        dated = day_text(day) if day else ""
        parts = [review.reviewer.strip(), dated, review.opinion.strip(), result.note]
    return "　".join(part for part in parts if part)


def _notes(inspection: Inspection) -> list[str]:
    notes = [
        f"公开期限：{inspection.clock.text}{inspection.clock_note}",
        f"结果合计：{inspection.summary}。检查内容据{inspection.source}。",
    ]
    if any(result.item.unconfirmed for result in inspection.results):
        notes.append(f"依据后标{_UNCONFIRMED}的，尚未读到适用于本地的原文。")
    return notes


def _shortened(note: str) -> str:
    return note if len(note) <= _LONGEST else note[: _LONGEST - 1] + "…"
