"""The subject lists of an edition, ready to be searched and read; made once per edition and list."""

from functools import lru_cache

from budget_desktop.domain.codes import Dimension
from budget_desktop.edition import load_edition
from budget_desktop.entry.codes import CodeInput
from budget_desktop.entry.fields.ground import Ground
from budget_desktop.search.subjects import SubjectIndex


def index(ground: Ground, dimension: Dimension) -> SubjectIndex:
    """The list of a dimension in an edition, to be searched."""
    return _index(ground.edition.key, dimension)


def code_input(ground: Ground, dimension: Dimension, title: str, digits: int, leaf_only: bool) -> CodeInput:
    """What texts mean as codes of a dimension."""
    return _input(ground.edition.key, dimension, title, digits, leaf_only)


@lru_cache(maxsize=12)
def _index(edition: str, dimension: Dimension) -> SubjectIndex:
    return SubjectIndex(load_edition(edition).catalogue, dimension)


@lru_cache(maxsize=12)
def _input(edition: str, dimension: Dimension, title: str, digits: int, leaf_only: bool) -> CodeInput:
    entries = load_edition(edition).catalogue.entries(dimension)
    return CodeInput(title, entries, leaf_only=leaf_only, optional=True, open_digits=digits)
