"""What the target forms ask for: their indicators, and which the packet has."""

from collections.abc import Iterator
from dataclasses import dataclass

from budget_desktop.domain.records import Indicator, Project
from budget_desktop.rules.f_targets.projects import funded
from budget_desktop.rules.view import View
from budget_desktop.tables.spec import FormSpec, IndicatorSpec


@dataclass(frozen=True, slots=True)
class Form:
    """The target form of the department, or of one project with money this year."""

    project: Project | None
    skeleton: tuple[IndicatorSpec, ...]
    indicators: tuple[Indicator, ...]

    @property
    def called(self) -> str:
        """What it is called in a message."""
        return f"项目“{self.project.name}”" if self.project else "整体绩效目标表"

    @property
    def fixed(self) -> frozenset[str]:
        """Names of indicators that the form itself brings."""
        return frozenset(named.name for spec in self.skeleton for named in spec.names)


def forms(view: View) -> Iterator[Form]:
    """The forms to be filled, that of the department first. A packet without spending has none."""
    if not view.spending:
        return
    for spec in view.edition.tables.values():
        if isinstance(spec, FormSpec):
            owners = [project for project, _ in funded(view)] if spec.each else [None]
            for project in owners:
                yield Form(project, spec.skeleton, _of(view, project.key if project else ""))


def _of(view: View, project: str) -> tuple[Indicator, ...]:
    return tuple(each for each in view.packet.indicators if each.project == project and each.name.strip())


def applies(view: View, indicator: Indicator) -> bool:
    """Whether nobody wrote that the indicator does not apply."""
    word = view.limits.words.inapplicable
    return word not in indicator.grade and word not in indicator.name
