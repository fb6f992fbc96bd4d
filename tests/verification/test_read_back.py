"""Tables of any department, written as a workbook and as open data, say the same when they are read back."""

from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import given, settings

from budget_desktop.disclosure import disclose
from budget_desktop.domain.packet import Packet
from budget_desktop.edition import load_edition
from budget_desktop.export.packet import export_packet
from budget_desktop.verification.packet import verify_folder
from tests.narrative.generated import packets


def is_read_back(packet: Packet) -> None:
    disclosure = disclose(packet, load_edition(packet.header.edition))
    with TemporaryDirectory() as name:
        folder = Path(name)
        export_packet(disclosure, folder, frozenset({"xlsx", "data"}))
        (proof,) = verify_folder(folder, [(disclosure, folder)])
    assert [one.message for one in proof.differences] == []
    assert len(proof.files) == 2


@given(packets())
@settings(max_examples=2, deadline=None)
def test_tables_are_read_back_as_they_were(packet: Packet) -> None:
    is_read_back(packet)


@pytest.mark.slow
@pytest.mark.parametrize("_part", range(10))
@given(packet=packets())
@settings(max_examples=100, deadline=None)
def test_tables_of_a_thousand_books_are_read_back_as_they_were(_part: int, packet: Packet) -> None:
    is_read_back(packet)
