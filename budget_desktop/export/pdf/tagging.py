"""Writes the structure of a document into the drawn file, which the library that drew it cannot.

A table has thousands of elements. They are written as the text they are in the file.
"""

from collections.abc import Iterator

from budget_desktop.export.pdf.objects import Objects
from budget_desktop.export.pdf.structure import Area, Element, Extent, Marked

_PRINTED = 4
"""Flag of an annotation that is printed with its page, as PDF/A asks for."""
_PLAIN = Extent()


def tag(objects: Objects, root: Element) -> None:
    """Give the drawn objects the structure with which their pages were drawn."""
    _Structure(objects, root).enter()


class _Structure:
    def __init__(self, objects: Objects, root: Element) -> None:
        self._objects = objects
        self._pages = objects.pages
        self._areas = [objects.areas(page) for page in range(len(objects.pages))]
        self._marks: list[dict[int, str]] = [{} for _ in self._pages]
        """The element of each piece of content, by page and by its number there."""
        self._links: list[tuple[Area, str]] = []
        """The clickable areas, each with its element."""
        self._extents: dict[Extent, str] = {}
        """Attributes of table cells; cells of the same kind share them."""
        self._tree = objects.add("")
        top = self._element(root, self._tree)
        parents = objects.add(f"<</Nums[{' '.join(self._parents())}]>>")
        following = len(self._pages) + len(self._links)
        objects.put(
            self._tree,
            f"<</Type/StructTreeRoot/K {top}/ParentTree {parents}/ParentTreeNextKey {following}>>",
        )

    def enter(self) -> None:
        """What the drawn objects have to say of the structure."""
        extend = self._objects.extend
        extend(self._objects.root, f"/StructTreeRoot {self._tree}/MarkInfo<</Marked true>>")
        for index, page in enumerate(self._pages):
            extend(page, f"/StructParents {index}/Tabs/S")
        for key, (area, _) in enumerate(self._links, start=len(self._pages)):
            extend(self._areas[area.page][area.number], f"/F {_PRINTED}/StructParent {key}")

    def _parents(self) -> Iterator[str]:
        """What leads from content back to its element: keys and values, pages first, then links."""
        for index, marks in enumerate(self._marks):
            elements = " ".join(marks[number] for number in sorted(marks))
            yield f"{index} {self._objects.add(f'[{elements}]')}"
        for key, (_, element) in enumerate(self._links, start=len(self._pages)):
            yield f"{key} {element}"

    def _element(self, element: Element, parent: str) -> str:
        """An element and all below it; returns its reference."""
        made = self._objects.add("")
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
        self._objects.put(made, f"<<{''.join(parts)}>>")
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
                return f"<</Type/OBJR/Obj {self._areas[page][number]}/Pg {self._pages[page]}>>"

    def _attributes(self, element: Element) -> str:
        if element.box:
            return f"<</O/Layout/Placement/Block/BBox[{' '.join(f'{edge:.3f}' for edge in element.box)}]>>"
        extent = element.extent
        if extent is None or extent == _PLAIN:
            return ""
        if extent not in self._extents:
            self._extents[extent] = self._objects.add(_of_cell(extent))
        return self._extents[extent]


def _of_cell(extent: Extent) -> str:
    scope = f"/Scope/{extent.scope.value}" if extent.scope else ""
    rows = f"/RowSpan {extent.rows}" if extent.rows > 1 else ""
    columns = f"/ColSpan {extent.columns}" if extent.columns > 1 else ""
    return f"<</O/Table{scope}{rows}{columns}>>"


def _text(text: str) -> str:
    """In UTF-16, in hexadecimal."""
    return f"<feff{text.encode('utf-16-be').hex()}>"
