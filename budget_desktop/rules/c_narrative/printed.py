"""The printed paragraphs, read as a reader reads them: sums, shares, counts, sentences that end."""

import re
from collections.abc import Iterator

from budget_desktop.domain.money import AmountError, Fen, parse_amount
from budget_desktop.domain.places import CellPlace, EntryPlace, TextPlace
from budget_desktop.narrative.text import Paragraph
from budget_desktop.rules.finding import Observation, Severity
from budget_desktop.rules.registry import Observations, rule
from budget_desktop.rules.texts import excerpt, origins, paragraphs
from budget_desktop.rules.view import View

_NUMBER = r"-?\d[\d,]*(?:\.\d+)?"
_UNFINISHED = re.compile(
    r"原因是[。；，）]|主要用于[。；]|包括[：:]?[。；]|主要是[。；）]|主要\d+辆|其中[：:][。；]|分别是[：:][。；]"
    r"|无[\u4e00-\u9fff]{1,15}0(?:\.0+)?万元"
)


def _amounts(view: View, text: str) -> list[Fen]:
    """The amounts a text gives, in its order."""
    measure = view.edition.text.measure
    found: list[Fen] = []
    for number in re.findall(rf"({_NUMBER}){measure}", text):
        try:
            found.append(parse_amount(number, measure) or 0)
        except AmountError:
            found.append(0)
    return found


def _tail(view: View, numbers: int) -> Fen:
    """How far rounding alone can drive `numbers` printed amounts apart."""
    text = view.edition.text
    return text.measure.fen * numbers // (2 * int(10**text.decimals))


def _paragraphs(view: View, *sections: str) -> Iterator[Paragraph]:
    for section in sections:
        yield from view.disclosure.sections.get(section, ())


@rule("C02", Severity.ERROR, basis="收入支出预算总体情况说明取自预算01表", needs=("T01",))
def totals_in_the_text_are_those_of_the_table(view: View) -> Observations:
    """说明中的收入总计、支出总计应与预算01表一致。"""
    sheet = view.sheet("T01")
    expected = {
        "收入总计": CellPlace("T01", "income.total", "amount"),
        "支出总计": CellPlace("T01", "spending.total", "total"),
    }
    for paragraph in _paragraphs(view, "overall"):
        for name, cell in expected.items():
            found = re.search(f"{name}({_NUMBER}){view.edition.text.measure}", paragraph.text)
            if found is None:
                continue
            stated, amount = _amounts(view, found[0])[0], sheet.row(cell.row).amount(cell.column)
            if abs(stated - amount) > _tail(view, 1):
                yield Observation(
                    message=f"说明的{name}{view.money(stated)}，{sheet.number}是{view.money(amount)}。",
                    advice="请核对。",
                    places=(TextPlace(paragraph.key), cell),
                    expected=amount,
                    found=stated,
                )


@rule("C03", Severity.ERROR, basis="济源市2020年公开稿收入说明漏写来源")
def sources_in_the_text_add_up(view: View) -> Observations:
    """收入说明各来源相加应等于收入合计。"""
    yield from _adds_up(view, "income", "收入合计", "各来源")


@rule("C04", Severity.ERROR, basis="支出说明由基本支出和项目支出组成", follows=("G06", "A07"))
def spending_in_the_text_adds_up(view: View) -> Observations:
    """支出说明基本支出与项目支出相加应等于支出合计。"""
    yield from _adds_up(view, "spending", "支出合计", "各项")


@rule("C07", Severity.ERROR, basis="上海市某福利院公开稿按类说明与合计不符")
def classes_in_the_text_add_up(view: View) -> Observations:
    """一般公共预算支出按类说明相加应等于合计。"""
    yield from _adds_up(view, "general", "年初预算为", "各类")


