"""What was entered against the control figures: how far apart, and how grave that is at each stage."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from budget_desktop.disclosure import Disclosure
from budget_desktop.domain.codes import Dimension
from budget_desktop.domain.controls import Control
from budget_desktop.domain.money import Fen
from budget_desktop.domain.places import EntryPlace
from budget_desktop.domain.records import Stage
from budget_desktop.edition.slices import chosen, counted
from budget_desktop.rules.finding import Observation, Severity
from budget_desktop.rules.view import View

_MOST_PLACES = 20
"""How many entries behind a figure are pointed at."""
_PREPARING = frozenset({Stage.CONTROL_FIGURES, Stage.SECOND_SUBMISSION})


@dataclass(frozen=True, slots=True)
class Held:
    """A control figure, and what was entered of that which it limits."""

    control: Control
    expected: Fen
    found: Fen
    places: tuple[EntryPlace, ...]
    """The amounts entered."""

    @property
    def gap(self) -> Fen:
        """What was entered too much; negative: too little."""
        return self.found - self.expected

    @property
    def place(self) -> EntryPlace:
        """Where the control figure was typed."""
        return EntryPlace("controls", self.control.key, "amount")

    @property
    def is_whole(self) -> bool:
        """Whether it is for the whole department."""
        return not chosen(self.control)


def held(view: View) -> Iterator[Held]:
    """The control figures that are filled in; none before they are handed down (一上)."""
    if view.packet.header.stage is Stage.FIRST_SUBMISSION:
        return
    for control in view.packet.controls:
        if control.amount is not None:
            entered = counted(control, view.packet, view.edition, view.disclosure.facts)
            yield Held(control, control.amount, entered.amount, entered.places)


def gravity(view: View, gap: Fen) -> Severity:
    """How grave it is to miss a figure that is to be met.

    Until the budget is approved a control figure is a ceiling; after an adjustment it may be explained.
    """
    stage = view.packet.header.stage
    if stage is Stage.ADJUSTED:
        return Severity.WARNING
    return Severity.ADVICE if stage in _PREPARING and gap < 0 else Severity.ERROR


def apart(view: View, told: Held, also: Iterable[Held] = (), severity: Severity | None = None) -> Observation:
    """The observation on a control figure that is missed; `also` are wider ones missed with it."""
    more = list(also)
    word = "多" if told.gap > 0 else "少"
    with_it = f"包含它的{len(more)}个控制数也差同样多。" if more else ""
    where = told.places[:_MOST_PLACES]
    figures = f"控制数是{view.money(told.expected)}，录入{view.money(told.found)}"
    return Observation(
        message=f"{named(view, told.control)}的{figures}，{word}{view.money(abs(told.gap))}。{with_it}",
        advice=f"请核对{_entered(view, told)}；控制数有调整的，请改控制数。",
        places=(told.place, *where, *(each.place for each in more)),
        expected=told.expected,
        found=told.found,
        severity=severity,
        lines=frozenset(place.key for place in told.places if place.collection == "lines"),
    )


def called(disclosure: Disclosure, control: Control) -> str:
    """What a control figure limits, in words, for those who have no view."""
    return named(View(disclosure), control)


def named(view: View, control: Control) -> str:
    """What a control figure limits, in words: “甲局／2010301行政运行／人员经费”支出."""
    parts = [_code(view, dimension, code) for dimension, code in chosen(control).items()]
    whole = f"“{'／'.join(parts)}”" if parts else "部门"
    return f"{whole}{control.controlled}"


def _code(view: View, dimension: Dimension, code: str) -> str:
    units, projects = view.packet.unit_by_key, view.packet.project_by_key
    if dimension is Dimension.UNIT:
        return units[code].name if code in units else code
    if dimension is Dimension.PROJECT:
        return projects[code].name if code in projects else code
    if dimension in {Dimension.SOURCE, Dimension.KIND}:
        return "·".join(view.catalogue.path(dimension, code)) or code
    return view.subject(dimension, code)


def _entered(view: View, told: Held) -> str:
    lines = [view.line_by_key[place.key] for place in told.places if place.collection == "lines"]
    if lines:
        return f"{view.lines(lines)}的金额和分类"
    return "各笔金额" if told.places else "有没有漏录或列到别处"
