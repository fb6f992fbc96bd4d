"""What was typed: the same thing twice, amounts that cannot be, 元 taken for 万元."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass

from budget_desktop.domain.codes import Flow
from budget_desktop.domain.money import Fen
from budget_desktop.domain.places import EntryPlace
from budget_desktop.rules.finding import Observation, Severity
from budget_desktop.rules.registry import Observations, rule
from budget_desktop.rules.view import Entered, View

_FEN_PER_YUAN = 100


@rule("A21", Severity.ERROR, basis="2026年长春市某公开稿同一科目重复出现")
def nothing_is_entered_twice(view: View) -> Observations:
    """同一单位、来源、科目、类型和项目的金额不应重复录入。"""
    groups: dict[tuple[str, ...], list[Entered]] = {}
    for each in (*view.income, *view.spending):
        groups.setdefault(_classification(each), []).append(each)
    for members in groups.values():
        if len(members) < 2 or _told_apart(members):
            continue
        amounts = [each.amount for each in members]
        repeated = len(set(amounts)) < len(amounts)
        said = f"{view.line(members[0].line)}录了{len(members)}笔（{'、'.join(map(view.money, amounts))}）"
        yield Observation(
            message=f"{said}，单位、资金来源、科目、支出类型和项目完全相同。",
            advice="请核对是否重复录入，多录的请删去；确实要分开的，请在测算依据中分别写明。",
            places=tuple(each.place() for each in reversed(members)),
            expected=sum(set(amounts)),
            found=sum(amounts),
            severity=None if repeated else Severity.WARNING,
            lines=frozenset(each.line.key for each in members),
        )


def _classification(each: Entered) -> tuple[str, ...]:
    line = each.line
    codes = (line.source, line.function, line.department_economic, each.government_economic, each.kind)
    return (line.unit, line.flow, line.project, *codes)


def _told_apart(members: list[Entered]) -> bool:
    """Whether each of them has a ground of its own."""
    notes = Counter(each.line.note.strip() for each in members)
    return not notes[""] and len(notes) == len(members)


@dataclass(frozen=True, slots=True)
class _Typed:
    """An amount somebody typed."""

    name: str
    place: EntryPlace
    amount: Fen


@rule("A22", Severity.ERROR, basis="一般常识：预算数不为负；单个部门的金额不会达到千亿元")
def amounts_are_possible(view: View) -> Observations:
    """金额不应为负数，也不应大得不合常理。"""
    largest = view.limits.largest_amount_yuan * _FEN_PER_YUAN
    for typed in _typed(view):
        line = frozenset({typed.place.key} if typed.place.collection == "lines" else ())
        if typed.amount < 0:
            yield Observation(
                message=f"{typed.name}是{view.money(typed.amount)}，预算金额不能是负数。",
                advice="请改为不小于0的数；要调减的，请直接改小原来的金额。",
                places=(typed.place,),
                expected=-typed.amount,
                found=typed.amount,
                lines=line,
            )
        elif typed.amount > largest:
            yield Observation(
                message=f"{typed.name}是{view.money(typed.amount)}，超过{view.money(largest)}，不合常理。",
                advice="请核对是否多录了位数，或把元填成了万元。",
                places=(typed.place,),
                found=typed.amount,
                lines=line,
            )


def _typed(view: View) -> Iterator[_Typed]:
    packet = view.packet
    fields: list[tuple[str, EntryPlace, Fen | None]] = []
    for line in packet.lines:
        fields.append((f"{view.line(line)}本年金额", EntryPlace("lines", line.key, "amount"), line.amount))
        fields.append((f"{view.line(line)}上年金额", EntryPlace("lines", line.key, "prior"), line.prior))
    for project in packet.projects:
        place = EntryPlace("projects", project.key, "total")
        fields.append((f"“{project.name}”项目总金额", place, project.total))
        place = EntryPlace("projects", project.key, "prior_total")
        fields.append((f"“{project.name}”上年度项目总金额", place, project.prior_total))
    for item in packet.three_public:
        kind = view.edition.three_public_by_key.get(item.key)
        place = EntryPlace("three_public", item.key, "prior")
        fields.append((f"“{kind.name if kind else '三公经费'}”上年数", place, item.prior))
    for bought in packet.procurement:
        name = f"政府采购“{bought.item or view.edition.procurement.get(bought.category, '未分类')}”"
        fields.append((f"{name}本年金额", EntryPlace("procurement", bought.key, "amount"), bought.amount))
        fields.append((f"{name}上年金额", EntryPlace("procurement", bought.key, "prior"), bought.prior))
    for transfer in packet.transfers:
        place = EntryPlace("transfers", transfer.key, "amount")
        fields.append((f"转移支付“{transfer.name}”金额", place, transfer.amount))
    for name, place, amount in fields:
        if amount is not None:
            yield _Typed(name, place, amount)


@rule("A23", Severity.WARNING, basis="2026年长春市某公开稿把元填成万元")
def yuan_is_not_taken_for_wan(view: View) -> Observations:
    """同一件事的两个金额不应正好相差一万倍（元与万元混填）。"""
    seen: set[EntryPlace] = set()
    for typed, other, known in _pairs(view):
        if typed.place not in seen and _slipped(view, typed.amount, known):
            seen.add(typed.place)
            yield Observation(
                message=f"{typed.name}是{view.yuan(typed.amount)}，{other}是{view.yuan(known)}，正好相差"
                f"{view.limits.wrong_magnitude}倍，可能把元和万元填混了。",
                advice="请核对该金额；无误的，请写明原因。",
                places=(typed.place,),
                expected=known,
                found=typed.amount,
                lines=frozenset({typed.place.key} if typed.place.collection == "lines" else ()),
            )


def _slipped(view: View, amount: Fen, known: Fen) -> bool:
    factor = view.limits.wrong_magnitude
    return amount != 0 and known != 0 and (known == amount * factor or amount == known * factor)


def _pairs(view: View) -> Iterator[tuple[_Typed, str, Fen]]:
    """Every typed amount with another one that says what it should roughly be."""
    packet = view.packet
    for line in packet.lines:
        if line.amount is not None and line.prior is not None:
            place = EntryPlace("lines", line.key, "amount")
            yield _Typed(f"{view.line(line)}本年金额", place, line.amount), "上年金额", line.prior
    for bought in packet.procurement:
        if bought.amount is not None and bought.prior is not None:
            place = EntryPlace("procurement", bought.key, "amount")
            yield _Typed("政府采购本年金额", place, bought.amount), "上年金额", bought.prior
    yield from _project_pairs(view)
    yield from _three_public_pairs(view)
    yield from _gap_pairs(view)


def _project_pairs(view: View) -> Iterator[tuple[_Typed, str, Fen]]:
    for project in view.packet.projects:
        lines = [line for line in view.packet.lines if line.project == project.key]
        this = sum(line.amount or 0 for line in lines)
        last = sum(line.prior or 0 for line in lines)
        if project.total is not None:
            place = EntryPlace("projects", project.key, "total")
            yield _Typed(f"“{project.name}”项目总金额", place, project.total), "项目本年度金额", this
        if project.prior_total is not None:
            place = EntryPlace("projects", project.key, "prior_total")
            typed = _Typed(f"“{project.name}”上年度项目总金额", place, project.prior_total)
            yield typed, "项目上年度金额", last


def _three_public_pairs(view: View) -> Iterator[tuple[_Typed, str, Fen]]:
    for item in view.packet.three_public:
        kind = view.edition.three_public_by_key.get(item.key)
        if kind is not None and item.prior is not None:
            this = sum(each.amount for each in view.spent_on(kind.subjects))
            place = EntryPlace("three_public", item.key, "prior")
            yield _Typed(f"“{kind.name}”上年数", place, item.prior), "本年数", this


def _gap_pairs(view: View) -> Iterator[tuple[_Typed, str, Fen]]:
    """In each budget the smallest line whose slip would explain by itself why income and spending differ."""
    gaps: Counter[str] = Counter()
    for each in view.income:
        gaps[each.fund] += each.amount
    for each in view.spending:
        gaps[each.fund] -= each.amount
    for each in sorted((*view.income, *view.spending), key=lambda each: each.amount):
        gap = gaps[each.fund] if each.line.flow is Flow.SPENDING else -gaps[each.fund]
        if gap and _slipped(view, each.amount, each.amount + gap):
            gaps[each.fund] = 0
            balanced = f"使“{view.source(each.fund)}”收支平衡的金额"
            yield (
                _Typed(f"{view.line(each.line)}本年金额", each.place(), each.amount),
                balanced,
                each.amount + gap,
            )
