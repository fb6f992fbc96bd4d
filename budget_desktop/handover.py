"""导出公开包: what still stands in the way, and the folder that is handed over.

A packet is a folder with two in it: what is published, with the list of its files, and what stays in the
office. The published part is written once more as one .zip, the same bytes for the same files.
"""

import tempfile
import zipfile
from collections.abc import Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from budget_desktop.domain.days import day_text
from budget_desktop.domain.errors import KnownError
from budget_desktop.progress import step
from budget_desktop.rules.finding import Finding, Severity

if TYPE_CHECKING:
    from budget_desktop.disclosure import Disclosure
    from budget_desktop.outline import Outline, Prose
    from budget_desktop.verification.proof import Proof

_NAME, _OPEN = "公开包", "公开"
_DAY = (1980, 1, 1, 0, 0, 0)
"""The first day a .zip file can name."""
_READABLE = 0o644 << 16
_GROUP = 16
"""Digits of a digest that stand together, so that a line can end between two groups."""
_RECORDS = frozenset({"H12", "H15", "H17", "H19", "H21"})
"""Rules on what must be recorded before a packet goes out: dates, the place, reviews. They only advise."""


@dataclass(frozen=True, slots=True)
class Gap:
    """Something that is still missing before a packet can go out."""

    what: str
    finding: Finding | None = None
    """The finding that says so; none for what shows on paper only."""
    blocks: bool = False
    """Until it is done, only a draft goes out."""


@dataclass(frozen=True, slots=True)
class Handed:
    """A packet that was written."""

    folder: Path
    archive: Path
    """The published part as one file."""
    proof: "Proof"
    """What reading the files back came to."""
    gaps: tuple[Gap, ...]
    """What was still missing."""

    @property
    def is_draft(self) -> bool:
        """Whether something blocked, so that it is marked as a draft."""
        return any(gap.blocks for gap in self.gaps)


def pack_lines(handed: Handed) -> Iterator[str]:
    """What was written and what is still missing, as lines of text."""
    yield f"已导出公开包：{handed.folder}"
    yield f"公开的文件另打成一个压缩包：{handed.archive}"
    yield f"{handed.proof.outcome}。"
    yield from (one.message for one in handed.proof.differences)
    if handed.is_draft:
        yield "还有必须改或需说明的问题，只能导出草稿："
    yield from (gap.what for gap in handed.gaps)


def gaps(disclosure: "Disclosure", findings: Sequence[Finding]) -> Iterator[Gap]:
    """What is still missing, what blocks first."""
    from budget_desktop.export.packet import unprintable

    for severity in (Severity.ERROR, Severity.WARNING):
        for each in findings:
            if each.severity is severity and not each.cause:
                yield Gap(f"{severity.label}：{each.message}", each, blocks=True)
    for each in findings:
        if each.rule in _RECORDS and each.severity is Severity.ADVICE and not each.cause:
            yield Gap(each.message, each)
    for character in unprintable(disclosure):
        yield Gap(f"字体里没有这个字，PDF 中印作〓：{character}")


def pack(
    disclosure: "Disclosure",
    findings: Sequence[Finding],
    folder: Path,
    day: date,
) -> Handed:
    """Write the packet of one disclosure below a folder; a draft while anything blocks.

    `day` is the date of the packet. Called off, as after any failure, nothing new is left behind. Raises
    KnownError, also where a folder of the packet's name holds files that are not of a packet.
    """
    from budget_desktop.export.packet import DRAFT_MARK, safe_name
    from budget_desktop.rules import verdict

    draft = not verdict(findings).publishable
    stem = safe_name(disclosure.file_stem).removesuffix(_OPEN)
    target = folder / f"{stem}{_NAME}{DRAFT_MARK if draft else ''}"
    _refuse_foreign(target)
    try:
        folder.mkdir(parents=True, exist_ok=True)
        with tempfile.TemporaryDirectory(dir=folder, prefix=".budget-pack-") as name:
            made = Path(name) / target.name
            proof = _write(disclosure, findings, made, day, draft=draft)
            step("放到文件夹里")
            archive = _archive(made, target)
            _put(made, target, Path(name) / "before")
    except OSError as error:
        raise KnownError(f"公开包写不到“{folder}”", "请检查权限和磁盘空间，或另选文件夹") from error
    return Handed(target, archive, proof, tuple(gaps(disclosure, findings)))


