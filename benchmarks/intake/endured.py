"""What a file costs that is taken into a book, and whether a refusal left the book alone."""

import resource
import shutil
import time
from dataclasses import dataclass
from pathlib import Path

from budget_desktop.domain.errors import KnownError
from budget_desktop.entry.intake.book import take_in_workbook
from budget_desktop.intake.reading import read_workbook
from budget_desktop.operations import create_sample

_ANSWERS = {"measure": "万元", "year": "this"}
_KIBI = 1024


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of one file."""

    what: str
    seconds: float
    """Processor time of the program and of the process that parses, whatever else the machine does."""


class Endurance:
    """One book that files are taken into, one after another; it begins anew whenever one was let in."""

    def __init__(self, folder: Path) -> None:
        self._pristine, self._book = folder / "before.budget", folder / "book.budget"
        self._file = folder / "file.xlsx"
        create_sample(self._pristine)
        self._bytes = self._pristine.read_bytes()
        shutil.copy(self._pristine, self._book)

    def take(self, data: bytes) -> Outcome:
        """Take a file in. Raises RuntimeError if a refused one left a trace in the book."""
        self._file.write_bytes(data)
        began = _spent()
        try:
            take_in_workbook(read_workbook(self._file), self._book, _ANSWERS)
        except KnownError as error:
            seconds = _spent() - began
            if self._book.read_bytes() != self._bytes:
                raise RuntimeError(f"the book is another after: {error.what}") from error
            return Outcome(error.what.partition("”")[2][:24], seconds)
        seconds = _spent() - began
        shutil.copy(self._pristine, self._book)
        return Outcome("read", seconds)


def largest() -> int:
    """The most memory this process or one that parsed ever held, in MB."""
    processes = (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)
    return max(resource.getrusage(each).ru_maxrss for each in processes) * _KIBI // 1_000_000


def _spent() -> float:
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return time.process_time() + used.ru_utime + used.ru_stime
