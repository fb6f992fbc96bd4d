"""The file around the sheets: it says who and what, and nothing about machine, minute or software."""

from collections.abc import Iterator, Mapping, Sequence
from io import BytesIO
from xml.sax.saxutils import escape
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from budget_desktop.export.atomic import strip_control
from budget_desktop.export.workbook.markup import CODES_ARE_TEXT, DECLARED, MAIN, attribute, letters
from budget_desktop.export.workbook.names import quoted
from budget_desktop.export.workbook.sheet import Drawn

_EARLIEST = (1980, 1, 1, 0, 0, 0)
_FIRST = "[Content_Types].xml"
_FOOTER_END = b"</headerFooter>"
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006"
_SPREADSHEET = "application/vnd.openxmlformats-officedocument.spreadsheetml"


def packed(sheets: Sequence[Drawn], styles: str, *, title: str, author: str) -> bytes:
    """The whole file: sheets in order, with the part that says how their cells look."""
    drawn = {f"worksheets/sheet{number}.xml": sheet.xml for number, sheet in enumerate(sheets, start=1)}
    parts = {
        "xl/workbook.xml": _workbook(sheets),
        "xl/_rels/workbook.xml.rels": _relations(
            [*((f"{_OFFICE}/worksheet", name) for name in drawn), (f"{_OFFICE}/styles", "styles.xml")]
        ),
        "xl/styles.xml": styles,
        _FIRST: _types(drawn),
        "_rels/.rels": _relations(
            [
                (f"{_OFFICE}/officeDocument", "xl/workbook.xml"),
                (f"{_PACKAGE}/relationships/metadata/core-properties", "docProps/core.xml"),
            ]
        ),
        "docProps/core.xml": _properties(title, author),
    } | {f"xl/{name}": xml for name, xml in drawn.items()}
    return _zipped({name: part.encode() for name, part in parts.items()})


def clean(data: bytes, *, title: str, author: str) -> bytes:
    """A workbook written by openpyxl, with our document properties alone and in a container of ours."""
    with ZipFile(BytesIO(data)) as old:
        parts = {name: old.read(name) for name in old.namelist()}
    for name in parts:
        if name.startswith("xl/worksheets/"):
            # It knows of no such setting; the schema wants it right after the footer.
            parts[name] = parts[name].replace(_FOOTER_END, _FOOTER_END + CODES_ARE_TEXT.encode())
    parts["docProps/core.xml"] = _properties(title, author).encode()
    # A relation leads here, so it stays, and says nothing.
    parts["docProps/app.xml"] = (
        f"{DECLARED}<Properties"
        ' xmlns="http://schemas.openxmlformats.org/officeDocument/2006/extended-properties"/>'
    ).encode()
    return _zipped(parts)


def _zipped(parts: Mapping[str, bytes]) -> bytes:
    """A container that depends on nothing but its parts."""
    result = BytesIO()
    with ZipFile(result, "w") as archive:
        for name in sorted(parts, key=lambda name: (name != _FIRST, name)):
            entry = ZipInfo(name, _EARLIEST)
            entry.compress_type = ZIP_DEFLATED
            # ZipInfo would note whether this is Windows.
            entry.create_system = 0
            archive.writestr(entry, parts[name])
    return result.getvalue()


def _workbook(sheets: Sequence[Drawn]) -> str:
    listed = "".join(
        f'<sheet name="{attribute(sheet.name)}" sheetId="{number}" state="visible" r:id="rId{number}"/>'
        for number, sheet in enumerate(sheets, start=1)
    )
    return (
        f'{DECLARED}<workbook xmlns="{MAIN}" xmlns:r="{_OFFICE}"><workbookPr/>'
        f"<bookViews><workbookView/></bookViews><sheets>{listed}</sheets>"
        f"<definedNames>{''.join(_names(sheets))}</definedNames></workbook>"
    )


def _names(sheets: Sequence[Drawn]) -> Iterator[str]:
    """What is printed of each sheet, and what of it on every page."""
    for index, sheet in enumerate(sheets):
        name = escape(quoted(sheet.name))
        local = f'localSheetId="{index}"'
        if sheet.title_rows:
            yield (
                f'<definedName name="_xlnm.Print_Titles" {local}>{name}!$1:${sheet.title_rows}</definedName>'
            )
        area = f"$A$1:${letters(sheet.columns)}${sheet.rows}"
        yield f'<definedName name="_xlnm.Print_Area" {local}>{name}!{area}</definedName>'


def _types(sheets: Mapping[str, str]) -> str:
    kinds = {
        "xl/workbook.xml": f"{_SPREADSHEET}.sheet.main+xml",
        "xl/styles.xml": f"{_SPREADSHEET}.styles+xml",
        "docProps/core.xml": "application/vnd.openxmlformats-package.core-properties+xml",
    } | {f"xl/{name}": f"{_SPREADSHEET}.worksheet+xml" for name in sheets}
    named = "".join(f'<Override PartName="/{name}" ContentType="{kind}"/>' for name, kind in kinds.items())
    return (
        f'{DECLARED}<Types xmlns="{_PACKAGE}/content-types">'
        '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        f'<Default Extension="xml" ContentType="application/xml"/>{named}</Types>'
    )


def _relations(targets: Sequence[tuple[str, str]]) -> str:
    """What leads to other parts: kind and place of each."""
    listed = "".join(
        f'<Relationship Id="rId{number}" Type="{kind}" Target="{target}"/>'
        for number, (kind, target) in enumerate(targets, start=1)
    )
    return f'{DECLARED}<Relationships xmlns="{_PACKAGE}/relationships">{listed}</Relationships>'


def _properties(title: str, author: str) -> str:
    return (
        f'{DECLARED}<cp:coreProperties xmlns:cp="{_PACKAGE}/metadata/core-properties"'
        ' xmlns:dc="http://purl.org/dc/elements/1.1/">'
        f"<dc:title>{_xml(title)}</dc:title><dc:creator>{_xml(author)}</dc:creator></cp:coreProperties>"
    )


def _xml(text: str) -> str:
    return escape(strip_control(text))
