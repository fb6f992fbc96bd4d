"""Which subjects go with which: department and government subjects, functions, wages and insurance."""

from collections.abc import Iterator, Sequence

from budget_desktop.domain.codes import Dimension
from budget_desktop.domain.records import Nature, Unit
from budget_desktop.edition.parts import Twin
from budget_desktop.rules.b_between.paired import twins, wages
from budget_desktop.rules.finding import Observation, Severity
from budget_desktop.rules.registry import Observations, rule
from budget_desktop.rules.view import Entered, Purpose, View

_REFORM = "财预〔2017〕98号《支出经济分类科目改革方案》"


@rule(
    "B21",
    Severity.WARNING,
    basis=_REFORM + "；2020年济源市某公开稿行政单位列505类",
    remark="government_economic",
)
def government_class_fits_the_unit(view: View) -> Observations:
    """行政、参公单位的支出用政府经济分类501–504类，事业单位用505、506类；509等各类通用。"""
    strange = view.once(_of_the_other_nature)
    for unit in view.packet.units if strange else ():
        wrong = [each for each in map(view.entered_by_key.__getitem__, strange) if each.unit == unit]
        if wrong:
            amount = sum(each.amount for each in wrong)
            classes = sorted({each.government_economic[:3] for each in wrong})
            named = view.listed(view.subject(Dimension.GOVERNMENT_ECONOMIC, code) for code in classes)
            usual = view.limits.organ_classes if unit.nature.is_organ else view.limits.institution_classes
            yield Observation(
                message=f"“{unit.name}”是{view.nature(unit)}，有{len(wrong)}笔支出共{view.money(amount)}列在政府经济分类"
                f"{named}。",
                advice=f"{view.nature(unit)}一般用{'、'.join(usual)}类，请核对；确需这样列的，请写明原因。",
                places=tuple(each.place("government_economic") for each in wrong),
                found=amount,
            )


def _of_the_other_nature(view: View) -> tuple[str, ...]:
    """Keys of the lines whose government subject is one for the other kind of unit."""
    return tuple(view.each(_other_nature, view.spending_purposes))


def _other_nature(view: View, line: Purpose) -> Iterator[str]:
    unit = view.packet.unit_by_key.get(line.unit)
    if unit is not None and line.government_economic.startswith(_foreign_classes(view, unit.nature.is_organ)):
        yield line.key


def _foreign_classes(view: View, is_organ: bool) -> tuple[str, ...]:
    return view.limits.institution_classes if is_organ else view.limits.organ_classes


def _class_of_the_other_nature(view: View, each: Entered) -> bool:
    return each.government_economic.startswith(_foreign_classes(view, each.is_organ))


@rule("B22", Severity.WARNING, basis=_REFORM + "的对照表", unconfirmed="对照表有一部分未见原文。")
def government_subject_follows_the_table(view: View) -> Observations:
    """部门经济科目与政府经济科目应是本年对照表中的一对。"""
    yield from view.each(_against_the_table, view.spending)


def _against_the_table(view: View, each: Entered) -> Observations:
    code, chosen = each.line.department_economic, each.government_economic
    own = Nature.ADMINISTRATIVE if each.is_organ else Nature.INSTITUTION
    other = Nature.INSTITUTION if each.is_organ else Nature.ADMINISTRATIVE
    usual = view.catalogue.government_subjects(code, own)
    allowed = usual
    if _class_of_the_other_nature(view, each):
        # That the class is one of the other kind of unit is B21's to tell.
        allowed = (*usual, *view.catalogue.government_subjects(code, other))
    if usual and view.catalogue.has(Dimension.GOVERNMENT_ECONOMIC, chosen) and chosen not in allowed:
        pairs = "或".join(view.subject(Dimension.GOVERNMENT_ECONOMIC, pair) for pair in usual)
        subject = view.subject(Dimension.DEPARTMENT_ECONOMIC, code)
        yield Observation(
            message=f"{view.line(each.line)}：部门经济科目{subject}一般"
            f"对应政府经济科目{pairs}，现填{view.subject(Dimension.GOVERNMENT_ECONOMIC, chosen)}。",
            advice="请核对；清空该格可由程序按对照表推定。",
            places=(each.place("government_economic"),),
            found=each.amount,
        )


