"""Workbooks made by hand against one weakness each: codings, declared sizes, nesting, old records."""

import io
import struct
import zipfile
from collections.abc import Callable, Mapping
from pathlib import Path

from benchmarks.intake.hostile import SHEET, in_sheet, packed, plain, rebuilt

OLD = Path(__file__).resolve().parent.parent.parent / "tests" / "intake" / "old"
"""Workbooks of before 2007."""
_SPACE = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
_HEADER = 512
"""Of an old file; what follows are its sectors."""
_FREE = 0xFFFFFFFF
_SECTORS_AT = 76
"""Where the header lists the sectors of the table of sectors."""
_BOUND_SHEET = struct.pack("<H", 0x0085)
_BEGIN = bytes.fromhex("0908100000060500")
"""The first record of an old workbook."""
_PASSWORD = struct.pack("<HHHH", 0x002F, 4, 1, 0x1234)


def old() -> bytes:
    """An honest workbook of before 2007."""
    return (OLD / "general.xls").read_bytes()


def sheet_in(coding: str, before: str = "", after: str = "") -> bytes:
    """The honest workbook with one filled cell far down and its sheet in another coding."""
    rows = '<row r="1"><c r="A1"><v>1</v></c></row><row r="20000"><c r="SF20000"><v>1</v></c></row>'
    text = f'{before}<worksheet xmlns="{_SPACE}"><sheetData>{rows}</sheetData>{after}</worksheet>'
    return rebuilt(lambda parts: parts.update({SHEET: text.encode(coding)}))


def _crowded() -> bytes:
    row = "".join(f'<c r="{letter}{{0}}"><v>1</v></c>' for letter in "ABCDEFGHIJKLMNOPQRST")
    rows = "".join(f'<row r="{{0}}">{row}</row>'.format(number) for number in range(1, 15_000))
    return rebuilt(
        lambda parts: parts.update(
            {SHEET: f'<worksheet xmlns="{_SPACE}"><sheetData>{rows}</sheetData></worksheet>'.encode()}
        )
    )


_DEEP = b"<a>" * 300_000 + b"</a>" * 300_000


def _nested_styles() -> bytes:
    def change(parts: dict[str, bytes]) -> None:
        parts["xl/styles.xml"] = parts["xl/styles.xml"].replace(b"<fonts", _DEEP + b"<fonts", 1)

    return rebuilt(change)


def _overlapping() -> bytes:
    """Many entries of the directory that point at the same packed bytes."""
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("xl/workbook.xml", b" " * 9_000_000)
        first = archive.infolist()[0]
        for number in range(500):
            again = zipfile.ZipInfo(f"xl/{number}.xml")
            for field in ("header_offset", "compress_size", "file_size", "CRC", "compress_type"):
                setattr(again, field, getattr(first, field))
            archive.filelist.append(again)
    return target.getvalue()


def _elsewhere() -> bytes:
    """The sheet is said to be at an address on the net."""

    def change(parts: dict[str, bytes]) -> None:
        name = "xl/_rels/workbook.xml.rels"
        told = parts[name].replace(b'Target="/xl/worksheets/sheet1.xml"', b'Target="http://x.example/s.xml"')
        parts[name] = told.replace(b"<Relationship ", b'<Relationship TargetMode="External" ')

    return rebuilt(change)


def _old_loop() -> bytes:
    """The table of sectors leads round in a circle."""
    data = bytearray(old())
    (sector,) = struct.unpack_from("<I", data, _SECTORS_AT)
    at = _HEADER * (sector + 1)
    for number in range(128):
        (value,) = struct.unpack_from("<I", data, at + 4 * number)
        if value not in {_FREE, _FREE - 2}:
            struct.pack_into("<I", data, at + 4 * number, 0)
    return bytes(data)


def _old_record() -> bytes:
    """A record says that it is longer than the file."""
    data = bytearray(old())
    at = data.index(_BOUND_SHEET, data.index(_BEGIN))
    struct.pack_into("<H", data, at + 2, 0xFFFF)
    return bytes(data)


def _old_offset() -> bytes:
    """A sheet is said to begin behind the end."""
    data = bytearray(old())
    at = data.index(_BOUND_SHEET, data.index(_BEGIN))
    struct.pack_into("<I", data, at + 4, 0x7FFFFFF0)
    return bytes(data)


def _old_locked() -> bytes:
    data = old()
    at = data.index(_BEGIN)
    (size,) = struct.unpack_from("<H", data, at + 2)
    end = at + 4 + size
    return data[:end] + _PASSWORD + data[end + len(_PASSWORD) :]


_EVERYWHERE = '<mergeCells><mergeCell ref="A1:XFD1048576"/></mergeCells>'

CRAFTED: Mapping[str, tuple[Callable[[], bytes], str]] = {
    "csv": (lambda: "科目编码,科目名称,金额\r\n2010301,行政运行,100\r\n".encode("gbk"), "文本"),
    "tabs": (lambda: "科目编码\t科目名称\t金额\n2010301\t行政运行\t100\n".encode("utf-16"), "文本"),
    "merge-utf16": (lambda: sheet_in("utf-16", after=_EVERYWHERE), "合并"),
    "merge-escaped": (
        lambda: sheet_in("utf-8", after=_EVERYWHERE.replace("A1:", "A&#49;:")),
        "合并",
    ),
    "crowded": (_crowded, "单元格超过"),
    "overlapping": (_overlapping, "没有读入"),
    "elsewhere": (_elsewhere, "不是完好的工作簿"),
    "string-missing": (
        lambda: in_sheet(b'<c r="C3" t="n">', b'<c r="C3" t="s">'),
        "不是完好的工作簿",
    ),
    "cut-in-the-middle": (lambda: plain()[: len(plain()) // 2], "不是完好的工作簿"),
    "zip-in-zip": (lambda: packed([("xl.zip", plain())]), "不是完好的工作簿"),
    "old-cut": (lambda: old()[: len(old()) // 2], "没有读入"),
    "old-loop": (_old_loop, "不是完好的工作簿"),
    "old-record": (_old_record, "不是完好的工作簿"),
    "old-offset": (_old_offset, "不是完好的工作簿"),
    "old-locked": (_old_locked, "打开密码"),
}
"""What each is called, how it is made, and a word its refusal must have."""


def _empty_rows() -> bytes:
    rows = b"".join(b'<row r="%d"/>' % row for row in range(4, 1_048_577))
    return in_sheet(b"</sheetData>", rows + b"</sheetData>")


def _claims(reference: bytes) -> Callable[[], bytes]:
    return lambda: in_sheet(b'<dimension ref="A1:C3"', b'<dimension ref="' + reference + b'"')


HARMLESS: Mapping[str, Callable[[], bytes]] = {
    "empty-rows": _empty_rows,
    "claims-little": _claims(b"A1:A1"),
    "claims-all": _claims(b"A1:XFD1048576"),
    "nested-sheet": lambda: in_sheet(b"</sheetData>", b"</sheetData>" + _DEEP),
    "nested-styles": _nested_styles,
    "remarked": lambda: in_sheet(b"<sheetData>", b"<!-- --><sheetData>"),
}
"""Odd, but nothing is wrong with what they hold: they are read as the honest workbook is."""
