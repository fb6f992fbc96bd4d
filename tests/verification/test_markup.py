"""XML that would harm whoever reads it is refused."""

from xml.etree.ElementTree import ParseError

import pytest

from budget_desktop.verification.markup import parsed

BOMB = '<!DOCTYPE x [<!ENTITY a "甲甲"><!ENTITY b "&a;&a;">]><x>&b;</x>'


@pytest.mark.parametrize("encoding", ["utf-8", "utf-16", "utf-16-le", "utf-32"])
def test_what_defines_entities_is_refused_however_it_is_encoded(encoding: str) -> None:
    with pytest.raises(ParseError):
        parsed(BOMB.encode(encoding))


@pytest.mark.parametrize("encoding", ["cp037", "utf-7", "iso-2022-kr"])
def test_an_encoding_that_spells_otherwise_is_refused(encoding: str) -> None:
    with pytest.raises(ParseError):
        parsed(f'<?xml version="1.0" encoding="{encoding}"?>'.encode() + BOMB.encode(encoding, "replace"))


def test_our_own_parts_are_read() -> None:
    assert parsed("<x>甲&amp;乙</x>".encode()).text == "甲&乙"
