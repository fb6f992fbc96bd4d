"""Functional subjects against units, kinds of spending, and one another."""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby
from operator import itemgetter

from budget_desktop.domain.codes import Dimension, covers
from budget_desktop.domain.places import EntryPlace
from budget_desktop.edition.parts import Fitting, Twin
from budget_desktop.rules.b_between.paired import twins
from budget_desktop.rules.finding import Observation, Severity
from budget_desktop.rules.registry import Observations, rule
from budget_desktop.rules.view import Entered, Purpose, View

_SUBJECTS = "《政府收支分类科目》的科目说明"
_MANY = 3
"""So many lines under one subject make a further one under another look odd."""


@rule(
    "B35",
    Severity.WARNING,
    basis=_SUBJECTS + "：行政运行反映行政单位（含参公）的基本支出，一般行政管理事务反映项目支出",
    follows=("G06",),
)
def functions_fit_units_and_kinds(view: View) -> Observations:
    """行政运行、事业运行、一般行政管理事务、单位离退休、单位医疗等科目，应与单位性质和支出类型相符。"""
    strangers: dict[str, tuple[Fitting, list[Entered]]] = {}
    for each, fitting in view.each(_misplaced, view.spending):
        strangers.setdefault(each.line.function, (fitting, []))[1].append(each)
    for code, (fitting, lines) in strangers.items():
        amount = sum(each.amount for each in lines)
        total = f"，共{view.money(amount)}" if len(lines) > 1 else ""
        yield Observation(
            message=f"功能科目{view.subject(Dimension.FUNCTION, code)}{_meant_for(view, fitting)}，"
            f"{_strangers(view, lines, fitting)}列有{view.lines(each.line for each in lines)}{total}。",
            advice="请核对功能科目、单位和支出类型；确需这样列的，请写明原因。",
            places=tuple(each.place("function") for each in lines),
            found=amount,
            lines=frozenset(each.line.key for each in lines),
        )


def _misplaced(view: View, each: Entered) -> Iterator[tuple[Entered, Fitting]]:
    """A line that does not fit its function, and what the function is meant for."""
    code = each.line.function
    name = view.catalogue.name(Dimension.FUNCTION, code) if code else ""
    fitting = next((known for known in view.limits.fittings if name in known.names), None)
    if fitting is not None and not _fits(each, fitting):
        yield each, fitting


def _fits(each: Entered, fitting: Fitting) -> bool:
    nature = each.unit is None or not fitting.natures or each.unit.nature in fitting.natures
    kind = not each.kind or not fitting.kinds
    return nature and (kind or any(covers(Dimension.KIND, whole, each.kind) for whole in fitting.kinds))


def _strangers(view: View, lines: Iterable[Entered], fitting: Fitting) -> str:
    """The units it is not meant for, and what they are; nothing where only the kind of spending is wrong."""
    units = {each.unit.key: each.unit for each in lines if each.unit is not None}
    strange = [unit for unit in units.values() if fitting.natures and unit.nature not in fitting.natures]
    named = view.listed(f"“{unit.name}”（{view.nature(unit)}）" for unit in strange)
    return named or "却"


def _meant_for(view: View, fitting: Fitting) -> str:
    units = f"{'、'.join(fitting.natures)}单位" if fitting.natures else ""
    kinds = "、".join(view.catalogue.name(Dimension.KIND, kind) for kind in fitting.kinds)
    return f"用于{'的'.join(part for part in (units, kinds) if part)}"


@rule(
    "B36",
    Severity.ADVICE,
    basis="养老、年金、医疗、公积金通常各列在对应的功能科目",
    unconfirmed="有的地方全部列在一个功能科目下，那样的不提示。",
    follows=("G06", "B25", "B35"),
)
def insurance_has_its_function(view: View) -> Observations:
    """其他保险都列在对应功能科目的，养老、年金、医疗、公积金不应有一项列在别处，功能科目下也不应是别的支出。"""
    for twin, paid, booked in view.once(_standing_alone):
        yield _alone(view, twin, paid, booked)


def _standing_alone(view: View) -> tuple[tuple[Twin, tuple[str, ...], tuple[str, ...]], ...]:
    """Subjects and functions with money on one side alone, and the keys of the lines on either side."""
    alone: list[tuple[Twin, tuple[str, ...], tuple[str, ...]]] = []
    for _, of_fund in groupby(twins(view), key=itemgetter(0)):
        sides = [(twin, paid, booked) for _, twin, paid, booked in of_fund]
        if any(set(paid) & set(booked) for _, paid, booked in sides):
            # Where both sides have money B25 compares them.
            alone += [side for side in sides if bool(side[1]) != bool(side[2])]
    return tuple(alone)


