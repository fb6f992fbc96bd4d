"""The workbook for checking, held against one made anew: reviewers try figures in it, and may save them."""

import zlib
from pathlib import Path
from tempfile import TemporaryDirectory
from zipfile import BadZipFile, ZipFile

from budget_desktop.disclosure import Disclosure
from budget_desktop.domain.errors import KnownError
from budget_desktop.export.checking import export_checking
from budget_desktop.verification.difference import Difference, Differences
from budget_desktop.verification.listing import is_published


def keep_checking(disclosure: Disclosure, folder: Path) -> Path:
    """Write the file into a folder. Raises KnownError, also for a folder of published files."""
    if is_published(folder):
        raise KnownError(f"“{folder}”里是公开的文件，核对用的工作簿不公开", "请另选一个文件夹")
    return export_checking(disclosure, folder)


def compare_checking(path: Path, disclosure: Disclosure) -> Differences:
    """Whether the file is what the book gives now."""
    with TemporaryDirectory() as folder:
        wanted = _parts(export_checking(disclosure, Path(folder)))
    try:
        found = _parts(path)
    except (BadZipFile, zlib.error, EOFError, NotImplementedError, RuntimeError):
        found = {}
    if found != wanted:
        yield Difference("核对用的工作簿导出以后改动过，或账套后来改过，请重新导出", file=path.name)


def _parts(path: Path) -> dict[str, bytes]:
    """What is in the container; how it is packed depends on the machine."""
    with ZipFile(path) as archive:
        return {name: archive.read(name) for name in archive.namelist()}
