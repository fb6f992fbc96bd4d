"""Codes on lines that carry money: none missing, all in the year's lists, fine enough."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass

from budget_desktop.domain.codes import Dimension, Flow
from budget_desktop.domain.places import EntryPlace
from budget_desktop.rules.finding import Observation, Severity
from budget_desktop.rules.registry import Observations, rule
from budget_desktop.rules.view import Entered, Purpose, View

_NAMES = {
    "unit": "单位",
    "source": "资金来源",
    "function": "支出功能科目",
    "department_economic": "部门经济科目",
    "government_economic": "政府经济科目",
    "kind": "支出类型",
    "project": "项目",
}
_LENGTHS = {"function": 7, "department_economic": 5, "government_economic": 5}
_LEVELS = {"function": "项", "department_economic": "款", "government_economic": "款"}


@dataclass(frozen=True, slots=True)
class _Fault:
    """What is wrong with one code; lines with the same fault are told of together."""

    field: str
    code: str
    said: str
    severity: Severity = Severity.ERROR


@rule(
    "G06",
    Severity.ERROR,
    basis="预算法实施条例：功能分类公开到项，经济分类公开到款；多地公开稿有不存在或位数不对的编码",
    unconfirmed="本版次的功能科目表有一部分未见原文，编码位数和所属类都对而表中没有的，只要求说明。",
)
def codes_are_complete_and_in_the_lists(view: View) -> Observations:
    """有金额的录入行，各项编码应齐全、在本年科目表中，并且够细。"""
    groups: dict[_Fault, list[Entered]] = {}
    for fault, key in view.each(_faulty, view.purposes):
        groups.setdefault(fault, []).append(view.entered_by_key[key])
    for fault, members in groups.items():
        amount = sum(each.amount for each in members)
        about = f"{len(members)}笔共{view.money(amount)}（{view.lines(each.line for each in members)}）"
        yield Observation(
            message=f"{fault.said}：{about}。",
            advice=_advice(fault),
            places=tuple(each.place(fault.field) for each in members),
            found=amount,
            expected=0,
            severity=fault.severity,
            lines=frozenset(each.line.key for each in members),
        )


def _advice(fault: _Fault) -> str:
    if fault.severity is Severity.WARNING:
        return "请对照财政部门下发的科目表核对；编码无误的，请写明依据。"
    return "请补选。" if not fault.code else "请改正。"


def _faulty(view: View, line: Purpose) -> Iterator[tuple[_Fault, str]]:
    return ((fault, line.key) for fault in _faults(view, line))


def _faults(view: View, line: Purpose) -> Iterator[_Fault]:
    if line.unit not in view.packet.unit_by_key:
        known = f"“{line.unit}”不在单位表中" if line.unit else "没有填"
        yield _Fault("unit", line.unit, f"单位{known}")
    yield from _listed(view, Dimension.SOURCE, line.source)
    if line.flow is not Flow.SPENDING:
        return
    yield from _subject(view, Dimension.FUNCTION, line.function)
    yield from _subject(view, Dimension.DEPARTMENT_ECONOMIC, line.department_economic)
    if line.government_economic:
        yield from _subject(view, Dimension.GOVERNMENT_ECONOMIC, line.government_economic)
    elif view.catalogue.has(Dimension.DEPARTMENT_ECONOMIC, line.department_economic):
        yield from _without_pair(view, line.department_economic)
    yield from _listed(view, Dimension.KIND, line.kind)
    if line.project and line.project not in view.packet.project_by_key:
        yield _Fault("project", line.project, "所填的项目已不在项目表中")


def _without_pair(view: View, code: str) -> Iterator[_Fault]:
    """No government subject follows; a class that is too coarse has been told of already."""
    if len(code) == _LENGTHS["department_economic"]:
        subject = view.subject(Dimension.DEPARTMENT_ECONOMIC, code)
        yield _Fault("government_economic", "", f"部门经济科目“{subject}”没有对应的政府经济科目，也没有填")


def _listed(view: View, dimension: Dimension, code: str) -> Iterator[_Fault]:
    """Sources and kinds: from the edition's short lists, at their finest."""
    name = _NAMES[dimension]
    entry = view.catalogue.lists[dimension].get(code)
    if not code:
        yield _Fault(dimension.value, code, f"{name}没有填")
    elif entry is None:
        yield _Fault(dimension.value, code, f"{name}“{code}”不在本套表的{name}中")
    elif not entry.is_leaf:
        yield _Fault(dimension.value, code, f"{name}只填到“{entry.name}”，要选到其下一级")


def _subject(view: View, dimension: Dimension, code: str) -> Iterator[_Fault]:
    """Subjects: of the right length, and in the year's list."""
    name, length, level = _NAMES[dimension], _LENGTHS[dimension], _LEVELS[dimension]
    catalogue = view.catalogue
    if not code:
        yield _Fault(dimension.value, code, f"{name}没有填")
    elif not (code.isascii() and code.isdigit()) or len(code) > length:
        yield _Fault(dimension.value, code, f"{name}编码“{code}”的位数不对，应为{length}位数字")
    elif len(code) < length:
        known = view.subject(dimension, code)
        yield _Fault(dimension.value, code, f"{name}“{known}”不够细，要填到{level}（{length}位）")
    elif not catalogue.has(dimension, code):
        open_list = dimension is Dimension.FUNCTION and catalogue.has(dimension, code[:3])
        severity = Severity.WARNING if open_list else Severity.ERROR
        said = f"{name}编码“{code}”不在{view.edition.year}年科目表中"
        yield _Fault(dimension.value, code, said, severity)


@rule(
    "G18",
    Severity.ADVICE,
    basis="济源市2020年公开稿整体绩效目标表用部门编码124，项目绩效目标表用单位编码124001",
)
def department_and_unit_codes_are_apart(view: View) -> Observations:
    """各单位的编码位数应一致，并以部门编码开头，不与部门编码混用。"""
    department = view.packet.header.department_code.strip()
    units = view.packet.units
    usual = Counter(len(unit.key) for unit in units).most_common(1)
    odd = [
        unit
        for unit in units
        # A department of one unit may have one code for both.
        if not unit.key.startswith(department)
        or len(unit.key) != usual[0][0]
        or (unit.key == department and len(units) > 1)
    ]
    if odd:
        written = view.listed(f"“{unit.key}”（{unit.name}）" for unit in odd)
        yield Observation(
            message=f"部门编码是“{department}”，单位编码{written}与之不成一套。",
            advice="请核对：单位编码以部门编码开头，各单位位数相同。",
            places=tuple(EntryPlace("units", unit.key, "key") for unit in odd),
        )
