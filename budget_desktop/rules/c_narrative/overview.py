"""The overview: units, people, whose words they are, and whether they still hold."""

import re
from collections import Counter

from budget_desktop.domain.places import EntryPlace, TextPlace
from budget_desktop.domain.records import StaffMeasure
from budget_desktop.proofreading.names import other_duties
from budget_desktop.rules.finding import Observation, Severity
from budget_desktop.rules.registry import Observations, rule
from budget_desktop.rules.texts import office, pairs_of, shown, typed
from budget_desktop.rules.told import paragraphs_of, text_of
from budget_desktop.rules.view import View

_COMPOSITION = "composition"
_POSTS = re.compile(r"现有编制(\d+)名")
_PEOPLE = re.compile(r"在职人员(\d+)[人名]")
_OFFICES = re.compile(r"(\d+)个科室")
_STATED = re.compile(r"(\d+)个所属")
_ALONE, _TOGETHER = "本级预算", "汇总预算"


@rule("C19", Severity.WARNING, basis="济源市2020年公开稿没有下属单位却写汇总预算；江上、泉州公开稿")
def units_are_counted_right(view: View) -> Observations:
    """预算单位构成写明的个数应与所列单位一致；没有下属单位的写本级预算；汇总预算应有一个本级单位。"""
    paragraphs = view.disclosure.sections.get(_COMPOSITION, ())
    units = view.packet.units
    heads = [unit for unit in units if unit.is_headquarters]
    if len(units) > 1 and len(heads) != 1:
        yield Observation(
            message=f"共{len(units)}个单位，标为本级的有{len(heads)}个，应为1个。",
            advice="请在单位表中核对。",
            places=tuple(EntryPlace("units", unit.key, "is_headquarters") for unit in heads or units),
        )
    if not paragraphs:
        return
    text, listed = paragraphs[0].text, len(paragraphs) - 1
    stated = _STATED.search(text)
    places = (EntryPlace("units"), TextPlace(paragraphs[0].key))
    if stated and int(stated[1]) != listed - len(heads):
        yield Observation(
            message=f"写明{stated[1]}个所属单位，列出的是{listed - len(heads)}个。",
            advice="请核对单位表。",
            places=places,
        )
    if len(units) == 1 and _TOGETHER in text and _ALONE not in text:
        yield Observation(
            message="只有一个预算单位，却写成汇总预算。",
            advice="请改为本级预算。",
            places=places,
        )


@rule(
    "C20",
    Severity.WARNING,
    basis="济源市2020年公开稿核定编制16名、现有编制8名、在职7人；江上、中畈公开稿",
    remark="staffing",
)
def posts_and_people_agree(view: View) -> Observations:
    """核定编制与现有编制应一致，在职人数不应超过编制，不一致的说明原因；说明写的人数、科室数应与录入的一致。"""
    yield from _people_in_the_text(view)
    for unit in view.packet.units:
        rows = {
            measure: [
                each for each in view.packet.staffing if each.unit == unit.key and each.measure is measure
            ]
            for measure in StaffMeasure
        }
        sums = {measure: sum(each.count for each in found) for measure, found in rows.items()}
        approved, current = sums[StaffMeasure.APPROVED], sums[StaffMeasure.CURRENT]
        serving, posts = sums[StaffMeasure.SERVING], current or approved
        # Vacant posts are usual; other posts than approved, or more people than posts, are not.
        if not (approved and current and approved != current) and not (posts and serving > posts):
            continue
        shown = [
            measure
            for measure in (StaffMeasure.APPROVED, StaffMeasure.CURRENT, StaffMeasure.SERVING)
            if sums[measure]
        ]
        said = "、".join(f"{measure.value}{sums[measure]}名" for measure in shown)
        yield Observation(
            message=f"“{unit.name}”{said.replace('在职人员', '实际在职')}，互不相符。",
            advice="请核对，或说明原因。",
            places=tuple(
                EntryPlace("staffing", each.key, "count") for measure in shown for each in rows[measure]
            ),
        )


def _people_in_the_text(view: View) -> Observations:
    """Numbers of people, posts and offices that the section on the organisation tells."""
    text = text_of(view, "organisation")
    for called, pattern, numbers, collection in (
        ("现有编制", _POSTS, _by_unit(view, StaffMeasure.CURRENT), "staffing"),
        ("实际在职人员", _PEOPLE, _by_unit(view, StaffMeasure.SERVING), "staffing"),
        ("内设科室", _OFFICES, Counter(room.unit for room in view.packet.offices), "offices"),
    ):
        stated = [int(number) for number in pattern.findall(text)]
        entered = [numbers[unit.key] for unit in view.packet.units if unit.key in numbers]
        # Whoever tells of fewer units may have left some out on purpose.
        if len(stated) == len(entered) and stated != entered:
            told, typed_in = ("、".join(map(str, each)) for each in (stated, entered))
            yield Observation(
                message=f"说明写{called}{told}，录入的是{typed_in}。",
                advice="请核对。",
                places=(
                    EntryPlace(collection),
                    *(TextPlace(each.key) for each in paragraphs_of(view, "organisation")),
                ),
                severity=Severity.ERROR,
            )


def _by_unit(view: View, measure: StaffMeasure) -> Counter[str]:
    numbers: Counter[str] = Counter()
    for each in view.packet.staffing:
        if each.measure is measure:
            numbers[each.unit] += each.count
    return numbers


@rule("C28", Severity.WARNING, basis="济源市2020年公开稿套用财政部门的绩效管理工作；中畈、郑州公开稿")
def words_are_of_this_body(view: View) -> Observations:
    """文字中不应有其他部门的工作。"""
    own = office(view)
    for each in typed(view):
        firsts = {
            slip.about: slip for slip in reversed(tuple(other_duties(each.text, own, view.limits.words)))
        }
        for owner, slip in firsts.items():
            yield Observation(
                message=f"{each.called}{shown(each.text, slip)}是{owner}部门的工作，疑似套用其他单位的文字。",
                advice="请改写，或说明确属本部门职责。",
                places=(each.place,),
            )


@rule("C29", Severity.ADVICE, basis="济源市2020年公开稿机构改革的说明疑为上年沿用；万里路街道公开稿")
def texts_of_a_passing_state_are_looked_at(view: View) -> Observations:
    """写有“正在推进”“尚未印发”等暂时情况的文字，应核对是否仍然成立。"""
    for text in view.packet.texts:
        found = [word for word in view.limits.words.passing if word in text.text]
        if found:
            yield Observation(
                message=f"文字材料写有{view.listed(f'“{word}”' for word in found)}，可能是上年沿用的。",
                advice="请核对是否仍然成立。",
                places=(EntryPlace("texts", text.key, "text"),),
            )


@rule("C30", Severity.ADVICE, basis="济源市2020年公开稿职责与整体绩效目标不对应")
def tasks_belong_to_the_duties(view: View) -> Observations:
    """年度主要任务应与部门职责对应。"""
    common = view.limits.words.common
    duties = pairs_of(view.packet.text("duties"), common)
    if not duties:
        return
    for task in view.packet.tasks:
        about = pairs_of(f"{task.name}。{task.content}", common)
        if about and not about & duties:
            yield Observation(
                message=f"年度主要任务“{task.name}”在部门职责中没有对应的内容。",
                advice="请核对职责或任务。",
                places=(EntryPlace("tasks", task.key, "name"), EntryPlace("texts", "duties", "text")),
            )
