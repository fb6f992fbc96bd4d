"""Examples of the rules of family D: changes against last year, and empty tables."""

from collections.abc import Callable
from dataclasses import replace

from budget_desktop.disclosure import Disclosure
from budget_desktop.domain.packet import Packet
from budget_desktop.domain.records import LongText
from tests.rules.books import INSTITUTION, ORGAN, added, changed, explained, shown, wan
from tests.rules.example import Example, of, saying

_FEWER = changed(ORGAN, "reception", prior=wan(3))
_NEW_FUND = changed(ORGAN, "B6", prior=wan(20))
"""Last year is known, and had nothing of the fund."""


def noted(packet: Packet, table: str, *notes: str) -> Callable[[], Disclosure]:
    """The disclosure with other notes under one table."""

    def make() -> Disclosure:
        disclosure = shown(packet)
        printed = replace(disclosure.tables[table], notes=notes)
        return replace(disclosure, tables={**disclosure.tables, table: printed})

    return make


EXAMPLES = {
    "D05": Example(
        finds=(of(_FEWER), of(_NEW_FUND)),
        counters=(
            of(
                explained(
                    explained(_FEWER, "change.three_public.reception", "压减接待"),
                    "change.three_public",
                    "压减接待",
                )
            ),
        ),
    ),
    "D06": Example(
        finds=(
            of(explained(_FEWER, "change.three_public.reception", "根据实际支出")),
            of(explained(_FEWER, "change.three_public.reception", "因工作需要。")),
            of(explained(_FEWER, "change.three_public.reception", "公务接待费比上年减少")),
            of(explained(_FEWER, "change.three_public.reception", "减少0.50万元")),
        ),
        counters=(
            of(explained(_FEWER, "change.three_public.reception", "工作需要，增加两批次来访")),
            of(explained(ORGAN, "staffing", "工作需要")),
        ),
    ),
    "D10": Example(
        finds=(noted(INSTITUTION, "T09"),),
        counters=(of(INSTITUTION), of(Packet(header=ORGAN.header, units=ORGAN.units))),
    ),
    "D11": Example(
        finds=(noted(ORGAN, "T09", "注：本部门没有政府性基金预算安排的支出，故本表为空表。"),),
        counters=(noted(ORGAN, "T09", "注：单位为万元。"),),
    ),
    "D13": Example(
        finds=(
            saying("fund", "比2020年增加1.00万元。"),
            saying("fund", "甲局2019年政府性基金预算支出10.00万元。"),
            of(added(ORGAN, LongText(key="notice", text="与2020年预算数相比没有变化。"))),
        ),
        counters=(saying("fund", "与2019年相比增加1.00万元，2020年安排1.00万元。"),),
    ),
    "D15": Example(
        finds=(of(added(ORGAN, LongText(key="notice", text="增加0.00万元，与上年持平。"))),),
        counters=(of(added(ORGAN, LongText(key="notice", text="增加0.50万元，减少0.05%，下降10%。"))),),
    ),
}
