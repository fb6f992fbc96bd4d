"""The structure of a PDF, and what it says of itself to archives and to programs that read aloud.

qpdf takes the objects apart, and changes and leaves out nothing; what stands in them is judged elsewhere.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from io import BytesIO
from typing import NamedTuple
from xml.etree.ElementTree import Element, ParseError

from defusedxml.ElementTree import fromstring
from pikepdf import Array, Dictionary, Name, Object, Pdf, PdfError

_DC = "{http://purl.org/dc/elements/1.1/}"
_RDF = "{http://www.w3.org/1999/02/22-rdf-syntax-ns#}"
_ARCHIVE = "{http://www.aiim.org/pdfa/ns/id/}"
_ACCESS = "{http://www.aiim.org/pdfua/ns/id/}"

_ELEMENT_KEYS = {"/S", "/P", "/K", "/Pg", "/A", "/ActualText", "/Alt"}
_ATTRIBUTE_KEYS = {"/O", "/Scope", "/RowSpan", "/ColSpan", "/BBox", "/Placement"}
_INFO_KEYS = {"/Title", "/Author"}
_CATALOG_KEYS = {
    *("/Type", "/Pages", "/Lang", "/MarkInfo", "/Metadata", "/Outlines", "/OutputIntents", "/PageLabels"),
    *("/PageMode", "/StructTreeRoot", "/ViewerPreferences"),
}
_TREE_KEYS = {"/Type", "/K", "/ParentTree", "/ParentTreeNextKey"}
_PAGE_KEYS = {
    *("/Type", "/Parent", "/Contents", "/MediaBox", "/Resources", "/Rotate", "/Trans", "/Annots"),
    *("/StructParents", "/Tabs"),
}
_LINK_KEYS = {"/Type", "/Subtype", "/Border", "/Contents", "/Dest", "/F", "/Rect", "/StructParent"}
_MOST_DEPTH = 40
"""A tree deeper than this is none of ours, and may go in circles."""


class Content(NamedTuple):
    """What is drawn on a page (index) under a number."""

    page: int
    number: int


@dataclass(frozen=True)
class Tag:
    """An element of the structure."""

    kind: str
    kids: "tuple[Tag | Content | Area, ...]" = ()
    actual: str = ""
    alternative: str = ""
    scope: str = ""
    rows: int = 1
    columns: int = 1

    def walk(self) -> "Iterator[Tag]":
        """The element and all below it, in reading order."""
        waiting = [self]
        while waiting:
            tag = waiting.pop()
            yield tag
            waiting.extend(kid for kid in reversed(tag.kids) if isinstance(kid, Tag))

    @property
    def contents(self) -> Iterator[Content]:
        """What is drawn for it itself."""
        return (kid for kid in self.kids if isinstance(kid, Content))


@dataclass(frozen=True, slots=True)
class Area:
    """A clickable area of a page."""

    page: int
    described: str
    is_link: bool
    is_printed: bool
    in_order: bool
    """Whether its page is gone through in the order of the structure."""


@dataclass(frozen=True)
class Makeup:
    """What the file says of itself besides its pages."""

    root: Tag | None
    marked: bool
    """Whether it says that it is tagged, and that nothing in that is doubtful."""
    shows_title: bool
    metadata: Mapping[str, str]
    """title, author, language, archive, access as the XMP has them."""
    coloured: bool
    """Whether it says what its colours mean."""
    identified: bool
    areas: tuple[Area, ...]
    """All annotations."""
    astray: tuple[int, ...]
    """Pages (index) whose content leads to another element than the one that holds it."""
    unknown: tuple[str, ...]
    """Keys of its dictionaries that we never write."""

    @cached_property
    def tags(self) -> tuple[Tag, ...]:
        """All elements in reading order."""
        return tuple(self.root.walk()) if self.root else ()


def read_makeup(data: bytes) -> Makeup:
    """Read the structure of a file that pdfium could read. Raises PdfError where it cannot be taken apart."""
    with Pdf.open(BytesIO(data)) as pdf:
        return _Reader(pdf).makeup()


class _Reader:
    def __init__(self, pdf: Pdf) -> None:
        self._pdf = pdf
        self._pages = {page.obj.objgen: index for index, page in enumerate(pdf.pages)}
        self._owners: dict[Content, tuple[int, int]] = {}
        self._areas: dict[tuple[int, int], tuple[int, int]] = {}
        """The element of each annotation that stands in the structure."""
        self._unknown: set[str] = set()
        self._attributes: dict[tuple[int, int], dict[str, object]] = {}

    def makeup(self) -> Makeup:
        root = self._pdf.Root
        self._know(root, _CATALOG_KEYS)
        # pdfium tells the properties it knows, and no others.
        self._know(self._pdf.trailer.get("/Info", Dictionary()), _INFO_KEYS)
        tree = root.get("/StructTreeRoot")
        top = tree.get("/K") if tree is not None else None
        tag = self._tag(top, tree, 0) if tree is not None and isinstance(top, Dictionary) else None
        areas = tuple(self._found_areas())
        info = root.get("/MarkInfo", Dictionary())
        return Makeup(
            root=tag,
            marked=bool(info.get("/Marked", False)) and not info.get("/Suspects", False),
            shows_title=bool(root.get("/ViewerPreferences", Dictionary()).get("/DisplayDocTitle", False)),
            metadata=_said(root.get("/Metadata")),
            coloured=any("/DestOutputProfile" in intent for intent in root.get("/OutputIntents", Array())),
            identified="/ID" in self._pdf.trailer,
            areas=areas,
            astray=tuple(self._astray(tree)),
            unknown=tuple(sorted(self._unknown)),
        )

    def _know(self, found: Object, known: set[str]) -> None:
        self._unknown |= set(found.keys()) - known

    def _tag(self, element: Object, parent: Object, depth: int) -> Tag:
        if depth > _MOST_DEPTH:
            raise PdfError("the structure goes in circles")
        self._know(element, _ELEMENT_KEYS)
        if element.get("/P", Dictionary()).objgen != parent.objgen:
            self._unknown.add("/P")
        kids = element.get("/K", Array())
        found = list(kids) if isinstance(kids, Array) else [kids]
        attributes = self._said_of(element.get("/A"))
        return Tag(
            kind=str(element.get("/S", ""))[1:],
            kids=tuple(self._kid(kid, element, depth) for kid in found),
            actual=str(element.get("/ActualText", "")),
            alternative=str(element.get("/Alt", "")),
            scope=str(attributes.get("/Scope", ""))[1:],
            rows=_number(attributes.get("/RowSpan")),
            columns=_number(attributes.get("/ColSpan")),
        )

    def _said_of(self, attributes: Object | None) -> dict[str, object]:
        """Attributes; cells share them, so they are read once."""
        if not isinstance(attributes, Dictionary):
            return {}
        key = attributes.objgen
        if key == (0, 0) or key not in self._attributes:
            self._know(attributes, _ATTRIBUTE_KEYS)
            self._attributes[key] = dict(attributes.items())
        return self._attributes[key]

    def _kid(self, kid: object, element: Object, depth: int) -> "Tag | Content | Area":
        if isinstance(kid, int):
            return self._content(element.get("/Pg"), kid, element)
        if isinstance(kid, Dictionary) and "/MCID" in kid:
            return self._content(kid.get("/Pg", element.get("/Pg")), int(kid.MCID), element)
        if isinstance(kid, Dictionary) and "/Obj" in kid:
            self._areas[kid.Obj.objgen] = element.objgen
            return self._area(kid.Obj, self._page(kid.get("/Pg", element.get("/Pg"))))
        if isinstance(kid, Dictionary) and "/S" in kid:
            return self._tag(kid, element, depth + 1)
        raise PdfError("the structure holds what is no element")

    def _content(self, page: object, number: int, element: Object) -> Content:
        content = Content(self._page(page), number)
        if content in self._owners:
            self._unknown.add("/K")
        self._owners[content] = element.objgen
        return content

    def _page(self, page: object) -> int:
        return self._pages.get(page.objgen, -1) if isinstance(page, Dictionary) else -1

    def _area(self, annotation: Object, page: int) -> Area:
        return Area(
            page=page,
            described=str(annotation.get("/Contents", "")),
            is_link=annotation.get("/Subtype") == Name.Link,
            is_printed=annotation.get("/F") == 4,
            in_order=page >= 0 and self._pdf.pages[page].obj.get("/Tabs") == Name.S,
        )

    def _found_areas(self) -> Iterator[Area]:
        for index, page in enumerate(self._pdf.pages):
            self._know(page.obj, _PAGE_KEYS)
            for annotation in page.obj.get("/Annots", Array()):
                self._know(annotation, _LINK_KEYS)
                if annotation.objgen not in self._areas:
                    self._unknown.add("/Annots")
                yield self._area(annotation, index)

    def _astray(self, tree: Object | None) -> Iterator[int]:
        """Pages the tree of parents leads elsewhere from than the elements say."""
        numbers = tree.get("/ParentTree", Dictionary()).get("/Nums", Array()) if tree is not None else Array()
        if tree is not None:
            self._know(tree, _TREE_KEYS)
        pairs = list(numbers)
        parents = dict(zip(map(_number, pairs[::2]), pairs[1::2], strict=False))
        marks: dict[int, dict[int, tuple[int, int]]] = {}
        for content, owner in self._owners.items():
            marks.setdefault(content.page, {})[content.number] = owner
        for index, page in enumerate(self._pdf.pages):
            listed = parents.get(_number(page.obj.get("/StructParents"), -1), Array())
            owners = {number: one.objgen for number, one in enumerate(listed) if isinstance(one, Dictionary)}
            links = page.obj.get("/Annots", Array())
            if owners != marks.get(index, {}) or not all(self._leads_back(link, parents) for link in links):
                yield index

    def _leads_back(self, annotation: Object, parents: Mapping[int, Object]) -> bool:
        parent = parents.get(_number(annotation.get("/StructParent"), -1))
        return isinstance(parent, Dictionary) and parent.objgen == self._areas.get(annotation.objgen)


def _number(value: object, otherwise: int = 1) -> int:
    return value if isinstance(value, int) else otherwise


def _said(metadata: Object | None) -> dict[str, str]:
    """What the XMP says; empty where there is none or it is broken."""
    if metadata is None:
        return {}
    try:
        root = fromstring(metadata.read_bytes())
    except (ParseError, PdfError):
        return {}
    return {
        "title": _text(root, f"{_DC}title//{_RDF}li"),
        "author": _text(root, f"{_DC}creator//{_RDF}li"),
        "language": _text(root, f"{_DC}language//{_RDF}li"),
        "archive": _text(root, f"{_ARCHIVE}part") + _text(root, f"{_ARCHIVE}conformance"),
        "access": _text(root, f"{_ACCESS}part"),
    }


def _text(root: Element, path: str) -> str:
    found = root.find(f".//{path}")
    return (found.text or "") if found is not None else ""
