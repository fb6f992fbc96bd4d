"""Whatever is hidden in a finished file is found, and clean files are found clean."""

from dataclasses import replace
from pathlib import Path

import pytest

from budget_desktop.disclosure import Disclosure
from budget_desktop.domain.errors import KnownError
from budget_desktop.export.packet import FORMATS, export_packet
from budget_desktop.verification.packet import Files, verify
from tests.verification.leaks import DATA, PDF, WORD, WORKBOOK, Plant

LEAKS: dict[str, dict[str, Plant]] = {"workbook": WORKBOOK, "word": WORD, "open_data": DATA, "pdf": PDF}
NONE: dict[str, Path | None] = dict.fromkeys(LEAKS)


@pytest.fixture(scope="module")
def clean(disclosure: Disclosure, tmp_path_factory: pytest.TempPathFactory) -> Files:
    folder = tmp_path_factory.mktemp("clean")
    by_ending = {path.suffix: path for path in export_packet(disclosure, folder, frozenset(FORMATS))}
    stem = by_ending[".docx"].stem
    paths = (by_ending[ending] for ending in (".pdf", ".xlsx", ".zip", ".docx"))
    return Files(folder, stem, False, *paths)


def test_clean_files_hide_nothing(clean: Files, disclosure: Disclosure) -> None:
    assert [one.message for one in verify(clean, disclosure).differences] == []


def test_there_are_enough_leaks() -> None:
    assert sum(map(len, LEAKS.values())) >= 50


@pytest.mark.parametrize(("sort", "name"), [(sort, name) for sort, each in LEAKS.items() for name in each])
def test_a_leak_is_found(sort: str, name: str, clean: Files, disclosure: Disclosure, tmp_path: Path) -> None:
    original = getattr(clean, sort)
    leaking = tmp_path / original.name
    leaking.write_bytes(LEAKS[sort][name](original.read_bytes()))
    files = replace(clean, folder=tmp_path, **{**NONE, sort: leaking})
    try:
        found = [one.message for one in verify(files, disclosure).differences]
    except KnownError as error:
        found = [str(error)]
    assert found
