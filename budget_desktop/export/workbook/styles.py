"""How each kind of cell looks."""

from dataclasses import dataclass, replace
from enum import Enum
from functools import cache, cached_property
from typing import Literal

from openpyxl import Workbook
from openpyxl.cell import Cell as SheetCell
from openpyxl.styles import Alignment, Border, Font, Side
from openpyxl.utils.indexed_list import IndexedList

from budget_desktop.export.workbook.formats import TEXT_FORMAT
from budget_desktop.tables.table import Role

_SONG, _HEI = "宋体", "黑体"
_GB2312 = 134
# The font of the Normal style: column widths count its digits, so it is the family the tables are set in.
_NORMAL = Font(name=_SONG, charset=_GB2312, size=10)
_LINE = Side(style="thin")
_BORDER = Border(left=_LINE, right=_LINE, top=_LINE, bottom=_LINE)


class Face(Enum):
    """The fonts of a sheet. They are named, not shipped: every Chinese Windows and WPS has them."""

    TITLE = (_SONG, 16, True, None)
    SUBTITLE = (_SONG, 11, False, None)
    BODY = (_SONG, 9, False, None)
    # 黑体 and not bold 宋体: Windows fakes the latter and makes digits wider than their column.
    STRONG = (_HEI, 9, False, None)
    LINK = (_SONG, 9, False, "single")

    @property
    def size(self) -> float:
        """Size in points."""
        return float(self.value[1])

    @cached_property
    def font(self) -> Font:
        """The font as the workbook names it."""
        name, size, bold, underline = self.value
        return Font(name=name, charset=_GB2312, size=size, bold=bold, underline=underline)


@dataclass(frozen=True, slots=True)
class Look:
    """Everything about a cell but its value."""

    face: Face = Face.BODY
    horizontal: Literal["left", "center", "right"] = "left"
    vertical: Literal["top", "center"] = "center"
    number_format: str = "General"
    indent: int = 0
    wraps: bool = True
    bordered: bool = True
    quoted: bool = False
    """Whether Excel shall take the content as text even when somebody edits it."""


TITLE = Look(Face.TITLE, "center", bordered=False)
SUBTITLE = Look(Face.SUBTITLE, "center", bordered=False)
LEFT_LINE = Look(bordered=False)
RIGHT_LINE = Look(horizontal="right", bordered=False)
LINK = Look(Face.LINK)

_BY_ROLE = {
    Role.HEAD: Look(Face.STRONG, "center"),
    Role.NUMBERING: Look(horizontal="center", number_format=TEXT_FORMAT),
    Role.LABEL: Look(),
    Role.CODE: Look(horizontal="center", number_format=TEXT_FORMAT),
    Role.TEXT: Look(),
    Role.AMOUNT: Look(horizontal="right", wraps=False),
    Role.SUBTOTAL: Look(horizontal="right", wraps=False),
    Role.TOTAL: Look(Face.STRONG, "right", wraps=False),
}


@cache
def in_grid(
    role: Role, *, strong: bool, centred: bool, high: bool, indent: int, number_format: str | None
) -> Look:
    """How a cell of the table looks. `high`: so high that its text stands at the top."""
    look = _BY_ROLE[role]
    return replace(
        look,
        horizontal="center" if centred else look.horizontal,
        face=Face.STRONG if strong else look.face,
        vertical="top" if high else "center",
        indent=indent,
        number_format=number_format or look.number_format,
    )


class Styles:
    """The looks of one workbook by number; each is composed once, which is what makes a long table quick."""

    def __init__(self, workbook: Workbook) -> None:
        # openpyxl offers no way to choose the Normal font; it would be Calibri, which Linux has not.
        workbook._fonts = IndexedList([_NORMAL])  # type: ignore[attr-defined]
        workbook._named_styles["Normal"].font = _NORMAL  # type: ignore[attr-defined]
        self._workbook = workbook
        self._numbers: dict[Look, int] = {}

    def number(self, look: Look) -> int:
        """By which the cells of the workbook refer to a look."""
        number = self._numbers.get(look)
        if number is None:
            number = self._numbers[look] = _composed(SheetCell(self._workbook.worksheets[0], 1, 1), look)
        return number


def _composed(model: SheetCell, look: Look) -> int:
    """The look put together on a cell that stands nowhere."""
    model.font = look.face.font
    model.alignment = Alignment(
        horizontal=look.horizontal,
        vertical=look.vertical,
        indent=look.indent,
        wrap_text=look.wraps or None,
        # A number that does not fit is printed as ####; smaller is better, whatever font the reader has.
        shrink_to_fit=None if look.wraps else True,
    )
    if look.bordered:
        model.border = _BORDER
    model.number_format = look.number_format
    if look.quoted:
        model.quotePrefix = 1
    return int(model.style_id)
