"""The structure of a PDF, and what it says of itself to archives and to programs that read aloud.

qpdf takes the objects apart, and changes and leaves out nothing; what stands in them is judged elsewhere.
"""

from collections.abc import Iterator, Mapping, Set
from dataclasses import dataclass
from functools import cached_property
from io import BytesIO
from typing import NamedTuple
from xml.etree.ElementTree import Element, ParseError

from pikepdf import Object, Pdf, PdfError

from budget_desktop.verification.markup import parsed
from budget_desktop.verification.pdf.hidden import hidden_in
from budget_desktop.verification.pdf.keys import (
    ATTRIBUTE_KEYS,
    CATALOG_KEYS,
    ELEMENT_KEYS,
    INFO_KEYS,
    LINK_KEYS,
    PAGE_KEYS,
    TREE_KEYS,
    unknown_of,
)
from budget_desktop.verification.pdf.objects import Objects, Value, name_in, reference_to, text_in

_DC = "{http://purl.org/dc/elements/1.1/}"
_RDF = "{http://www.w3.org/1999/02/22-rdf-syntax-ns#}"
_ARCHIVE = "{http://www.aiim.org/pdfa/ns/id/}"
_ACCESS = "{http://www.aiim.org/pdfua/ns/id/}"

_PRINTED = 4
"""Flag of an annotation that is printed with its page."""
_MOST_DEPTH = 40
"""A tree deeper than this is none of ours, and may go in circles."""


class Content(NamedTuple):
    """What is drawn on a page (index) under a number."""

    page: int
    number: int


