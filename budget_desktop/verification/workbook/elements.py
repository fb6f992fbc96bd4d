"""Every element of a workbook of ours with its attributes: what is not among them may hide something."""

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
_TEXTS = {"t", "v", "f", "oddFooter", "definedName"}
"""Elements that hold text; what headers say is looked at as the footer."""


def compare_elements(package: Package) -> Differences:
    """Elements, attributes and stray texts of sheets and workbook that are none of ours."""
    for name, root in package.parts.items():
        is_sheet = name.startswith("xl/worksheets/")
        for element in root.iter() if name.startswith("xl/") and name.endswith(".xml") else ():
            called = local(element)
            if is_sheet and called not in _SHEET:
                yield Difference("工作表里有多余的内容", "", f"{name} {called}")
            for key in element.attrib if is_sheet else ():
                if key.rpartition("}")[2] not in _SHEET.get(called, "").split():
                    yield Difference("工作表里有多余的设置", "", f"{name} {called} {key.rpartition('}')[2]}")
            if called == "extLst":
                yield Difference("工作簿里有多余的内容", "", f"{name} {called}")
            own = "" if called in _TEXTS or called.endswith(("Header", "Footer")) else element.text or ""
            if stray := (own + (element.tail or "")).strip():
                yield Difference("工作簿里有不显示的文字", "", stray)
