"""Export of one packet: workbook, PDF, document for Word and open data, each written whole or not at all."""

import shutil
import tempfile
from collections.abc import Callable, Mapping, Set
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from budget_desktop.export.atomic import ExportError, atomic_write, explained
from budget_desktop.partner.asking import asked
from budget_desktop.progress import step

if TYPE_CHECKING:
    from budget_desktop.disclosure import Disclosure
    from budget_desktop.outline import Outline

DRAFT_MARK = "（草稿）"
FORMATS = ("xlsx", "pdf", "docx", "data")
_LONGEST = 200
_END = 16


def _nothing(_made: Mapping[str, Path]) -> None:
    """Nothing else is to be done."""


def export_packet(
    disclosure: "Disclosure",
    folder: Path,
    only: frozenset[str],
    *,
    draft: bool = False,
    meanwhile: Callable[[Mapping[str, Path]], object] = _nothing,
) -> tuple[Path, ...]:
    """Write those of `FORMATS` named in `only` into the folder; returns the files written.

    All are made before the first is put in its place, so what cannot be made replaces nothing. A draft
    says so in its file names and on every page of the PDF. `meanwhile` is done while a partner still writes
    the PDF, and is told where the other files are until all go to their place. Raises ExportError.
    """
    made_folder(folder)
    with tempfile.TemporaryDirectory() as name:
        paths = _paths(disclosure, Path(name), only, draft=draft)
        # Half of the work of most exports.
        pdf = asked(made_pdf, disclosure.outline, draft=draft) if "pdf" in paths else None
        for kind, write in _WRITERS.items():
            if kind in paths:
                with explained(paths[kind]):
                    write(disclosure, paths[kind], draft)
        if pdf is not None:
            meanwhile(paths)
            data = pdf.result()
            with explained(paths["pdf"]):
                paths["pdf"].write_bytes(data)
        step("放到文件夹里")
        for path in paths.values():
            atomic_write(folder / path.name, partial(shutil.copyfile, path))
    return tuple(folder / path.name for path in paths.values())


def _paths(disclosure: "Disclosure", folder: Path, only: Set[str], *, draft: bool) -> dict[str, Path]:
    """The files to be made, by their formats."""
    stem = safe_name(disclosure.file_stem)
    mark = DRAFT_MARK if draft else ""
    names = (f"{stem}表{mark}.xlsx", f"{stem}{mark}.pdf", f"{stem}{mark}.docx", f"{stem}开放数据{mark}.zip")
    return {kind: folder / name for kind, name in zip(FORMATS, names, strict=True) if kind in only}


def made_pdf(outline: "Outline", *, draft: bool) -> bytes:
    """The document as the bytes of a file."""
    from budget_desktop.export.pdf import pdf_bytes

    return pdf_bytes(outline, draft=draft)


def _write_workbook(disclosure: "Disclosure", path: Path, _draft: bool) -> None:
    from budget_desktop.export.workbook import workbook_bytes

    step("写工作簿")
    outline, tables = disclosure.outline, tuple(disclosure.tables.values())
    path.write_bytes(workbook_bytes(tables, title=path.stem, author=outline.author, foot=outline.foot))


def _write_word(disclosure: "Disclosure", path: Path, draft: bool) -> None:
    from budget_desktop.export.word import write_word

    step("写 Word 文档")
    write_word(disclosure.outline, path, title=path.stem, draft=draft)


def _write_open_data(disclosure: "Disclosure", path: Path, draft: bool) -> None:
    from budget_desktop.export.open_data import write_open_data

    step("写开放数据")
    write_open_data(disclosure, path, draft=draft)


_WRITERS = {"xlsx": _write_workbook, "docx": _write_word, "data": _write_open_data}
"""Those of all formats but the PDF."""


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
