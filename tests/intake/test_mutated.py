"""Damaged workbooks: read or refused in words, and nothing else. Many more: `python -m benchmarks.intake`."""

from pathlib import Path

import pytest

from benchmarks.intake.mutated import mutated, old_books
from budget_desktop.edition import load_edition
from budget_desktop.intake.layout.read import read_layout
from budget_desktop.intake.reading import read_workbook
from budget_desktop.intake.refusal import IntakeError
from budget_desktop.intake.sheet import Workbook
from tests.intake.layouts import LAYOUTS
from tests.intake.listed import ASSETS, PROCUREMENT, national_form
from tests.intake.pages import Writer, write

OLD = Path(__file__).parent / "old"


@pytest.fixture(scope="module")
def bases(tmp_path_factory: pytest.TempPathFactory) -> tuple[bytes, ...]:
    folder = tmp_path_factory.mktemp("bases")
    wanted = [each for each in LAYOUTS if each.name in {"henan-05", "detail", "income-by-unit"}]
    made = [write(folder / f"{each.name}.xlsx", {"表": each.write}) for each in wanted]
    lists: dict[str, Writer] = {"采购": PROCUREMENT[0].write, "资产": ASSETS[0].write, "绩效": national_form}
    made.append(write(folder / "lists.xlsx", lists))
    return (*old_books(OLD), *(path.read_bytes() for path in made))


@pytest.mark.parametrize("seed", range(40))
def test_a_damaged_workbook_is_read_or_refused(tmp_path: Path, bases: tuple[bytes, ...], seed: int) -> None:
    file = tmp_path / "坏.xlsx"
    file.write_bytes(mutated(seed, bases))
    refusal: IntakeError | None = None
    try:
        workbook = read_workbook(file)
    except IntakeError as error:
        refusal = error
    else:
        assert_accounted_for(workbook)
    assert refusal is None or (refusal.advice and "“坏.xlsx”" in refusal.what)


def assert_accounted_for(workbook: Workbook) -> None:
    layout = read_layout(workbook, load_edition("henan-jiyuan-2020"))
    for sheet, read in zip(workbook.sheets, layout.sheets, strict=True):
        assert {position for position, _ in sheet.numbered()} <= set(read.notes)
