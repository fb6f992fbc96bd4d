"""What sentences say about last year: direction, amount and percentage against the figures of both years."""

from dataclasses import dataclass
from decimal import Decimal
from itertools import pairwise

from budget_desktop.domain.money import Fen, percent
from budget_desktop.domain.places import Place
from budget_desktop.rules.finding import Observation, Severity
from budget_desktop.rules.reading import Change, Told, Way
from budget_desktop.rules.registry import Observations, rule
from budget_desktop.rules.told import Known, in_order, known, tail, told, told_in
from budget_desktop.rules.view import View

_TOTAL_ROW = "total"
_ITEM_ROWS = ("abroad", "reception", "vehicle_running", "vehicle_purchase")


@dataclass(frozen=True, slots=True)
class _Compared:
    """What a change should be told of."""

    amount: Fen
    prior: Fen | None
    """Last year's; nothing where it is not known."""
    places: tuple[Place, ...]

    @property
    def difference(self) -> Fen | None:
        """This year minus last year."""
        return None if self.prior is None else self.amount - self.prior


_Moved = tuple[Told, Change, _Compared | None]


def _changes(view: View) -> tuple[_Moved, ...]:
    """Every change the text tells, with what is known of the amount."""
    return view.once(_read)


def _read(view: View) -> tuple[_Moved, ...]:
    return tuple(
        (each, each.change, _compared(known(view, each))) for each in told(view) if each.change is not None
    )


def _compared(should: Known | None) -> _Compared | None:
    return None if should is None else _Compared(should.amount, should.prior, should.places)


def _said(view: View, way: Way, amount: Fen) -> str:
    return way.value + view.money(abs(amount))


def _way_of(difference: Fen) -> Way:
    if not difference:
        return Way.SAME
    return Way.UP if difference > 0 else Way.DOWN


@rule(
    "D01", Severity.ERROR, basis="财预〔2016〕143号：与上年比较增减；万里路街道2023年公开稿", follows=("D17",)
)
def differences_in_the_text_are_right(view: View) -> Observations:
    """说明写的增减额应等于本年数减上年数，“增加”“减少”与方向一致。"""
    for each, change, should in _changes(view):
        if should is None or should.difference is None or not change.way.sign or change.amount is None:
            continue
        stated = change.way.sign * change.amount
        if abs(stated - should.difference) > tail(view):
            correct = _way_of(should.difference)
            expected = correct.value + (view.money(abs(should.difference)) if should.difference else "")
            yield Observation(
                message=f"{each.called}本年{view.money(should.amount)}，上年{view.money(should.prior or 0)}，"
                f"应写{expected}，说明写{_said(view, change.way, change.amount)}。",
                advice="请核对上年数，或改正说明。",
                places=in_order(*each.places, *should.places),
                expected=should.difference,
                found=stated,
            )


@rule(
    "D02", Severity.ERROR, basis="万里路街道2023年、湖州市公开稿的增减幅度算错或截尾", follows=("D01", "D17")
)
def percentages_in_the_text_are_right(view: View) -> Observations:
    """说明写的增减幅度应等于增减额除以上年数，四舍五入，不截尾。"""
    for each, change, should in _changes(view):
        rate = change.rate
        if rate is None or should is None or not should.prior or should.difference is None:
            continue
        decimals = max(0, -int(rate.as_tuple().exponent))
        right = percent(abs(should.difference), abs(should.prior), decimals)
        if abs(rate) != right:
            printed = percent(abs(should.difference), abs(should.prior), view.edition.text.percent_decimals)
            yield Observation(
                message=f"{each.called}比上年{_said(view, _way_of(should.difference), should.difference)}，"
                f"上年{view.money(should.prior)}，幅度应为{printed}%，说明写{change.percent}%。",
                advice="请改正。",
                places=in_order(*each.places, *should.places),
            )


@rule("D03", Severity.WARNING, basis="上年为0不能计算增长率；万里路街道2023、2024年公开稿")
def new_items_have_no_percentage(view: View) -> Observations:
    """上年为0而本年有数的，不写增长率，写“上年无此项，本年新增”。"""
    for each, change, should in _changes(view):
        if should and should.prior == 0 and should.amount and change.percent:
            yield Observation(
                message=f"{each.called}上年为0，不能计算增长率，说明写{change.percent}%。",
                advice=f"请改为“上年无此项预算，本年新增{view.money(should.amount)}”。",
                places=each.places,
            )


@rule("D04", Severity.INFO, basis="湖州市公开稿：本年没有安排的，下降100%是对的")
def dropped_items_fall_by_all(view: View) -> Observations:
    """本年为0而上年有数的，写下降100%是对的。"""
    for each, change, should in _changes(view):
        if should and not should.amount and should.prior and change.rate == Decimal(100):
            yield Observation(
                message=f"{each.called}本年没有安排，上年{view.money(should.prior)}，写下降100%是对的，不必改。",
                places=each.places,
            )


