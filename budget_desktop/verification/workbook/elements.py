"""Every element of a workbook of ours with its attributes: what is not among them may hide something."""

from functools import cache
from xml.etree.ElementTree import Element

from budget_desktop.verification.difference import Difference, Differences
from budget_desktop.verification.workbook.package import Package, local

_SHEET = {
    **dict.fromkeys(("worksheet", "sheetPr", "sheetViews", "cols", "sheetData", "is", "hyperlinks"), ""),
    **dict.fromkeys(("headerFooter", "oddHeader", "evenHeader", "evenFooter", "firstHeader"), ""),
    **dict.fromkeys(("firstFooter", "ignoredErrors", "oddFooter", "v"), ""),
    "t": "space",
    "outlinePr": "summaryRight summaryBelow",
    "pageSetUpPr": "fitToPage",
    "dimension": "ref",
    "sheetView": "showGridLines workbookViewId tabSelected view rightToLeft showZeros showFormulas",
    "pane": "activePane ySplit state topLeftCell",
    "selection": "activeCell pane sqref",
    "sheetFormatPr": "defaultRowHeight baseColWidth zeroHeight",
    "col": "min max width customWidth hidden outlineLevel",
    "row": "r ht customHeight hidden outlineLevel spans",
    "c": "r s t",
    "f": "",
    "mergeCells": "count",
    "mergeCell": "ref",
    "hyperlink": "ref location",
    "printOptions": "horizontalCentered",
    "pageMargins": "left right top bottom header footer",
    "pageSetup": "paperSize fitToHeight fitToWidth orientation",
    "ignoredError": "sqref numberStoredAsText",
}
_LOOKS = ("xl/styles.xml", "xl/theme/theme1.xml")
_CALLED = {"Normal", "Office Theme", "Office", "宋体", "黑体"}
"""What styles, fonts and the theme are called."""
_IN_STYLES = {
    *(
        "numFmts",
        "fonts",
        "fills",
        "borders",
        "cellStyleXfs",
        "cellXfs",
        "cellStyles",
        "tableStyles",
        "colors",
    )
}
_TEXTS = {"t", "v", "f", "oddFooter", "definedName"}
"""Elements that hold text; what headers say is looked at as the footer."""


_SPACE = "{http://www.w3.org/XML/1998/namespace}space"


def compare_elements(package: Package) -> Differences:
    """Elements, attributes and stray texts of sheets and workbook that are none of ours."""
    for name, root in package.parts.items():
        if not (name.startswith("xl/") and name.endswith(".xml")):
            continue
        is_sheet = name.startswith("xl/worksheets/")
        for element in root.iter():
            known, holds_text = _known(element.tag)
            if is_sheet and (known is None or not known.issuperset(element.attrib)):
                yield from _foreign(element, name, known)
            if local(element) == "extLst":
                yield Difference("工作簿里有多余的内容", "", f"{name} extLst")
            stray = (element.tail or "") if holds_text else (element.text or "") + (element.tail or "")
            if stray and (stray := stray.strip()):
                yield Difference("工作簿里有不显示的文字", "", stray)


def compare_names(package: Package) -> Differences:
    """Styles and fonts of a name that is none of ours, used or not."""
    for part in _LOOKS:
        root = package.parts.get(part, Element("none"))
        for element in root.iter():
            called = element.get("val" if local(element) == "name" else "name")
            if called is not None and called not in _CALLED:
                yield Difference("样式或字体有别的名称", "", called)
    for each in package.root("xl/styles.xml"):
        if local(each) not in _IN_STYLES:
            yield Difference("工作簿里有多余的设置", "", local(each))


@cache
def _known(tag: str) -> tuple[frozenset[str] | None, bool]:
    """The attributes an element of a sheet may have, None if no sheet has it; and whether it holds text."""
    called = tag.rpartition("}")[2]
    keys = _SHEET.get(called)
    known = None if keys is None else frozenset(_SPACE if key == "space" else key for key in keys.split())
    return known, called in _TEXTS or called.endswith(("Header", "Footer"))


def _foreign(element: Element, name: str, known: frozenset[str] | None) -> Differences:
    if known is None:
        yield Difference("工作表里有多余的内容", "", f"{name} {local(element)}")
    for key in element.attrib:
        if key not in (known or ()):
            yield Difference("工作表里有多余的设置", "", f"{name} {local(element)} {key.rpartition('}')[2]}")