def _alone(view: View, twin: Twin, paid: Sequence[str], booked: Sequence[str]) -> Observation:
    economic = view.listed(view.subject(Dimension.DEPARTMENT_ECONOMIC, code) for code in twin.economic)
    function = view.listed(view.subject(Dimension.FUNCTION, code) for code in twin.function)
    lines = [view.entered_by_key[key] for key in (*paid, *booked)]
    said = f"有{economic}，没有列在{function}" if paid else f"{function}下没有{economic}"
    return Observation(
        message=f"基本支出中{said}：{view.lines(each.line for each in lines)}。",
        advice="请核对科目。",
        places=tuple(each.place("function" if paid else "department_economic") for each in lines),
        lines=frozenset(each.line.key for each in lines),
    )


@rule(
    "B37",
    Severity.ADVICE,
    basis="一个单位的日常支出、一个项目的支出，通常各列一个功能科目",
    unconfirmed="没有成文的规定，确有分列的可以不管。",
    follows=("G06", "B25", "B35", "B36"),
)
def one_work_has_one_function(view: View) -> Observations:
    """同一项目或同一单位日常的基本支出，多数列一个功能科目的，个别列在别的科目应核对。"""
    for key, usual, doubtful in view.once(_odd_functions):
        odd = view.entered_by_key[key]
        yield Observation(
            message=f"{view.line(odd.line)}{view.money(odd.amount)}列在"
            f"{view.subject(Dimension.FUNCTION, odd.line.function)}，同类支出列在"
            f"{view.subject(Dimension.FUNCTION, usual)}。",
            advice="请核对功能科目；确有分列的，可以不管。",
            places=tuple(EntryPlace("lines", each, "function") for each in doubtful),
            lines=frozenset({key}),
        )


def _odd_functions(view: View) -> tuple[tuple[str, str, tuple[str, ...]], ...]:
    """Lines that alone stand under another function than the rest of their work, the function of the rest,
    and which of them may be wrong."""
    economic, function = _insured(view)
    groups: dict[tuple[str, str, str], list[Purpose]] = {}
    for each in view.spending_purposes:
        own = each.department_economic.startswith(economic) or each.function.startswith(function)
        if each.project or (each.is_basic and not own):
            groups.setdefault((each.unit, each.source, each.project), []).append(each)
    found = []
    for lines in groups.values():
        counts = Counter(each.function for each in lines)
        usual, most = counts.most_common(1)[0]
        odd = [each.key for each in lines if counts[each.function] == 1 and each.function != usual]
        if len(odd) == 1 and (most >= _MANY or lines[0].project):
            found.append((odd[0], usual, tuple(odd) if most > 1 else tuple(each.key for each in lines)))
    return tuple(found)


def _insured(view: View) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Economic and functional subjects of what stands under a function of its own by right."""
    twins = view.limits.twins
    return (
        tuple(code for twin in twins for code in twin.economic),
        tuple(code for twin in twins for code in twin.function),
    )


@rule(
    "B42",
    Severity.WARNING,
    basis="人员经费、公用经费与经济分类的通常对应；一般公共预算由B16按表核对",
    unconfirmed="哪些特殊科目可以例外，各地口径不同。",
    follows=("G06",),
)
def other_money_fits_its_kind_too(view: View) -> Observations:
    """其他资金安排的基本支出，经济科目的类也应与支出类型相符。"""
    if odd := [view.entered_by_key[key] for key in view.once(_of_another_kind)]:
        yield Observation(
            message=f"支出类型与经济科目的类不相符：{view.lines(each.line for each in odd)}。",
            advice="请核对支出类型和经济科目；确有特殊科目的，请写明原因。",
            places=tuple(each.place("kind") for each in odd),
            found=sum(each.amount for each in odd),
            lines=frozenset(each.line.key for each in odd),
        )


def _of_another_kind(view: View) -> tuple[str, ...]:
    """Keys of the lines whose kind is not the one their class usually is."""
    classes = view.limits.kind_classes
    return tuple(
        each.key
        for each in view.spending_purposes
        if each.fund not in view.edition.funds.general
        and each.kind in classes
        and each.department_economic[:3] not in classes[each.kind]
    )
