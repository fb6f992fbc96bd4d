"""The list of tables before them: what it says, and where it leads."""

from collections.abc import Sequence

from budget_desktop.verification.difference import Difference, Differences, apart
from budget_desktop.verification.paper import UPRIGHT, paper_name
from budget_desktop.verification.workbook.package import children
from budget_desktop.verification.workbook.reading import Sheet, is_contents, table_sheets

_LINK = {"ref", "location"}
_HEADS = ("序号", "表号", "表名")


def compare_contents(sheets: Sequence[Sheet], listed: Sequence[tuple[str, str]]) -> Differences:
    """How the contents differ from the tables they must list: number and name of each, without blanks."""
    contents = [sheet for sheet in sheets if is_contents(sheet)]
    if len(contents) != (1 if len(listed) > 1 else 0):
        yield Difference("目录工作表缺少或多余")
        return
    for sheet in contents:
        if sheet.page != UPRIGHT:
            yield Difference("纸张不符", paper_name(UPRIGHT), paper_name(sheet.page), sheet=sheet.name)
        rows = [_HEADS, *((str(place), *texts) for place, texts in enumerate(listed, start=1))]
        table = sheet.table()
        wanted = ["目录", *(text for row in rows for text in row)]
        found = [*table.above, *(box.text for grid in (table.head, table.body) for box in grid.boxes)]
        for expected, text in zip(wanted, found, strict=False):
            if expected != text:
                yield Difference("目录内容不符", *apart(expected, text), sheet=sheet.name)
        if len(wanted) != len(found) or table.notes:
            yield Difference("目录行数不符", sheet=sheet.name)


def compare_links(sheets: Sequence[Sheet]) -> Differences:
    """Whether the contents lead to each sheet in turn, and nothing else leads anywhere."""
    names = [sheet.name.replace("'", "''") for sheet in table_sheets(sheets)]
    for sheet in sheets:
        links = children(sheet.root, "hyperlinks")
        wanted = [f"'{name}'!A1" for name in names] if is_contents(sheet) else []
        if any(link.attrib.keys() != _LINK for link in links):
            yield Difference("有链接到别处或带说明的链接", sheet=sheet.name)
        elif [link.get("location") for link in links] != wanted:
            yield Difference("目录的链接与工作表不符", sheet=sheet.name)
        elif [link.get("ref") for link in links] != _places(sheet, len(wanted)):
            yield Difference("目录的链接不在表名上", sheet=sheet.name)


def _places(sheet: Sheet, count: int) -> list[str]:
    return [f"C{sheet.title_rows + place}" for place in range(1, count + 1)]
