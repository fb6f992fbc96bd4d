"""The indicators a performance form asks for, as rows to be completed."""

from collections.abc import Sequence

from budget_desktop.domain.records import Indicator
from budget_desktop.entry.plan import Addition, Changes
from budget_desktop.tables.spec import IndicatorSpec


def missing_rows(
    skeleton: Sequence[IndicatorSpec], present: Sequence[Indicator], project: str, skipped: Sequence[str] = ()
) -> Changes:
    """Rows for what `present`, the indicators of one form, lacks; each stands where the form has it.

    A third-level indicator the form names gets its row; a second-level one without names gets an empty
    row unless it has any. `skipped` are second-level ones that may stay empty.
    """
    places = {name: place for place, name in enumerate(_wanted(skeleton))}
    filled = {(each.group, each.subgroup) for each in present}
    names = {_name(each) for each in present}
    additions = []
    for wanted, place in places.items():
        group, subgroup, name = wanted
        if wanted in names or (not name and ((group, subgroup) in filled or subgroup in skipped)):
            continue
        base = Indicator(key="", project=project, group=group, subgroup=subgroup, name=name)
        additions.append(Addition(base, {}, _following(place, places, present)))
    return Changes(additions=tuple(additions))


def _wanted(skeleton: Sequence[IndicatorSpec]) -> list[tuple[str, str, str]]:
    return [
        (spec.group, spec.subgroup, name)
        for spec in skeleton
        for name in [named.name for named in spec.names] or [""]
    ]


def _name(indicator: Indicator) -> tuple[str, str, str]:
    return indicator.group, indicator.subgroup, indicator.name


def _following(
    place: int, places: dict[tuple[str, str, str], int], present: Sequence[Indicator]
) -> str | None:
    """The first indicator that stands after a place of the form; others stand behind the form's own."""
    behind = {(group, subgroup): number + 1 for (group, subgroup, _), number in places.items()}
    for each in present:
        its = places.get(_name(each), behind.get((each.group, each.subgroup), len(places)))
        if its > place:
            return each.key
    return None
