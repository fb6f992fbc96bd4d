"""When and where a packet is published, and under which file name."""

from budget_desktop.domain.days import day_text
from budget_desktop.domain.places import EntryPlace
from budget_desktop.rules.finding import Observation, Severity
from budget_desktop.rules.registry import Observations, rule
from budget_desktop.rules.view import View


@rule("H11", Severity.ERROR, basis="预算法第十四条：批复后20日内公开；2021年审计、江上公开稿")
def disclosure_is_in_time(view: View) -> Observations:
    """公开日期应在批复之后的规定期限以内，两个日期都应在预算年度。"""
    header, days = view.packet.header, view.limits.disclosure_days
    approved, published = header.approval_date, header.publication_date
    for name, day, field in (
        ("批复日期", approved, "approval_date"),
        ("公开日期", published, "publication_date"),
    ):
        if day is not None and day.year != header.year:
            yield Observation(
                message=f"{name}是{day_text(day)}，不在预算年度{header.year}年。",
                advice="请核对；确是如此的，请说明。",
                places=(EntryPlace("header", "", field),),
                severity=Severity.WARNING,
            )
    if approved is None or published is None:
        return
    passed = (published - approved).days
    if not 0 <= passed <= days:
        late = f"已超过{days}日" if passed > 0 else "早于批复日期"
        yield Observation(
            message=f"批复日期{day_text(approved)}，公开日期{day_text(published)}，{late}。",
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


@rule("H18", Severity.ADVICE, basis="2021年部门预决算公开检查：公开文件难以检索；文件名应含年度和单位名称")
def file_names_tell_year_and_department(view: View) -> Observations:
    """公开文件的文件名应含年度和部门名称，PDF应可检索。"""
    header = view.packet.header
    stem = view.disclosure.file_stem
    wanted = {"年度": (str(header.year), "year"), "部门名称": (header.department.strip(), "department")}
    # A department without a name is told of by itself.
    missing = {called: field for called, (text, field) in wanted.items() if text not in stem}
    if missing:
        yield Observation(
            message=f"文件名“{stem}”中没有{'和'.join(missing)}。",
            advice="请在文件名中写明年度和部门全称。",
            places=tuple(EntryPlace("header", "", field) for field in missing.values()),
        )


@rule("H19", Severity.ADVICE, basis="财预〔2016〕143号：在政府门户网站预决算公开专栏公开，并长期保留")
def place_of_publication_is_recorded(view: View) -> Observations:
    """应录入公开平台或网址，以便检查和备查。"""
    if not view.packet.header.publication_place.strip():
        yield Observation(
            message="没有录入公开平台或网址。",
            advice="请填写公开的网站、栏目或网址；在政府网站预算公开专栏公开，并长期保留。",
            places=(EntryPlace("header", "", "publication_place"),),
        )
