"""What was verified while other files were still being written holds for the very same bytes alone."""

from dataclasses import replace
from pathlib import Path

import pytest

from budget_desktop.disclosure import Disclosure
from budget_desktop.verification import packet
from budget_desktop.verification.expected import Expected
from budget_desktop.verification.packet import Files, begin, verify
from budget_desktop.verification.workbook.back import ReadWorkbook, read_back
from tests.verification.leaks import WORKBOOK


def test_a_workbook_that_changed_since_is_read_again(files: Files, disclosure: Disclosure) -> None:
    workbook = files.workbook
    assert workbook is not None
    files = replace(files, pdf=None)
    begun = begin(disclosure, workbook)
    assert verify(files, disclosure, begun).ok
    plant = next(iter(WORKBOOK.values()))
    workbook.write_bytes(plant(workbook.read_bytes()))
    told = verify(files, disclosure, begun).differences
    assert told == verify(files, disclosure).differences != ()


def test_a_workbook_that_stayed_is_read_once(
    files: Files, disclosure: Disclosure, monkeypatch: pytest.MonkeyPatch
) -> None:
    times: list[Path] = []

    def counted(path: Path, wanted: Expected | None) -> ReadWorkbook:
        times.append(path)
        return read_back(path, wanted)

    monkeypatch.setattr(packet, "read_back", counted)
    verify(files, disclosure, begin(disclosure, files.workbook))
    assert times == [files.workbook]
