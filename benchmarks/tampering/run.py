"""Tampers with the files of the books on the shelf, one change at a time, and asks the verification."""

import random
import tempfile
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from pathlib import Path

from benchmarks.tampering.change import Change, Kind
from benchmarks.tampering.in_pdf import PDF_KINDS
from benchmarks.tampering.in_tags import TAG_KINDS
from benchmarks.tampering.in_workbook import WORKBOOK_KINDS, WorkbookFile
from benchmarks.tampering.pdffile import PdfFile
from budget_desktop.disclosure import Disclosure, disclose
from budget_desktop.domain.errors import KnownError
from budget_desktop.domain.packet import Packet
from budget_desktop.edition import load_edition
from budget_desktop.export.packet import export_packet, safe_name
from budget_desktop.verification.difference import Differences
from budget_desktop.verification.expected import expected
from budget_desktop.verification.packet import Files, verify
from budget_desktop.verification.pdf.reading import read_document
from budget_desktop.verification.pdf.verify import compare_document
from budget_desktop.verification.workbook.package import read_package
from budget_desktop.verification.workbook.reading import read_sheets
from budget_desktop.verification.workbook.verify import compare_workbook

FORMATS = frozenset({"xlsx", "pdf"})
_TRIES = 20
"""Chances for a kind to find something to change; not every file has everything."""


@dataclass(frozen=True, slots=True)
class Outcome:
    """How one change fared."""

    sort: str
    """PDF or Excel."""
    kind: str
    book: str
    what: str
    told: str
    """The first difference; empty if none was noticed."""


class Victim:
    """One book's exported files."""

    def __init__(self, name: str, packet: Packet, folder: Path, *, draft: bool = False) -> None:
        self.name = name
        self.disclosure: Disclosure = disclose(packet, load_edition(packet.header.edition))
        written = {path.suffix: path for path in export_packet(self.disclosure, folder, FORMATS, draft=draft)}
        stem = safe_name(self.disclosure.file_stem)
        self.files = Files(folder, stem, draft, written[".pdf"], written[".xlsx"])
        self.pdf = PdfFile(written[".pdf"].read_bytes())
        self.document = read_document(written[".pdf"])
        self.expected = expected(self.disclosure)
        self.title = written[".xlsx"].stem
        self.workbook = WorkbookFile(written[".xlsx"].read_bytes())

    def accused(self) -> list[str]:
        """What the verification says of the clean files, with the book and without."""
        proofs = verify(self.files, self.disclosure), verify(self.files, None)
        return [one.message for proof in proofs for one in proof.differences]

    def outcome(self, number: int, chance: random.Random) -> Outcome:
        """One change, its kind taken in turn, in the PDF and the workbook alternately."""
        half, in_pdf = number // 2, number % 2 == 0
        if in_pdf:
            kind, change = _made(PDF_KINDS + TAG_KINDS, half, self.pdf, chance)
        else:
            kind, change = _made(WORKBOOK_KINDS, half, self.workbook, chance)
        try:
            found = self._document(change) if in_pdf else self._workbook(change)
            told = next((one.message for one in found), "")
        except KnownError as error:
            told = str(error)
        return Outcome("PDF" if in_pdf else "Excel", kind, self.name, change.what, told)

    def _document(self, change: Change) -> Differences:
        """Of a file with one page changed only that page is read anew."""
        unchanged = {} if change.page is None else dict(enumerate(self.document.pages))
        unchanged.pop(change.page or 0, None)
        path = self._scratch(".pdf", change)
        return compare_document(read_document(path, unchanged), self.expected, draft=self.files.draft)

    def _workbook(self, change: Change) -> Differences:
        package = read_package(self._scratch(".xlsx", change))
        return compare_workbook(package, read_sheets(package), self.expected, self.title)

    def _scratch(self, ending: str, change: Change) -> Path:
        path = self.files.folder / f"changed{ending}"
        path.write_bytes(change.data)
        return path


def outcomes(books: Mapping[str, Packet], count: int, seed: int) -> Iterator[Outcome]:
    """That many changes, spread over kinds and books. Raises AssertionError if a clean file is accused."""
    chance = random.Random(seed)
    with tempfile.TemporaryDirectory() as folder:
        victims = []
        for place, (name, packet) in enumerate(books.items()):
            inside = Path(folder) / str(place)
            # Every other book is a draft, the others begin with a summary and its pictures.
            is_draft = place % 2 == 1
            header = replace(packet.header, has_summary=not is_draft)
            victim = Victim(name, replace(packet, header=header), inside, draft=is_draft)
            if accused := victim.accused():
                raise AssertionError(f"{name}: {accused[0]}")
            victims.append(victim)
        for number in range(count):
            yield chance.choice(victims).outcome(number, chance)


def _made(
    kinds: "tuple[Kind[PdfFile], ...] | tuple[Kind[WorkbookFile], ...]",
    number: int,
    file: "PdfFile | WorkbookFile",
    chance: random.Random,
) -> tuple[str, Change]:
    for step in range(_TRIES * len(kinds)):
        kind = kinds[(number + step // _TRIES) % len(kinds)]
        if change := kind.make(file, chance):  # type: ignore[arg-type]  # kinds and file are of one sort
            return kind.name, change
    raise AssertionError("no kind finds anything to change")
