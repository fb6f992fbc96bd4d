"""The same money is printed in many tables: which are entered, and which only compared with them."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Any

from budget_desktop.domain.codes import Dimension, Flow, Year, covers
from budget_desktop.domain.money import Fen
from budget_desktop.edition import Edition
from budget_desktop.entry.intake.pieces import Piece, added_up
from budget_desktop.entry.intake.questions import Inquiry, Option
from budget_desktop.intake.layout.model import Table

_DETAIL = (
    Dimension.FUNCTION,
    Dimension.DEPARTMENT_ECONOMIC,
    Dimension.PROJECT,
    Dimension.SOURCE,
    Dimension.KIND,
)
_FULL = {Dimension.FUNCTION: 7, Dimension.DEPARTMENT_ECONOMIC: 5}
_WEIGHT = {
    Dimension.FUNCTION: 4,
    Dimension.DEPARTMENT_ECONOMIC: 4,
    Dimension.PROJECT: 2,
    Dimension.SOURCE: 2,
    Dimension.KIND: 1,
}
_PREFERRED = 5


@dataclass(frozen=True, slots=True, kw_only=True)
class Check:
    """One figure of a table that was only compared, beside what was entered from others."""

    table: str
    what: str
    stated: Fen
    entered: Fen

    @property
    def agrees(self) -> bool:
        """Whether the two are the same."""
        return self.stated == self.entered


@dataclass
class Choice:
    """What is entered, and how the rest compares."""

    pieces: list[Piece] = field(default_factory=list)
    entered: list[int] = field(default_factory=list)
    """Numbers of the tables the pieces come from."""
    checks: list[Check] = field(default_factory=list)
    compared: list[int] = field(default_factory=list)


def choose(
    tables: Sequence[Table], by_table: Mapping[int, Sequence[Piece]], edition: Edition, inquiry: Inquiry
) -> Choice:
    """Choose for income, spending and what is carried over, of each year."""
    choice = Choice()
    for flow in (Flow.INCOME, Flow.SPENDING, Flow.CARRY_OVER, Flow.THREE_PUBLIC):
        for year in Year:
            mine = {
                number: found
                for number, pieces in by_table.items()
                if (found := [one for one in pieces if one.flow is flow and one.year is year])
            }
            if not mine:
                continue
            if flow is Flow.SPENDING:
                _spending(tables, mine, choice, _basis(mine, inquiry), edition)
            elif flow is Flow.THREE_PUBLIC and year is Year.THIS:
                _three_public(tables, mine, edition, choice)
            else:
                _most_detailed(tables, mine, choice, edition)
    return choice


def _take(number: int, pieces: Iterable[Piece], choice: Choice) -> None:
    choice.pieces += pieces
    if number not in choice.entered:
        choice.entered.append(number)


def _most_detailed(
    tables: Sequence[Table], mine: Mapping[int, Sequence[Piece]], choice: Choice, edition: Edition
) -> None:
    """Enter one table; the three fiscal budgets alone are no table of all income."""

    def rank(number: int) -> tuple[bool, int, int]:
        sources = {piece.source for piece in mine[number]}
        return (not tables[number].context.fiscal, sum("." in source for source in sources), len(sources))

    first = max(mine, key=rank)
    # Income is entered by unit and source; what it pays for is told by spending.
    base = added_up(replace(piece, function="", department_economic="", kind="") for piece in mine[first])
    _take(first, base, choice)
    for number in mine:
        if number != first:
            _compare(tables[number], number, mine[number], base, choice, (Dimension.SOURCE,), edition)


def _basis(mine: Mapping[int, Sequence[Piece]], inquiry: Inquiry) -> Dimension:
    """Whether spending is entered by function or by economic subject, where no table has both."""
    known = [_dimensions(pieces) for pieces in mine.values()]
    both = any({Dimension.FUNCTION, Dimension.DEPARTMENT_ECONOMIC} <= each for each in known)
    by_function = any(Dimension.FUNCTION in each for each in known)
    by_economic = any(Dimension.DEPARTMENT_ECONOMIC in each for each in known)
    if both or not (by_function and by_economic):
        return Dimension.FUNCTION
    said = inquiry.ask(
        "basis",
        "支出既有按功能科目列的表，又有按经济科目列的表，没有一张两样都列。按哪一种录入？另一种用来核对",
        (
            Option(Dimension.FUNCTION, "按功能科目录入（经济科目以后补）"),
            Option(Dimension.DEPARTMENT_ECONOMIC, "按经济科目录入（功能科目以后补）"),
        ),
        Dimension.FUNCTION,
    )
    return Dimension(said) if said else Dimension.FUNCTION


def _dimensions(pieces: Sequence[Piece]) -> set[Dimension]:
    """What every piece tells, subjects at their full length."""
    return {each for each in _DETAIL if all(len(piece.code(each)) >= _FULL.get(each, 1) for piece in pieces)}


def _spending(
    tables: Sequence[Table],
    mine: Mapping[int, Sequence[Piece]],
    choice: Choice,
    basis: Dimension,
    edition: Edition,
) -> None:
    """Enter the most telling tables that do not speak of the same money; compare the others."""

    def rank(number: int) -> int:
        told = _dimensions(mine[number])
        return sum(_WEIGHT[each] + (_PREFERRED if each is basis else 0) for each in told)

    base: list[Piece] = []
    chosen: list[int] = []
    for number in sorted(mine, key=lambda each: (-rank(each), each)):
        if not any(_overlap(mine[number], mine[other]) for other in chosen):
            chosen.append(number)
            base += added_up(mine[number])
    rest = [number for number in mine if number not in chosen]
    for number in rest:
        base = _joined(base, added_up(mine[number]))
    for number in chosen:
        _take(number, (), choice)
    choice.pieces += base
    for number in rest:
        _compare(tables[number], number, mine[number], base, choice, _DETAIL, edition)


def _overlap(one: Sequence[Piece], other: Sequence[Piece]) -> bool:
    """Whether two tables may speak of the same money: no fund and no kind keeps them apart."""
    return not any(
        _apart(
            dimension, {piece.code(dimension) for piece in one}, {piece.code(dimension) for piece in other}
        )
        for dimension in (Dimension.SOURCE, Dimension.KIND)
    )


def _apart(dimension: Dimension, one: set[str], other: set[str]) -> bool:
    if "" in one or "" in other:
        return False
    return not any(covers(dimension, a, b) or covers(dimension, b, a) for a in one for b in other)


def _wide(dimension: Dimension, code: str) -> str:
    """A code at its widest: the class, the fund, basic or project."""
    return code[:3] if dimension in _FULL else code.partition(".")[0]


def _joined(base: list[Piece], other: list[Piece]) -> list[Piece]:
    """Let another table tell the base more where that can be in one way only.

    Within a fund and 基本 or 项目 two tables say how the same sum is divided. If one of them does not divide
    it at all, every part of the other belongs to that; else nobody can know.
    """
    shared = [
        each
        for each in (Dimension.UNIT, Dimension.SOURCE, Dimension.KIND)
        if all(piece.code(each) for piece in (*base, *other))
    ]
    found: list[Piece] = []
    for group in dict.fromkeys(_group(piece, shared) for piece in base):
        ours = [piece for piece in base if _group(piece, shared) == group]
        theirs = [piece for piece in other if _group(piece, shared) == group]
        same = sum(piece.fen for piece in ours) == sum(piece.fen for piece in theirs)
        if theirs and same and (len(ours) == 1 or len(theirs) == 1):
            found += [_both(one, two) for one in ours for two in theirs]
        else:
            found += ours
    return found


def _group(piece: Piece, shared: Sequence[Dimension]) -> tuple[str, ...]:
    return tuple(piece.unit if each is Dimension.UNIT else _wide(each, piece.code(each)) for each in shared)


def _both(one: Piece, two: Piece) -> Piece:
    told: dict[str, Any] = {
        each.value: max(one.code(each), two.code(each), key=len)
        for each in (*_DETAIL, Dimension.GOVERNMENT_ECONOMIC)
    }
    small = min(one, two, key=lambda each: each.fen)
    return replace(one, **told, fen=small.fen, name=small.name, cells=small.cells)


def _three_public(
    tables: Sequence[Table], mine: Mapping[int, Sequence[Piece]], edition: Edition, choice: Choice
) -> None:
    """This year's “三公” follow from spending: never entered, but compared where that tells its subjects."""
    spending = [each for each in choice.pieces if each.flow is Flow.SPENDING and each.year is Year.THIS]
    told = spending and all(
        len(each.department_economic) >= _FULL[Dimension.DEPARTMENT_ECONOMIC] for each in spending
    )
    for number, pieces in mine.items():
        choice.compared.append(number)
        for piece in pieces if told else ():
            kind = edition.three_public_by_key.get(piece.item)
            subjects = kind.subjects if kind else ()
            entered = sum(each.fen for each in spending if each.department_economic in subjects)
            choice.checks.append(
                Check(table=tables[number].where, what=piece.name, stated=piece.fen, entered=entered)
            )


