"""A paragraph in somebody's own words follows the figures, or gives way to the program's."""

from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from budget_desktop.disclosure import Disclosure
from budget_desktop.domain.packet import Packet
from budget_desktop.domain.records import EditedParagraph
from budget_desktop.narrative.edited import Edit, missing, new_key
from budget_desktop.narrative.text import Paragraph
from budget_desktop.narrative.tokens import Linked, Part, Unlinked, named, notation, noted, parts
from budget_desktop.rules import check
from tests.rules.books import ORGAN, changed, shown

TEXTS = st.text(st.sampled_from("本年⟦⟧｜#万元。"), min_size=1, max_size=6)
NAMES = st.text(st.sampled_from("T01/total#2"), min_size=1, max_size=6)


def first(disclosure: Disclosure, section: str) -> Paragraph:
    return disclosure.sections[section][0]


def edited(packet: Packet, section: str, old: str, new: str) -> Packet:
    """The packet with some words of a section's first paragraph written otherwise."""
    paragraph = first(shown(packet), section)
    text = noted(paragraph)
    assert old in text
    record = EditedParagraph(
        key=new_key(paragraph, packet.edited_paragraphs), text=text.replace(old, new), generated=text
    )
    return replace(packet, edited_paragraphs=(*packet.edited_paragraphs, record))


def only(disclosure: Disclosure) -> Edit:
    (edit,) = disclosure.edits
    return edit


@given(st.lists(TEXTS | st.builds(Linked, NAMES)))
def test_what_is_noted_is_read_again(written: list[Part]) -> None:
    read = parts(notation(written))
    assert [part for part in read if isinstance(part, Linked)] == [
        part for part in written if isinstance(part, Linked)
    ]
    assert notation(read) == notation(written)
    words = "".join(part for part in read if isinstance(part, str))
    assert words == "".join(part for part in written if isinstance(part, str))


@given(TEXTS, TEXTS)
def test_a_reason_breaks_no_notation(text: str, reason: str) -> None:
    before, value, after = parts("共" + notation([Unlinked("T01/total", text, reason)]) + "元")
    assert (before, after) == ("共", "元")
    assert isinstance(value, Unlinked)
    assert value.name == "T01/total"


def test_no_value_is_kept_in_the_notation() -> None:
    paragraph = first(shown(ORGAN), "overall")
    values = [run.text for name, run in named(paragraph) if name]
    assert values
    assert not any(value in noted(paragraph) for value in values if "." in value or len(value) > 4)


def test_own_words_are_printed_with_the_figures_of_the_day() -> None:
    packet = edited(ORGAN, "spending", "年支出合计", "年全年支出总共")
    before = first(shown(packet), "spending").text
    assert "年全年支出总共" in before
    line = next(line for line in packet.lines if line.key.startswith("P") and line.amount)
    after = first(shown(changed(packet, line.key, amount=(line.amount or 0) + 1_000_00)), "spending").text
    assert "年全年支出总共" in after
    plain = first(shown(changed(ORGAN, line.key, amount=(line.amount or 0) + 1_000_00)), "spending").text
    assert after == plain.replace("年支出合计", "年全年支出总共") != before


def test_a_new_name_of_the_department_reaches_own_words() -> None:
    packet = edited(ORGAN, "overall", "年收入总计", "年收入一共")
    renamed = replace(packet, header=replace(packet.header, department="新名称局"))
    assert first(shown(renamed), "overall").text.startswith("新名称局")
    assert "年收入一共" in first(shown(renamed), "overall").text


def test_where_the_program_would_now_say_something_else_its_words_are_printed() -> None:
    packet = edited(ORGAN, "running_costs", "年机关运行经费", "年本机关运行经费")
    now = replace(packet, lines=tuple(replace(line, prior=1) for line in packet.lines))
    disclosure = shown(now)
    assert only(disclosure).is_outdated
    plain = shown(replace(now, edited_paragraphs=()))
    assert first(disclosure, "running_costs") == first(plain, "running_costs")


def test_a_text_that_lost_a_value_is_not_printed() -> None:
    packet = edited(ORGAN, "overall", "⟦T01/income.total/amount⟧", "很多")
    edit = only(shown(packet))
    assert edit.generated is not None
    assert missing(edit.record.text, edit.generated) == ("T01/income.total/amount",)
    assert edit.printed is None


def test_a_value_taken_off_its_place_says_what_was_written_and_why() -> None:
    off = "⟦T01/income.total/amount｜约30｜按批复文件取整⟧"
    packet = edited(ORGAN, "overall", "⟦T01/income.total/amount⟧", off)
    disclosure = shown(packet)
    assert "收入总计约30万元" in first(disclosure, "overall").text
    assert "按批复文件取整" not in first(disclosure, "overall").text
    assert [each.reason for each in only(disclosure).unlinked] == ["按批复文件取整"]


def test_an_edited_paragraph_stays_with_its_subject_when_others_come_before_it() -> None:
    items = shown(ORGAN).sections["general"]
    paragraph = next(one for one in items if "/2010302" in noted(one))
    record = EditedParagraph(
        key=paragraph.key, text=f"按科目看，{noted(paragraph)}", generated=noted(paragraph)
    )
    packet = replace(ORGAN, edited_paragraphs=(record,))
    lines = tuple(line for line in packet.lines if line.function != "2010301")
    fewer = shown(replace(packet, lines=lines))
    edit = only(fewer)
    assert edit.generated is not None
    assert edit.generated.key != paragraph.key
    assert edit.printed is not None
    assert edit.printed.text.startswith("按科目看，")
    assert "2010302" in noted(edit.generated)


def test_a_paragraph_that_is_written_no_more_leaves_its_edit_without_one() -> None:
    items = shown(ORGAN).sections["general"]
    paragraph = next(one for one in items if "/2010302" in noted(one))
    record = EditedParagraph(key=paragraph.key, text=noted(paragraph), generated=noted(paragraph))
    lines = tuple(line for line in ORGAN.lines if line.function != "2010302")
    edit = only(shown(replace(ORGAN, lines=lines, edited_paragraphs=(record,))))
    assert edit.generated is None
    assert edit.printed is None


def test_own_words_are_proof_read_like_any_other() -> None:
    packet = edited(ORGAN, "overall", "年收入总计", "年收入，，总计")
    found = [each for each in check(shown(packet)) if each.rule == "G12"]
    assert [each.places[0] for each in found] == [only(shown(packet)).place]
