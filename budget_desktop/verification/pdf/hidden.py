"""What a PDF may carry unseen: between the commands of its pages, in its metadata, before and after all."""

import re
from collections.abc import Iterator
from xml.etree.ElementTree import ParseError

from pikepdf import Object, Pdf, PdfError, Stream

from budget_desktop.verification.markup import parsed

_BEGINNING = b"%PDF-1.7\n%\xbf\xf7\xa2\xfe\n"
"""The file's mark, and four bytes that say it is no text."""
_STREAM = re.compile(rb"\s*\d+ 0 obj\s+<<(?P<entries>(?:(?!endobj)[^%])*?)>>\s+stream\r?\n")
_LENGTH = re.compile(rb"/Length (\d+)")
_STREAM_END = re.compile(rb"\s*endstream\s+endobj\s+")
_PLAIN = re.compile(rb"\s*\d+ 0 obj\s(?:(?!endobj).)*endobj\s+", re.DOTALL)
_END = re.compile(rb"(?:xref\s[\d\snf]*trailer\s.*?)?startxref\s+\d+\s+%%EOF\n", re.DOTALL)

_STRING = re.compile(rb"\((?:\\.|[^\\()])*\)", re.DOTALL)
_COMMAND = (
    rb"-?[\d.]+|<[\da-f]*>|\[[\d.]+|[\d.]+\]"
    rb"|BT|ET|T[jfLmc*]|q|Q|cm|[mlnwSdJg]|re|rg|f\*?|BDC|EMC|/F\d+\+\d+"
    rb"|/(?:P|H[1-6]|T[HD]|Link|Figure|Artifact)|<</MCID|\d+>>|<</Type|/Subtype"
    rb"|/(?:Layout|Pagination|Footer|Watermark)(?:>>)?"
)
_OWN = re.compile(rb"(?:\s*+(?:" + _COMMAND + rb")(?!\S))*+\s*+")
"""Commands we draw by, as many as follow one another."""

_SAID_OF_ITSELF = {"title", "creator"}
_TEXTS = {
    *("application/pdf", "zh-CN", "2", "A", "1", "PDF/UA identification", "pdfuaid", "part", "Integer"),
    *(
        "",
        "x-default",
        "Resource",
        "internal",
        "Part of ISO 14289 the file conforms to",
        "http://www.aiim.org/pdfua/ns/id/",
    ),
}
"""All that the metadata say besides title and author."""


def hidden_around(data: bytes) -> Iterator[str]:
    """What stands before the file's beginning, between its objects, or behind its end."""
    if not data.startswith(_BEGINNING):
        yield "文件开头的其他内容"
    elif not _END.fullmatch(data, _end_of_objects(data)):
        yield "对象之间或文件末尾的其他内容"


def _end_of_objects(data: bytes) -> int:
    """The place behind the last of the objects that stand one behind another."""
    place, end = 0, len(_BEGINNING)
    while end > place:
        place = end
        end = _end_of_stream(data, place)
        if end == place and (plain := _PLAIN.match(data, place)):
            end = plain.end()
    return place


def _end_of_stream(data: bytes, place: int) -> int:
    """The place behind the stream that begins at a place; the place itself where none does."""
    stream = _STREAM.match(data, place)
    length = _LENGTH.search(stream["entries"]) if stream else None
    end = _STREAM_END.match(data, stream.end() + int(length[1])) if stream and length else None
    return end.end() if end else place


def hidden_in(pdf: Pdf) -> Iterator[str]:
    """What the pages say between their commands, and the metadata besides title and author."""
    for page in pdf.pages:
        content = page.obj.get("/Contents")
        if not isinstance(content, Stream):
            yield "分段的页面内容"
        elif found := _foreign(_STRING.sub(b" ", content.read_bytes())):
            yield f"页面命令之间的“{found[:20].decode('latin-1')}”"
        if page.obj.get("/Trans"):
            yield "翻页的效果"
    yield from _in_labels(pdf)
    if "/Metadata" in pdf.Root:
        yield from _in_metadata(pdf.Root.Metadata)


def _in_labels(pdf: Pdf) -> Iterator[str]:
    """Page numbers as a viewer shows them may have words before them."""
    if "/PageLabels" in pdf.Root:
        for place, label in enumerate(pdf.Root.PageLabels.get("/Nums", ())):
            if place % 2 and set(label.keys()) - {"/S", "/St"}:
                yield "页码标签里的文字"


def _foreign(content: bytes) -> bytes:
    """The first word of a page that is none of our commands; empty where there is none."""
    own = _OWN.match(content)
    rest = content[own.end() if own else 0 :].split(maxsplit=1)
    return rest[0] if rest else b""


def _in_metadata(metadata: Object) -> Iterator[str]:
    try:
        packet = metadata.read_bytes()
        root = parsed(packet)
    except (ParseError, PdfError):
        return  # That it says nothing is told elsewhere.
    if b"<!" in packet or packet.count(b"<?") > packet.count(b"<?xpacket "):
        yield "元数据里的注释"
    own = {id(part) for each in root.iter() if _local(each.tag) in _SAID_OF_ITSELF for part in each.iter()}
    for each in root.iter():
        said = {(each.text or "").strip(), (each.tail or "").strip(), *each.attrib.values()} - _TEXTS
        if said and id(each) not in own:
            yield f"元数据里的“{max(said)[:20]}”"


def _local(tag: str) -> str:
    return tag.rpartition("}")[2]
