"""Self-test of what is shipped: editions load, the sample is clean, its files read back, the window opens."""

import tempfile
from collections.abc import Iterator
from pathlib import Path

from budget_desktop.disclosure import disclosed
from budget_desktop.domain.errors import KnownError
from budget_desktop.domain.packet import Packet
from budget_desktop.edition import edition_keys, load_edition
from budget_desktop.entry.intake.plan import plan_intake
from budget_desktop.export.packet import export_packet
from budget_desktop.intake.layout.read import read_layout
from budget_desktop.intake.reading import read_workbook
from budget_desktop.operations import create_sample
from budget_desktop.rules import check, verdict
from budget_desktop.store.book import Book


def self_test() -> Iterator[str]:
    """Lines that tell what was tried and found, in order. Raises KnownError at the first fault."""
    for key in edition_keys():
        edition = load_edition(key)
        yield f"模板“{edition.title}”完好，{len(edition.tables)} 种表"
    with tempfile.TemporaryDirectory() as folder:
        book = Path(folder) / "示例.budget"
        packet = _sample(book)
        disclosure = disclosed(packet)
        outcome = verdict(check(disclosure))
        if not outcome.ok:
            raise KnownError(f"示例账套校验不通过：{outcome.text}", "程序文件可能损坏，请重新安装")
        yield f"示例账套：{outcome.text}"
        for path in export_packet(disclosure, Path(folder), frozenset({"xlsx", "pdf"})):
            yield f"{path.name}：{_read_back(path, disclosure.packet.header.department)}"
            if path.suffix == ".xlsx":
                yield f"导入导出的工作簿：{_taken_in(path, packet)}"
        yield f"窗口：{_window(book, Path(folder))}"
    yield "自检通过"


def _sample(path: Path) -> Packet:
    create_sample(path)
    with Book.open(path) as book:
        return book.packet(book.packets()[0].id)


def _window(book: Path, folder: Path) -> str:
    """How the window fared, drawn to memory; a machine for the command line alone need not have Qt."""
    try:
        from budget_desktop.gui.start.trial import can_draw_to_memory, try_window
    except ImportError as error:
        return f"没有试，缺少图形库（{error.name or str(error).partition(':')[0]}）"
    if not can_draw_to_memory():
        return "没有试，图形库不全"
    return f"{try_window(book, folder / 'window.ini')} 页都打得开"


def _read_back(path: Path, department: str) -> str:
    """What an independent reader finds in the finished file; KnownError if the department is not in it."""
    text, size = _pdf_text(path) if path.suffix == ".pdf" else _workbook_text(path)
    if department not in text:
        raise KnownError(f"导出的“{path.name}”里读不到单位名称", "程序文件可能损坏，请重新安装")
    return size


def _taken_in(path: Path, packet: Packet) -> str:
    """What taking an exported workbook in again would do: nothing, for it says what the book says."""
    edition = load_edition(packet.header.edition)
    plan = plan_intake(read_layout(read_workbook(path), edition), packet, edition, {})
    if plan.changing or plan.doubts:
        raise KnownError(
            f"导出的“{path.name}”读回来与账套不同：{plan.summary}", "程序文件可能损坏，请重新安装"
        )
    return plan.summary


def _pdf_text(path: Path) -> tuple[str, str]:
    import pypdfium2

    document = pypdfium2.PdfDocument(path)
    try:
        text = "".join(page.get_textpage().get_text_range() for page in document)
        return "".join(text.split()), f"{len(document)} 页"
    finally:
        document.close()


def _workbook_text(path: Path) -> tuple[str, str]:
    import openpyxl

    workbook = openpyxl.load_workbook(path, read_only=True)
    try:
        cells = (cell for sheet in workbook for row in sheet.iter_rows(values_only=True) for cell in row)
        text = "".join(cell for cell in cells if isinstance(cell, str))
        return text, f"{len(workbook.sheetnames)} 张工作表"
    finally:
        workbook.close()
