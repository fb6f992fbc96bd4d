"""The file around the sheets: it says who and what, and nothing about machine, minute or software."""

import re
from collections.abc import Sequence
from io import BytesIO
from typing import NamedTuple
from xml.sax.saxutils import escape
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from budget_desktop.export.atomic import strip_control

_EARLIEST = (1980, 1, 1, 0, 0, 0)
_FIRST = "[Content_Types].xml"

_CORE = (
    '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
    '<cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties"'
    ' xmlns:dc="http://purl.org/dc/elements/1.1/">'
    "<dc:title>{title}</dc:title><dc:creator>{author}</dc:creator></cp:coreProperties>"
)
_APP = (
    '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
    '<Properties xmlns="http://schemas.openxmlformats.org/officeDocument/2006/extended-properties"/>'
)
# Without it Excel puts a green triangle on every code: "number stored as text". openpyxl cannot write it;
# the schema wants it right after the footer, which every sheet has.
_FOOTER_END = "</headerFooter>"
_CODES_ARE_TEXT = (
    '<ignoredErrors><ignoredError sqref="A1:XFD1048576" numberStoredAsText="1"/></ignoredErrors>'
)

_SIZE = re.compile(r'(?<=<dimension ref=")[^"]*')
_NO_CELLS = re.compile(r"<sheetData ?(?:/>|></sheetData>)")


class Content(NamedTuple):
    """What is put into a sheet that openpyxl wrote without cells."""

    area: str
    """All of it, as Excel calls it: A1:H30."""
    xml: str
    """The rows, and what the schema wants right after them."""


def clean(data: bytes, *, title: str, author: str, contents: Sequence[Content] = ()) -> bytes:
    """A workbook written by openpyxl, with our document properties alone and in a container of ours.

    `contents` are put into its sheets in order, which then have to be without cells.
    """
    with ZipFile(BytesIO(data)) as old:
        parts = {name: old.read(name) for name in old.namelist()}
    parts["docProps/core.xml"] = _CORE.format(title=_xml(title), author=_xml(author)).encode()
    # A relation leads here, so it stays, and says nothing.
    parts["docProps/app.xml"] = _APP.encode()
    for name in parts:
        if name.startswith("xl/worksheets/sheet"):
            sheet = parts[name].decode().replace(_FOOTER_END, _FOOTER_END + _CODES_ARE_TEXT)
            parts[name] = sheet.encode()
    for number, content in enumerate(contents, start=1):
        name = f"xl/worksheets/sheet{number}.xml"
        parts[name] = _filled(parts[name].decode(), content).encode()
    result = BytesIO()
    with ZipFile(result, "w") as new:
        for name in sorted(parts, key=lambda name: (name != _FIRST, name)):
            entry = ZipInfo(name, _EARLIEST)
            entry.compress_type = ZIP_DEFLATED
            # ZipInfo would note whether this is Windows.
            entry.create_system = 0
            new.writestr(entry, parts[name])
    return result.getvalue()


def _filled(sheet: str, content: Content) -> str:
    before, after = _NO_CELLS.split(_SIZE.sub(content.area, sheet, count=1))
    return f"{before}{content.xml}{after}"


def _xml(text: str) -> str:
    return escape(strip_control(text))
