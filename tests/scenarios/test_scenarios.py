"""A few facts in, sentences and cells out. How scenarios are written is told in packets.py."""

import pytest

from budget_desktop.disclosure import Disclosure, disclose
from tests.scenarios.packets import EDITION, packet, scenarios

SCENARIOS = scenarios()


@pytest.mark.parametrize("name", SCENARIOS)
def test_scenario(name: str) -> None:
    scenario = SCENARIOS[name]
    disclosure = disclose(packet(scenario), EDITION)
    text = "\n".join(paragraph.text for paragraph in disclosure.paragraphs)
    for sentence in scenario.get("says", []):
        assert sentence in text, text
    for words in scenario.get("never", []):
        assert words not in text
    for section, words in scenario.get("never_in", {}).items():
        told = "\n".join(paragraph.text for paragraph in disclosure.sections[section])
        assert not [each for each in words if each in told], told
    for address, expected in scenario.get("cells", {}).items():
        table, row, column = address.split(" ")
        assert printed(disclosure, table, row, column) == expected, address


def printed(disclosure: Disclosure, table: str, row: str, column: str) -> str:
    found = disclosure.tables[table]
    return found.amounts.text(found.amount(row, column))
