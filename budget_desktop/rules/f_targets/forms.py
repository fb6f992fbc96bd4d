"""What the target forms ask for: their indicators, and which the packet has."""

from dataclasses import dataclass
from functools import cached_property

from budget_desktop.domain.records import Indicator, Project
from budget_desktop.rules.f_targets.projects import funded
from budget_desktop.rules.view import View
from budget_desktop.tables.spec import FormSpec, IndicatorSpec


@dataclass(frozen=True)
class Form:
    """The target form of the department, or of one project with money this year."""

    project: Project | None
    skeleton: tuple[IndicatorSpec, ...]
    indicators: tuple[Indicator, ...]

    @property
    def called(self) -> str:
        """What it is called in a message."""
        return f"项目“{self.project.name}”" if self.project else "整体绩效目标表"

    @cached_property
    def fixed(self) -> frozenset[str]:
        """Names of indicators that the form itself brings."""
        return frozenset(named.name for spec in self.skeleton for named in spec.names)


def forms(view: View) -> tuple[Form, ...]:
    """The forms to be filled, that of the department first. A packet without spending has none."""
    return view.once(_forms)


def _forms(view: View) -> tuple[Form, ...]:
    if not view.spending_purposes:
        return ()
    named = view.once(_named)
    owners = view.once(_owners)
    return tuple(
        Form(project, spec.skeleton, named.get(project.key if project else "", ()))
        for spec in view.edition.tables.values()
        if isinstance(spec, FormSpec)
        for project in (owners if spec.each else (None,))
    )


def _owners(view: View) -> tuple[Project, ...]:
    """Projects with money, however much."""
    return tuple(project for project, _ in funded(view))


def _named(view: View) -> dict[str, tuple[Indicator, ...]]:
    """Indicators with a name, by project."""
    found: dict[str, list[Indicator]] = {}
    for each in view.packet.indicators:
        if each.name.strip():
            found.setdefault(each.project, []).append(each)
    return {project: tuple(indicators) for project, indicators in found.items()}


def applies(view: View, indicator: Indicator) -> bool:
    """Whether nobody wrote that the indicator does not apply."""
    word = view.limits.words.inapplicable
    return word not in indicator.grade and word not in indicator.name
