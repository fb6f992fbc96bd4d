"""The scenarios leave nothing out: each phrase of the edition is said in the words of one of them."""

from typing import Any

import pytest

from budget_desktop.disclosure import disclose
from budget_desktop.edition.wording import SOURCE_NAMES, VALUES
from budget_desktop.narrative.writer import Value, Words, Writer
from tests.scenarios.packets import EDITION, packet, scenarios

Said = dict[str, set[str]]
SCENARIOS = scenarios()


@pytest.fixture
def said(monkeypatch: pytest.MonkeyPatch) -> Said:
    """What each phrase was said as, while a scenario is told; every value it is given is one it declares."""
    heard: Said = {}
    say = Writer.say

    def listening(writer: Writer, phrase: str, **values: Value) -> Words:
        assert set(values) == {value.removesuffix("?") for value in VALUES[phrase].split()}, phrase
        words = say(writer, phrase, **values)
        heard.setdefault(phrase, set()).add("".join(run.text for run in words))
        return words

    monkeypatch.setattr(Writer, "say", listening)
    return heard


def expected(scenario: Any) -> str:
    return "\n".join(scenario.get("says", []))


def test_every_phrase_is_said_in_a_scenario(said: Said) -> None:
    covered: set[str] = set()
    for scenario in SCENARIOS.values():
        said.clear()
        disclose(packet(scenario), EDITION)
        sentences = expected(scenario)
        covered |= {
            phrase
            for phrase, spoken in said.items()
            if any((bare := words.strip("，。；：")) and bare in sentences for words in spoken)
        }
    # Marks are in every sentence; the words for 部门 and 单位 are looked up, not said.
    unsaid = {"marks.comma", "marks.semicolon", "marks.stop", "scope.department", "scope.unit"}
    # What stands on 一图读懂 are heads and labels; sentences are those of the text.
    labels = {phrase for phrase in VALUES if phrase.startswith("summary.")}
    assert set(VALUES) - covered - unsaid - labels == set()


def test_every_source_is_named_in_a_scenario() -> None:
    sentences = "\n".join(expected(scenario) for scenario in SCENARIOS.values())
    names = {name for key, name in EDITION.phrases.items() if key.startswith(SOURCE_NAMES)}
    assert {name for name in names if name not in sentences} == set()


def test_every_term_is_explained_in_a_scenario() -> None:
    sentences = "\n".join(expected(scenario) for scenario in SCENARIOS.values())
    assert {term.term for term in EDITION.glossary if f"、{term.term}：" not in sentences} == set()


def test_the_table_of_scenarios_is_long_and_names_differ() -> None:
    assert len(SCENARIOS) >= 120
