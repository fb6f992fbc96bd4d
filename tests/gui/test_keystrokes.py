"""The whole reference packet is entered by keyboard alone, and never takes more keys than it did."""

import pytest
from PySide6.QtWidgets import QApplication

from benchmarks.keystrokes.session import Entered, content, enter_reference, known_figures, reference


@pytest.fixture(scope="module")
def entered(application: QApplication, tmp_path_factory: pytest.TempPathFactory) -> Entered:
    return enter_reference(tmp_path_factory.mktemp("keys"))


@pytest.mark.parametrize("collection", content(reference()))
def test_what_was_entered_is_the_reference_packet(entered: Entered, collection: str) -> None:
    assert content(entered.packet)[collection] == content(reference())[collection]


def test_it_can_be_published(entered: Entered) -> None:
    assert entered.verdict == "可以公开"


def test_no_page_takes_more_keys_than_before(entered: Entered) -> None:
    known = known_figures()
    assert entered.keys.keys() == known.keys()
    grown = {page: keys for page, keys in entered.keys.items() if keys > known[page]}
    assert not grown, "more keys than benchmarks/keystrokes/figures.toml says"
