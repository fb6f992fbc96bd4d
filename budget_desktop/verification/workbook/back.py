"""A workbook read back and held against what it must say, or against nothing but what is sound."""

from dataclasses import dataclass
from pathlib import Path

from budget_desktop.domain.errors import KnownError
from budget_desktop.progress import step
from budget_desktop.verification.difference import Difference
from budget_desktop.verification.expected import Expected
from budget_desktop.verification.proof import ProvedFile, proved
from budget_desktop.verification.workbook.package import Package, read_package
from budget_desktop.verification.workbook.reading import Sheet, foot_of, read_sheets
from budget_desktop.verification.workbook.sound import compare_workbook_soundness
from budget_desktop.verification.workbook.verify import compare_workbook


@dataclass(frozen=True, slots=True)
class ReadWorkbook:
    """A workbook that was read back."""

    file: ProvedFile
    """The file as it was when it was read."""
    package: Package
    sheets: list[Sheet]
    told: tuple[Difference, ...]
    """How it differs from what it must say."""


def read_back(path: Path, wanted: Expected | None) -> ReadWorkbook:
    """Read a workbook and compare it. Raises KnownError for one that cannot be read."""
    step("读回工作簿")
    # Before it is read: a file that is another afterwards is not the one that was read.
    file = proved(path)
    package, sheets = _read(path)
    step("核对工作簿")
    if wanted is None:
        told = compare_workbook_soundness(package, sheets, foot_of(sheets))
    else:
        told = compare_workbook(package, sheets, wanted, path.stem)
    return ReadWorkbook(file, package, sheets, tuple(told))


def _read(path: Path) -> tuple[Package, list[Sheet]]:
    package = read_package(path)
    try:
        return package, read_sheets(package)
    except ValueError as error:
        raise KnownError(f"“{path.name}”里有读不懂的内容", "请用程序重新导出") from error
