"""The file around the document: who and what, and nothing about machine, minute or software."""

from collections.abc import Callable
from io import BytesIO
from xml.sax.saxutils import escape
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from budget_desktop.export.atomic import strip_control
from budget_desktop.export.word.body import COUNTED, UNCOUNTED
from budget_desktop.export.word.markup import field, paragraph, root, run
from budget_desktop.export.word.styles import styles

_EARLIEST = (1980, 1, 1, 0, 0, 0)
_DECLARED = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006"
_WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml"
_TYPES = {
    "document": "document.main",
    "styles": "styles",
    "settings": "settings",
    **dict.fromkeys((*COUNTED, *UNCOUNTED), "footer"),
    "draft": "header",
}
_DRAFT = "草稿"
_NUMBER = (run("— "), field("PAGE", run("1")), run(" —"))
_SMALL = '<w:sz w:val="15"/><w:szCs w:val="15"/>'
"""Edition and check code stand beside the page number, smaller."""


def write_container(body: Callable[[bool], str], *, title: str, author: str, foot: str, draft: bool) -> bytes:
    """The whole file."""
    parts = {
        "document": root("document", ("<w:body>", body(draft), "</w:body>")),
        "styles": styles(),
        # 15 is the mode of Word 2013 and later; without it a document opens in one for old files.
        "settings": root(
            "settings",
            (
                "<w:evenAndOddHeaders/>",
                '<w:compat><w:compatSetting w:name="compatibilityMode"',
                ' w:uri="http://schemas.microsoft.com/office/word" w:val="15"/></w:compat>',
            ),
        ),
        COUNTED.odd: root("ftr", (paragraph("FootOdd", run(foot, _SMALL), run("　"), *_NUMBER),)),
        COUNTED.even: root("ftr", (paragraph("FootEven", *_NUMBER, run("　"), run(foot, _SMALL)),)),
        UNCOUNTED.odd: root("ftr", (paragraph("FootEven", run(foot, _SMALL)),)),
    }
    if draft:
        parts["draft"] = root("hdr", (paragraph("DraftMark", run(_DRAFT)),))
    files = {
        "[Content_Types].xml": _types(parts),
        "_rels/.rels": _relations(
            {
                "document": (f"{_OFFICE}/officeDocument", "word/document.xml"),
                "core": (f"{_PACKAGE}/relationships/metadata/core-properties", "docProps/core.xml"),
            }
        ),
        "docProps/core.xml": (
            f'{_DECLARED}<cp:coreProperties xmlns:cp="{_PACKAGE}/metadata/core-properties"'
            ' xmlns:dc="http://purl.org/dc/elements/1.1/">'
            f"<dc:title>{_xml(title)}</dc:title><dc:creator>{_xml(author)}</dc:creator></cp:coreProperties>"
        ),
        "word/_rels/document.xml.rels": _relations(
            {name: (f"{_OFFICE}/{_TYPES[name]}", f"{name}.xml") for name in parts if name != "document"}
        ),
    } | {f"word/{name}.xml": part for name, part in parts.items()}
    result = BytesIO()
    with ZipFile(result, "w") as archive:
        for name, part in files.items():
            entry = ZipInfo(name, _EARLIEST)
            entry.compress_type = ZIP_DEFLATED
            # ZipInfo would note whether this is Windows.
            entry.create_system = 0
            archive.writestr(entry, part.encode())
    return result.getvalue()


def _types(parts: dict[str, str]) -> str:
    named = "".join(
        f'<Override PartName="/word/{name}.xml" ContentType="{_WORD}.{_TYPES[name]}+xml"/>' for name in parts
    )
    core = "application/vnd.openxmlformats-package.core-properties+xml"
    return (
        f'{_DECLARED}<Types xmlns="{_PACKAGE}/content-types">'
        '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        f'<Default Extension="xml" ContentType="application/xml"/>{named}'
        f'<Override PartName="/docProps/core.xml" ContentType="{core}"/></Types>'
    )


def _relations(relations: dict[str, tuple[str, str]]) -> str:
    listed = "".join(
        f'<Relationship Id="{key}" Type="{kind}" Target="{target}"/>'
        for key, (kind, target) in relations.items()
    )
    return f'{_DECLARED}<Relationships xmlns="{_PACKAGE}/relationships">{listed}</Relationships>'


def _xml(text: str) -> str:
    return escape(strip_control(text))
