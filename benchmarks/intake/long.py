"""A platform's export of 10,000 rows: what reading, understanding, planning and writing cost in CPU time."""

import gc
import resource
import time
from collections.abc import Iterator
from pathlib import Path
from tempfile import TemporaryDirectory
from xml.sax.saxutils import escape

from benchmarks.intake.hostile import SHEET, rebuilt
from budget_desktop.domain.codes import Dimension
from budget_desktop.domain.packet import Packet
from budget_desktop.domain.records import Header, Unit
from budget_desktop.edition import Edition, load_edition
from budget_desktop.entry.intake.apply import carry_out_intake
from budget_desktop.entry.intake.plan import plan_intake
from budget_desktop.intake.layout.read import read_layout
from budget_desktop.intake.reading import read_workbook
from budget_desktop.store.book import Book

ROWS = 10_000
_RELATIONS = "xl/_rels/workbook.xml.rels"
_TITLES = (
    "单位编码",
    "功能科目编码",
    "功能分类科目名称",
    "经济科目编码",
    "经济分类科目名称",
    "支出类型",
    "资金来源",
    "金额",
)


def long_workbook(edition: Edition, rows: int = ROWS) -> bytes:
    """Every pair of subjects once, until there are enough rows; written as Excel does, texts kept once."""
    functions = [each for each in edition.catalogue.entries(Dimension.FUNCTION) if len(each.code) == 7]
    economics = [each for each in edition.catalogue.entries(Dimension.DEPARTMENT_ECONOMIC) if each.is_leaf]
    lines: list[tuple[str | float, ...]] = [("2020年支出预算明细表",), ("单位：元",), _TITLES]
    for number in range(rows):
        one = functions[number // len(economics) % len(functions)]
        two = economics[number % len(economics)]
        subjects = (one.code, one.name, two.code, two.name)
        lines.append(("124001", *subjects, "公用经费", "财政拨款", 10_000 + number / 100))
    texts: dict[str, int] = {}
    written = "".join(_row(number, line, texts) for number, line in enumerate(lines, start=1))
    space = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
    shared = "".join(f"<si><t>{escape(text)}</t></si>" for text in texts)

    def change(parts: dict[str, bytes]) -> None:
        sheet = f'<worksheet xmlns="{space}"><sheetData>{written}</sheetData></worksheet>'
        parts[SHEET] = sheet.encode()
        types = parts["[Content_Types].xml"].decode()
        kind = "application/vnd.openxmlformats-officedocument.spreadsheetml.sharedStrings+xml"
        told = f'<Override PartName="/xl/sharedStrings.xml" ContentType="{kind}"/></Types>'
        parts["[Content_Types].xml"] = types.replace("</Types>", told).encode()
        parts["xl/sharedStrings.xml"] = f'<sst xmlns="{space}">{shared}</sst>'.encode()
        of_office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
        known = f'<Relationship Id="texts" Type="{of_office}/sharedStrings" Target="sharedStrings.xml"/>'
        relations = parts[_RELATIONS].decode()
        parts[_RELATIONS] = relations.replace("</Relationships>", f"{known}</Relationships>").encode()

    return rebuilt(change)


def _row(number: int, line: tuple[str | float, ...], texts: dict[str, int]) -> str:
    cells = []
    for letter, value in zip("ABCDEFGH", line, strict=False):
        if isinstance(value, str):
            place = texts.setdefault(value, len(texts))
            cells.append(f'<c r="{letter}{number}" t="s"><v>{place}</v></c>')
        else:
            cells.append(f'<c r="{letter}{number}"><v>{value!r}</v></c>')
    return f'<row r="{number}">{"".join(cells)}</row>'


def measured() -> Iterator[tuple[str, float]]:
    """What each step took, in seconds of CPU time of this process and of the one that reads."""
    # As a command does: nearly all that is made is needed to the end.
    gc.set_threshold(50_000)
    edition = load_edition("henan-jiyuan-2020")
    packet = Packet(
        header=Header(department="某某局", department_code="124", year=2020, edition=edition.key),
        units=(Unit(key="124001", name="某某局"),),
    )
    with TemporaryDirectory() as folder:
        file = Path(folder) / "long.xlsx"
        file.write_bytes(long_workbook(edition))
        began, before = time.process_time(), _children()
        workbook = read_workbook(file)
        read = time.process_time()
        yield "read, in the process that parses", _children() - before
        yield "read, in the program", read - began
        layout = read_layout(workbook, edition)
        understood = time.process_time()
        yield "understand", understood - read
        plan = plan_intake(layout, packet, edition, {})
        planned = time.process_time()
        yield "plan", planned - understood
        with Book.create(Path(folder) / "long.budget") as book:
            book.edit("新建", lambda draft: draft.add_packet(packet))
            (info,) = book.packets()
            made = time.process_time()
            book.edit(
                "导入", lambda draft: carry_out_intake(plan, draft, packet, info.id, edition, at="2020-01-05")
            )
            yield "write, in one step of the book", time.process_time() - made
    if len(plan.items) != ROWS:
        raise RuntimeError(f"{len(plan.items)} figures of {ROWS}")


def _children() -> float:
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime
