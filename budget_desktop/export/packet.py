"""Export of one packet: workbook, PDF, document for Word and open data, each written whole or not at all."""

import shutil
import tempfile
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from budget_desktop.export.atomic import ExportError, atomic_write
from budget_desktop.partner.asking import asked
from budget_desktop.progress import step

if TYPE_CHECKING:
    from budget_desktop.disclosure import Disclosure
    from budget_desktop.outline import Outline

DRAFT_MARK = "（草稿）"
FORMATS = ("xlsx", "pdf", "docx", "data")
_LONGEST = 200
_END = 16


def export_packet(
    disclosure: "Disclosure", folder: Path, only: frozenset[str], *, draft: bool = False
) -> tuple[Path, ...]:
    """Write those of `FORMATS` named in `only` into the folder; returns the files written.

    All are made before the first is put in its place, so what cannot be made replaces nothing. A draft
    says so in its file names and on every page of the PDF. Raises ExportError.
    """
    made_folder(folder)
    stem = safe_name(disclosure.file_stem)
    mark = DRAFT_MARK if draft else ""
    with tempfile.TemporaryDirectory() as name:
        made: list[Path] = []
        # Half of the work of most exports; where there is a partner, it is done meanwhile.
        pdf = asked(made_pdf, disclosure.outline, draft=draft) if "pdf" in only else None
        if "xlsx" in only:
            from budget_desktop.export.workbook import write_workbook

            step("写工作簿")
            path = Path(name) / f"{stem}表{mark}.xlsx"
            outline = disclosure.outline
            tables = tuple(disclosure.tables.values())
            write_workbook(tables, path, title=path.stem, author=outline.author, foot=outline.foot)
            made.append(path)
        if pdf is not None:
            path = Path(name) / f"{stem}{mark}.pdf"
            path.write_bytes(pdf.result())
            made.append(path)
        if "docx" in only:
            from budget_desktop.export.word import write_word

            step("写 Word 文档")
            path = Path(name) / f"{stem}{mark}.docx"
            write_word(disclosure.outline, path, title=path.stem, draft=draft)
            made.append(path)
        if "data" in only:
            from budget_desktop.export.open_data import write_open_data

            step("写开放数据")
            path = Path(name) / f"{stem}开放数据{mark}.zip"
            write_open_data(disclosure, path, draft=draft)
            made.append(path)
        step("放到文件夹里")
        for path in made:
            atomic_write(folder / path.name, partial(shutil.copyfile, path))
    return tuple(folder / path.name for path in made)


def made_pdf(outline: "Outline", *, draft: bool) -> bytes:
    """The document as the bytes of a file."""
    from budget_desktop.export.pdf import pdf_bytes

    return pdf_bytes(outline, draft=draft)


def made_folder(folder: Path) -> Path:
    """The folder, made if missing. Raises ExportError."""
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except (FileExistsError, NotADirectoryError) as error:
        raise ExportError(f"“{folder}”是文件，不是文件夹", "请另选一个文件夹") from error
    except OSError as error:
        raise ExportError(f"无法建立文件夹“{folder}”", "请换一个有写入权限的位置") from error
    return folder


def unprintable(disclosure: "Disclosure") -> tuple[str, ...]:
    """Characters no shipped font has, each with where it stands; the PDF prints 〓 for them."""
    from budget_desktop.export.pdf import missing_characters

    return tuple(f"“{character}”（{where}）" for character, where in missing_characters(disclosure.outline))


def safe_name(name: str) -> str:
    """A file name any system takes: forbidden characters become their full-width likes."""
    swapped = name.translate(str.maketrans('\\/:*?"<>|', "＼／：＊？＂＜＞｜"))
    printable = "".join(letter for letter in swapped if letter.isprintable()).strip().strip(".")
    return _shortened(printable) or "部门预算公开"


def _shortened(name: str) -> str:
    """At most about 200 bytes in UTF-8: file systems allow 255. The end stays, for it names the year."""
    if len(name.encode("utf-8")) <= _LONGEST:
        return name
    end = name[-_END:]
    start = name.encode("utf-8")[: _LONGEST - len(end.encode("utf-8"))].decode("utf-8", errors="ignore")
    return f"{start}…{end}"