def _write(
    disclosure: "Disclosure",
    findings: Sequence[Finding],
    made: Path,
    day: date,
    *,
    draft: bool,
) -> "Proof":
    from budget_desktop.export.packet import FORMATS, safe_name
    from budget_desktop.export.pdf import write_pdf
    from budget_desktop.export.report import REPORT_MARK, write_report
    from budget_desktop.exporting import exported, made_now
    from budget_desktop.rules.report import report
    from budget_desktop.verification.listing import KEPT, LIST, PAGE, PUBLISHED, list_text

    published, kept = made / PUBLISHED, made / KEPT
    written, prove = exported(disclosure, published, frozenset(FORMATS), draft=draft)
    proof, page = prove()
    step("写检查报告")
    kept.mkdir()
    for path in (page, page.with_suffix(".json")):
        path.rename(kept / path.name)
    checked = kept / f"{safe_name(disclosure.file_stem)}{REPORT_MARK}.html"
    write_report([report(disclosure, findings)], checked, made=made_now())
    step("写文件清单")
    write_pdf(_cover(disclosure, written, day, draft=draft), published / PAGE)
    (published / LIST).write_text(list_text((*written, published / PAGE)), encoding="utf-8", newline="\n")
    return proof


def _cover(disclosure: "Disclosure", written: Sequence[Path], day: date, *, draft: bool) -> "Outline":
    """The page that goes with the files: whose, which, and how anybody can see that they are unchanged."""
    from budget_desktop.outline import Heading, Outline

    header = disclosure.packet.header
    title = f"{header.year}年度部门预算公开文件清单" + ("（草稿）" if draft else "")
    about = (
        f"部门：{header.department}（{header.department_code}）",
        f"预算年度：{header.year}年　编制阶段：{header.stage}",
        f"校验码：{disclosure.outline.check_code}",
        f"打包日期：{day_text(day)}",
        "联系人：　　　　　　　　联系电话：",
    )
    files = [line for number, path in enumerate(written, 1) for line in _file_lines(number, path)]
    how = "同一文件夹的“文件清单.txt”是同样的校验值，用 sha256sum -c 等工具可以核对文件有没有改动过。"
    blocks = (Heading("list", 0, title), _prose(about), Heading("files", 1, "文件"), _prose((*files, how)))
    return Outline(title, header.department, blocks)


def _prose(texts: Sequence[str]) -> "Prose":
    from budget_desktop.narrative.text import Paragraph, Run
    from budget_desktop.outline import Prose

    return Prose(tuple(Paragraph(str(number), (Run(text),)) for number, text in enumerate(texts)))


def _file_lines(number: int, path: Path) -> tuple[str, str]:
    from budget_desktop.verification.listing import digest_of

    digest = digest_of(path)
    groups = " ".join(digest[start : start + _GROUP] for start in range(0, len(digest), _GROUP))
    return f"{number}．{path.name}（{path.stat().st_size} 字节）", f"SHA-256：{groups}"


def _archive(made: Path, target: Path) -> Path:
    """The published part as one .zip beside the folder."""
    from budget_desktop.export.atomic import atomic_write
    from budget_desktop.verification.listing import PUBLISHED, archive_of

    archive = archive_of(target)
    files = sorted((made / PUBLISHED).iterdir())

    def write(temporary: Path) -> None:
        with zipfile.ZipFile(temporary, "w") as opened:
            for path in files:
                entry = zipfile.ZipInfo(path.name, _DAY)
                entry.compress_type = zipfile.ZIP_DEFLATED
                entry.external_attr = _READABLE
                opened.writestr(entry, path.read_bytes())

    atomic_write(archive, write)
    return archive


def _put(made: Path, target: Path, before: Path) -> None:
    """Put the finished folder in the place of an earlier one, which comes back if that fails."""
    if target.exists():
        target.rename(before)
    try:
        made.rename(target)
    except OSError:
        if before.exists():
            before.rename(target)
        raise


def _refuse_foreign(target: Path) -> None:
    """An earlier packet is replaced; anything else that bears its name is not ours to remove."""
    from budget_desktop.export.report import REPORT_MARK
    from budget_desktop.verification.listing import KEPT, LIST, PUBLISHED, listed_in
    from budget_desktop.verification.proof import PROOF_MARK

    if not target.exists():
        return
    strange = [path for path in target.rglob("*") if path.is_file()] if target.is_dir() else [target]
    with suppress(KnownError):
        listed = {*listed_in(target / PUBLISHED), LIST}
        strange = [
            path
            for path in strange
            if not (path.parent == target / PUBLISHED and path.name in listed)
            and not (path.parent == target / KEPT and path.stem.endswith((REPORT_MARK, PROOF_MARK)))
        ]
    if strange:
        raise KnownError(
            f"“{target}”里有不是公开包的文件，如“{strange[0].name}”", "请把它们移走，或另选文件夹"
        )
