"""Workbooks made by hand to hurt whoever reads them, and files that only call themselves workbooks."""

import io
import zipfile
from collections.abc import Callable, Iterable, Mapping

from openpyxl import Workbook

SHEET = "xl/worksheets/sheet1.xml"


def plain() -> bytes:
    """An honest small workbook."""
    book = Workbook()
    sheet = book.worksheets[0]
    for row in (["单位：元"], ["科目编码", "科目名称", "合计"], ["2010301", "行政运行", 1234.5]):
        sheet.append(row)
    target = io.BytesIO()
    book.save(target)
    return target.getvalue()


def rebuilt(change: Callable[[dict[str, bytes]], None], base: bytes | None = None) -> bytes:
    """The honest workbook with its parts changed."""
    with zipfile.ZipFile(io.BytesIO(base or plain())) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    change(parts)
    return packed(parts.items())


def packed(parts: Iterable[tuple[str, str | bytes]]) -> bytes:
    """Parts as a package; a name may come twice."""
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in parts:
            archive.writestr(name, content)
    return target.getvalue()


def in_sheet(old: bytes, new: bytes) -> bytes:
    """The honest workbook with something else in the XML of its sheet."""

    def change(parts: dict[str, bytes]) -> None:
        before, found, after = parts[SHEET].partition(old)
        if not found:
            raise ValueError(old)
        parts[SHEET] = before + new + after

    return rebuilt(change)


def with_part(name: str, content: bytes = b"x") -> bytes:
    """The honest workbook with one part more."""
    return rebuilt(lambda parts: parts.update({name: content}))


def _twice() -> bytes:
    with zipfile.ZipFile(io.BytesIO(plain())) as archive:
        parts = [(name, archive.read(name)) for name in archive.namelist()]
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w") as archive:
        for name, content in parts:
            archive.writestr(name, content)
        archive.writestr("XL/worksheets/sheet1.xml", b"<worksheet/>")
    return target.getvalue()


def _many_rows() -> bytes:
    rows = b"".join(b'<row r="%d"><c r="A%d"><v>1</v></c></row>' % (row, row) for row in range(4, 300_000))
    return in_sheet(b"</sheetData>", rows + b"</sheetData>")


def _entity() -> bytes:
    bomb = b'<?xml version="1.0"?><!DOCTYPE x [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;">]>'
    return rebuilt(lambda parts: parts.update({SHEET: bomb + parts[SHEET]}))


def _entity_utf16() -> bytes:
    bomb = '<?xml version="1.0" encoding="UTF-16"?><!DOCTYPE x [<!ENTITY a "b">]><worksheet>&a;</worksheet>'
    return rebuilt(lambda parts: parts.update({SHEET: bomb.encode("utf-16")}))


def _locked() -> bytes:
    return (
        bytes.fromhex("d0cf11e0a1b11ae1") + b"\0" * 504 + "EncryptedPackage".encode("utf-16-le") + b"\0" * 512
    )


HOSTILE: Mapping[str, tuple[Callable[[], bytes], str]] = {
    "empty": (lambda: b"", "空文件"),
    "noise": (lambda: bytes(range(256)) * 8, "不是工作簿"),
    "html": (lambda: b"\n<html><table><tr><td>1</td></tr></table></html>", "网页"),
    "html-mark": (lambda: b"\xef\xbb\xbf<!DOCTYPE html><html></html>", "网页"),
    "mhtml": (lambda: b"MIME-Version: 1.0\nContent-Type: multipart/related", "网页"),
    "xml-2003": (lambda: b'<?xml version="1.0"?><Workbook xmlns="urn:x"></Workbook>', "XML"),
    "pdf": (lambda: b"%PDF-1.7\n", "PDF"),
    "encrypted": (_locked, "密码"),
    "cut": (lambda: plain()[:-200], "不是完好的工作簿"),
    "zip-of-nothing": (lambda: packed([("a.txt", b"a")]), "不是完好的工作簿"),
    "docx": (lambda: packed([("word/document.xml", b"<a/>")]), "Word"),
    "xlsb": (lambda: packed([("xl/workbook.bin", b"x")]), "xlsb"),
    "ods": (lambda: packed([("mimetype", b"x"), ("content.xml", b"<a/>")]), "OpenDocument"),
    "macros": (lambda: with_part("xl/vbaProject.bin"), "宏"),
    "activex": (lambda: with_part("xl/activeX/activeX1.xml"), "宏或控件"),
    "embedded": (lambda: with_part("xl/embeddings/oleObject1.bin"), "嵌有"),
    "part-twice": (_twice, "两份"),
    "part-outside": (lambda: with_part("../../evil.txt"), "文件夹以外"),
    "part-absolute": (lambda: with_part("/etc/evil"), "文件夹以外"),
    "bomb": (lambda: with_part("xl/media/a.png", b"\0" * 60_000_000), "异常地大"),
    "blanks": (lambda: in_sheet(b"<sheetData>", b" " * 60_000_000 + b"<sheetData>"), "异常地大"),
    "too-many-parts": (
        lambda: rebuilt(lambda parts: parts.update({f"xl/x{n}": b"" for n in range(2_100)})),
        "个部分",
    ),
    "entities": (_entity, "实体"),
    "entities-utf16": (_entity_utf16, "实体"),
    "huge-merge": (
        lambda: in_sheet(
            b"</sheetData>", b'</sheetData><mergeCells><mergeCell ref="A1:XFD1048576"/></mergeCells>'
        ),
        "合并",
    ),
    "far-cell": (
        lambda: in_sheet(
            b"</sheetData>", b'<row r="1048576"><c r="XFD1048576"><v>9</v></c></row></sheetData>'
        ),
        "XFD1048576",
    ),
    "many-rows": (_many_rows, "一直用到"),
    "cell-twice": (
        lambda: in_sheet(b"</sheetData>", b'<row r="3"><c r="C3"><v>9</v></c></row></sheetData>'),
        "不是完好的工作簿",
    ),
    "no-sheet": (lambda: rebuilt(lambda parts: parts.__delitem__(SHEET)), "不是完好的工作簿"),
    "broken-xml": (lambda: in_sheet(b"</sheetData>", b"</sheetDat>"), "不是完好的工作簿"),
    "bad-address": (lambda: in_sheet(b'r="C3"', b'r="3C"'), "不是完好的工作簿"),
    "bad-number": (lambda: in_sheet(b"<v>1234.5</v>", b"<v>12x4</v>"), "不是完好的工作簿"),
}
"""What each is called, how it is made, and a word its refusal must have."""
