"""“三公” as it is shown: every item, in table and text, of fiscal money, basic and project spending alike."""

import re
from collections.abc import Iterator

from budget_desktop.domain.money import Fen, round_half_up
from budget_desktop.domain.places import CellPlace, EntryPlace, Place, TextPlace
from budget_desktop.edition.parts import ThreePublicKind
from budget_desktop.rules.finding import Observation, Severity
from budget_desktop.rules.reading import Told
from budget_desktop.rules.registry import Observations, rule
from budget_desktop.rules.texts import origins
from budget_desktop.rules.told import THREE_PUBLIC, as_printed, in_order, known, paragraphs_of, tail, told_in
from budget_desktop.rules.view import View

_TABLE = "T08"
_ROWS = ("total", "abroad", "reception", "vehicle", "vehicle_running", "vehicle_purchase")
_RUNNING = "vehicle_running"
_VEHICLES = "vehicle"
_SETTLED = ("预（决）算", "预(决)算", "决算数")
_FEN_PER_YUAN = 100


def _mentions(view: View) -> dict[str, list[Told]]:
    """What the section tells, by the row of the table it speaks of."""
    found: dict[str, list[Told]] = {}
    for each in told_in(view, THREE_PUBLIC):
        if each.cell and each.cell[0] == _TABLE:
            found.setdefault(each.cell[1], []).append(each)
    return found


def _names(view: View) -> dict[str, str]:
    """What the text calls each row of the table."""
    return {
        cell[1]: name
        for name, cell in view.edition.reading.names(THREE_PUBLIC).items()
        if cell[:1] == (_TABLE,)
    }


@rule(
    "E01",
    Severity.ERROR,
    basis="财预〔2016〕143号：“三公”经费分三项公开，公务用车分购置费和运行费；长春市、重庆市、郑州市公开稿",
    needs=(_TABLE,),
)
def every_item_is_shown(view: View) -> Observations:
    """“三公”经费的三项，公务用车的购置费和运行维护费，在表和说明中都应列示，没有的写0。"""
    sheet = view.sheet(_TABLE)
    names = _names(view)
    absent = [names[row] for row in _ROWS if row in names and not sheet.row(row).cells]
    if absent:
        yield Observation(
            message=f"{sheet.number}没有列示{view.listed(f'“{name}”' for name in absent)}。",
            advice="没有的也要列示，写0。",
            places=(CellPlace(_TABLE, "total", "amount"),),
        )
    paragraphs = list(paragraphs_of(view, THREE_PUBLIC))
    told = {
        row
        for row, found in _mentions(view).items()
        if any(each.mention.amount is not None for each in found)
    }
    unsaid = [names[row] for row in _ROWS if row in names and row != "total" and row not in told]
    if paragraphs and unsaid:
        yield Observation(
            message=f"“三公”经费说明没有写明{view.listed(f'“{name}”' for name in unsaid)}的金额。",
            advice="须按三项说明，公务用车分购置费和运行维护费，没有的写0。",
            places=(TextPlace(paragraphs[0].key),),
        )


@rule(
    "E02",
    Severity.ERROR,
    basis="财预〔2016〕143号；“三公”说明与表是同一个数",
    needs=(_TABLE,),
    follows=("B17", "C25"),
)
def three_public_in_the_text_is_that_of_the_table(view: View) -> Observations:
    """“三公”经费说明的合计和各项应与“三公”经费支出情况表一致，接待批次、人数应与录入的一致。"""
    yield from as_printed(view, told_in(view, THREE_PUBLIC))
    receptions = next((item for item in view.packet.three_public if item.key == "reception"), None)
    for paragraph in paragraphs_of(view, THREE_PUBLIC) if receptions else ():
        for word, field in (("批次", "batches"), ("人", "people")):
            found = re.search(rf"预计接待(?:\d+批次)?(\d+){word}", paragraph.text)
            number = getattr(receptions, field)
            if found and number is not None and int(found[1]) != number:
                yield Observation(
                    message=f"说明写预计接待{found[1]}{word}，录入的是{number}{word}。",
                    advice="请核对。",
                    places=(EntryPlace("three_public", "reception", field), TextPlace(paragraph.key)),
                )


@rule(
    "E03",
    Severity.ERROR,
    basis="财预〔2016〕143号：与上年比较增减并说明原因；万里路街道2023年、长沙市、长春市公开稿",
    needs=(_TABLE,),
)
def every_item_is_compared(view: View) -> Observations:
    """“三公”经费各项都应与上年比较，有增减的写明原因。"""
    parts = {"total", *(kind.key for kind in view.edition.three_public)}
    for row, mentions in _mentions(view).items():
        if row not in parts or all(each.mention.amount is None for each in mentions):
            continue
        should = known(view, mentions[0])
        # Where last year's figure is missing E11 asks for it.
        if should is None or should.prior is None:
            continue
        changes = [each.change for each in mentions if each.change is not None]
        if not changes:
            yield Observation(
                message=f"{mentions[0].called}没有与上年比较。",
                advice="请写明比上年增减多少和原因。",
                places=mentions[0].places,
            )
        elif any(change.difference for change in changes) and not any(change.reason for change in changes):
            yield Observation(
                message=f"{mentions[0].called}与上年不同，说明没有写明原因。",
                advice="请写明原因。",
                places=mentions[0].places,
            )


