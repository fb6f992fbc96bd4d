"""名词解释: every term the packet uses wherever it stands, none it does not, in words that can be changed."""

from dataclasses import replace

import pytest
from hypothesis import given, settings

from budget_desktop.disclosure import Disclosure, disclose
from budget_desktop.domain.packet import Packet
from budget_desktop.domain.places import EntryPlace
from budget_desktop.domain.records import EditedParagraph, Indicator, LongText, Project, Task, Tier
from budget_desktop.narrative.glossary import definition_place, standard_definition, term_at
from budget_desktop.narrative.material import Material
from budget_desktop.narrative.tokens import noted
from budget_desktop.outline import Heading
from budget_desktop.tables.spec import FormSpec
from budget_desktop.tables.table import Role
from tests.narrative.generated import EDITION, packets
from tests.scenarios.packets import packet as scenario_packet

GLOSSARY = "glossary"
WORD = "事业收入"
"""A term no packet without such income uses."""


def explained(disclosure: Disclosure) -> dict[str, str]:
    """Definitions by their terms, as printed."""
    entries = (paragraph.text.split("、", 1)[1] for paragraph in disclosure.sections[GLOSSARY])
    return {term: definition for term, _, definition in (entry.partition("：") for entry in entries)}


def spoken(disclosure: Disclosure) -> str:
    """The text but for the glossary, and what stands in the forms of targets."""
    sections = [told for section, told in disclosure.sections.items() if section != GLOSSARY]
    forms = [key for key, spec in EDITION.tables.items() if isinstance(spec, FormSpec)]
    cells = (
        cell.text
        for table in disclosure.tables.values()
        if table.key.partition(".")[0] in forms
        for cell in table.cells()
        if cell.role is Role.TEXT and cell.origin
    )
    return "\n".join((*(paragraph.text for told in sections for paragraph in told), *cells))


def written(term: str, text: str) -> LongText:
    return LongText(key=definition_place(term).key, text=text)


@settings(max_examples=15, deadline=None)
@given(packets())
def test_terms_explained_are_terms_used(packet: Packet) -> None:
    disclosure = disclose(packet, EDITION)
    found = explained(disclosure)
    body = spoken(disclosure)
    for term in EDITION.glossary:
        others = "".join(definition for name, definition in found.items() if name != term.term)
        told = any(word in body + others for word in term.words or (term.term,))
        money = any(line.amount and line.source.split(".")[0] in term.sources for line in packet.lines)
        assert (term.term in found) == (term.always or told or money), term.term


def test_terms_always_explained_stand_in_every_packet() -> None:
    disclosure = disclose(scenario_packet({}), EDITION)
    headings = [block.text for block in disclosure.outline.blocks if isinstance(block, Heading)]
    heads = [
        cell.text for table in disclosure.tables.values() for line in (*table.head, *table.body)
        for cell in line if cell
    ]  # fmt: skip
    printed = "".join((*headings, *heads))
    assert [term.term for term in EDITION.glossary if term.always and term.term not in printed] == []


BOOK = scenario_packet({})
PROJECT = Project(key="P1", unit="124001", name="整修", annual_goal="增加事业收入")
FOCUS = LongText(key="performance.focus", text="组织事业收入入库。")
INDICATOR = Indicator(key="I1", group="产出指标", subgroup="数量", name="事业收入入库笔数")
USES = {
    "职责": replace(BOOK, texts=(LongText(key="duties", text="收缴事业收入。"),)),
    "重点工作": replace(BOOK, texts=(FOCUS,)),
    "项目名称": replace(BOOK, projects=(replace(PROJECT, name="事业收入系统", annual_goal=""),)),
    "项目绩效目标": replace(BOOK, projects=(PROJECT,)),
    "项目指标": replace(
        BOOK, projects=(replace(PROJECT, annual_goal=""),), indicators=(replace(INDICATOR, project="P1"),)
    ),
    "整体绩效指标": replace(BOOK, indicators=(INDICATOR,)),
    "年度主要任务": replace(BOOK, tasks=(Task(key="K1", name="收费", content="管好事业收入"),)),
    "年度履职目标": replace(BOOK, texts=(LongText(key="performance.goal", text="事业收入应收尽收。"),)),
}


def rewritten(packet: Packet, section: str, words: str) -> Packet:
    """The first paragraph of a section with other words after it."""
    generated = noted(disclose(packet, EDITION).sections[section][0])
    edited = EditedParagraph(key=f"{section}.1", text=generated + words, generated=generated)
    return replace(packet, edited_paragraphs=(edited,))


@pytest.mark.parametrize("where", USES)
def test_a_term_is_explained_wherever_it_was_typed(where: str) -> None:
    assert WORD not in explained(disclose(BOOK, EDITION))
    assert WORD in explained(disclose(USES[where], EDITION))


def test_a_term_of_edited_words_is_explained() -> None:
    disclosure = disclose(rewritten(BOOK, "procurement", "不含事业收入安排的采购。"), EDITION)
    assert WORD in explained(disclosure)


def test_a_term_that_was_edited_out_is_not_explained() -> None:
    focused = replace(BOOK, texts=(FOCUS,))
    (_, focus) = disclose(focused, EDITION).sections["performance"]
    place = EntryPlace("texts", FOCUS.key, "text")
    edited = EditedParagraph(key=focus.key, text=f"重点是收费。⟦{place}｜｜另有说法⟧", generated=noted(focus))
    assert WORD not in explained(disclose(replace(focused, edited_paragraphs=(edited,)), EDITION))


def test_a_department_explains_a_term_in_its_own_words() -> None:
    own = replace(BOOK, texts=(written("绩效目标", "是指事业收入等资金{预期}达到\n的效果"),))
    found = explained(disclose(own, EDITION))
    # Braces are words of the department, and a term that only its explanation uses is explained as well.
    assert found["绩效目标"] == "是指事业收入等资金{预期}达到的效果。"
    assert WORD in found
    # Nothing but blanks is nothing written.
    blank = replace(BOOK, texts=(written("绩效目标", " \n"),))
    assert explained(disclose(blank, EDITION)) == explained(disclose(BOOK, EDITION))


def test_a_term_of_the_department_alone_comes_last_and_only_where_it_is_used() -> None:
    own = written("水权", "是指水资源的使用权。")
    assert "水权" not in explained(disclose(replace(BOOK, texts=(own,)), EDITION))
    used = replace(BOOK, texts=(own, LongText(key="duties", text="负责水权交易。")))
    assert list(explained(disclose(used, EDITION)).items())[-1] == ("水权", "是指水资源的使用权。")


def test_every_entry_leads_to_where_it_is_changed_and_its_level_to_the_level() -> None:
    disclosure = disclose(BOOK, EDITION)
    tier = EntryPlace("header", "", "tier")
    for paragraph, term in zip(disclosure.sections[GLOSSARY], explained(disclosure), strict=True):
        assert {term_at(run.origin) for run in paragraph.runs} == {"", term}
    levels = [
        run.text
        for paragraph in disclosure.sections[GLOSSARY]
        for run in paragraph.runs
        if run.origin == tier
    ]
    assert set(levels) == {Tier.CITY.value}


def test_the_words_of_the_edition_are_known_while_others_are_printed() -> None:
    own = replace(BOOK, texts=(written("绩效目标", "是指目标。"),))
    made = disclose(own, EDITION)
    material = Material(own, EDITION, made.facts, made.tables)
    assert standard_definition(material, "绩效目标") == explained(disclose(BOOK, EDITION))["绩效目标"]
    assert standard_definition(material, "水权") == ""
