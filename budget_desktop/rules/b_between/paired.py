"""Lines that belong together whatever their amounts: insurance and its functions, units and their wages."""

from collections.abc import Iterable

from budget_desktop.domain.records import Unit
from budget_desktop.edition.parts import Twin
from budget_desktop.rules.view import Purpose, View

Keys = tuple[str, ...]
"""Of lines."""


def twins(view: View) -> tuple[tuple[str, Twin, Keys, Keys], ...]:
    """For each budget that pays basic spending and each insurance: the lines paid under its economic subject,
    and those booked under its function."""
    return view.once(_twins)


def _twins(view: View) -> tuple[tuple[str, Twin, Keys, Keys], ...]:
    funds: dict[str, list[Purpose]] = {}
    for each in view.spending_purposes:
        if each.is_basic:
            funds.setdefault(each.fund, []).append(each)
    return tuple(
        (fund, twin, _paid(twin, lines), _booked(twin, lines))
        for fund, lines in sorted(funds.items())
        for twin in view.limits.twins
    )


def _paid(twin: Twin, lines: Iterable[Purpose]) -> Keys:
    return tuple([each.key for each in lines if each.department_economic.startswith(twin.economic)])


def _booked(twin: Twin, lines: Iterable[Purpose]) -> Keys:
    return tuple(
        [
            each.key
            for each in lines
            if each.function.startswith(twin.function)
            and not (twin.also and each.department_economic.startswith(twin.also))
        ]
    )


def wages(view: View) -> tuple[tuple[Unit, Keys], ...]:
    """The lines of basic wages of each unit, units in their order."""
    return view.once(_wages)


def _wages(view: View) -> tuple[tuple[Unit, Keys], ...]:
    found: dict[str, list[str]] = {}
    for each in view.spending_purposes:
        if each.department_economic.startswith(view.limits.wage_subjects):
            found.setdefault(each.unit, []).append(each.key)
    return tuple((unit, tuple(found.get(unit.key, ()))) for unit in view.packet.units)
