"""The lists people choose from, by the snapshot in force."""

# ruff: noqa: ARG001 - some lists are the same in every snapshot

from collections import Counter
from collections.abc import Callable, Sequence
from enum import StrEnum
from functools import lru_cache

from budget_desktop.domain.codes import Dimension
from budget_desktop.edition import load_edition
from budget_desktop.gui.models.kinds import ChoiceKind, Option, SubjectKind
from budget_desktop.gui.session.snapshot import Snapshot

Choices = Callable[[Snapshot], Sequence[Option]]


def units(snapshot: Snapshot) -> Sequence[Option]:
    """The department's units."""
    return [Option(unit.key, unit.name, (unit.key,)) for unit in snapshot.packet.units]


def projects(snapshot: Snapshot) -> Sequence[Option]:
    """The year's projects."""
    return [Option(project.key, project.name) for project in snapshot.packet.projects]


def sources(snapshot: Snapshot) -> Sequence[Option]:
    """资金来源, down to the ones money is booked under."""
    return _named_paths(snapshot.edition.key, Dimension.SOURCE)


def any_sources(snapshot: Snapshot) -> Sequence[Option]:
    """资金来源 of every level."""
    return _paths(snapshot.edition.key, Dimension.SOURCE)


def any_kinds(snapshot: Snapshot) -> Sequence[Option]:
    """支出类型 of every level."""
    return _paths(snapshot.edition.key, Dimension.KIND)


def kinds(snapshot: Snapshot) -> Sequence[Option]:
    """支出类型."""
    return _named_paths(snapshot.edition.key, Dimension.KIND)


def basic_kinds(snapshot: Snapshot) -> Sequence[Option]:
    """支出类型 of a line without a project."""
    return [option for option in kinds(snapshot) if str(option.value).startswith("basic.")]


def project_kinds(snapshot: Snapshot) -> Sequence[Option]:
    """支出类型 of a project."""
    return [option for option in kinds(snapshot) if str(option.value).startswith("project.")]


def members(choices: type[StrEnum]) -> Choices:
    """The members of an enumeration whose values are Chinese."""

    def listed(snapshot: Snapshot) -> Sequence[Option]:
        return [Option(member, member.value) for member in choices]

    return listed


def yes_no(snapshot: Snapshot) -> Sequence[Option]:
    """是 or 否."""
    return [Option(True, "是"), Option(False, "否")]


@lru_cache(maxsize=12)
def _named_paths(edition: str, dimension: Dimension) -> Sequence[Option]:
    """Kept, for every cell painted asks what its value is called."""
    catalogue = load_edition(edition).catalogue
    leaves = [entry for entry in catalogue.entries(dimension) if entry.is_leaf]
    uses = Counter(entry.name for entry in leaves)
    # Two funds each have an 上年结余（结转）: there the name alone would not tell them apart.
    return [
        Option(
            entry.code,
            entry.name if uses[entry.name] == 1 else " › ".join(catalogue.path(dimension, entry.code)),
            (entry.code, *catalogue.path(dimension, entry.code)),
        )
        for entry in leaves
    ]


@lru_cache(maxsize=12)
def _paths(edition: str, dimension: Dimension) -> Sequence[Option]:
    """Every entry by its whole path, for choices that may end above a leaf."""
    catalogue = load_edition(edition).catalogue
    paths = {entry.code: catalogue.path(dimension, entry.code) for entry in catalogue.entries(dimension)}
    return [Option(code, " › ".join(path), (code, path[-1])) for code, path in paths.items()]


def several_units(snapshot: Snapshot) -> bool:
    """Whether a line has to say which unit it is for; with one unit there is nothing to choose."""
    return len(snapshot.packet.units) != 1


UNIT = ChoiceKind("单位", units)
SOURCE = ChoiceKind("资金来源", sources, optional=True)
PROJECT = ChoiceKind("项目", projects, optional=True)
FUNCTION = SubjectKind("功能科目")
DEPARTMENT_ECONOMIC = SubjectKind("部门经济科目", Dimension.DEPARTMENT_ECONOMIC, digits=5)
GOVERNMENT_ECONOMIC = SubjectKind("政府经济科目", Dimension.GOVERNMENT_ECONOMIC, digits=5)
