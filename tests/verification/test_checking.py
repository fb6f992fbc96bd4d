"""The workbook for checking lies beside the packet, is known, and is told of when it says something else."""

from pathlib import Path

import openpyxl
import pytest

from budget_desktop.assets import resource
from budget_desktop.disclosure import Disclosure, disclose
from budget_desktop.edition import load_edition
from budget_desktop.export.checking import export_checking
from budget_desktop.export.packet import export_packet
from budget_desktop.operations import read_exchange_file
from budget_desktop.verification.packet import verify_folder


@pytest.fixture(scope="module")
def sample() -> Disclosure:
    packet = read_exchange_file(resource("samples", "jiyuan-2020.json"))[0]
    return disclose(packet, load_edition(packet.header.edition))


@pytest.fixture(scope="module")
def folder(sample: Disclosure, tmp_path_factory: pytest.TempPathFactory) -> Path:
    made = tmp_path_factory.mktemp("packet")
    export_packet(sample, made, frozenset({"data"}))
    return made


def test_it_is_no_part_of_what_is_published_and_agrees_with_the_book(
    sample: Disclosure, folder: Path
) -> None:
    export_checking(sample, folder)
    with_book, alone = verify_folder(folder, [(sample, folder)]), verify_folder(folder, None)
    assert [len(proof.files) for proof in (*with_book, *alone)] == [1, 1]
    assert with_book[0].ok


def test_one_that_was_changed_is_told_of(sample: Disclosure, folder: Path) -> None:
    path = export_checking(sample, folder)
    book = openpyxl.load_workbook(path)
    book["01部门收支总体"]["C9"] = 8
    book.save(path)
    (proof,) = verify_folder(folder, [(sample, folder)])
    assert [each.file for each in proof.differences] == [path.name]
    path.write_bytes(b"nothing")
    assert not verify_folder(folder, [(sample, folder)])[0].ok