def _compare(
    table: Table,
    number: int,
    pieces: Sequence[Piece],
    base: Sequence[Piece],
    choice: Choice,
    dimensions: Sequence[Dimension],
    edition: Edition,
) -> None:
    """Compare a table with what is entered, by all that both of them tell."""
    choice.compared.append(number)
    shared = [
        each
        for each in dimensions
        if each is not Dimension.PROJECT
        and all(piece.code(each) for piece in pieces)
        and all(piece.code(each) for piece in base)
    ]
    stated, entered = _sums(pieces, shared), _sums(base, shared)
    scope = [key for key in entered if key in stated or _inside(_scope(pieces), shared, key)]
    for key in dict.fromkeys([*stated, *scope]):
        choice.checks.append(
            Check(
                table=table.where,
                what=_in_words(shared, key, edition),
                stated=stated.get(key, 0),
                entered=entered.get(key, 0),
            )
        )


def _in_words(dimensions: Sequence[Dimension], codes: Sequence[str], edition: Edition) -> str:
    """What a comparison is about: 一般公共预算 · 基本支出."""
    named = (edition.catalogue.name(each, code) for each, code in zip(dimensions, codes, strict=True))
    return " · ".join(named) or "合计"


def _scope(pieces: Sequence[Piece]) -> Mapping[Dimension, set[str]]:
    """The funds and kinds a table speaks of at all."""
    return {
        each: {_wide(each, piece.code(each)) for piece in pieces}
        for each in (Dimension.SOURCE, Dimension.KIND)
    }


def _inside(scope: Mapping[Dimension, set[str]], shared: Sequence[Dimension], key: tuple[str, ...]) -> bool:
    return all(code in scope[each] for each, code in zip(shared, key, strict=True) if each in scope)


def _sums(pieces: Sequence[Piece], dimensions: Sequence[Dimension]) -> dict[tuple[str, ...], Fen]:
    found: dict[tuple[str, ...], Fen] = {}
    for piece in pieces:
        key = tuple(_wide(each, piece.code(each)) for each in dimensions)
        found[key] = found.get(key, 0) + piece.fen
    return found
