"""A table of the document, page by page, against what it must say."""

from collections.abc import Iterator, Mapping, Sequence

from budget_desktop.verification.content import Box, Grid, TableContent
from budget_desktop.verification.difference import Difference, Differences, apart
from budget_desktop.verification.pdf.document import Page
from budget_desktop.verification.pdf.ruled import Ruled, RuledCell, edges, nearest
from budget_desktop.verification.wording import solid

_TALL = 100
"""Characters. A text must be at least as long for its row to be higher than a page."""
_HEADS = 3
"""So many heads at least make a row that is repeated on the next page."""


def compare_table(expected: TableContent, pages: Sequence[Page], grids: Mapping[int, Ruled]) -> Differences:
    """How the table on these pages differs from what it must say. `grids` are those of pages by index."""
    columns = edges(edge for page in pages if page.index in grids for edge in grids[page.index].edges)
    if len(columns) - 1 != expected.columns:
        said = f"{expected.columns}列", f"{max(len(columns) - 1, 0)}列"
        yield Difference("表格列数不符", *said, page=pages[0].index + 1, table=expected.name)
        return
    table = _Table(expected, columns)
    for page in pages:
        if page.index in grids:
            yield from table.page(page, grids[page.index], is_first=page is pages[0])
    yield from table.finish(pages[-1])
    yield from _notes(expected, pages, grids)


class _Table:
    """Follows the body of a table over its pages."""

    def __init__(self, expected: TableContent, columns: Sequence[float]) -> None:
        self.expected = expected
        self.columns = columns
        self.next_row = 0
        """The row of the body that must come next."""
        self.pieces: dict[tuple[int, int], list[tuple[Page, str]]] = {}
        """What was found of each cell of the body, by its row and column."""
        self.rows: dict[int, set[tuple[int, int, str]]] = {}
        for box in expected.body.boxes:
            self.rows.setdefault(box.row, set()).add(_said(box))
        self.long = [box for box in expected.body.boxes if len(box.text) > _TALL]

    def page(self, page: Page, grid: Ruled, *, is_first: bool) -> Differences:
        """The grid of one page."""
        yield from self._above(page, grid.above)
        at = {edge: nearest(edge, self.columns) for edge in grid.edges}
        cells = [_placed(cell, at) for cell in grid.cells]
        for cell, box in zip(grid.cells, cells, strict=True):
            if cell.spilled:
                yield self._at(page, "文字超出格子", self.expected.head, box, found=cell.spilled)
        head = self.expected.head
        yield from self._head(page, [box for box in cells if box.end <= head.rows])
        body = [_moved(box, -head.rows) for box in cells if box.end > head.rows]
        rows = grid.rows - head.rows
        again = None if is_first else self._repeated(body)
        if again is not None:
            yield from self._again(page, again, body)
            body = [_moved(box, -1) for box in body if box.row]
            rows -= 1
        yield from self._body(page, body, rows)

    def finish(self, last: Page) -> Differences:
        """What the pages together did not say, or said otherwise."""
        body = self.expected.body
        if self.next_row != body.rows:
            said = f"{body.rows}行", f"{self.next_row}行"
            yield Difference("表格行数不符", *said, page=last.index + 1, table=self.expected.name)
        for box in body.boxes:
            pieces = self.pieces.get((box.row, box.column), [])
            if not pieces and box.row < self.next_row:
                yield self._at(last, "缺少单元格", body, box, expected=box.text)
            elif pieces and not _says([text for _, text in pieces], box.text):
                texts = apart(box.text, "".join(text for _, text in pieces))
                yield self._at(pieces[0][0], "内容不符", body, box, *texts)

    def _above(self, page: Page, found: str) -> Differences:
        rest = found
        for text in self.expected.above:
            if text in rest:
                rest = rest.replace(text, "", 1)
            else:
                texts = apart(text, found)
                yield Difference("表上方文字不符", *texts, page=page.index + 1, table=self.expected.name)
                return
        if rest:
            yield Difference("表上方多出文字", "", rest, page=page.index + 1, table=self.expected.name)

    def _head(self, page: Page, found: Sequence[Box]) -> Differences:
        head = self.expected.head
        by_place = {(box.row, box.column): box for box in found}
        for box in head.boxes:
            other = by_place.pop((box.row, box.column), None)
            if other is None or other.shape != box.shape:
                yield self._at(page, "表头格线不符", head, box, expected=box.text)
            elif other.text != box.text:
                yield self._at(page, "表头不符", head, box, *apart(box.text, other.text))
        for box in by_place.values():
            if box.text:
                yield self._at(page, "表头多出文字", head, box, found=box.text)

    def _repeated(self, body: Sequence[Box]) -> int | None:
        """The row of heads on an earlier page that the first row of this one repeats, one slip allowed."""
        first = {_said(box) for box in body if box.row == 0 and box.rows == 1}
        if sum(bool(text) for *_, text in first) < _HEADS - 1 or self.rows.get(self.next_row) == first:
            return None
        for row in range(self.next_row):
            said = self.rows.get(row, set())
            if (
                len(said) == len(first) >= _HEADS
                and len(said - first) <= 1
                and _places(said) == _places(first)
            ):
                return row
        return None

    def _again(self, page: Page, row: int, body: Sequence[Box]) -> Differences:
        found = {box.column: box for box in body if box.row == 0}
        for box in self.expected.body.boxes:
            if box.row == row and found[box.column].text != box.text:
                texts = apart(box.text, found[box.column].text)
                yield self._at(page, "重复的表头不符", self.expected.body, box, *texts)

    def _body(self, page: Page, found: Sequence[Box], rows: int) -> Differences:
        start, stop = self.next_row, self.next_row + rows
        owner = self.expected.body.owner
        for box in found:
            moved = _moved(box, start)
            wanted = owner.get((moved.row, moved.column))
            if wanted is None:
                if box.text:
                    yield self._at(page, "多出文字", self.expected.body, moved, found=box.text)
                continue
            first, last = max(wanted.row, start), min(wanted.end, stop)
            if moved.shape != (first, wanted.column, last - first, wanted.columns):
                yield self._at(
                    page, "格线不符", self.expected.body, moved, expected=wanted.text, found=box.text
                )
            self.pieces.setdefault((wanted.row, wanted.column), []).append((page, box.text))
        self.next_row = stop - self._goes_on(stop - 1)

    def _goes_on(self, row: int) -> int:
        """1 if a row higher than a page is not at its end yet."""
        for box in self.long:
            found = "".join(text for _, text in self.pieces.get((box.row, box.column), []))
            if box.end == row + 1 and len(found) < len(box.text) and box.text.startswith(found):
                return 1
        return 0

    def _at(
        self, page: Page, what: str, grid: Grid, box: Box, expected: str = "", found: str = ""
    ) -> Difference:
        in_head = grid is self.expected.head
        return Difference(
            what,
            expected,
            found,
            page=page.index + 1,
            table=self.expected.name,
            row=f"表头第{box.row + 1}行" if in_head else grid.row_name(box.row),
            column=self.expected.head.column_name(box.column),
        )


