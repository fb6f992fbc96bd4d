"""The keys of the dictionaries we write, by what these are. Another key in a file is none of ours."""

import re
from collections.abc import Iterable

ELEMENT_KEYS = {"/S", "/P", "/K", "/Pg", "/A", "/ActualText", "/Alt"}
ATTRIBUTE_KEYS = {"/O", "/Scope", "/RowSpan", "/ColSpan", "/BBox", "/Placement"}
INFO_KEYS = {"/Title", "/Author"}
CATALOG_KEYS = {
    *("/Type", "/Pages", "/Lang", "/MarkInfo", "/Metadata", "/Outlines", "/OutputIntents", "/PageLabels"),
    *("/PageMode", "/StructTreeRoot", "/ViewerPreferences"),
}
TREE_KEYS = {"/Type", "/K", "/ParentTree", "/ParentTreeNextKey"}
PAGE_KEYS = {
    *("/Type", "/Parent", "/Contents", "/MediaBox", "/Resources", "/Rotate", "/Trans", "/Annots"),
    *("/StructParents", "/Tabs"),
}
LINK_KEYS = {"/Type", "/Subtype", "/Border", "/Contents", "/Dest", "/F", "/Rect", "/StructParent"}
_OTHER_KEYS = {
    *("/Count", "/First", "/Last", "/Next", "/Prev", "/Title", "/Kids", "/Nums", "/St"),
    *("/Marked", "/DisplayDocTitle", "/DestOutputProfile", "/OutputConditionIdentifier"),
    *("/Font", "/ProcSet", "/BaseFont", "/FirstChar", "/LastChar", "/Name", "/ToUnicode", "/Widths"),
    *("/FontDescriptor", "/FontFile2", "/FontName", "/FontBBox", "/Flags", "/Ascent", "/Descent"),
    *("/CapHeight", "/ItalicAngle", "/StemV", "/MissingWidth"),
    *("/Length", "/Length1", "/Filter", "/DecodeParms", "/Columns", "/Predictor", "/N", "/W"),
    *("/ID", "/Info", "/Root", "/Size"),
}
"""Of bookmarks, fonts, streams and the rest."""
_ALL = frozenset().union(
    ELEMENT_KEYS, ATTRIBUTE_KEYS, INFO_KEYS, CATALOG_KEYS, TREE_KEYS, PAGE_KEYS, LINK_KEYS, _OTHER_KEYS
)
_FONT_KEY = re.compile(r"/F\d+\+\d+")


def unknown_of(keys: Iterable[str]) -> set[str]:
    """Those that no dictionary of ours has, whatever it is."""
    return {key for key in set(keys) - _ALL if not _FONT_KEY.fullmatch(key)}
