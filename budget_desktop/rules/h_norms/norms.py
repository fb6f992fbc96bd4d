"""What the law and the Ministry of Finance want disclosed, and when."""

from collections.abc import Sequence

from budget_desktop.domain.places import CellPlace, EntryPlace
from budget_desktop.rules.finding import Observation, Severity
from budget_desktop.rules.registry import Observations, rule
from budget_desktop.rules.sheet import Row
from budget_desktop.rules.view import Entered, View

_ITEM, _SECTION = 7, 5
"""Digits of a 项 and of a 款."""
_MOST_PLACES = 20


@rule("H02", Severity.ERROR, basis="预算法实施条例：支出按功能分类公开到项", needs=("T03",), follows=("G06",))
def functions_are_shown_to_the_last_level(view: View) -> Observations:
    """支出按功能分类应公开到项级科目。"""
    rows = [row for row in view.sheet("T03").items if not row.is_blank and len(row.code) < _ITEM]
    if rows:
        lines = [each for each in view.spending if len(each.line.function) < _ITEM]
        yield _coarse(rows, lines, "function", "项")


@rule(
    "H03",
    Severity.ERROR,
    basis="预算法实施条例：基本支出按经济分类公开到款",
    needs=("T07",),
    follows=("G06",),
)
def basic_spending_is_shown_by_section(view: View) -> Observations:
    """基本支出按经济分类应公开到款级科目。"""
    rows = [row for row in view.sheet("T07").items if not row.is_blank and len(row.code) < _SECTION]
    if rows:
        lines = [
            each for each in view.spending if each.is_basic and len(each.line.department_economic) < _SECTION
        ]
        yield _coarse(rows, lines, "department_economic", "款")


def _coarse(rows: Sequence[Row], lines: Sequence[Entered], field: str, level: str) -> Observation:
    return Observation(
        message=f"{rows[0].sheet.number}有{len(rows)}行科目没有列示到{level}级。",
        advice=f"请把科目补到{level}级。",
        places=(
            *(each.place(field) for each in lines[:_MOST_PLACES]),
            *(CellPlace(row.sheet.table.key, row.key, "total") for row in rows[:_MOST_PLACES]),
        ),
        lines=frozenset(each.line.key for each in lines),
    )


@rule("H04", Severity.ERROR, basis="预算法实施条例：分别公开基本支出和项目支出", needs=("T03",))
def basic_and_project_spending_are_apart(view: View) -> Observations:
    """支出应按基本支出和项目支出分别公开。"""
    sheet = view.sheet("T03")
    rows = [row for row in sheet.rows if row.amount("total")]
    shown = {column.partition(".")[0] for row in rows for column in row.columns}
    if rows and not {"basic", "project"} <= shown:
        yield Observation(
            message=f"{sheet.number}没有分别列示基本支出和项目支出。",
            advice="请补列。",
            places=(CellPlace("T03", rows[0].key, "total"),),
        )


def _explained(view: View, section: str, name: str) -> Observations:
    """A section the law asks for must say something."""
    if not any(paragraph.text.strip() for paragraph in view.disclosure.sections.get(section, ())):
        yield Observation(
            message=f"缺少{name}。",
            advice="没有数据的也要写明。",
            places=(EntryPlace("texts"),),
        )


@rule("H06", Severity.ERROR, basis="预算法第十四条、财预〔2016〕143号")
def running_costs_are_explained(view: View) -> Observations:
    """应公开机关运行经费的安排情况。"""
    yield from _explained(view, "running_costs", "机关运行经费说明")


@rule("H07", Severity.ERROR, basis="预算法第十四条、财预〔2016〕143号")
def procurement_is_explained(view: View) -> Observations:
    """应公开政府采购的安排情况。"""
    yield from _explained(view, "procurement", "政府采购说明")


@rule("H08", Severity.ERROR, basis="财预〔2016〕143号")
def terms_are_explained(view: View) -> Observations:
    """应公开名词解释。"""
    yield from _explained(view, "glossary", "名词解释")


@rule("H11", Severity.ERROR, basis="预算法第十四条：批复后20日内公开；2021年审计、江上公开稿")
def disclosure_is_in_time(view: View) -> Observations:
    """公开日期应在批复之后的规定期限以内。"""
    header, days = view.packet.header, view.limits.disclosure_days
    approved, published = header.approval_date, header.publication_date
    if approved is None or published is None:
        return
    passed = (published - approved).days
    if not 0 <= passed <= days:
        late = f"已超过{days}日" if passed > 0 else "早于批复日期"
        yield Observation(
            message=f"批复日期{approved}，公开日期{published}，{late}。",
            advice="请核对两个日期。"
            if passed > 0
            else "公开应在批复之后，请核对两个日期；确是如此的，请说明。",
            places=(EntryPlace("header", "", "publication_date"), EntryPlace("header", "", "approval_date")),
            severity=None if passed > 0 else Severity.WARNING,
        )


@rule("H12", Severity.ADVICE, basis="济源市2020年公开稿没有批复日期；孟津公开稿")
def dates_are_recorded(view: View) -> Observations:
    """应录入批复日期和公开日期，以便核对公开期限。"""
    header = view.packet.header
    missing = {
        name: field
        for name, field in (("批复日期", "approval_date"), ("公开日期", "publication_date"))
        if getattr(header, field) is None
    }
    if missing:
        yield Observation(
            message=f"没有录入{'和'.join(missing)}，无法核对{view.limits.disclosure_days}日的公开期限。",
            advice="请填写。",
            places=tuple(EntryPlace("header", "", field) for field in missing.values()),
        )
