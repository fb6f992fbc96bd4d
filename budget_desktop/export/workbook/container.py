"""The file around the sheets: it says who and what, and nothing about machine, minute or software."""

from io import BytesIO
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
_FOOTER_END = b"</headerFooter>"
_CODES_ARE_TEXT = (
    b'<ignoredErrors><ignoredError sqref="A1:XFD1048576" numberStoredAsText="1"/></ignoredErrors>'
)


def clean(data: bytes, *, title: str, author: str) -> bytes:
    """The same workbook with our document properties alone, in a container that depends on nothing else."""
    properties = {
        "docProps/core.xml": _CORE.format(title=_xml(title), author=_xml(author)).encode(),
        "docProps/app.xml": _APP.encode(),
    }
    result = BytesIO()
    with ZipFile(BytesIO(data)) as old, ZipFile(result, "w") as new:
        for name in sorted(old.namelist(), key=lambda name: (name != _FIRST, name)):
            part = properties.get(name) or old.read(name)
            if name.startswith("xl/worksheets/sheet"):
                part = part.replace(_FOOTER_END, _FOOTER_END + _CODES_ARE_TEXT)
            entry = ZipInfo(name, _EARLIEST)
            entry.compress_type = ZIP_DEFLATED
            # ZipInfo would note whether this is Windows.
            entry.create_system = 0
            new.writestr(entry, part)
    return result.getvalue()


def _xml(text: str) -> str:
    return escape(strip_control(text))
