"""Examples of the rules of family E: “三公” expenses."""

from dataclasses import replace

from budget_desktop.domain.records import LongText, ThreePublicItem
from tests.rules.books import ORGAN, added, changed, spend, wan, without
from tests.rules.example import HEAD, Example, of

_CAR = spend("X", "S1.1", "2010302", "31013", "", 18, project="study")
_JOURNEY = spend("X", "S1.1", "2010302", "30212", "", 5, project="study")

_CANTEEN = ThreePublicItem(key="canteen", prior=wan(3))


def _use(text: str) -> LongText:
    return LongText(key="three_public.reception.use", text=text)


EXAMPLES = {
    "E04": Example(
        finds=(of(changed(ORGAN, "reception", prior=wan(0.5))), of(added(ORGAN, _CAR))),
        counters=(
            of(changed(ORGAN, "reception", prior=wan(3))),
            # Print shows 1.00万元 both times.
            of(changed(ORGAN, "reception", prior=wan(1) - 100)),
            # Of an unknown year nothing can be said.
            of(changed(ORGAN, "reception", prior=None)),
        ),
    ),
    "E05": Example(
        finds=(of(changed(changed(added(ORGAN, _CAR), "A1", planned=1), "vehicle_purchase", batches=2)),),
        counters=(
            of(changed(changed(added(ORGAN, _CAR), "A1", planned=1), "vehicle_purchase", batches=1)),
            of(changed(added(ORGAN, _CAR), "A1", planned=1)),
            of(changed(ORGAN, "vehicle_purchase", batches=2)),
        ),
    ),
    "E07": Example(
        finds=(of(added(ORGAN, _JOURNEY)), of(without(added(ORGAN, _JOURNEY), "abroad"))),
        counters=(of(changed(added(ORGAN, _JOURNEY), "abroad", batches=1, people=3)),),
    ),
    "E08": Example(
        finds=(
            of(added(ORGAN, _use("接待 10 批次 40 余人"))),
            of(added(ORGAN, _use("约40人次"))),
        ),
        counters=(
            of(added(ORGAN, _use("接待10批次40人"))),
            # Elsewhere a rough number may be all there is.
            of(added(ORGAN, LongText(key="duties", text="服务企业40余人。"))),
        ),
    ),
    "E14": Example(
        finds=(
            of(changed(ORGAN, "reception", batches=10, people=4)),
            of(changed(ORGAN, "abroad", batches=1, people=2)),
            of(changed(ORGAN, "vehicle_purchase", batches=2)),
        ),
        counters=(
            of(changed(ORGAN, "reception", batches=10, people=10)),
            # Zeros typed where there is nothing say nothing.
            of(changed(ORGAN, "abroad", batches=0, people=0)),
            of(changed(ORGAN, "reception", batches=10)),
        ),
    ),
    "E15": Example(
        finds=(of(added(ORGAN, _CANTEEN)), of(added(HEAD, replace(_CANTEEN, prior=None, people=4)))),
        # Zeros are missed in no sum.
        counters=(of(added(ORGAN, ThreePublicItem(key="canteen", prior=0, batches=0))),),
    ),
    "E11": Example(
        finds=(of(changed(ORGAN, "reception", prior=None)), of(without(ORGAN, "abroad"))),
        counters=(of(HEAD), of(changed(ORGAN, "reception", prior=0))),
    ),
}
