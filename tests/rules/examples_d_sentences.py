"""Examples of the rules of family D on what sentences say about last year."""

from dataclasses import replace

from budget_desktop.domain.records import PriorBasis, Remark
from tests.rules.books import INSTITUTION, ORGAN, added, changed, explained, wan
from tests.rules.example import Example, of, saying

_FEWER = changed(ORGAN, "reception", prior=wan(3))
"""公务接待费 was 3万元 and is 1万元."""
_NEW = changed(changed(ORGAN, "reception", prior=0), "vehicle_running", prior=0)
_NO_LONGER = changed(ORGAN, "abroad", prior=wan(2))
_A_LITTLE = changed(ORGAN, "reception", prior=wan(1) + 3_000)
"""30元 less than last year."""
_RECEPTION = "公务接待费1.00万元，"
_YEARS = changed(changed(changed(ORGAN, "I1", prior=wan(100)), "I2", prior=wan(10)), "P1", prior=wan(110))
_NEW_PROJECT = changed(ORGAN, "P1", prior=wan(30))
"""道路整治 had nothing last year."""


def _items(*differences: str) -> str:
    """The paragraph on “三公”, each item with its change, the total first."""
    names = ("“三公”经费", "因公出国（境）费", "公务接待费", "公务用车运行维护费", "公务用车购置费")
    told = zip(names, differences, strict=True)
    return "；".join(f"{name}比2019年{difference}" for name, difference in told) + "。"


EXAMPLES = {
    "D01": Example(
        finds=(
            saying("three_public", f"{_RECEPTION}比2019年减少1.00万元。", packet=_FEWER),
            saying("three_public", f"{_RECEPTION}比2019年增加2.00万元。", packet=_FEWER),
            saying("three_public", f"{_RECEPTION}比2019年增加1.00万元。"),
        ),
        passes=(of(_FEWER), saying("three_public", f"{_RECEPTION}比2019年减少2.00万元。", packet=_FEWER)),
        counters=(
            # Amounts within a reason are its own affair.
            saying(
                "three_public",
                f"{_RECEPTION}比2019年减少2.00万元，主要原因是公务接待费中来访减少1.50万元；会议减少0.50万元。",
                packet=_FEWER,
            ),
        ),
    ),
    "D02": Example(
        finds=(
            saying("three_public", f"{_RECEPTION}比2019年减少2.00万元，下降200%。", packet=_FEWER),
            # Cut off instead of rounded.
            saying("three_public", f"{_RECEPTION}比2019年减少2.00万元，下降66.66%。", packet=_FEWER),
        ),
        passes=(of(_FEWER),),
        # Fewer decimals, rounded well.
        counters=(saying("three_public", f"{_RECEPTION}比2019年减少2.00万元，下降67%。", packet=_FEWER),),
    ),
    "D03": Example(
        finds=(saying("three_public", f"{_RECEPTION}比2019年增加1.00万元，增长100%。", packet=_NEW),),
        passes=(of(_NEW),),
        # Last year is unknown, not nothing.
        counters=(
            saying(
                "three_public",
                f"{_RECEPTION}比2019年增加1.00万元，增长100%。",
                packet=changed(ORGAN, "reception", prior=None),
            ),
        ),
    ),
    "D04": Example(
        finds=(of(_NO_LONGER),),
        # By all of it to the eye: something is left.
        counters=(saying("three_public", f"{_RECEPTION}比2019年减少2.00万元，下降100%。", packet=_FEWER),),
    ),
    "D07": Example(
        finds=(
            saying("three_public", "比2019年预算数减少1.00万元，比2019年执行数减少2.00万元。"),
            saying("three_public", "比2019年执行数减少1.00万元。"),
        ),
        passes=(
            saying("three_public", "比2019年预算数减少1.00万元。"),
            saying(
                "three_public",
                "比2019年执行数减少1.00万元。",
                packet=replace(ORGAN, header=replace(ORGAN.header, prior_basis=PriorBasis.EXECUTION)),
            ),
        ),
        # Spoken of without a comparison.
        counters=(saying("three_public", "2019年执行数1.00万元，比2019年预算数减少1.00万元。"),),
    ),
    "D09": Example(
        finds=(
            of(explained(_FEWER, "change.three_public.reception", "厉行节约")),
            of(explained(changed(ORGAN, "B6", prior=wan(20)), "change.fund", "新增道路")),
        ),
        passes=(of(explained(_FEWER, "change.three_public.reception", "来访由十二批减为四批，厉行节约")),),
        # A small change needs few words.
        counters=(
            of(
                explained(
                    changed(ORGAN, "reception", prior=wan(1.1)), "change.three_public.reception", "压减"
                )
            ),
        ),
    ),
    "D12": Example(
        finds=(saying("three_public", _items("减少5.00万元", "持平", "减少2.00万元", "持平", "持平")),),
        passes=(saying("three_public", _items("减少2.00万元", "持平", "减少2.00万元", "持平", "持平")),),
        counters=(
            # Rounding drives the sum apart.
            saying("three_public", _items("减少0.02万元", "持平", "减少0.01万元", "基本持平", "持平")),
            # Not all items are told.
            saying("three_public", "“三公”经费比2019年减少5.00万元；公务接待费比2019年减少2.00万元。"),
        ),
    ),
    "D14": Example(
        finds=(
            saying("three_public", f"{_RECEPTION}与2019年持平。", packet=_FEWER),
            saying("three_public", f"{_RECEPTION}与2019年基本持平。", packet=_FEWER),
            saying("three_public", f"{_RECEPTION}与2019年持平。", packet=_A_LITTLE),
        ),
        counters=(saying("three_public", f"{_RECEPTION}与2019年基本持平。", packet=_A_LITTLE),),
    ),
    "D16": Example(
        finds=(
            saying("overall", "收入总计增加40.00万元，支出总计减少40.00万元。"),
            of(changed(_YEARS, "P1", prior=wan(90))),
        ),
        passes=(of(_YEARS),),
        # Only one of them is compared.
        counters=(saying("overall", "收入总计增加40.00万元，支出总计150.00万元。"),),
    ),
    "D17": Example(
        finds=(
            saying(
                "three_public",
                "“三公”经费3.00万元，比2019年减少2.00万元，下降40%；公务接待费1.00万元，比2019年减少2.00万元，下降40%。",
            ),
            saying(
                "fiscal",
                "一般公共预算收支预算增加40.00万元；政府性基金收支预算增加40.00万元。",
                packet=_YEARS,
            ),
        ),
        counters=(
            # The total moved by what its only changed item moved.
            of(changed(_FEWER, "vehicle_running", prior=wan(2))),
            of(INSTITUTION),
        ),
    ),
    "D18": Example(
        finds=(of(_NEW_PROJECT),),
        passes=(of(added(_NEW_PROJECT, Remark(key="change.total", text="新增道路整治"))),),
        # Nobody knows last year's figures.
        counters=(of(ORGAN),),
    ),
}
