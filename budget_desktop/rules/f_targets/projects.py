"""Projects and the totals of the target forms."""

import re
from collections import Counter

from budget_desktop.domain.codes import Dimension
from budget_desktop.domain.days import day_text
from budget_desktop.domain.money import Fen
from budget_desktop.domain.places import CellPlace, EntryPlace, Place
from budget_desktop.domain.records import Project
from budget_desktop.rules.costs import NOTHING, costs
from budget_desktop.rules.finding import Observation, Severity
from budget_desktop.rules.layout import CARRIED, form_amounts
from budget_desktop.rules.registry import Observations, rule
from budget_desktop.rules.view import View

_OVERALL = "overall"
_FORM = "project."
_SHORT = 30
"""A plan of fewer characters that only says 正常办公 has no steps."""
_LEAST_GOAL = 6
"""Characters a goal needs to say anything."""
_MOST_PLACES = 20


def funded(view: View) -> tuple[tuple[Project, Fen], ...]:
    """The projects with money this year, and how much."""
    return view.once(_funded)


def _funded(view: View) -> tuple[tuple[Project, Fen], ...]:
    this: Counter[str] = Counter()
    for each in view.spending:
        this[each.line.project] += each.amount
    return tuple((project, this[project.key]) for project in view.packet.projects if this[project.key])


@rule(
    "F01",
    Severity.ERROR,
    basis="整体绩效目标表预算情况的栏目",
    needs=(_OVERALL, "T01"),
    follows=("G06", "A22"),
)
def overall_form_agrees_with_the_tables(view: View) -> Observations:
    """整体绩效目标表的预算总额应等于支出合计，也等于财政性资金与其他资金之和、基本支出与项目支出之和。"""
    form = view.disclosure.tables[_OVERALL]
    amounts = {key: form.amount(key, "amount") for key in ("total", "fiscal", "other", "basic", "project")}
    total = amounts["total"]
    spending = view.sheet("T01").row("spending.total")
    expected = {
        f"{spending.title}": (spending.amount("total"), (CellPlace("T01", "spending.total", "total"),)),
        "财政性资金与其他资金相加": (amounts["fiscal"] + amounts["other"], _cells("fiscal", "other")),
        "基本支出与项目支出相加": (amounts["basic"] + amounts["project"], _cells("basic", "project")),
    }
    for called, (amount, cells) in expected.items():
        if amount != total:
            yield Observation(
                message=f"整体绩效目标表预算总额{view.money(total)}，{called}{view.money(amount)}，"
                f"相差{view.money(abs(total - amount))}。",
                advice="请核对各行的资金来源和支出类型。",
                places=(*_cells("total"), *cells),
                expected=amount,
                found=total,
            )


def _cells(*rows: str) -> tuple[CellPlace, ...]:
    return tuple(CellPlace(_OVERALL, row, "amount") for row in rows)


@rule("F02", Severity.WARNING, basis="泉州市、晋中市、万里路街道公开稿的项目绩效表不全", needs=("T01",))
def every_project_has_a_target_form(view: View) -> Observations:
    """各项目绩效目标表的本年度金额之和应等于项目支出合计。"""
    if not view.has(*(_FORM + project.key for project in view.packet.projects)):
        return
    told = sum(form_amounts(view))
    expected = view.sheet("T01").row("spending.project").amount("total")
    if told == expected:
        return
    known = view.packet.project_by_key
    stray = [
        each
        for each in view.spending
        if each.is_project != (each.line.project in known) and (each.is_project or each.line.project)
    ]
    places: list[Place] = [each.place("project") for each in stray[:_MOST_PLACES]]
    said = f"其中{view.lines(each.line for each in stray)}没有对应的项目。" if stray else ""
    yield Observation(
        message=f"各项目绩效目标表合计{view.money(told)}，项目支出{view.money(expected)}，"
        f"相差{view.money(abs(told - expected))}。{said}",
        advice="请为这些支出选项目，或说明不编报的原因。",
        places=(*places, CellPlace("T01", "spending.project", "total")),
        expected=expected,
        found=told,
        lines=frozenset(each.line.key for each in stray),
    )


@rule("F03", Severity.ERROR, basis="项目绩效目标表的栏目", follows=("A21", "A22", "A23"))
def a_year_is_no_more_than_the_whole_project(view: View) -> Observations:
    """项目本年度（上年度）金额不应大于项目总金额（上年度项目总金额）。"""
    for project in view.packet.projects:
        cost = costs(view).get(project.key, NOTHING)
        for whole, part, field, names in (
            (project.total, cost.this, "total", ("本年度金额", "项目总金额")),
            (project.prior_total, cost.last, "prior_total", ("上年度金额", "上年度项目总金额")),
        ):
            # A negative total is told of by itself.
            if whole is not None and 0 <= whole < part:
                yield Observation(
                    message=f"项目“{project.name}”{names[0]}{view.money(part)}，大于{names[1]}{view.money(whole)}。",
                    advice="请核对两个金额；各年金额相同的，总金额可以不填。",
                    places=(EntryPlace("projects", project.key, field),),
                    expected=whole,
                    found=part,
                )