@rule(
    "D09",
    Severity.ADVICE,
    basis="增减变动较大的，检查时要看具体原因；寺下公开稿",
    unconfirmed="多大的变动、多长的原因，没有读到成文的规定。",
)
def large_changes_have_real_reasons(view: View) -> Observations:
    """变动幅度较大的，或新增金额较大的，原因应写具体。"""
    limits = view.limits
    for each, change, _ in _changes(view):
        large = change.rate is not None and abs(change.rate) >= limits.large_change_percent
        new = change.way is Way.NEW and (change.amount or 0) >= limits.large_new_yuan * 100
        # That there is no reason at all is told of by D05.
        if not change.reason or not (large or new) or len(change.reason) >= limits.reason_characters:
            continue
        how = f"幅度{change.percent}%" if large else f"新增{view.money(change.amount or 0)}"
        yield Observation(
            message=f"{each.called}变动较大（{how}），原因只写“{change.reason}”。",
            advice="建议写明具体原因。",
            places=each.places,
        )


@rule("D12", Severity.ERROR, basis="同一口径下，分项增减之和等于总的增减", follows=("D01", "D17"))
def changes_of_items_make_that_of_the_total(view: View) -> Observations:
    """“三公”经费各项增减之和应等于总的增减。"""
    found = {
        each.cell[1]: (each, each.change.difference)
        for each in told_in(view, "three_public")
        if each.cell and each.change is not None and each.change.difference is not None
    }
    parts = [found[row] for row in _ITEM_ROWS if row in found]
    if _TOTAL_ROW not in found or len(parts) < len(_ITEM_ROWS):
        return
    whole, stated = found[_TOTAL_ROW]
    total = sum(difference or 0 for _, difference in parts)
    if stated is not None and abs(stated - total) > tail(view, 1 + len(parts)):
        yield Observation(
            message=f"{whole.called}{_moved(view, stated)}，各项相加{_moved(view, total)}，"
            f"相差{view.money(abs(stated - total))}。",
            advice="请核对各项的上年数和增减额。",
            places=in_order(*whole.places, *(place for each, _ in parts for place in each.places)),
            expected=total,
            found=stated,
        )


def _moved(view: View, difference: Fen) -> str:
    way = _way_of(difference)
    return way.value + (view.money(abs(difference)) if difference else "")


@rule("D14", Severity.ERROR, basis="“持平”是本年数与上年数相等；“基本持平”的范围是年度模板的数")
def the_same_is_the_same(view: View) -> Observations:
    """写“持平”“无变化”的，本年数应等于上年数；写“基本持平”的，相差应很小。"""
    for each, change, should in _changes(view):
        if change.way not in {Way.SAME, Way.NEARLY} or should is None or not should.difference:
            continue
        allowed = view.limits.nearly_same_yuan * 100 if change.way is Way.NEARLY else 0
        if abs(should.difference) > allowed:
            yield Observation(
                message=f"{each.called}写“{change.way.value}”，实际{_moved(view, should.difference)}"
                f"（本年{view.money(should.amount)}，上年{view.money(should.prior or 0)}）。",
                advice="请核对上年数，或改正说明。",
                places=in_order(*each.places, *should.places),
                expected=should.difference,
                found=0,
            )


@rule(
    "D16",
    Severity.WARNING,
    basis="收支平衡的两年，收入增减等于支出增减；湖州市公开稿方向不一",
    follows=("A01", "B38"),
)
def income_and_spending_move_alike(view: View) -> Observations:
    """收入总计与支出总计比上年的增减应一致。"""
    found = {
        each.name: (each, each.change.difference)
        for each in told_in(view, "overall")
        if each.change is not None and each.change.difference is not None
    }
    if len(found) != 2:
        return
    (income, earned), (spending, spent) = found.values()
    if abs((earned or 0) - (spent or 0)) > tail(view, 2):
        yield Observation(
            message=f"{income.called}比上年{_moved(view, earned or 0)}，{spending.called}比上年"
            f"{_moved(view, spent or 0)}，方向或金额不一致。",
            advice="请核对收入和支出的上年数口径是否相同，或说明原因。",
            places=in_order(*income.places, *spending.places),
            expected=spent,
            found=earned,
        )


@rule("D17", Severity.ERROR, basis="万里路街道2023年公开稿两项的增减额、幅度完全相同，是复制后没有修改")
def sentences_are_not_copied(view: View) -> Observations:
    """相邻两项的增减额和幅度不应完全相同而其中一项不对。"""
    for (before, first, _), (each, second, should) in pairwise(_changes(view)):
        alike = (first.amount, first.percent, first.way) == (second.amount, second.percent, second.way)
        if before.section != each.section or before.name == each.name or not alike or not second.amount:
            continue
        if _is_wrong(view, second, should) or _cannot_both_be(view, before, each):
            yield Observation(
                message=f"{each.called}的增减与上一项{before.called}完全相同"
                f"（{_said(view, second.way, second.amount)}），可能是复制后没有修改。",
                advice="请核对这一项的增减。",
                places=each.places,
                expected=should.difference if should else None,
                found=second.difference,
            )


def _is_wrong(view: View, change: Change, should: _Compared | None) -> bool:
    if should is None or should.difference is None or change.difference is None:
        return False
    return abs(change.difference - should.difference) > tail(view)


def _cannot_both_be(view: View, before: Told, each: Told) -> bool:
    """Two amounts that differ cannot have moved by the same sum and the same percentage."""
    one, other = before.mention.amount, each.mention.amount
    percentage = each.change.percent if each.change else ""
    return bool(percentage) and one is not None and other is not None and abs(one - other) > tail(view, 2)
