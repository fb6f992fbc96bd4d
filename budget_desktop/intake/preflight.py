"""What a file is, from its bytes alone: nothing in it is parsed, nothing is unpacked but to be counted."""

import re
import zlib
from codecs import BOM_UTF16_BE, BOM_UTF16_LE, getincrementaldecoder
from collections import Counter
from collections.abc import Iterator
from contextlib import suppress
from enum import StrEnum
from io import BytesIO
from zipfile import ZIP_DEFLATED, ZIP_STORED, BadZipFile, ZipFile, ZipInfo

from budget_desktop.intake import limits
from budget_desktop.intake.refusal import IntakeError, damaged, merged_too_far
from budget_desktop.intake.sheet import area_of


class Format(StrEnum):
    """The kinds of workbook that are read."""

    XLSX = "xlsx"
    XLS = "xls"


_COMPOUND = bytes.fromhex("d0cf11e0a1b11ae1")
"""How the container begins in which Office keeps files with a password, and those of before 2007."""
_CHUNK = 1 << 20
_OVERLAP = 512
"""What is looked for may lie across two chunks."""
_SAVE_AS = "请用 Excel 或 WPS 打开它，另存为“Excel 工作簿（.xlsx）”，再选另存的文件"
_DECLARED = tuple(
    word.encode(coding)
    for word in ("<!DOCTYPE", "<!ENTITY")
    for coding in ("ascii", "utf-16-le", "utf-16-be")
)
_MERGED = re.compile(rb"mergeCell\s[^>]*?ref\s*=\s*[\"']([A-Z0-9:$]{1,30})[\"']")
_ACTIVE = re.compile(r"vbaproject|/activex|/ctrlprops/|/macrosheets/|/dialogsheets/", re.IGNORECASE)
_EMBEDDED = re.compile(r"/embeddings/|oleobject", re.IGNORECASE)
_PAGE = re.compile(rb"\s*(<!doctype html|<html|<head|<body|<table|<meta|<div|mime-version:)", re.IGNORECASE)


def preflight(data: bytes, name: str) -> tuple[Format, tuple[str, ...]]:
    """The format of a file and what is to be told about it.

    Raises IntakeError for everything that will not be read: what, why, and how to mend it.
    """
    if not data:
        raise IntakeError(f"“{name}”是空文件，没有读入", "请检查文件是否复制完整")
    if len(data) > limits.FILE_BYTES:
        raise IntakeError(
            f"“{name}”有 {len(data) // 1_000_000} MB，没有读入",
            f"一次最多读 {limits.FILE_BYTES // 1_000_000} MB。请只留要导入的工作表，另存后再选",
        )
    if data.startswith(_COMPOUND):
        return _compound(data, name), ()
    if data[:2] == b"PK":
        return Format.XLSX, _package(data, name)
    raise _no_workbook(data, name)


def _no_workbook(data: bytes, name: str) -> IntakeError:
    head = data[:4096].removeprefix(b"\xef\xbb\xbf")
    if _PAGE.match(head):
        return IntakeError(f"“{name}”名为工作簿，其实是网页，没有读入", _SAVE_AS)
    if head.lstrip().startswith(b"<?xml") and b"Workbook" in head:
        return IntakeError(f"“{name}”是 XML 格式的表格，没有读入", _SAVE_AS)
    if head.startswith(b"%PDF"):
        return IntakeError(f"“{name}”是 PDF，没有读入", "请向发文件的人要 Excel 文件")
    if _is_text(head):
        advice = "请用 Excel 或 WPS 打开它，看清各列没有错位，另存为“Excel 工作簿（.xlsx）”，再选另存的文件"
        return IntakeError(f"“{name}”是文本文件（CSV 一类），没有读入", advice)
    return IntakeError(f"“{name}”不是工作簿，没有读入", _SAVE_AS)


def _is_text(head: bytes) -> bool:
    """Whether the beginning of a file is text in a coding people here use."""
    codings = ("utf-16",) if head[:2] in {BOM_UTF16_LE, BOM_UTF16_BE} else ("utf-8", "gb18030")
    for coding in codings:
        with suppress(UnicodeDecodeError):
            # The last letter may be cut in two.
            text = getincrementaldecoder(coding)().decode(head)
            return all(letter.isprintable() or letter in "\t\r\n\u3000\ufeff" for letter in text)
    return False


def _compound(data: bytes, name: str) -> Format:
    """A file of before 2007, unless it is a newer one with a password. Its names are kept as UTF-16."""
    if any(word.encode("utf-16-le") in data for word in ("EncryptedPackage", "EncryptionInfo")):
        raise IntakeError(
            f"“{name}”有打开密码，没有读入", "请用 Excel 或 WPS 打开，去掉密码后另存，再选另存的文件"
        )
    if any(word.encode("utf-16-le") in data for word in ("_VBA_PROJECT", "_VBA_PROJECT_CUR")):
        raise _active(name)
    if not any(word.encode("utf-16-le") in data for word in ("Workbook", "Book")):
        raise IntakeError(f"“{name}”不是工作簿，没有读入", "请检查是不是选错了文件")
    return Format.XLS


