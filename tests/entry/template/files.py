"""A 填报表 out and in again without a process of its own, and somebody typing in it meanwhile."""

from io import BytesIO
from pathlib import Path
from tempfile import TemporaryDirectory

import openpyxl
from openpyxl.worksheet.worksheet import Worksheet

from budget_desktop.domain.packet import Packet
from budget_desktop.edition import load_edition
from budget_desktop.entry.template.comparing import compare
from budget_desktop.entry.template.differences import Comparison
from budget_desktop.entry.template.giving_out import write_template
from budget_desktop.entry.template.pages import WHOLE, Scope
from budget_desktop.entry.template.returned import read_returned
from budget_desktop.intake.files.xlsx import read_xlsx
from budget_desktop.intake.sheet import Workbook

BOOK = "the-book"


class Filled:
    """A 填报表 as somebody types in it."""

    def __init__(self, packet: Packet, scope: Scope = WHOLE) -> None:
        with TemporaryDirectory() as folder:
            path = Path(folder) / "填报表.xlsx"
            write_template(packet, BOOK, path, scope)
            self._data = path.read_bytes()
        self._workbook: openpyxl.Workbook | None = None

    def sheet(self, name: str) -> Worksheet:
        """A sheet, to be typed in."""
        if self._workbook is None:
            self._workbook = openpyxl.load_workbook(BytesIO(self._data))
        sheet = self._workbook[name]
        assert isinstance(sheet, Worksheet)
        return sheet

    @property
    def names(self) -> list[str]:
        """The sheets."""
        return openpyxl.load_workbook(BytesIO(self._data)).sheetnames

    def type(self, name: str, row: int, title: str, value: object) -> None:
        """Type a value below a title."""
        sheet = self.sheet(name)
        titles = [cell.value for cell in sheet[1]]
        cell = sheet.cell(row, titles.index(title) + 1)
        cell.value = value  # type: ignore[assignment]

    def back(self) -> Workbook:
        """The file as the program reads it."""
        data = self._data
        if self._workbook is not None:
            stream = BytesIO()
            self._workbook.save(stream)
            data = stream.getvalue()
        return Workbook(name="填报表.xlsx", sheets=read_xlsx(data, "填报表.xlsx"))

    def beside(self, packet: Packet, book: str = BOOK) -> Comparison:
        """What differs from a packet."""
        return compare(read_returned(self.back()), packet, load_edition(packet.header.edition), book)
