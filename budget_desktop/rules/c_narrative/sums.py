"""Sums and shares told in one paragraph: the parts must make the whole that is named with them."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

from budget_desktop.domain.codes import Dimension
from budget_desktop.domain.money import Fen, percent
from budget_desktop.domain.places import TextPlace
from budget_desktop.narrative.text import Paragraph
from budget_desktop.rules.finding import Observation, Severity
from budget_desktop.rules.reading import NUMBER, amount_of
from budget_desktop.rules.registry import Observations, rule
from budget_desktop.rules.sheet import Sheet
from budget_desktop.rules.told import paragraphs_of, tail
from budget_desktop.rules.view import View

_CLASS = re.compile(rf"([\u4e00-\u9fff]+)（类）(?:支出)?({NUMBER})(万元|元)")
_AMOUNT = re.compile(rf"({NUMBER})(万元|元)")
_SHARE = re.compile(rf"({NUMBER})(万元|元)，占({NUMBER})[%％]")
_WITH_SHARES = ("income", "spending", "general", "fund")


@rule("C03", Severity.ERROR, basis="济源市2020年公开稿收入说明漏写来源", follows=("G06",))
def sources_in_the_text_add_up(view: View) -> Observations:
    """收入说明各来源相加应等于收入合计，有金额的来源都应写明。"""
    left_out = _sources_left_out(view)
    yield from _adds_up(view, "income", "收入合计", "各来源", f"漏写了{left_out}。" if left_out else "")


def _sources_left_out(view: View) -> str:
    """Sources with money that the section on income does not name."""
    text = "".join(paragraph.text for paragraph in paragraphs_of(view, "income"))
    sources = {
        name: cell
        for name, cell in view.edition.reading.told["income"].items()
        if name != "收入合计" and view.has(cell[0])
    }
    return view.listed(
        f"“{name}”{view.money(amount)}"
        for name, (table, row, column) in sources.items()
        if name not in text and (amount := view.sheet(table).row(row).amount(column))
    )


@rule("C04", Severity.ERROR, basis="支出说明由基本支出和项目支出组成", follows=("G06", "A07"))
def spending_in_the_text_adds_up(view: View) -> Observations:
    """支出说明基本支出与项目支出相加应等于支出合计。"""
    yield from _adds_up(view, "spending", "支出合计", "各项")


@rule("C07", Severity.ERROR, basis="上海市某福利院公开稿按类说明与合计不符", follows=("G06",))
def classes_in_the_text_add_up(view: View) -> Observations:
    """一般公共预算支出按类说明相加应等于合计，各类应与一般公共预算支出情况表一致。"""
    yield from _adds_up(view, "general", "年初预算为", "各类")
    for sheet in view.sheets("T05"):
        yield from _classes_agree(view, sheet)


def _classes_agree(view: View, sheet: Sheet) -> Observations:
    printed: dict[str, Fen] = {}
    for row in sheet.items:
        name = view.catalogue.name(Dimension.FUNCTION, row.code[:3]).removesuffix("支出")
        printed[name] = printed.get(name, 0) + row.amount("total")
    margin = tail(view)
    for name, stated, place in view.each(_classes_told, tuple(paragraphs_of(view, "general"))):
        for known_name, amount in printed.items():
            if name.endswith(known_name) and abs(stated - amount) > margin:
                yield Observation(
                    message=f"说明中“{known_name}”类写{view.money(stated)}，{sheet.number}该类各项相加"
                    f"{view.money(amount)}，相差{view.money(abs(stated - amount))}。",
                    advice="请按表中的数改正说明。",
                    places=(place,),
                    expected=amount,
                    found=stated,
                )


def _classes_told(_view: View, paragraph: Paragraph) -> Iterator[tuple[str, Fen, TextPlace]]:
    """The classes a paragraph names, each with what it says of them."""
    for found in _CLASS.finditer(paragraph.text):
        stated = amount_of(found[2], found[3])
        if stated is not None:
            yield found[1].removesuffix("支出"), stated, TextPlace(paragraph.key)


def _adds_up(view: View, section: str, whole: str, parts: str, hint: str = "") -> Observations:
    """The first amount after `whole` must be the sum of those that follow in its paragraph."""
    for paragraph in paragraphs_of(view, section):
        start = paragraph.text.find(whole)
        amounts = amounts_in(paragraph.text[start:]) if start >= 0 else []
        if len(amounts) < 2:
            continue
        total, sum_of_parts = amounts[0], sum(amounts[1:])
        if abs(total - sum_of_parts) > tail(view, len(amounts)):
            yield Observation(
                message=f"说明的合计{view.money(total)}，{parts}相加{view.money(sum_of_parts)}，"
                f"相差{view.money(abs(total - sum_of_parts))}。{hint}",
                advice="请核对。",
                places=(TextPlace(paragraph.key),),
                expected=sum_of_parts,
                found=total,
            )


def amounts_in(text: str) -> list[Fen]:
    """The amounts a text gives, in its order; one that cannot be read counts for nothing."""
    return [amount_of(number, measure) or 0 for number, measure in _AMOUNT.findall(text)]


@dataclass(frozen=True, slots=True)
class _Share:
    amount: Fen
    whole: Fen
    printed: Decimal

    is_right: bool
    """Whether it can be the share of amounts that print as these do."""


def _step(view: View) -> Decimal:
    return Decimal(1).scaleb(-view.edition.text.percent_decimals)


def _with_shares(view: View) -> tuple[tuple[Paragraph, tuple[_Share, ...]], ...]:
    """The paragraphs that give shares."""
    return tuple(view.each(_shares, tuple(paragraphs_of(view, *_WITH_SHARES))))


def _shares(view: View, paragraph: Paragraph) -> Iterator[tuple[Paragraph, tuple[_Share, ...]]]:
    """The shares a paragraph gives, each of the first amount it names."""
    found = _SHARE.findall(paragraph.text)
    whole = amounts_in(paragraph.text)[0] if found else 0
    if whole > 0:
        yield paragraph, tuple(_share(view, whole, *each) for each in found)


def _share(view: View, whole: Fen, number: str, measure: str, share: str) -> _Share:
    amount, printed = amount_of(number, measure) or 0, Decimal(share.replace(",", ""))
    step, margin = _step(view), tail(view)
    low = Decimal(amount - margin) / (whole + margin) * 100 - step
    high = Decimal(amount + margin) / max(whole - margin, 1) * 100 + step
    return _Share(amount, whole, printed, is_right=low <= printed <= high)


@rule("C05", Severity.ERROR, basis="长春市公开稿占比写错")
def shares_are_right(view: View) -> Observations:
    """说明中的占比应等于该项除以合计。"""
    for paragraph, shares in view.once(_with_shares):
        for share in shares:
            if not share.is_right:
                should = percent(share.amount, share.whole, view.edition.text.percent_decimals)
                yield Observation(
                    message=f"{view.money(share.amount)}占{view.money(share.whole)}，"
                    f"说明写{share.printed}%，应为{should}%。",
                    advice="请改正。",
                    places=(TextPlace(paragraph.key),),
                )


@rule(
    "C06",
    Severity.ERROR,
    basis="占比是各项除以同一合计，相加应为100%；湖州市公开稿四舍五入后为100.1%，不算错",
    follows=("C03", "C04", "C07"),
)
def shares_make_the_whole(view: View) -> Observations:
    """说明中各项占比相加应为100%，不应漏项；只差四舍五入的尾数不必改。"""
    for paragraph, shares in view.once(_with_shares):
        # A share that is wrong by itself is told of alone.
        if not all(share.is_right for share in shares):
            continue
        whole = sum((share.printed for share in shares), Decimal(0))
        if whole == 100:
            continue
        # What prints as nothing is told without a share; of a small whole it may be more than one step.
        unseen = Decimal(tail(view, len(amounts_in(paragraph.text)))) / shares[0].whole * 100
        rounded = abs(whole - 100) <= _step(view) * len(shares) + unseen
        cause = "是四舍五入造成的，不必改" if rounded else "有漏写的项目，或各项不是同一合计的组成部分"
        yield Observation(
            message=f"说明中各项占比相加为{whole}%，{cause}。",
            advice="" if rounded else "请核对各项。",
            places=(TextPlace(paragraph.key),),
            expected=shares[0].whole,
            found=sum(share.amount for share in shares),
            severity=Severity.INFO if rounded else None,
        )
