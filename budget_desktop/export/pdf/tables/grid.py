"""Rules and texts of the cells on one page."""

from collections.abc import Iterator, Sequence
from itertools import accumulate, groupby

from budget_desktop.export.pdf.pen import EM_MIDDLE, Pen, Segment
from budget_desktop.export.pdf.structure import Artifact
from budget_desktop.export.pdf.tables.boxes import Align
from budget_desktop.export.pdf.tables.columns import PAD
from budget_desktop.export.pdf.tables.paging import Leaf, Piece
from budget_desktop.export.pdf.tables.rows import LEADING

_RULE = 0.5
_FRAME = 0.9


def draw_grid(pen: Pen, leaf: Leaf, left: float, top: float, widths: Sequence[float], size: float) -> None:
    """Draw the rows of a page. `widths` and the place are in points; `top` is the upper edge."""
    xs = list(accumulate(widths, initial=left))
    ys = list(accumulate((-height for height in leaf.heights), initial=top))
    pieces = list(leaf.pieces())
    pen.rules(_inner_rules(pieces, xs, ys), _RULE)
    pen.rules(_frame(xs[0], ys[-1], xs[-1], ys[0]), _FRAME)
    for piece in pieces:
        _draw_text(pen, piece, xs, ys, size)


def _inner_rules(pieces: Sequence[Piece], xs: Sequence[float], ys: Sequence[float]) -> Iterator[Segment]:
    """Rules between rows and columns, in strokes as long as can be, leaving out what merged cells cover."""
    columns, rows = len(xs) - 1, len(ys) - 1
    below: dict[int, set[int]] = {}
    beside: dict[int, set[int]] = {}
    for piece in pieces:
        box = piece.box
        if box.rows == box.columns == 1:
            continue
        across = range(box.column, box.column + box.columns)
        for row in range(piece.first, piece.stop - 1):
            below.setdefault(row, set()).update(across)
        if box.columns > 1:
            for column in across[:-1]:
                beside.setdefault(column, set()).update(range(piece.first, piece.stop))
    for row in range(rows - 1):
        for start, stop in _stretches(columns, below.get(row, set())):
            yield xs[start], ys[row + 1], xs[stop], ys[row + 1]
    for column in range(columns - 1):
        for start, stop in _stretches(rows, beside.get(column, set())):
            yield xs[column + 1], ys[start], xs[column + 1], ys[stop]


def _stretches(count: int, hidden: set[int]) -> Iterator[tuple[int, int]]:
    """Runs of the numbers below `count` that are not hidden."""
    if not hidden:
        yield 0, count
        return
    for is_hidden, run in groupby(range(count), hidden.__contains__):
        if not is_hidden:
            numbers = list(run)
            yield numbers[0], numbers[-1] + 1


def _frame(left: float, bottom: float, right: float, top: float) -> list[Segment]:
    # Each stroke runs on by half its weight, so that the corners close.
    over = _FRAME / 2
    return [
        (left - over, top, right + over, top),
        (left - over, bottom, right + over, bottom),
        (left, bottom, left, top),
        (right, bottom, right, top),
    ]


def _draw_text(pen: Pen, piece: Piece, xs: Sequence[float], ys: Sequence[float], size: float) -> None:
    box = piece.box
    left, right = xs[box.column] + PAD * size, xs[box.column + box.columns] - PAD * size
    middle = (ys[piece.first] + ys[piece.stop]) / 2
    texts = piece.text.split("\n") if piece.text and not piece.lines else ()
    pen.tag = Artifact.REPEATED if piece.is_whole and box.tag.is_drawn else box.tag
    y = middle + (len(piece.lines or texts) - 1) / 2 * LEADING * size - EM_MIDDLE * size
    for line in piece.lines:
        pen.line(box.face, size, _start(box.align, left, right, line.width, box.indent * size), y, line)
        y -= LEADING * size
    for text in texts:
        # Of a text of one part it is known.
        width = (box.widest - box.indent if box.parts == 1 else box.face.width(text)) * size
        pen.text(box.face, size, _start(box.align, left, right, width, box.indent * size), y, text)
        y -= LEADING * size


def _start(align: Align, left: float, right: float, width: float, indent: float) -> float:
    if align is Align.RIGHT:
        return right - width
    if align is Align.CENTRE:
        return (left + right - width) / 2
    return left + indent
