"""Workbooks of 2007 and later. Values by expat, their number by a pattern; both must agree."""

import posixpath
from collections.abc import Iterator
from datetime import date
from io import BytesIO
from zipfile import ZipFile

from budget_desktop.intake import limits
from budget_desktop.intake.files.count import count_numbers
from budget_desktop.intake.files.markup import MarkupError, attribute, elements
from budget_desktop.intake.files.strings import shared_texts
from budget_desktop.intake.files.styles import shown_as
from budget_desktop.intake.files.worksheet import Ground, WorksheetReader
from budget_desktop.intake.refusal import IntakeError, merged_too_far, too_many_cells
from budget_desktop.intake.sheet import Area, Sheet, address

_WORKBOOK = "xl/workbook.xml"
_RELATIONS = "xl/_rels/workbook.xml.rels"
_EPOCH, _EPOCH_OF_MACINTOSH = date(1899, 12, 30), date(1904, 1, 1)


def read_xlsx(data: bytes, name: str) -> tuple[Sheet, ...]:
    """The worksheets of a workbook. What is wrong with it beyond our limits raises IntakeError; anything
    else that is raised means that the file is damaged."""
    with ZipFile(BytesIO(data)) as archive:
        return tuple(_Package(archive, name).sheets())


class _Package:
    """The parts of a workbook."""

    def __init__(self, archive: ZipFile, name: str) -> None:
        self._archive = archive
        self._name = name
        self._filled = 0
        relations = [
            told for element, told in elements(archive.read(_RELATIONS)) if element == "Relationship"
        ]
        self._kinds = {told.get("Id", ""): told.get("Type", "").rpartition("/")[2] for told in relations}
        self._targets = {told.get("Id", ""): _target(told.get("Target", "")) for told in relations}
        self._workbook = list(elements(archive.read(_WORKBOOK)))

    def sheets(self) -> Iterator[Sheet]:
        """The worksheets in order; sheets of charts have no cells."""
        listed = [told for element, told in self._workbook if element == "sheet"]
        if len({told.get("name", "") for told in listed}) < len(listed):
            raise MarkupError("two sheets of one name")
        worksheets = [told for told in listed if self._kinds.get(attribute(told, "id")) == "worksheet"]
        if len(worksheets) > limits.SHEETS:
            raise IntakeError(
                f"工作簿有 {len(worksheets)} 张工作表，没有读入",
                f"一次最多读 {limits.SHEETS} 张。请只留要导入的，另存后再选",
            )
        ground = self._ground()
        for told in worksheets:
            part = self._archive.read(self._targets[attribute(told, "id")])
            is_hidden = told.get("state", "visible") != "visible"
            yield self._sheet(part, told.get("name", ""), ground, is_hidden=is_hidden)

    def _ground(self) -> Ground:
        settings = [told for element, told in self._workbook if element == "workbookPr"]
        is_of_macintosh = any(told.get("date1904") in {"1", "true"} for told in settings)
        texts, styles = self._part("sharedStrings"), self._part("styles")
        return Ground(
            texts=shared_texts(texts) if texts else (),
            shown=shown_as(styles) if styles else (),
            epoch=_EPOCH_OF_MACINTOSH if is_of_macintosh else _EPOCH,
        )

    def _part(self, kind: str) -> bytes:
        """A part of which there is one; nothing if there is none."""
        found = (identity for identity, known in self._kinds.items() if known == kind)
        identity = next(found, None)
        return b"" if identity is None else self._archive.read(self._targets[identity])

    def _sheet(self, part: bytes, title: str, ground: Ground, *, is_hidden: bool) -> Sheet:
        read = WorksheetReader(part, ground)
        self._refuse_too_much(read, title)
        numbers = count_numbers(part)
        if read.numbers != numbers:
            raise MarkupError("numbers got lost")
        height, width = read.last[0] + 1, read.last[1] + 1
        return Sheet(
            name=title,
            cells=read.cells,
            merged=tuple(clipped for area in read.merged if (clipped := _clip(area, height, width))),
            is_hidden=is_hidden,
            hidden_rows=frozenset(row for row in read.hidden_rows if row < height),
            hidden_columns=frozenset(column for column in read.hidden_columns if column < width),
            numbers=numbers,
        )

    def _refuse_too_much(self, read: WorksheetReader, title: str) -> None:
        """Refuse what is beyond the bounds: reading only a part of a sheet would lose rows without a word."""
        row, column = read.last
        if row >= limits.ROWS or column >= limits.COLUMNS:
            raise IntakeError(
                f"“{self._name}”的工作表“{title[:40]}”一直用到 {address(read.last)}，没有读入",
                f"一张表最多读 {limits.ROWS} 行、{limits.COLUMNS} 列。请删去远处多余的内容，另存后再选",
            )
        if sum(area.size for area in read.merged) > limits.MERGED_CELLS:
            raise merged_too_far(self._name)
        self._filled += len(read.cells)
        if self._filled > limits.CELLS:
            raise too_many_cells(self._name)


def _target(told: str) -> str:
    """Where a part stands in the package."""
    return posixpath.normpath(posixpath.join("/xl", told)).lstrip("/")


def _clip(area: Area, height: int, width: int) -> Area | None:
    if area.top >= height or area.left >= width:
        return None
    return Area(area.top, area.left, min(area.bottom, height - 1), min(area.right, width - 1))