@rule(
    "B25",
    Severity.WARNING,
    basis="9套真实公开稿中两者按资金来源都相等；全部列在一个功能科目下的不适用",
    unconfirmed="两者应当相等是通常做法，没有读到成文的规定。",
)
def insurance_stands_under_its_function(view: View) -> Observations:
    """基本支出中的养老、年金、医疗、公积金等经济科目，与对应功能科目的金额通常相等（按资金来源比较）。"""
    for fund, twin, *sides in twins(view):
        if all(sides):
            by_key = view.entered_by_key
            paid, booked = ([by_key[key] for key in keys] for keys in sides)
            yield from _twins(view, fund, twin, paid, booked)


def _twins(
    view: View, fund: str, twin: Twin, paid: Sequence[Entered], booked: Sequence[Entered]
) -> Observations:
    left, right = sum(each.amount for each in paid), sum(each.amount for each in booked)
    if left == right or not left or not right:
        return
    elsewhere = [each for each in paid if each not in booked]
    strangers = [each for each in booked if each not in paid]
    subjects = view.listed(view.subject(Dimension.DEPARTMENT_ECONOMIC, code) for code in twin.economic)
    functions = view.listed(view.subject(Dimension.FUNCTION, code) for code in twin.function)
    yield Observation(
        message=f"“{view.source(fund)}”的基本支出中，经济科目{subjects}{view.money(left)}，功能科目{functions}"
        f"{view.money(right)}，两者通常相等，相差{view.money(abs(left - right))}。",
        advice=f"请核对{view.lines(each.line for each in (*elsewhere, *strangers))}。",
        places=(
            *(each.place("function") for each in elsewhere),
            *(each.place("department_economic") for each in strangers),
            *(each.place() for each in booked if each in paid),
        ),
        expected=right,
        found=left,
        lines=frozenset(each.line.key for each in (*elsewhere, *strangers)),
    )


@rule("B26", Severity.ADVICE, basis="一般常识", unconfirmed="没有读到成文的规定。")
def wages_come_with_insurance(view: View) -> Observations:
    """有基本工资的单位，一般应有养老保险、医疗保险和住房公积金。"""
    for unit, keys, missing in view.once(_uninsured):
        if keys and missing:
            paid = [view.entered_by_key[key] for key in keys]
            amount = sum(each.amount for each in paid)
            yield Observation(
                message=f"“{unit.name}”有基本工资{view.money(amount)}，但没有{view.listed(missing)}。",
                advice="请确认是否漏录，或由其他单位负担。",
                places=tuple(each.place() for each in paid),
            )


def _uninsured(view: View) -> tuple[tuple[Unit, tuple[str, ...], tuple[str, ...]], ...]:
    """Each unit with the keys of its wages, and the names of the insurance it pays none of."""
    subjects: dict[str, set[str]] = {}
    for line in view.spending_purposes:
        subjects.setdefault(line.unit, set()).add(line.department_economic)
    return tuple(
        (
            unit,
            keys,
            tuple(
                view.catalogue.name(Dimension.DEPARTMENT_ECONOMIC, code)
                for code in view.limits.insurance_subjects
                if not any(each.startswith(code) for each in subjects.get(unit.key, ()))
            ),
        )
        for unit, keys in wages(view)
    )


@rule("B32", Severity.ADVICE, basis="2026年泉州市某公开稿设备购置没有采购预算")
def equipment_is_procured(view: View) -> Observations:
    """有设备、车辆购置支出的，一般应有政府采购预算或新增资产。"""
    procured = any(each.amount for each in view.packet.procurement)
    planned = any(each.planned for each in view.packet.assets)
    if procured or planned:
        return
    if bought := view.spent_on(view.limits.equipment_subjects):
        amount = sum(each.amount for each in bought)
        yield Observation(
            message=f"有设备购置支出{view.money(amount)}（{view.lines(each.line for each in bought)}），"
            "但没有政府采购预算，也没有新增资产。",
            advice="请确认是否漏录；不需采购和登记的，可以不管。",
            places=tuple(each.place() for each in bought),
            found=amount,
        )
