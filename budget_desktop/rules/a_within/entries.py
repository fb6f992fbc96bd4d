"""What was typed: the same thing twice, amounts that cannot be, 元 taken for 万元."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import replace

from budget_desktop.domain.codes import Flow
from budget_desktop.domain.money import Fen
from budget_desktop.domain.packet import Record
from budget_desktop.domain.places import EntryPlace
from budget_desktop.domain.records import Line
from budget_desktop.rules.balance import balances
from budget_desktop.rules.costs import NOTHING, costs
from budget_desktop.rules.finding import Observation, Severity
from budget_desktop.rules.registry import Observations, rule
from budget_desktop.rules.view import Entered, Purpose, View

_FEN_PER_YUAN = 100


@rule("A21", Severity.ERROR, basis="2026年长春市某公开稿同一科目重复出现")
def nothing_is_entered_twice(view: View) -> Observations:
    """同一单位、来源、科目、类型和项目的金额不应重复录入。"""
    for keys in view.once(_entered_alike):
        members = [view.entered_by_key[key] for key in keys]
        if _told_apart(members):
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


def _entered_alike(view: View) -> tuple[tuple[str, ...], ...]:
    """Keys of entries that are for the same in all respects, as far as there are several."""
    groups: dict[Purpose, list[str]] = {}
    for each in view.purposes:
        groups.setdefault(replace(each, key=""), []).append(each.key)
    return tuple(tuple(keys) for keys in groups.values() if len(keys) > 1)


def _told_apart(members: list[Entered]) -> bool:
    """Whether each of them has a ground of its own."""
    notes = Counter(each.line.note.strip() for each in members)
    return not notes[""] and len(notes) == len(members)


@rule("A22", Severity.ERROR, basis="一般常识：预算数不为负；单个部门的金额不会达到千亿元")
def amounts_are_possible(view: View) -> Observations:
    """金额不应为负数，也不应大得不合常理。"""
    yield from view.each(_impossible_on_line, view.packet.lines)
    for collection in _AMOUNT_FIELDS:
        if collection != "lines":
            for record in getattr(view.packet, collection):
                yield from _impossible_in(view, collection, record)


def _impossible_on_line(view: View, line: Line) -> Observations:
    return _impossible_in(view, "lines", line)


def _impossible_in(view: View, collection: str, record: Record) -> Observations:
    largest = view.limits.largest_amount_yuan * _FEN_PER_YUAN
    for name in _AMOUNT_FIELDS[collection]:
        amount: Fen | None = getattr(record, name)
        if amount is not None and not 0 <= amount <= largest:
            yield _impossible(view, EntryPlace(collection, record.key, name), amount, largest)


_AMOUNT_FIELDS = {
    "lines": ("amount", "prior"),
    "projects": ("total", "prior_total"),
    "three_public": ("prior",),
    "procurement": ("amount", "prior"),
    "transfers": ("amount",),
}
"""Every field that somebody types an amount in."""


def _impossible(view: View, place: EntryPlace, amount: Fen, largest: Fen) -> Observation:
    said = f"{_named(view, place)}是{view.money(amount)}，"
    if amount < 0:
        return Observation(
            message=f"{said}预算金额不能是负数。",
            advice="请改为不小于0的数；要调减的，请直接改小原来的金额。",
            places=(place,),
            expected=-amount,
            found=amount,
            lines=_lines(place),
        )
    return Observation(
        message=f"{said}超过{view.money(largest)}，不合常理。",
        advice="请核对是否多录了位数，或把元填成了万元。",
        places=(place,),
        found=amount,
        lines=_lines(place),
    )


def _lines(place: EntryPlace) -> frozenset[str]:
    return frozenset({place.key} if place.collection == "lines" else ())


_FIELDS = {
    "amount": "本年金额",
    "prior": "上年金额",
    "total": "项目总金额",
    "prior_total": "上年度项目总金额",
}


def _named(view: View, place: EntryPlace) -> str:
    """What the amount in a field is called."""
    return _owner(view, place) + _FIELDS[place.field]


def _owner(view: View, place: EntryPlace) -> str:
    packet, edition = view.packet, view.edition
    if place.collection == "lines":
        return view.line(view.line_by_key[place.key])
    if place.collection == "projects":
        return f"“{packet.project_by_key[place.key].name}”"
    if place.collection == "three_public":
        kind = edition.three_public_by_key.get(place.key)
        return f"“{kind.name if kind else '三公经费'}”"
    if place.collection == "procurement":
        bought = next(each for each in packet.procurement if each.key == place.key)
        return f"政府采购“{bought.item or edition.procurement.get(bought.category, '未分类')}”"
    transfer = next(each for each in packet.transfers if each.key == place.key)
    return f"转移支付“{transfer.name}”"


Pair = tuple[EntryPlace, Fen, str, Fen]
"""An amount and where it was typed, and the name and value of another that says what it should roughly be."""


@rule("A23", Severity.WARNING, basis="2026年长春市某公开稿把元填成万元")
def yuan_is_not_taken_for_wan(view: View) -> Observations:
    """同一件事的两个金额不应正好相差一万倍（元与万元混填）。"""
    seen: set[EntryPlace] = set()
    for place, amount, other, known in _pairs(view):
        if place not in seen and _slipped(view, amount, known):
            seen.add(place)
            yield Observation(
                message=f"{_named(view, place)}是{view.yuan(amount)}，{other}是{view.yuan(known)}，正好相差"
                f"{view.limits.wrong_magnitude}倍，可能把元和万元填混了。",
                advice="请核对该金额；无误的，请写明原因。",
                places=(place,),
                expected=known,
                found=amount,
                lines=_lines(place),
            )


@rule(
    "A26",
    Severity.ADVICE,
    basis="2026年长春市某公开稿元与万元混填",
    unconfirmed="多小的金额不合常理，没有成文的规定，范围在年度模板中可改。",
    follows=("A23",),
)
def amounts_are_not_typed_in_wan(view: View) -> Observations:
    """金额以元录入，不应小得不合常理（把万元数填进以元为单位的栏）。"""
    least = view.limits.smallest_amount_yuan * _FEN_PER_YUAN
    small = [
        (EntryPlace(collection, record.key, "amount"), record.amount)
        for collection, names in _AMOUNT_FIELDS.items()
        if "amount" in names
        for record in getattr(view.packet, collection)
        if record.amount is not None and 0 < record.amount < least
    ]
    if small:
        told = view.listed(f"{_named(view, place)}{view.yuan(amount)}" for place, amount in small)
        yield Observation(
            message=f"{told}，不到{view.limits.smallest_amount_yuan}元，可能把万元数填进了以元为单位的栏。",
            advice="请核对；金额无误的，可以不管。",
            places=tuple(place for place, _ in small),
            lines=frozenset().union(*(_lines(place) for place, _ in small)),
        )


def _slipped(view: View, amount: Fen, known: Fen) -> bool:
    factor = view.limits.wrong_magnitude
    return amount != 0 and known != 0 and (known == amount * factor or amount == known * factor)


def _pairs(view: View) -> Iterator[Pair]:
    yield from view.each(_own_pair, view.packet.lines)
    for record in view.packet.procurement:
        if record.amount and record.prior:
            yield EntryPlace("procurement", record.key, "amount"), record.amount, "上年金额", record.prior
    yield from view.once(_project_slips)
    yield from _three_public_pairs(view)
    yield from _gap_pairs(view)


def _own_pair(view: View, line: Line) -> Iterator[Pair]:
    """Of the two amounts of a line; only a slip, for there are many lines."""
    if line.amount and line.prior and _slipped(view, line.amount, line.prior):
        yield EntryPlace("lines", line.key, "amount"), line.amount, "上年金额", line.prior


def _project_slips(view: View) -> tuple[Pair, ...]:
    return tuple(pair for pair in _project_pairs(view) if _slipped(view, pair[1], pair[3]))


def _project_pairs(view: View) -> Iterator[Pair]:
    for project in view.packet.projects:
        key, cost = project.key, costs(view).get(project.key, NOTHING)
        yield EntryPlace("projects", key, "total"), project.total or 0, "项目本年度金额", cost.this
        yield (
            EntryPlace("projects", key, "prior_total"),
            project.prior_total or 0,
            "项目上年度金额",
            cost.last,
        )


def _three_public_pairs(view: View) -> Iterator[Pair]:
    for item in view.packet.three_public:
        kind = view.edition.three_public_by_key.get(item.key)
        if kind is not None and item.prior:
            this = sum(each.amount for each in view.spent_on(kind.subjects))
            yield EntryPlace("three_public", item.key, "prior"), item.prior, "本年数", this


def _gap_pairs(view: View) -> Iterator[Pair]:
    """In each budget the smallest line whose slip would explain by itself why income and spending differ."""
    gaps: Counter[str] = Counter()
    for balance in balances(view):
        gaps[balance.fund] += balance.gap
    for fund, gap in gaps.items():
        # What slips by a factor is wrong by its own or its right amount times one less than that.
        may_be = gap and gap % (view.limits.wrong_magnitude - 1) == 0
        lines = (*view.income, *view.spending) if may_be else ()
        if slips := [each for each in lines if _makes(view, each, fund, gap)]:
            least = min(slips, key=lambda each: each.amount)
            should = least.amount + _needed(least, gap)
            yield least.place(), least.amount, f"使“{view.source(fund)}”收支平衡的金额", should


def _makes(view: View, each: Entered, fund: str, gap: Fen) -> bool:
    """Whether a line of this budget, if it slipped, makes a gap of that much."""
    return each.fund == fund and _slipped(view, each.amount, each.amount + _needed(each, gap))


def _needed(each: Entered, gap: Fen) -> Fen:
    """What a line lacks to close a gap between income and spending by itself."""
    return gap if each.line.flow is Flow.SPENDING else -gap