def _active(name: str) -> IntakeError:
    return IntakeError(
        f"“{name}”里有宏或控件，没有读入",
        "请用 Excel 或 WPS 打开，另存为“Excel 工作簿（.xlsx）”（不带宏），再选另存的文件",
    )


def _package(data: bytes, name: str) -> tuple[str, ...]:
    try:
        with ZipFile(BytesIO(data)) as archive:
            entries = archive.infolist()
            _refuse_entries(entries, name)
            _refuse_content(archive, entries, len(data), name)
    except (BadZipFile, zlib.error, EOFError, NotImplementedError, OSError, ValueError) as error:
        raise damaged(name) from error
    parts = [entry.filename.lower() for entry in entries]
    linked = any(part.startswith("xl/externallinks/") for part in parts)
    return ("工作簿里有指向别的文件的链接，没有打开那些文件，只读了存下的数",) if linked else ()


def _refuse_entries(entries: list[ZipInfo], name: str) -> None:
    """What the directory of the package gives away."""
    parts = [entry.filename for entry in entries]
    lower = [part.lower() for part in parts]
    if len(parts) > limits.PARTS:
        raise IntakeError(f"“{name}”由 {len(parts)} 个部分组成，不像正常的工作簿，没有读入", _SAVE_AS)
    if any(entry.flag_bits & 1 for entry in entries):
        raise IntakeError(f"“{name}”有密码，没有读入", "请去掉密码后另存，再选另存的文件")
    repeated = next((part for part, count in Counter(lower).items() if count > 1), None)
    if repeated is not None:
        raise IntakeError(f"“{name}”里同一部分（{repeated[:80]}）有两份，不知以哪份为准，没有读入", _SAVE_AS)
    if any(".." in part.split("/") or part.startswith("/") or "\\" in part or ":" in part for part in parts):
        raise IntakeError(f"“{name}”里有指向文件夹以外的部分，不像正常的工作簿，没有读入", _SAVE_AS)
    if any(entry.compress_type not in {ZIP_STORED, ZIP_DEFLATED} for entry in entries):
        raise damaged(name)
    if any(_ACTIVE.search(part) for part in lower):
        raise _active(name)
    if any(_EMBEDDED.search(part) for part in lower):
        raise IntakeError(f"“{name}”里嵌有别的文件，没有读入", "请在原表删去嵌入的对象，另存后再选")
    if "xl/workbook.xml" not in lower:
        raise _other_package(lower, name)


def _other_package(parts: list[str], name: str) -> IntakeError:
    if "xl/workbook.bin" in parts:
        return IntakeError(f"“{name}”是二进制工作簿（.xlsb），没有读入", _SAVE_AS)
    if "word/document.xml" in parts:
        return IntakeError(
            f"“{name}”是 Word 文档，没有读入", "请把表格复制到 Excel 或 WPS 表格中另存，再选另存的文件"
        )
    if "mimetype" in parts and "content.xml" in parts:
        return IntakeError(f"“{name}”是 OpenDocument 文件，没有读入", _SAVE_AS)
    return damaged(name)


def _refuse_content(archive: ZipFile, entries: list[ZipInfo], packed: int, name: str) -> None:
    """What only unpacking shows: sizes are counted, for those in the directory may be untrue."""
    unpacked = 0
    for entry in entries:
        merged = 0
        for chunk, fresh in _chunks(archive, entry):
            unpacked += fresh
            if unpacked > limits.UNPACKED_BYTES or (
                unpacked > limits.RATIO_FROM and unpacked > packed * limits.RATIO
            ):
                raise IntakeError(f"“{name}”解开后异常地大，不像正常的工作簿，没有读入", _SAVE_AS)
            if any(word in chunk for word in _DECLARED):
                raise IntakeError(f"“{name}”里有自定义的实体，正常的工作簿没有，没有读入", _SAVE_AS)
            merged += _merged_cells(chunk)
            if merged > limits.MERGED_CELLS:
                raise merged_too_far(name)


def _merged_cells(chunk: bytes) -> int:
    """Cells in the merged areas a chunk names; those in the overlap count twice, which does no harm.

    Areas in another coding than ASCII are not seen here, but where the sheet is gone through.
    """
    found = 0
    for match in _MERGED.finditer(chunk):
        found += area_of(match[1].decode("ascii")).size
    return found


def _chunks(archive: ZipFile, entry: ZipInfo) -> Iterator[tuple[bytes, int]]:
    """A part piece by piece, each with the end of the one before, and how many of its bytes are new."""
    before = b""
    with archive.open(entry) as stream:
        while fresh := stream.read(_CHUNK):
            yield before + fresh, len(fresh)
            before = fresh[-_OVERLAP:]