@rule("F04", Severity.ERROR, basis="济源市2020年公开稿项目名称漏字、分类用语不一")
def a_project_is_called_alike_everywhere(view: View) -> Observations:
    """项目在绩效目标表中的名称应与项目表一致，资金用途的用语应与预算表的项目类别一致。"""
    words = view.limits.words
    for project in view.packet.projects:
        printed = _printed_name(view, project)
        if printed is not None and printed != project.name:
            yield Observation(
                message=f"绩效目标表中的项目名称“{printed}”，与项目表的“{project.name}”不一致。",
                advice="请核对。",
                places=(EntryPlace("projects", project.key, "name"),),
            )
    stray = [project for project in view.packet.projects if project.use.strip() in words.project_uses]
    if stray:
        uses = view.listed(f"“{project.use.strip()}”" for project in stray)
        kinds = view.listed(f"“{_kind_name(view, project)}”" for project in stray)
        yield Observation(
            message=f"项目绩效目标表的资金用途写{uses}，预算表中项目的类别是{kinds}，用语不一。",
            advice="请改用预算表的类别，或写明具体用途。",
            places=tuple(EntryPlace("projects", project.key, "use") for project in stray),
            severity=Severity.ADVICE,
        )


def _kind_name(view: View, project: Project) -> str:
    catalogue = view.catalogue
    known = catalogue.has(Dimension.KIND, project.kind)
    return catalogue.name(Dimension.KIND, project.kind) if known else "未选"


def _printed_name(view: View, project: Project) -> str | None:
    """The name its form prints, where it prints one."""
    form = view.disclosure.tables.get(_FORM + project.key)
    if form is None:
        return None
    place = EntryPlace("projects", project.key, "name")
    return next((cell.text for cell in form.cells() if cell.origin == place), None)


@rule("F13", Severity.ERROR, basis="项目绩效目标表的栏目")
def a_project_runs_in_the_budget_year(view: View) -> Observations:
    """项目的开始时间不应晚于结束时间，起止时间应包含预算年度。"""
    year = view.packet.header.year
    paid = {each.project for each in view.spending_purposes if each.fund != CARRIED}
    for project in view.packet.projects:
        start, end = project.start, project.end
        places = tuple(EntryPlace("projects", project.key, field) for field in ("start", "end"))
        if start and end and start > end:
            yield Observation(
                message=f"项目“{project.name}”的开始时间{day_text(start)}晚于结束时间{day_text(end)}。",
                advice="请核对起止时间。",
                places=places,
            )
        # What was carried over may be spent on a project that is over.
        elif project.key in paid and ((start and start.year > year) or (end and end.year < year)):
            yield Observation(
                message=f"项目“{project.name}”安排了{year}年预算，起止时间却不包含{year}年。",
                advice="请核对起止时间。",
                places=places,
            )


@rule("F14", Severity.WARNING, basis="济源市2020年公开稿实施计划只写“正常办公项目”；泉州市公开稿")
def goals_and_plans_say_something(view: View) -> Observations:
    """有预算的项目应写明总目标、年度目标和实施计划，不只写年份或“正常办公”。"""
    faults: list[tuple[Project, str, str]] = []
    for project, _ in funded(view):
        for field, name in (("overall_goal", "项目总目标"), ("annual_goal", "年度绩效目标")):
            text: str = getattr(project, field)
            if len(re.sub(r"[\W\d年]", "", text)) < _LEAST_GOAL:
                faults.append((project, field, f"{name}没有写明要达到的效果"))
        plan = project.plan.strip()
        vague = any(word in plan for word in view.limits.words.vague_plans)
        if not plan or (len(plan) < _SHORT and vague):
            faults.append((project, "plan", "实施计划没有写明步骤和时间"))
    if faults:
        said = "；".join(f"项目“{project.name}”{text}" for project, _, text in faults[:3])
        more = f"等{len(faults)}处" if len(faults) > 3 else ""
        yield Observation(
            message=f"{said}{more}。",
            advice="请补写，或说明原因。",
            places=tuple(EntryPlace("projects", project.key, field) for project, field, _ in faults),
        )


@rule("F23", Severity.WARNING, basis="一般常识：项目按名称逐个公开，同名的两个项目分不清")
def projects_of_a_unit_have_names_of_their_own(view: View) -> Observations:
    """同一单位的项目名称不应重复。"""
    named: dict[tuple[str, str], list[Project]] = {}
    for project in view.packet.projects:
        named.setdefault((project.unit, project.name.strip()), []).append(project)
    for (_, name), alike in named.items():
        if name and len(alike) > 1:
            yield Observation(
                message=f"有{len(alike)}个项目都叫“{name}”。",
                advice="请核对是否重复录入；确是不同项目的，请改名。",
                places=tuple(EntryPlace("projects", project.key, "name") for project in reversed(alike)),
            )


@rule(
    "F24",
    Severity.WARNING,
    basis="一般常识：列入公开的项目应有预算，否则绩效目标表没有金额",
)
def projects_have_money(view: View) -> Observations:
    """项目应有本年或上年的金额。"""
    known = costs(view)
    idle = [project for project in view.packet.projects if not known.get(project.key, NOTHING).is_paid]
    # While no spending at all is entered, projects come first by right.
    if idle and view.spending_purposes:
        yield Observation(
            message=f"项目{view.listed(f'“{project.name}”' for project in idle)}没有任何金额，"
            "却会各印一张绩效目标表。",
            advice="请在收支中为它选项目、录金额，或删去该项目。",
            places=tuple(EntryPlace("projects", project.key, "name") for project in idle),
        )
