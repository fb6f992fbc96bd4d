"""“三公” expenses: last year known, growth, vehicles and journeys, numbers that are numbers."""

import re

from budget_desktop.domain.money import Measure
from budget_desktop.domain.places import EntryPlace
from budget_desktop.domain.records import ThreePublicItem
from budget_desktop.edition.parts import ThreePublicKind
from budget_desktop.rules.finding import Observation, Severity
from budget_desktop.rules.registry import Observations, rule
from budget_desktop.rules.texts import excerpt, typed
from budget_desktop.rules.view import View

_TABLE = "T08"
_TEXTS = "three_public."
_ABOUT = re.compile(
    r"\d+\s*余\s*[人批次]|(?:约|大约|近)\s*\d+\s*(?:余\s*)?[人批次]|\d+\s*(?:多|左右)\s*[人批次]"
)
_ABROAD = "abroad"
_PURCHASE = "vehicle_purchase"


def _items(view: View) -> dict[str, ThreePublicItem]:
    return {item.key: item for item in view.packet.three_public}


def _amount(view: View, kind: ThreePublicKind) -> int:
    return view.sheet(_TABLE).row(kind.key).amount("amount")


@rule(
    "E04",
    Severity.WARNING,
    basis="“三公”经费只减不增的要求；万里路街道公开稿由22.91万元增至47.91万元",
    unconfirmed="只减不增是通行的要求，没有读到成文的规定。",
    needs=(_TABLE,),
)
def three_public_does_not_grow(view: View) -> Observations:
    """“三公”经费的合计和各项比上年增加的，须说明。"""
    typed_items = _items(view)
    said: list[str] = []
    places: list[EntryPlace] = []
    this = last = 0
    complete = True
    for kind in view.edition.three_public:
        item = typed_items.get(kind.key)
        amount = _amount(view, kind)
        prior = item.prior if item else None
        if prior is None:
            complete = False
            continue
        this, last = this + amount, last + prior
        if amount - prior > view.limits.nearly_same_yuan * Measure.YUAN.fen:
            said.append(f"{kind.name}增加{view.money(amount - prior)}")
            places.append(EntryPlace("three_public", kind.key, "prior"))
    if said:
        whole = f"合计增加{view.money(this - last)}，" if complete and this > last else ""
        yield Observation(
            message=f"“三公”经费比上年{whole}其中{'、'.join(said)}。",
            advice="一般要求只减不增，请核对批复并写明原因。",
            places=tuple(places),
        )


@rule("E05", Severity.WARNING, basis="万里路街道2024年公开稿购置公务用车没有写明数量")
def cars_to_be_bought_are_counted_once(view: View) -> Observations:
    """公务用车购置费填的辆数应与资产中拟购置的车辆数一致。"""
    item = _items(view).get(_PURCHASE)
    kind = view.edition.three_public_by_key.get(_PURCHASE)
    if item is None or kind is None or item.batches is None or not view.spent_on(kind.subjects):
        return
    vehicles = {each.key for each in view.edition.asset_kinds if each.parent == "vehicle"}
    rows = [asset for asset in view.packet.assets if asset.kind in vehicles]
    planned = sum(asset.planned for asset in rows)
    # None planned at all is told of with the purchase.
    if planned and planned != item.batches:
        yield Observation(
            message=f"公务用车购置费填{item.batches}辆，资产中拟购置车辆{planned}辆。",
            advice="请核对购置数量。",
            places=(
                EntryPlace("three_public", _PURCHASE, "batches"),
                *(EntryPlace("assets", asset.key, "planned") for asset in rows if asset.planned),
            ),
        )


@rule("E07", Severity.ADVICE, basis="多地公开稿写明出国（境）团组数和人数", needs=(_TABLE,))
def journeys_are_counted(view: View) -> Observations:
    """安排了因公出国（境）费的，建议写明团组数和人数。"""
    kind = view.edition.three_public_by_key.get(_ABROAD)
    item = _items(view).get(_ABROAD)
    if kind is None or not _amount(view, kind):
        return
    fields = ("batches", "people") if item else ()
    missing = [field for field in fields if getattr(item, field) is None]
    if missing or item is None:
        yield Observation(
            message=f"安排了{kind.name}{view.money(_amount(view, kind))}，没有填团组数或人数。",
            advice="建议补填。",
            places=tuple(EntryPlace("three_public", _ABROAD, field) for field in missing)
            or (EntryPlace("three_public"),),
        )