@rule(
    "E06",
    Severity.ADVICE,
    basis="公务用车运行维护费定额标准（各地财政部门制定）",
    needs=(_TABLE,),
    unconfirmed="没有读到济源市的定额，范围是估计的，在年度模板中可改。",
)
def running_costs_of_a_vehicle_are_usual(view: View) -> Observations:
    """平均每辆公务用车的运行维护费应在通常的范围内。"""
    kinds = {kind.key for kind in view.edition.asset_kinds if kind.parent == _VEHICLES}
    held = [asset for asset in view.packet.assets if asset.kind in kinds and asset.held]
    number = sum(asset.held for asset in held)
    amount = view.sheet(_TABLE).row(_RUNNING).amount("amount")
    if not number or not amount:
        return
    text = view.edition.text
    least, most = (yuan * _FEN_PER_YUAN for yuan in view.limits.vehicle_running_yuan)
    each = round_half_up(amount, number)
    if not least <= each <= most:
        yield Observation(
            message=f"公务用车{number}辆，运行维护费{view.money(amount)}，平均每辆约{text.amounts.text(each)}{text.measure}，"
            f"通常在{view.money(least)}至{view.money(most)}之间。",
            advice="请确认车辆数和金额。",
            places=(
                *(EntryPlace("assets", asset.key, "held") for asset in held),
                CellPlace(_TABLE, _RUNNING, "amount"),
            ),
        )


def _shown(view: View, kind: ThreePublicKind) -> Iterator[tuple[Fen, str, tuple[Place, ...]]]:
    """The amounts an item is shown with, in the table and in the text."""
    sheet = view.sheet(_TABLE)
    yield sheet.row(kind.key).amount("amount"), sheet.number, (CellPlace(_TABLE, kind.key, "amount"),)
    for each in _mentions(view).get(kind.key, ()):
        if each.mention.amount is not None:
            yield each.mention.amount, "说明", each.places


@rule(
    "E09",
    Severity.WARNING,
    basis="“三公”经费是财政拨款安排的支出（财预〔2016〕143号及各公开稿的名词解释）",
    needs=(_TABLE,),
    follows=("B17",),
)
def only_fiscal_money_counts(view: View) -> Observations:
    """“三公”经费只统计财政拨款安排的支出。"""
    for kind in view.edition.three_public:
        lines = view.spent_on(kind.subjects)
        others = [line for line in lines if line.fund not in view.edition.funds.fiscal]
        fiscal = sum(line.amount for line in lines) - sum(line.amount for line in others)
        for amount, where, places in _shown(view, kind):
            if others and amount > fiscal + tail(view):
                sources = view.listed(f"“{view.source(line.line.source)}”" for line in others)
                yield Observation(
                    message=f"{where}中{kind.name}{view.money(amount)}，其中财政拨款安排的只有{view.money(fiscal)}；"
                    f"{sources}安排的不计入“三公”经费。",
                    advice="请核对。",
                    places=in_order(*(line.place("source") for line in others), *places),
                    expected=fiscal,
                    found=amount,
                )


@rule(
    "E10",
    Severity.WARNING,
    basis="“三公”经费含基本支出和项目支出；济源市2020年公开稿的公务接待费列在项目支出",
    needs=(_TABLE,),
    follows=("B17",),
)
def project_spending_counts_too(view: View) -> Observations:
    """项目支出中的“三公”支出应计入“三公”经费。"""
    for kind in view.edition.three_public:
        general = [line for line in view.spent_on(kind.subjects) if line.fund in view.edition.funds.general]
        projects = [line for line in general if line.is_project]
        whole, left_out = sum(line.amount for line in general), sum(line.amount for line in projects)
        for amount, where, places in _shown(view, kind):
            if left_out and abs(amount - (whole - left_out)) <= tail(view):
                yield Observation(
                    message=f"{where}中{kind.name}{view.money(amount)}，没有计入项目支出中的"
                    f"{view.money(left_out)}，应为{view.money(whole)}。",
                    advice="请核对。",
                    places=in_order(*(line.place() for line in projects), *places),
                    expected=whole,
                    found=amount,
                )


@rule("E12", Severity.ADVICE, basis="长沙市公开稿在预算公开中沿用“预（决）算数”的表头")
def budgets_are_not_called_accounts(view: View) -> Observations:
    """“三公”经费的表和说明是预算数，不写“预（决）算数”。"""
    for sheet in view.sheets(_TABLE):
        texts = (sheet.table.title, *(cell.text for line in sheet.table.head for cell in line if cell))
        if word := next((word for word in _SETTLED for text in texts if word in text), ""):
            yield Observation(
                message=f"{sheet.number}的表头写“{word}”，预算公开应写预算数。",
                advice="请改正表头。",
                places=(CellPlace(_TABLE, "total", "amount"),),
            )
    for paragraph in paragraphs_of(view, THREE_PUBLIC):
        for word in _SETTLED[:2]:
            if (start := paragraph.text.find(word)) >= 0:
                yield Observation(
                    message=f"“三公”经费说明写“{word}”，预算公开应写预算数。",
                    advice="请改正。",
                    places=origins(paragraph, start, start + len(word)),
                )


@rule("E13", Severity.ADVICE, basis="“三公”经费没有的也应写0；宜川街道公开稿", needs=(_TABLE,))
def nothing_is_a_zero(view: View) -> Observations:
    """“三公”经费表没有金额的格应写0，不应空着。"""
    sheet = view.sheet(_TABLE)
    if sheet.table.amounts.zero == "":
        return
    blank = [
        row
        for row in sheet.rows
        for cell in row.cells.values()
        if cell.amount is None and not cell.text.strip()
    ]
    if blank:
        yield Observation(
            message=f"{sheet.number}{view.listed(f'“{row.name}”' for row in blank)}空着。",
            advice="没有的请补0。",
            places=tuple(CellPlace(_TABLE, row.key, "amount") for row in blank),
        )