class Tag(NamedTuple):
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
    """Keys of its dictionaries that we never write, and what else no reader shows."""

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
        self._objects = Objects(pdf)
        self._page_references = [reference_to(page.obj) for page in pdf.pages]
        self._pages = {reference: index for index, reference in enumerate(self._page_references)}
        self._owners: dict[Content, str] = {}
        self._areas: dict[str, str] = {}
        """The element of each annotation that stands in the structure, by their references."""
        self._homes: dict[str, int] = {}
        """The page the structure says each of them is on."""
        self._extents: dict[str, tuple[str, int, int]] = {}
        self._unknown: set[str] = set()

    def makeup(self) -> Makeup:
        root = self._known(reference_to(self._pdf.Root), CATALOG_KEYS)
        # pdfium tells the properties it knows, and no others.
        trailer = self._objects.trailer
        self._known(trailer.get("/Info"), INFO_KEYS)
        self._unknown.update(unknown_of(self._objects.keys()))
        self._unknown.update(hidden_in(self._pdf))
        tree = root.get("/StructTreeRoot")
        top = self._objects.dictionary(tree).get("/K")
        tag = self._tag(top, tree, 0) if self._objects.dictionary(top) else None
        areas = tuple(self._found_areas())
        info = self._objects.dictionary(root.get("/MarkInfo"))
        preferences = self._objects.dictionary(root.get("/ViewerPreferences"))
        intents = map(self._objects.dictionary, self._objects.array(root.get("/OutputIntents")))
        return Makeup(
            root=tag,
            marked=bool(info.get("/Marked")) and not info.get("/Suspects"),
            shows_title=bool(preferences.get("/DisplayDocTitle")),
            metadata=_said(self._pdf.Root.get("/Metadata")),
            coloured=any("/DestOutputProfile" in intent for intent in intents),
            identified="/ID" in trailer,
            areas=areas,
            astray=tuple(self._astray(tree)),
            unknown=tuple(sorted(self._unknown)),
        )

    def _known(self, value: Value, keys: Set[str]) -> Mapping[str, Value]:
        """A dictionary, whose keys should be among those; nothing where there is none."""
        found = self._objects.dictionary(value)
        if not found.keys() <= keys:
            self._unknown.update(found.keys() - keys)
        return found

    def _tag(self, reference: Value, parent: Value, depth: int) -> Tag:
        if depth > _MOST_DEPTH:
            raise PdfError("the structure goes in circles")
        element = self._known(reference, ELEMENT_KEYS)
        if element.get("/P") != parent:
            self._unknown.add("/P")
        held = element.get("/K", [])
        kids = found if isinstance(found := self._objects.of(held), list) else [held]
        return Tag(
            name_in(element.get("/S")),
            tuple([self._kid(kid, element, reference, depth) for kid in kids]),
            text_in(element["/ActualText"]) if "/ActualText" in element else "",
            text_in(element["/Alt"]) if "/Alt" in element else "",
            *self._extent(element.get("/A")),
        )

    def _extent(self, attributes: Value) -> tuple[str, int, int]:
        """What a cell heads, and how many rows and columns it covers. Many cells share their attributes."""
        if not isinstance(attributes, str) or attributes not in self._extents:
            found = self._known(attributes, ATTRIBUTE_KEYS)
            spans = _number(found.get("/RowSpan")), _number(found.get("/ColSpan"))
            extent = name_in(found.get("/Scope")), *spans
            if not isinstance(attributes, str):
                return extent
            self._extents[attributes] = extent
        return self._extents[attributes]

    def _kid(
        self, kid: Value, element: Mapping[str, Value], reference: Value, depth: int
    ) -> "Tag | Content | Area":
        if isinstance(kid, int):
            return self._content(element.get("/Pg"), kid, reference)
        found = self._objects.dictionary(kid)
        if "/S" in found:
            return self._tag(kid, reference, depth + 1)
        page = found.get("/Pg", element.get("/Pg"))
        if isinstance(number := found.get("/MCID"), int):
            return self._content(page, number, reference)
        if isinstance(annotation := found.get("/Obj"), str):
            self._areas[annotation] = str(reference)
            self._homes[annotation] = self._page(page)
            return self._area(annotation, self._page(page))
        raise PdfError("the structure holds what is no element")

    def _content(self, page: Value, number: int, owner: Value) -> Content:
        content = Content(self._page(page), number)
        if content in self._owners:
            self._unknown.add("/K")
        self._owners[content] = str(owner)
        return content

    def _page(self, page: Value) -> int:
        return self._pages.get(page, -1) if isinstance(page, str) else -1

    def _area(self, reference: Value, page: int) -> Area:
        annotation = self._objects.dictionary(reference)
        home = self._objects.dictionary(self._page_references[page]) if page >= 0 else {}
        return Area(
            page=page,
            described=text_in(annotation.get("/Contents")),
            is_link=annotation.get("/Subtype") == "/Link",
            is_printed=annotation.get("/F") == _PRINTED,
            in_order=home.get("/Tabs") == "/S",
        )

    def _found_areas(self) -> Iterator[Area]:
        for index, reference in enumerate(self._page_references):
            page = self._known(reference, PAGE_KEYS)
            if page.get("/Rotate") != 0:
                self._unknown.add("/Rotate")
            if self._objects.array(page.get("/MediaBox"))[:2] != [0, 0]:
                self._unknown.add("/MediaBox")
            for annotation in self._objects.array(page.get("/Annots")):
                self._known(annotation, LINK_KEYS)
                if annotation not in self._areas:
                    self._unknown.add("/Annots")
                elif self._homes[annotation] != index:
                    self._unknown.add("/Pg")
                yield self._area(annotation, index)

    def _astray(self, tree: Value) -> Iterator[int]:
        """Pages the tree of parents leads elsewhere from than the elements say."""
        parent_tree = self._objects.dictionary(self._known(tree, TREE_KEYS).get("/ParentTree"))
        pairs = self._objects.array(parent_tree.get("/Nums"))
        parents = dict(zip(map(_number, pairs[::2]), pairs[1::2], strict=False))
        marks: dict[int, dict[int, str]] = {}
        for content, owner in self._owners.items():
            marks.setdefault(content.page, {})[content.number] = owner
        for index, reference in enumerate(self._page_references):
            page = self._objects.dictionary(reference)
            listed = self._objects.array(parents.get(_number(page.get("/StructParents"), -1)))
            owners = {number: one for number, one in enumerate(listed) if one is not None}
            links = self._objects.array(page.get("/Annots"))
            if owners != marks.get(index, {}) or not all(self._leads_back(link, parents) for link in links):
                yield index

    def _leads_back(self, link: Value, parents: Mapping[int, Value]) -> bool:
        annotation = self._objects.dictionary(link)
        parent = parents.get(_number(annotation.get("/StructParent"), -1))
        return parent is not None and parent == self._areas.get(str(link))


def _number(value: Value, otherwise: int = 1) -> int:
    return value if isinstance(value, int) else otherwise


def _said(metadata: Object | None) -> dict[str, str]:
    """What the XMP says; empty where there is none or it is broken."""
    if metadata is None:
        return {}
    try:
        root = parsed(metadata.read_bytes())
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
