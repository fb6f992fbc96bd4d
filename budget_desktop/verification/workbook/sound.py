"""Whether anything in the workbook is hidden, calculated, or told that is nobody's business."""

from budget_desktop.tables.table import PageSetup
from budget_desktop.verification.difference import Difference, Differences
from budget_desktop.verification.paper import paper_name
from budget_desktop.verification.workbook.contents import compare_links
from budget_desktop.verification.workbook.elements import compare_elements, compare_names
from budget_desktop.verification.workbook.package import Package, children, compare_parts, local, properties
from budget_desktop.verification.workbook.reading import Sheet

_SAID = {"title", "creator"}
_ELEMENTS = {
    *("sheetPr", "dimension", "sheetViews", "sheetFormatPr", "cols", "sheetData", "mergeCells"),
    *("hyperlinks", "printOptions", "pageMargins", "pageSetup", "headerFooter", "ignoredErrors"),
}
_IN_WORKBOOK = {"workbookPr", "workbookProtection", "bookViews", "sheets", "definedNames", "calcPr"}
_NAMES = {"_xlnm.Print_Titles", "_xlnm.Print_Area"}
_LEAST_HEIGHT, _LEAST_WIDTH = 8.0, 1.5
"""Points, and characters: rows and columns smaller than this show nothing."""
_ON = {"1", "true"}


def compare_workbook_soundness(package: Package, sheets: list[Sheet], foot: str) -> Differences:
    """What is wrong with the workbook itself, whatever it says; `foot` is what its footers have to say."""
    yield from compare_parts(package)
    yield from compare_elements(package)
    yield from compare_names(package)
    for name, text in properties(package).items():
        if name not in _SAID:
            yield Difference("文档属性里有标题、作者以外的内容", "", f"{name}：{text}")
    workbook = package.root("xl/workbook.xml")
    for part in workbook:
        if local(part) not in _IN_WORKBOOK or (local(part) == "workbookProtection" and part.attrib):
            yield Difference("工作簿里有多余的设置", "", local(part))
    for each in children(workbook, "definedNames"):
        if each.get("name") not in _NAMES or each.get("hidden") in _ON:
            yield Difference("有自定义名称", "", each.get("name", ""))
    yield from compare_links(sheets)
    for sheet in sheets:
        yield from _sheet(sheet)
        if sheet.foot != foot:
            yield Difference("页脚的模板和校验码不符", foot, sheet.foot, sheet=sheet.name)


def compare_paper(sheet: Sheet, wanted: PageSetup) -> Differences:
    """Whether the sheet is printed on the paper it is to be printed on."""
    if sheet.page != wanted:
        yield Difference("纸张不符", paper_name(wanted), paper_name(sheet.page), sheet=sheet.name)


def _sheet(sheet: Sheet) -> Differences:
    name = sheet.name
    if sheet.state != "visible":
        yield Difference("隐藏的工作表", sheet=name)
    for part in sheet.root:
        if local(part) not in _ELEMENTS:
            yield Difference("工作表里有多余的内容", "", local(part), sheet=name)
    yield from _rows_and_columns(sheet)
    yield from _views(sheet)
    yield from _cells(sheet)
    yield from _printed(sheet)


def _views(sheet: Sheet) -> Differences:
    for view in children(sheet.root, "sheetViews"):
        if view.get("showZeros", "1") not in _ON or view.get("showFormulas") in _ON:
            yield Difference("视图隐藏了零值或显示公式", sheet=sheet.name)
        if view.get("view") or view.get("rightToLeft") in _ON:
            yield Difference("视图不是普通视图", sheet=sheet.name)


def _cells(sheet: Sheet) -> Differences:
    for cell in sheet.cells.values():
        faults = cell.style.faults if cell.text or cell.value is not None else ()
        for fault in (cell.fault, *faults) if cell.fault else faults:
            yield Difference(fault, sheet=sheet.name, column=f"单元格 {cell.address}")
    for cell in sheet.hidden_under_merged():
        said = "", cell.text
        yield Difference("合并格下面藏有内容", *said, sheet=sheet.name, column=f"单元格 {cell.address}")


def _rows_and_columns(sheet: Sheet) -> Differences:
    for row in children(sheet.root, "sheetData"):
        low = float(row.get("ht", "15")) < _LEAST_HEIGHT
        if low or row.get("hidden") in _ON or row.get("outlineLevel", "0") != "0":
            yield Difference("隐藏的行", sheet=sheet.name, row=f"第{row.get('r')}行")
    for column in children(sheet.root, "cols"):
        narrow = float(column.get("width", "8")) < _LEAST_WIDTH
        if narrow or column.get("hidden") in _ON or column.get("outlineLevel", "0") != "0":
            yield Difference("隐藏的列", sheet=sheet.name, column=f"第{column.get('min')}列")
    for part in sheet.root:
        if local(part) == "sheetFormatPr" and part.get("zeroHeight") in _ON:
            yield Difference("隐藏的行", sheet=sheet.name)


def _printed(sheet: Sheet) -> Differences:
    """Everything on the sheet is printed."""
    filled = [place for place, cell in sheet.cells.items() if cell.text]
    if not filled or sheet.print_area is None:
        yield Difference("空白的工作表，或没有打印区域", sheet=sheet.name)
        return
    top, left, bottom, right = sheet.print_area
    for row, column in filled:
        if not (top <= row <= bottom and left <= column <= right):
            yield Difference("打印区域以外有内容", sheet=sheet.name, row=f"第{row}行")