def _adds_up(view: View, section: str, whole: str, parts: str) -> Observations:
    """The first amount after `whole` must be the sum of those that follow in its paragraph."""
    for paragraph in _paragraphs(view, section):
        start = paragraph.text.find(whole)
        amounts = _amounts(view, paragraph.text[start:]) if start >= 0 else []
        if len(amounts) < 2:
            continue
        total, told = amounts[0], sum(amounts[1:])
        if abs(total - told) > _tail(view, len(amounts)):
            yield Observation(
                message=f"说明的合计{view.money(total)}，{parts}相加{view.money(told)}，"
                f"相差{view.money(abs(total - told))}。",
                advice="请核对。",
                places=(TextPlace(paragraph.key),),
                expected=told,
                found=total,
            )


@rule("C05", Severity.ERROR, basis="长春市公开稿占比写错")
def shares_are_right(view: View) -> Observations:
    """说明中的占比应等于该项除以合计。"""
    text = view.edition.text
    step = 10.0**-text.percent_decimals
    for paragraph in _paragraphs(view, "income", "spending", "general", "fund"):
        amounts = _amounts(view, paragraph.text)
        if not amounts or amounts[0] <= 0:
            continue
        whole, tail = amounts[0], _tail(view, 1)
        for part, share in re.findall(rf"({_NUMBER}){text.measure}，占({_NUMBER})[%％]", paragraph.text):
            (amount,) = _amounts(view, part + text.measure)
            low = (amount - tail) / (whole + tail) * 100 - step
            high = (amount + tail) / max(whole - tail, 1) * 100 + step
            if not low <= float(share.replace(",", "")) <= high:
                yield Observation(
                    message=f"{view.money(amount)}占{view.money(whole)}，说明写{share}%，应为"
                    f"{amount / whole:.{text.percent_decimals}%}。",
                    advice="请改正。",
                    places=(TextPlace(paragraph.key),),
                )


@rule("C16", Severity.ERROR, basis="万里路街道、重庆市、湖州市公开稿的项目个数与绩效表不符")
def projects_in_the_text_are_those_with_forms(view: View) -> Observations:
    """绩效说明的项目个数应与项目绩效目标表的张数一致。"""
    forms = sum(key.startswith("project.") for key in view.disclosure.tables)
    if not forms or forms != len(view.packet.projects):
        return
    for paragraph in _paragraphs(view, "performance"):
        stated = re.search(r"预算项目共(\d+)个", paragraph.text)
        if stated and int(stated[1]) != forms:
            yield Observation(
                message=f"说明写{stated[1]}个项目，项目绩效目标表有{forms}张。",
                advice="请核对。",
                places=(EntryPlace("projects"), TextPlace(paragraph.key)),
            )


@rule("C17", Severity.ERROR, basis="无锡市公开稿车辆分类之和与总数不符")
def vehicles_in_the_text_add_up(view: View) -> Observations:
    """资产说明的车辆总数应等于各类车辆之和。"""
    for paragraph in _paragraphs(view, "assets"):
        stated = re.search(r"共有车辆(-?\d+)辆，其中：([^；。]*)", paragraph.text)
        if stated is None:
            continue
        parts = [int(number) for number in re.findall(r"(-?\d+)辆", stated[2])]
        if parts and sum(parts) != int(stated[1]):
            yield Observation(
                message=f"资产说明的车辆总数{stated[1]}辆，各类相加{sum(parts)}辆。",
                advice="请核对资产表。",
                places=(EntryPlace("assets"), TextPlace(paragraph.key)),
            )


@rule("C26", Severity.ERROR, basis="济源市、上海市公开稿“主要原因是。”“其他用车主要0辆”等半句话")
def sentences_are_finished(view: View) -> Observations:
    """说明中不应有没填完的句子，也不应写“无……0.00万元”。"""
    for paragraph in paragraphs(view):
        if found := _UNFINISHED.search(paragraph.text):
            yield Observation(
                message=f"说明中有没填完的句子：{excerpt(paragraph.text, *found.span())}。",
                advice="请补全或删去。",
                places=origins(paragraph, *found.span()),
            )
