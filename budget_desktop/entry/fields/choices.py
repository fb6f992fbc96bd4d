"""The lists people choose from."""

# ruff: noqa: ARG001 - some lists are the same whatever the ground

from collections import Counter
from collections.abc import Callable, Sequence
from enum import StrEnum
from functools import lru_cache

from budget_desktop.domain.codes import Dimension
from budget_desktop.edition import load_edition
from budget_desktop.entry.fields.ground import Ground
from budget_desktop.entry.fields.kinds import ChoiceKind, Option, SubjectKind

Choices = Callable[[Ground], Sequence[Option]]


def units(ground: Ground) -> Sequence[Option]:
    """The department's units."""
    return [Option(unit.key, unit.name, (unit.key,)) for unit in ground.packet.units]


def projects(ground: Ground) -> Sequence[Option]:
    """The year's projects."""
    return [Option(project.key, project.name) for project in ground.packet.projects]


def sources(ground: Ground) -> Sequence[Option]:
    """资金来源, down to the ones money is booked under."""
    return _named_paths(ground.edition.key, Dimension.SOURCE)


def any_sources(ground: Ground) -> Sequence[Option]:
    """资金来源 of every level."""
    return _paths(ground.edition.key, Dimension.SOURCE)


def any_kinds(ground: Ground) -> Sequence[Option]:
    """支出类型 of every level."""
    return _paths(ground.edition.key, Dimension.KIND)


def kinds(ground: Ground) -> Sequence[Option]:
    """支出类型."""
    return _named_paths(ground.edition.key, Dimension.KIND)


def basic_kinds(ground: Ground) -> Sequence[Option]:
    """支出类型 of a line without a project."""
    return [option for option in kinds(ground) if str(option.value).startswith("basic.")]


def project_kinds(ground: Ground) -> Sequence[Option]:
    """支出类型 of a project."""
    return [option for option in kinds(ground) if str(option.value).startswith("project.")]


def categories(ground: Ground) -> Sequence[Option]:
    """What is procured: 货物, 工程 or 服务."""
    return [Option(code, f"{code} {name}", (code, name)) for code, name in ground.edition.procurement.items()]


def asset_kinds(ground: Ground) -> Sequence[Option]:
    """资产类别."""
    return [Option(kind.key, kind.name) for kind in ground.edition.asset_kinds if kind.parent]


def members(choices: type[StrEnum]) -> Choices:
    """The members of an enumeration whose values are Chinese."""

    def listed(ground: Ground) -> Sequence[Option]:
        return [Option(member, member.value) for member in choices]

    return listed


def yes_no(ground: Ground) -> Sequence[Option]:
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


def several_units(ground: Ground) -> bool:
    """Whether a line has to say which unit it is for; with one unit there is nothing to choose."""
    return len(ground.packet.units) != 1


class LineKind(ChoiceKind):
    """支出类型 of a line: offers the basic kinds, and shows the kind of a project too."""

    def text(self, value: object, ground: Ground) -> str:
        """The value's label."""
        shown = next((option for option in kinds(ground) if option.value == value), Option("", ""))
        return shown.label


UNIT = ChoiceKind("单位", units)
SOURCE = ChoiceKind("资金来源", sources, optional=True)
PROJECT = ChoiceKind("项目", projects, optional=True)
FUNCTION = SubjectKind("功能科目")
DEPARTMENT_ECONOMIC = SubjectKind("部门经济科目", Dimension.DEPARTMENT_ECONOMIC, digits=5)
GOVERNMENT_ECONOMIC = SubjectKind("政府经济科目", Dimension.GOVERNMENT_ECONOMIC, digits=5)
