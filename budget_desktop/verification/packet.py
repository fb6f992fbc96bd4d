"""The files of one packet verified: those just written, or those found in a folder."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from budget_desktop.disclosure import Disclosure
from budget_desktop.domain.errors import KnownError
from budget_desktop.export.checking import CHECK_MARK, checking_name
from budget_desktop.export.packet import DRAFT_MARK, safe_name
from budget_desktop.progress import step
from budget_desktop.verification.content import TableContent
from budget_desktop.verification.difference import Difference, Differences
from budget_desktop.verification.expected import Expected, expected
from budget_desktop.verification.listing import KEPT, PAGE, compare_listed, is_published, published_in
from budget_desktop.verification.open_data import compare_open_data, read_open_data
from budget_desktop.verification.page import write_proof
from budget_desktop.verification.pdf.document import Document
from budget_desktop.verification.pdf.reading import Reading
from budget_desktop.verification.pdf.sound import compare_soundness
from budget_desktop.verification.pdf.verify import compare_document, compare_with_workbook
from budget_desktop.verification.proof import PROOF_MARK, Proof, changed_since, proved
from budget_desktop.verification.summary import compare_figures
from budget_desktop.verification.word.reading import read_word
from budget_desktop.verification.word.sound import compare_word_soundness, foot_of_word
from budget_desktop.verification.word.verify import compare_word, compare_word_with
from budget_desktop.verification.wording import AMOUNT, YEAR, solid
from budget_desktop.verification.workbook.back import ReadWorkbook, read_back
from budget_desktop.verification.workbook.checking import compare_checking
from budget_desktop.verification.workbook.package import Package, properties
from budget_desktop.verification.workbook.reading import Sheet, foot_of, table_sheets

_TABLES, _OPEN_DATA = "表", "开放数据"
"""End of the name of a workbook and of open data, before the mark of a draft."""


@dataclass(frozen=True, slots=True)
class Files:
    """The files of one packet in a folder; any may be missing."""

    folder: Path
    stem: str
    draft: bool
    pdf: Path | None
    workbook: Path | None
    open_data: Path | None = None
    word: Path | None = None

    @property
    def paths(self) -> tuple[Path, ...]:
        """Those that are there."""
        return tuple(path for path in (self.workbook, self.pdf, self.open_data, self.word) if path)

    def proof(self, ending: str) -> Path:
        """Where their proof stands."""
        return self.folder / f"{self.stem}{DRAFT_MARK if self.draft else ''}{PROOF_MARK}{ending}"


@dataclass(frozen=True, slots=True)
class Begun:
    """What can be known before all files of a packet are in their places."""

    wanted: Expected
    workbook: ReadWorkbook | None


def begin(disclosure: Disclosure, workbook: Path | None) -> Begun:
    """Begin to verify a packet, and read its workbook, if it has one, back. Raises KnownError."""
    wanted = expected(disclosure)
    return Begun(wanted, read_back(workbook, wanted) if workbook else None)


def prove_export(
    disclosure: Disclosure,
    written: Sequence[Path],
    *,
    draft: bool,
    made: str,
    begun: "Begun | None" = None,
) -> tuple[Proof, Path]:
    """Verify the files just written and write the proof beside them; returns it and its page.

    `made` says when and by what, `begun` what `begin` came to, where it was done. Raises KnownError for files
    that cannot be read.
    """
    by_ending = {path.suffix: path for path in written}
    stem = safe_name(disclosure.file_stem)
    found = (by_ending.get(ending) for ending in (".pdf", ".xlsx", ".zip", ".docx"))
    files = Files(written[0].parent, stem, draft, *found)
    proof = verify(files, disclosure, begun)
    for ending in (".html", ".json"):
        write_proof([proof], files.proof(ending), made=made)
    return proof, files.proof(".html")


def verify_folder(folder: Path, disclosures: Iterable[tuple[Disclosure, Path]] | None) -> tuple[Proof, ...]:
    """Verify the packets in a folder, against disclosures with the folder each is in, or files alone.

    Raises KnownError if there is nothing to verify, or a file cannot be read.
    """
    if not folder.is_dir():
        raise KnownError(f"找不到文件夹“{folder}”", "请检查路径")
    found = list(_with_book(disclosures) if disclosures is not None else _without_book(folder))
    if not found:
        raise KnownError(f"“{folder}”里没有导出的公开材料", "请先导出，或换一个文件夹")
    return tuple(_proved(files, disclosure) for files, disclosure in found)


def _proved(files: Files, disclosure: Disclosure | None) -> Proof:
    """The proof of the files with all that is wrong around them."""
    proof = _since_export(verify(files, disclosure), files)
    return _as_listed(_with_checking(proof, files, disclosure), files.folder)


def verify(files: Files, disclosure: Disclosure | None, begun: Begun | None = None) -> Proof:
    """Hold the files against a disclosure, or without one against each other."""
    reading = Reading(files.pdf) if files.pdf else None
    wanted = begun.wanted if begun else expected(disclosure) if disclosure else None
    workbook = _workbook(files.workbook, wanted, begun) if files.workbook else None
    package, sheets = (workbook.package, workbook.sheets) if workbook else (None, [])
    differences: list[Difference] = [] if disclosure is None else [*compare_figures(disclosure)]
    if workbook:
        differences += [replace(one, file=workbook.file.name) for one in workbook.told]
    document = reading.document() if reading else None
    if files.pdf and document:
        step("核对 PDF")
        told = _pdf(files, document, package, sheets, wanted)
        differences += [replace(one, file=files.pdf.name) for one in told]
    if files.open_data:
        step("核对开放数据")
        told = compare_open_data(read_open_data(files.open_data), disclosure, draft=files.draft)
        differences += [replace(one, file=files.open_data.name) for one in told]
    if files.word:
        step("核对 Word 文档")
        told = _word(files, files.word, disclosure, sheets)
        differences += [replace(one, file=files.word.name) for one in told]
    tables = wanted.tables if wanted else tuple(sheet.table() for sheet in table_sheets(sheets))
    return Proof(
        subject=files.stem + (DRAFT_MARK if files.draft else ""),
        against=_against(files, wanted),
        files=tuple(map(proved, files.paths)),
        counts=_counts(tables, document, wanted),
        differences=tuple(differences),
        foot=wanted.foot if wanted else foot_of(sheets) or (document.foot if document else ""),
    )


def _workbook(path: Path, wanted: Expected | None, begun: Begun | None) -> ReadWorkbook:
    """The workbook in its place; one that is to the byte what was read before is not read again."""
    if begun and begun.workbook and begun.workbook.file == proved(path):
        return begun.workbook
    return read_back(path, wanted)


def _pdf(
    files: Files, document: Document, package: Package | None, sheets: list[Sheet], wanted: Expected | None
) -> Differences:
    if wanted:
        return compare_document(document, wanted, draft=files.draft)
    if package is None:
        return compare_soundness(document, draft=files.draft)
    author = solid(properties(package).get("creator", ""))
    tables = [sheet.table() for sheet in table_sheets(sheets)]
    return compare_with_workbook(document, tables, author=author, foot=foot_of(sheets), draft=files.draft)


def _word(files: Files, path: Path, disclosure: Disclosure | None, sheets: list[Sheet]) -> Differences:
    package = read_word(path)
    if disclosure is None:
        yield from compare_word_soundness(package, foot=foot_of_word(package), draft=files.draft)
        yield from compare_word_with(package, [sheet.table() for sheet in table_sheets(sheets)])
        if sheets and foot_of_word(package) != foot_of(sheets):
            yield Difference("页脚的模板和校验码不符", foot_of(sheets), foot_of_word(package))
    else:
        yield from compare_word(package, disclosure.outline, title=path.stem, draft=files.draft)


def _against(files: Files, wanted: Expected | None) -> str:
    both = files.pdf and files.workbook
    if wanted:
        return "账套中的数据" + ("，PDF 与工作簿" if both else "")
    return "PDF 与工作簿相互核对（没有账套，说明文字没有核对）" if both else "只有一个文件，没有核对内容"


def _counts(
    tables: Sequence[TableContent], document: Document | None, wanted: Expected | None
) -> dict[str, int]:
    counts = {
        "表": len(tables),
        "单元格": sum(len(table.head.boxes) + len(table.body.boxes) for table in tables),
        "表中金额": sum(table.amounts for table in tables),
    }
    if wanted:
        counts |= {
            "标题": sum(one.heading for one in wanted.prose),
            "段落": sum(not one.heading for one in wanted.prose),
            "文中金额": sum(len(AMOUNT.findall(one.text)) for one in wanted.prose),
        }
    if document:
        text = "".join(page.solid for page in document.pages)
        author = solid(document.metadata.get("Author", ""))
        counts |= {
            "PDF 页": len(document.pages),
            "目录和书签条目": len(document.bookmarks),
            "年份": len(YEAR.findall(text)),
            "部门名称": text.count(author) if author else 0,
            "字": len(text),
        }
    return counts


def _since_export(proof: Proof, files: Files) -> Proof:
    """The proof, with what changed since the one that was written at export, where there is one."""
    earlier = files.proof(".json")
    if not earlier.is_file():
        return proof
    return replace(proof, differences=(*changed_since(earlier, proof.files), *proof.differences))


def _with_checking(proof: Proof, files: Files, disclosure: Disclosure | None) -> Proof:
    """The proof, with what is wrong with the workbook for checking beside the files, where there is one."""
    if disclosure is None:
        return proof
    name = checking_name(disclosure.file_stem)
    paths = (folder / name for folder in (files.folder, files.folder.parent / KEPT))
    told = [one for path in paths if path.is_file() for one in compare_checking(path, disclosure)]
    return replace(proof, differences=(*proof.differences, *told))


def _as_listed(proof: Proof, folder: Path) -> Proof:
    """The proof, with what is not as the list of the packet says, where the folder is of one."""
    if not is_published(folder):
        return proof
    return replace(proof, differences=(*compare_listed(folder), *proof.differences))


def _with_book(disclosures: Iterable[tuple[Disclosure, Path]]) -> Iterator[tuple[Files, Disclosure]]:
    for disclosure, exported in disclosures:
        folder = published_in(exported) or exported
        for draft in (False, True):
            files = _named(folder, safe_name(disclosure.file_stem), draft=draft)
            if files.paths:
                yield files, disclosure


def _without_book(folder: Path) -> Iterator[tuple[Files, None]]:
    stems = {
        (path.parent, _stem(path), DRAFT_MARK in path.stem)
        for pattern in ("*.pdf", "*.xlsx", "*.docx", f"*{_OPEN_DATA}*.zip")
        for pattern in (pattern, f"*/{pattern}")
        for path in folder.glob(pattern)
        # What Excel leaves beside a file it has open, the list of a packet, and what nobody publishes.
        if not path.name.startswith("~$") and path.name != PAGE and CHECK_MARK not in path.name
    }
    for parent, stem, draft in sorted(stems):
        yield _named(parent, stem, draft=draft), None


def _stem(path: Path) -> str:
    stem = path.stem.replace(DRAFT_MARK, "")
    return stem.removesuffix({".xlsx": _TABLES, ".zip": _OPEN_DATA}.get(path.suffix, ""))


def _named(folder: Path, stem: str, *, draft: bool) -> Files:
    mark = DRAFT_MARK if draft else ""
    names = (
        f"{stem}{mark}.pdf",
        f"{stem}{_TABLES}{mark}.xlsx",
        f"{stem}{_OPEN_DATA}{mark}.zip",
        f"{stem}{mark}.docx",
    )
    return Files(
        folder, stem, draft, *(path if (path := folder / name).is_file() else None for name in names)
    )