@rule("E08", Severity.ADVICE, basis="济源市2020年公开稿接待人数写“40余人”")
def numbers_are_definite(view: View) -> Observations:
    """“三公”经费的批次、人数应写确定数。"""
    for each in typed(view):
        own = each.place.collection == "texts" and each.place.key.startswith(_TEXTS)
        if own and (found := _ABOUT.search(each.text)):
            yield Observation(
                message=f"“三公”经费的说明写{excerpt(each.text, *found.span())}，不是确定数。",
                advice="批次、人数应写确定数，或者不写。",
                places=(each.place,),
            )


@rule(
    "E14",
    Severity.WARNING,
    basis="一般常识：每批次至少一人；没有安排经费的不应有批次、人数",
    unconfirmed="没有读到成文的规定。",
    needs=(_TABLE,),
)
def visits_fit_people_and_money(view: View) -> Observations:
    """“三公”经费填的批次（团组）不应多于人数，没有安排经费的不应填批次（团组）和人数。"""
    items = _items(view)
    for kind in view.edition.three_public:
        item = items.get(kind.key)
        if item is None or not (item.batches or item.people):
            continue
        said = ""
        if not _amount(view, kind):
            counted = (f"{kind.quantity}{item.batches}" if item.batches else "", _people(item))
            said = f"没有安排{kind.name}，却填了{'、'.join(filter(None, counted))}"
        elif item.batches and item.people is not None and item.people < item.batches:
            said = f"{kind.name}填的{kind.quantity}是{item.batches}，人数只有{item.people}人"
        if said:
            yield Observation(
                message=f"{said}。",
                advice="请核对。",
                places=tuple(EntryPlace("three_public", kind.key, field) for field in ("batches", "people")),
            )


def _people(item: ThreePublicItem) -> str:
    return f"{item.people}人" if item.people else ""


@rule("E11", Severity.WARNING, basis="财预〔2016〕143号要求与上年比较；济源市2020年公开稿没有上年数")
def last_year_is_known_for_every_item(view: View) -> Observations:
    """“三公”经费各项都应录入上年数，没有的填0。"""
    # A packet without any spending has nothing to compare yet.
    if not view.spending_purposes:
        return
    items = _items(view)
    missing = [
        kind for kind in view.edition.three_public if kind.key not in items or items[kind.key].prior is None
    ]
    if missing:
        places = (
            EntryPlace("three_public", kind.key, "prior") if kind.key in items else EntryPlace("three_public")
            for kind in missing
        )
        yield Observation(
            message=f"没有录入上年{'、'.join(f'“{kind.name}”' for kind in missing)}，无法与上年比较。",
            advice="请补录，没有的填0；或说明原因。",
            places=tuple(dict.fromkeys(places)),
        )


@rule("E15", Severity.ERROR, basis="一般常识：录入的数都应计入合计")
def items_are_among_those_of_the_edition(view: View) -> Observations:
    """“三公”经费录入的各项应是本套表所列的项目。"""
    known = view.edition.three_public_by_key
    names = "、".join(kind.name for kind in known.values())
    for item in view.packet.three_public:
        if item.key in known or item.is_blank:
            continue
        prior = f"，上年数{view.money(item.prior)}" if item.prior else ""
        yield Observation(
            message=f"“三公”经费录有“{item.key}”一项{prior}，本套表没有这一项，它的数不进入任何合计。",
            advice=f"请把它的数改填到所属的项目（{names}），再清空这一行。",
            places=tuple(EntryPlace("three_public", item.key, name) for name in _filled(item)),
            found=item.prior,
            expected=0,
        )


def _filled(item: ThreePublicItem) -> list[str]:
    return [name for name in ("prior", "batches", "people") if getattr(item, name)]
