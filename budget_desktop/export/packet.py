"""Export of one packet: the workbook and the PDF, each written whole or not at all."""

from pathlib import Path
from typing import TYPE_CHECKING

from budget_desktop.export.atomic import ExportError

if TYPE_CHECKING:
    from budget_desktop.disclosure import Disclosure

DRAFT_MARK = "（草稿）"


def export_packet(
    disclosure: "Disclosure", folder: Path, only: frozenset[str], *, draft: bool = False
) -> tuple[Path, ...]:
    """Write the formats named in `only` (xlsx, pdf) into the folder; returns the files written.

    A draft says so in its file names and on every page of the PDF. Raises ExportError.
    """
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise ExportError(f"无法建立文件夹“{folder}”", "请换一个有写入权限的位置") from error
    stem = safe_name(disclosure.file_stem)
    mark = DRAFT_MARK if draft else ""
    written: list[Path] = []
    if "xlsx" in only:
        from budget_desktop.export.workbook import write_workbook

        target = folder / f"{stem}表{mark}.xlsx"
        outline = disclosure.outline
        write_workbook(tuple(disclosure.tables.values()), target, title=target.stem, author=outline.author)
        written.append(target)
    if "pdf" in only:
        from budget_desktop.export.pdf import write_pdf

        target = folder / f"{stem}{mark}.pdf"
        write_pdf(disclosure.outline, target, draft=draft)
        written.append(target)
    return tuple(written)


def safe_name(name: str) -> str:
    """A file name any system takes: forbidden characters become their full-width likes."""
    swapped = name.translate(str.maketrans('\\/:*?"<>|', "＼／：＊？＂＜＞｜"))
    printable = "".join(letter for letter in swapped if letter.isprintable()).strip().strip(".")
    return _shortened(printable) or "部门预算公开"


def _shortened(name: str) -> str:
    """At most 200 bytes in UTF-8: file systems allow 255, and the endings need room."""
    return name.encode("utf-8")[:200].decode("utf-8", errors="ignore")
