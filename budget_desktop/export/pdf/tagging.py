"""Writes the structure of a document into the drawn file, which the library that drew it cannot.

A table has thousands of elements. Made one by one as objects of qpdf they take as long as all else there is
to do with the file; so they are written as text behind the drawn file, as an update (ISO 32000-1, 7.5.6) that
qpdf takes in when it opens the whole.
"""

import re
from collections.abc import Iterator
from io import BytesIO

from pikepdf import Array, Dictionary, Name, Object, Pdf, String

from budget_desktop.export.pdf.structure import Area, Element, Extent, Marked

_PRINTED = 4
"""Flag of an annotation that is printed with its page, as PDF/A asks for."""
_PLAIN = Extent()
_LAST_TABLE = re.compile(rb"startxref\s+(\d+)\s+%%EOF\s*\Z")


def open_tagged(drawn: bytes, root: Element) -> Pdf:
    """The document with the structure with which its pages were drawn."""
    with Pdf.open(BytesIO(drawn)) as pdf:
        structure = _Structure(pdf, root)
        update = structure.update(pdf, drawn)
    tagged = Pdf.open(BytesIO(drawn + update))
    structure.enter(tagged)
    return tagged


class _Structure:
    """The objects of the structure as text, numbered behind those of the drawn file."""

    def __init__(self, pdf: Pdf, root: Element) -> None:
        self._first = int(pdf.trailer.Size)
        self._pages = [_reference(page.obj) for page in pdf.pages]
        self._annotations = [[_reference(one) for one in page.obj.get("/Annots", ())] for page in pdf.pages]
        self._objects: list[str] = []
        self._marks: list[dict[int, str]] = [{} for _ in self._pages]
        """The element of each piece of content, by page and by its number there."""
        self._links: list[tuple[Area, str]] = []
        """The clickable areas, each with its element."""
        self._extents: dict[Extent, str] = {}
        """Attributes of table cells; cells of the same kind share them."""
        self._tree = self._add("")
        top = self._element(root, self._tree)
        parents = self._add(f"<</Nums[{' '.join(self._parents())}]>>")
        following = len(self._pages) + len(self._links)
        self._set(
            self._tree,
            f"/Type/StructTreeRoot/K {top}/ParentTree {parents}/ParentTreeNextKey {following}",
        )

    def update(self, pdf: Pdf, drawn: bytes) -> bytes:
        """The objects, their table and a trailer, to stand right behind the drawn file."""
        result = BytesIO()
        places = []
        for number, text in enumerate(self._objects, start=self._first):
            places.append(len(drawn) + result.tell())
            result.write(f"{number} 0 obj {text} endobj\n".encode("latin-1"))
        table = len(drawn) + result.tell()
        before = _LAST_TABLE.search(drawn)
        assert before, "the library ends each file so"  # noqa: S101
        trailer = Dictionary({key: pdf.trailer[key] for key in ("/Root", "/Info", "/ID")})
        trailer.Size = self._first + len(places)
        trailer.Prev = int(before[1])
        entries = "".join(f"{place:010} 00000 n \n" for place in places)
        result.write(f"xref\n{self._first} {len(places)}\n{entries}trailer ".encode())
        result.write(trailer.unparse() + f"\nstartxref\n{table}\n%%EOF\n".encode())
        return result.getvalue()

    def enter(self, pdf: Pdf) -> None:
        """What the objects of the drawn file have to say of the structure."""
        number, _, _ = self._tree.partition(" ")
        pdf.Root.StructTreeRoot = pdf.get_object((int(number), 0))
        pdf.Root.MarkInfo = Dictionary(Marked=True)
        for index, page in enumerate(pdf.pages):
            page.obj.StructParents = index
            page.obj.Tabs = Name.S
        for key, (area, _) in enumerate(self._links, start=len(self._pages)):
            annotation = pdf.pages[area.page].obj.Annots[area.number]
            annotation.Contents = String(area.described)
            annotation.F = _PRINTED
            annotation.StructParent = key

    def _parents(self) -> Iterator[str]:
        """What leads from content back to its element: keys and values, pages first, then links."""
        for index, marks in enumerate(self._marks):
            elements = " ".join(marks[number] for number in sorted(marks))
            yield f"{index} {self._add(f'[{elements}]')}"
        for key, (_, element) in enumerate(self._links, start=len(self._pages)):
            yield f"{key} {element}"

    def _element(self, element: Element, parent: str) -> str:
        """An element and all below it; returns its reference."""
        made = self._add("")
        parts = [f"/S/{element.kind.value}/P {parent}"]
        if element.actual:
            parts.append(f"/ActualText{_text(element.actual)}")
        if element.alternative:
            parts.append(f"/Alt{_text(element.alternative)}")
        if attributes := self._attributes(element):
            parts.append(f"/A {attributes}")
        home = next((kid.page for kid in element.kids if isinstance(kid, Marked)), None)
        if home is not None:
            parts.append(f"/Pg {self._pages[home]}")
        kids = [self._kid(kid, made, home) for kid in element.kids]
        if kids:
            parts.append(f"/K {kids[0]}" if len(kids) == 1 else f"/K[{' '.join(kids)}]")
        self._set(made, "".join(parts))
        return made

    def _kid(self, kid: Element | Marked | Area, parent: str, home: int | None) -> str:
        match kid:
            case Element():
                return self._element(kid, parent)
            case Marked(page, number):
                self._marks[page][number] = parent
                return str(number) if page == home else f"<</Type/MCR/Pg {self._pages[page]}/MCID {number}>>"
            case Area(page, number):
                self._links.append((kid, parent))
                return f"<</Type/OBJR/Obj {self._annotations[page][number]}/Pg {self._pages[page]}>>"

    def _attributes(self, element: Element) -> str:
        if element.box:
            return f"<</O/Layout/Placement/Block/BBox{Array(element.box).unparse().decode()}>>"
        extent = element.extent
        if extent is None or extent == _PLAIN:
            return ""
        if extent not in self._extents:
            self._extents[extent] = self._add(_of_cell(extent))
        return self._extents[extent]

    def _add(self, text: str) -> str:
        """A new object; returns its reference."""
        self._objects.append(text)
        return f"{self._first + len(self._objects) - 1} 0 R"

    def _set(self, reference: str, content: str) -> None:
        number, _, _ = reference.partition(" ")
        self._objects[int(number) - self._first] = f"<<{content}>>"


def _of_cell(extent: Extent) -> str:
    scope = f"/Scope/{extent.scope.value}" if extent.scope else ""
    rows = f"/RowSpan {extent.rows}" if extent.rows > 1 else ""
    columns = f"/ColSpan {extent.columns}" if extent.columns > 1 else ""
    return f"<</O/Table{scope}{rows}{columns}>>"


def _text(text: str) -> str:
    return String(text).unparse().decode("latin-1")


def _reference(found: Object) -> str:
    number, generation = found.objgen
    return f"{number} {generation} R"
