"""Writes the structure of a document into the finished file, which the library that drew it cannot."""

from collections.abc import Iterator

from pikepdf import Array, Dictionary, Name, Object, Pdf, String

from budget_desktop.export.pdf.structure import Area, Element, Extent, Kind, Marked

_PRINTED = 4
"""Flag of an annotation that is printed with its page, as PDF/A asks for."""


def tag_document(pdf: Pdf, root: Element) -> None:
    """Add to a document the structure with which its pages were drawn."""
    _Tagging(pdf).write(root)


class _Tagging:
    def __init__(self, pdf: Pdf) -> None:
        self._pdf = pdf
        self._pages = [page.obj for page in pdf.pages]
        self._marks: list[dict[int, Object]] = [{} for _ in self._pages]
        """The element of each piece of content, by page and by its number there."""
        self._links: list[Object] = []
        """The element of each clickable area."""
        self._names = {kind: Name(f"/{kind.value}") for kind in Kind}
        self._extents: dict[Extent, Object] = {}
        """Attributes of table cells; cells of the same kind share them."""

    def write(self, root: Element) -> None:
        tree = self._pdf.make_indirect(Dictionary(Type=Name.StructTreeRoot))
        tree.K = self._element(root, tree)
        numbers = self._parents()
        tree.ParentTree = self._pdf.make_indirect(Dictionary(Nums=Array([*numbers])))
        tree.ParentTreeNextKey = len(self._pages) + len(self._links)
        self._pdf.Root.StructTreeRoot = tree
        self._pdf.Root.MarkInfo = Dictionary(Marked=True)

    def _parents(self) -> Iterator[Object | int]:
        """What leads from content back to its element: keys and values, pages first, then links."""
        for index, (page, marks) in enumerate(zip(self._pages, self._marks, strict=True)):
            page.StructParents = index
            page.Tabs = Name.S
            yield index
            yield self._pdf.make_indirect(Array([marks[number] for number in sorted(marks)]))
        yield from (one for pair in enumerate(self._links, start=len(self._pages)) for one in pair)

    def _element(self, element: Element, parent: Object) -> Object:
        """An element and all below it."""
        made = self._pdf.make_indirect(Dictionary(S=self._names[element.kind], P=parent))
        if element.actual:
            made.ActualText = String(element.actual)
        if element.alternative:
            made.Alt = String(element.alternative)
        if attributes := self._attributes(element):
            made.A = attributes
        home = next((kid.page for kid in element.kids if isinstance(kid, Marked)), None)
        if home is not None:
            made.Pg = self._pages[home]
        kids = [self._kid(kid, made, home) for kid in element.kids]
        if kids:
            made.K = kids[0] if len(kids) == 1 else Array(kids)
        return made

    def _kid(self, kid: Element | Marked | Area, parent: Object, home: int | None) -> Object | int:
        match kid:
            case Element():
                return self._element(kid, parent)
            case Marked(page, number):
                self._marks[page][number] = parent
                if page == home:
                    return number
                return Dictionary(Type=Name.MCR, Pg=self._pages[page], MCID=number)
            case Area():
                return self._area(kid, parent)

    def _area(self, area: Area, parent: Object) -> Object:
        page = self._pages[area.page]
        annotation = page.Annots[area.number]
        annotation.Contents = String(area.described)
        annotation.F = _PRINTED
        annotation.StructParent = len(self._pages) + len(self._links)
        self._links.append(parent)
        return Dictionary(Type=Name.OBJR, Obj=annotation, Pg=page)

    def _attributes(self, element: Element) -> Object | None:
        if element.box:
            return Dictionary(O=Name.Layout, Placement=Name.Block, BBox=Array(element.box))
        extent = element.extent
        if extent is None or extent == _PLAIN:
            return None
        if extent not in self._extents:
            self._extents[extent] = self._pdf.make_indirect(_of_cell(extent))
        return self._extents[extent]


_PLAIN = Extent()


def _of_cell(extent: Extent) -> Object:
    attributes = Dictionary(O=Name.Table)
    if extent.scope:
        attributes.Scope = Name(f"/{extent.scope.value}")
    if extent.rows > 1:
        attributes.RowSpan = extent.rows
    if extent.columns > 1:
        attributes.ColSpan = extent.columns
    return attributes
