"""Codes that contain one another: subject codes by their digits, sources and kinds by their dots."""

from enum import StrEnum


class Dimension(StrEnum):
    """The ways an amount is classified. The values are the field names of `Fact` and `Slice`."""

    UNIT = "unit"
    FLOW = "flow"
    YEAR = "year"
    SOURCE = "source"
    FUNCTION = "function"
    DEPARTMENT_ECONOMIC = "department_economic"
    GOVERNMENT_ECONOMIC = "government_economic"
    KIND = "kind"
    PROJECT = "project"


class Flow(StrEnum):
    """What an amount is: money coming in, going out, or going over to the next year."""

    INCOME = "income"
    SPENDING = "spending"
    CARRY_OVER = "carry_over"
    THREE_PUBLIC = "three_public"
    """Last year's “三公” figure, typed for comparison; part of last year's spending, not added to it."""


class Year(StrEnum):
    """This budget year, or the year before it."""

    THIS = "this"
    PRIOR = "prior"


class Kind(StrEnum):
    """支出类型: basic spending by use, project spending by origin."""

    BASIC_PAY = "basic.pay"
    BASIC_PUBLIC = "basic.public"
    BASIC_HOUSEHOLD = "basic.household"
    PROJECT_GENERAL = "project.general"
    PROJECT_SPECIAL = "project.special"


_DIGIT_CODED = frozenset({Dimension.FUNCTION, Dimension.DEPARTMENT_ECONOMIC, Dimension.GOVERNMENT_ECONOMIC})
_DOT_CODED = frozenset({Dimension.SOURCE, Dimension.KIND})


_EXACT = "!"


def contain(dimension: Dimension) -> bool:
    """Whether the codes of a dimension can contain one another."""
    return dimension in _DIGIT_CODED or dimension in _DOT_CODED


def exactly(code: str) -> str:
    """A choice of this very code and nothing it contains, e.g. what was booked on a class without an item."""
    return code + _EXACT


def covers(dimension: Dimension, whole: str, part: str) -> bool:
    """Whether code `whole` is `part` or contains it (201 contains 2010399, S1 contains S1.1 but not S10)."""
    if whole == part:
        return True
    if not contain(dimension):
        return False
    if whole.endswith(_EXACT):
        return part == whole.removesuffix(_EXACT)
    part = part.removesuffix(_EXACT)
    if whole == part:
        return True
    if dimension in _DIGIT_CODED:
        return part.startswith(whole)
    return part.startswith(whole + ".")


def narrower(dimension: Dimension, one: str, other: str) -> str | None:
    """The choice that admits what both admit, or None where they share nothing (201 and 2010399: 2010399)."""
    for inner, outer in ((one, other), (other, one)):
        # 302 and only-302 contain each other as far as `covers` knows; only the latter is the narrower.
        widens = outer.endswith(_EXACT) and not inner.endswith(_EXACT) and contain(dimension)
        if covers(dimension, outer, inner) and not widens:
            return inner
    return None


def parent(code: str) -> str:
    """The code one level up of a subject code (2010399, 20103, 201, nothing)."""
    return code[:-2] if len(code) > 3 else ""


def prefix(code: str, length: int) -> str:
    """The first `length` digits of a subject code, or nothing if it is shorter."""
    return code[:length] if len(code) >= length else ""
