"""Tampers with the files of the books on the shelf, one change at a time, and asks the verification."""

import random
import shutil
import tempfile
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path
from typing import Any

from benchmarks.tampering.archive import Archive
from benchmarks.tampering.change import Change, Kind
from benchmarks.tampering.in_data import DATA_KINDS
from benchmarks.tampering.in_packet import PACKET_KINDS, PacketFiles, unpacked
from benchmarks.tampering.in_pdf import PDF_KINDS
from benchmarks.tampering.in_tags import TAG_KINDS
from benchmarks.tampering.in_word import WORD_KINDS
from benchmarks.tampering.in_workbook import WORKBOOK_KINDS
from benchmarks.tampering.pdffile import PdfFile
from budget_desktop.disclosure import Disclosure, disclose
from budget_desktop.domain.errors import KnownError
from budget_desktop.domain.packet import Packet
from budget_desktop.edition import load_edition
from budget_desktop.export.packet import DRAFT_MARK, safe_name
from budget_desktop.handover import pack
from budget_desktop.rules import check
from budget_desktop.verification.difference import Differences
from budget_desktop.verification.expected import expected
from budget_desktop.verification.listing import PUBLISHED, compare_listed
from budget_desktop.verification.open_data import compare_open_data, read_open_data
from budget_desktop.verification.packet import verify_folder
from budget_desktop.verification.pdf.reading import read_document
from budget_desktop.verification.pdf.verify import compare_document
from budget_desktop.verification.word.reading import read_word
from budget_desktop.verification.word.verify import compare_word
from budget_desktop.verification.workbook.package import read_package
from budget_desktop.verification.workbook.reading import read_sheets
from budget_desktop.verification.workbook.verify import compare_workbook

KINDS: Mapping[str, tuple[Kind[Any], ...]] = {
    "PDF": PDF_KINDS + TAG_KINDS,
    "Excel": WORKBOOK_KINDS,
    "Word": WORD_KINDS,
    "开放数据": DATA_KINDS,
    "公开包": PACKET_KINDS,
}
"""By sort of file."""
_TRIES = 20
"""Chances for a kind to find something to change; not every file has everything."""
DAY = date(2020, 6, 19)


@dataclass(frozen=True, slots=True)
class Outcome:
    """How one change fared."""

    sort: str
    kind: str
    book: str
    what: str
    told: str
    """The first difference; empty if none was noticed."""


def accusations(disclosure: Disclosure, packet: Path) -> list[str]:
    """What the verification says of a packet that was handed over, with the book and without."""
    proofs = *verify_folder(packet, [(disclosure, packet)]), *verify_folder(packet, None)
    return [one.message for proof in proofs for one in proof.differences]


class Victim:
    """One book's packet, as it is handed over."""

    def __init__(self, name: str, packet: Packet, folder: Path) -> None:
        self.name = name
        self._folder = folder
        self._disclosure: Disclosure = disclose(packet, load_edition(packet.header.edition))
        self._expected = expected(self._disclosure)
        handed = pack(self._disclosure, check(self._disclosure), folder, DAY)
        self._packet, self._draft = handed.folder, handed.is_draft
        published = handed.folder / PUBLISHED
        stem = safe_name(self._disclosure.file_stem) + (DRAFT_MARK if self._draft else "")
        self._pdf, self._word = published / f"{stem}.pdf", published / f"{stem}.docx"
        (self._workbook,) = published.glob("*.xlsx")
        (self._data,) = published.glob("*.zip")
        self._document = read_document(self._pdf)
        self._files = {
            "PDF": PdfFile(self._pdf.read_bytes()),
            **{
                sort: Archive(path.read_bytes())
                for sort, path in (("Excel", self._workbook), ("Word", self._word), ("开放数据", self._data))
            },
            "公开包": PacketFiles(published, handed.archive),
        }
        self._tell: Mapping[str, Callable[[Change], Differences]] = {
            "PDF": self._of_document,
            "Excel": self._of_workbook,
            "Word": self._of_word,
            "开放数据": self._of_data,
            "公开包": self._of_packet,
        }

    def accused(self) -> list[str]:
        """What the verification says of the clean files, with the book and without."""
        return accusations(self._disclosure, self._packet)

    def outcome(self, sort: str, number: int, chance: random.Random) -> Outcome:
        """One change of a sort, its kind taken in turn."""
        kind, change = _made(KINDS[sort], number, self._files[sort], chance)
        try:
            told = next((one.message for one in self._tell[sort](change)), "")
        except KnownError as error:
            told = str(error)
        return Outcome(sort, kind, self.name, change.what, told)

    def _of_document(self, change: Change) -> Differences:
        """Of a file with one page changed only that page is read anew."""
        unchanged = {} if change.page is None else dict(enumerate(self._document.pages))
        unchanged.pop(change.page or 0, None)
        document = read_document(self._scratch(self._pdf, change), unchanged)
        return compare_document(document, self._expected, draft=self._draft)

    def _of_workbook(self, change: Change) -> Differences:
        package = read_package(self._scratch(self._workbook, change))
        return compare_workbook(package, read_sheets(package), self._expected, self._workbook.stem)

    def _of_word(self, change: Change) -> Differences:
        package = read_word(self._scratch(self._word, change))
        return compare_word(package, self._disclosure.outline, title=self._word.stem, draft=self._draft)

    def _of_data(self, change: Change) -> Differences:
        return compare_open_data(
            read_open_data(self._scratch(self._data, change)), self._disclosure, draft=self._draft
        )

    def _of_packet(self, change: Change) -> Differences:
        folder = self._folder / "changed"
        shutil.rmtree(folder, ignore_errors=True)
        return compare_listed(unpacked(change.data, folder))

    def _scratch(self, like: Path, change: Change) -> Path:
        path = self._folder / f"changed{like.suffix}"
        path.write_bytes(change.data)
        return path


def outcomes(books: Mapping[str, Packet], count: int, seed: int) -> Iterator[Outcome]:
    """That many changes, spread over sorts, kinds and books.

    Raises AssertionError if a clean packet is accused.
    """
    chance = random.Random(seed)
    with tempfile.TemporaryDirectory() as folder:
        victims = [
            clean_victim(name, packet, Path(folder) / str(place), has_summary=place % 2 == 0)
            for place, (name, packet) in enumerate(books.items())
        ]
        sorts = [*KINDS]
        for number in range(count):
            sort = sorts[number % len(sorts)]
            yield chance.choice(victims).outcome(sort, number // len(sorts), chance)


def clean_victim(name: str, packet: Packet, folder: Path, *, has_summary: bool) -> Victim:
    """The exported packet. Raises AssertionError if the verification accuses it as it is."""
    victim = Victim(name, replace(packet, header=replace(packet.header, has_summary=has_summary)), folder)
    if accused := victim.accused():
        raise AssertionError(f"{name}: {accused[0]}")
    return victim


def _made(
    kinds: tuple[Kind[Any], ...], number: int, file: object, chance: random.Random
) -> tuple[str, Change]:
    for step in range(_TRIES * len(kinds)):
        kind = kinds[(number + step // _TRIES) % len(kinds)]
        if change := kind.make(file, chance):
            return kind.name, change
    raise AssertionError("no kind finds anything to change")