def _placed(cell: RuledCell, at: Mapping[float, int]) -> Box:
    """The cell, whose edges are at these columns."""
    left, right = at[cell.left], at[cell.right]
    return Box(cell.row, left, cell.end - cell.row, right - left, cell.text)


def _moved(box: Box, rows: int) -> Box:
    """The box so many rows further down."""
    return Box(box.row + rows, box.column, box.rows, box.columns, box.text)


def _said(box: Box) -> tuple[int, int, str]:
    return box.column, box.columns, box.text


def _places(row: set[tuple[int, int, str]]) -> set[tuple[int, int]]:
    return {(column, columns) for column, columns, _ in row}


def _says(pieces: Sequence[str], text: str) -> bool:
    """Whether a cell cut by page breaks says its text: running on, or repeated wherever there is room."""
    return "".join(pieces) == text or (text in pieces and set(pieces) <= {text, ""})


def _notes(expected: TableContent, pages: Sequence[Page], grids: Mapping[int, Ruled]) -> Differences:
    found = "".join(_below(expected, page, grids.get(page.index)) for page in pages)
    wanted = solid("".join(expected.notes))
    if found != wanted:
        texts = apart(wanted, found)
        yield Difference("表下文字不符", *texts, page=pages[-1].index + 1, table=expected.name)


def _below(expected: TableContent, page: Page, grid: Ruled | None) -> str:
    if grid:
        return grid.below
    rest = page.solid
    for text in expected.above:
        rest = rest.replace(text, "", 1)
    return rest


def pages_of(expected: TableContent, pages: Sequence[Page], grids: Mapping[int, Ruled]) -> Iterator[Page]:
    """Those of some pages that belong to a table: with a grid, or with its title above more notes."""
    title = max(expected.above, key=len, default="")
    for page in pages:
        if page.index in grids or (title and title in page.solid):
            yield page
