"""How each kind of cell looks."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from enum import Enum
from functools import cache
from typing import Literal

from budget_desktop.export.workbook.formats import TEXT_FORMAT
from budget_desktop.export.workbook.markup import DECLARED, MAIN, attribute, counted
from budget_desktop.tables.table import Role

_SONG, _HEI = "宋体", "黑体"
_GB2312 = 134
_BUILT_IN = {"General": 0, "0": 1, "0.00": 2, "#,##0": 3, "#,##0.00": 4, TEXT_FORMAT: 49}
"""Formats every spreadsheet knows by number."""
_FIRST_OWN = 164
_NORMAL = '<xf numFmtId="0" fontId="0" fillId="0" borderId="0"'
_FILLS = (
    '<fill><patternFill patternType="none"/></fill>',
    '<fill><patternFill patternType="gray125"/></fill>',
)
"""The two every workbook has to begin with, though no cell is filled."""


class Face(Enum):
    """The fonts of a sheet. They are named, not shipped: every Chinese Windows and WPS has them."""

    # The first is the font of the Normal style: column widths count its digits, so it is the family the
    # tables are set in.
    NORMAL = (_SONG, 10, False, False)
    TITLE = (_SONG, 16, True, False)
    SUBTITLE = (_SONG, 11, False, False)
    BODY = (_SONG, 9, False, False)
    # 黑体 and not bold 宋体: Windows fakes the latter and makes digits wider than their column.
    STRONG = (_HEI, 9, False, False)
    LINK = (_SONG, 9, False, True)

    @property
    def size(self) -> float:
        """Size in points."""
        return float(self.value[1])

    @property
    def xml(self) -> str:
        """The font as the workbook names it."""
        name, size, is_bold, is_underlined = self.value
        bold = '<b val="1"/>' if is_bold else ""
        underline = '<u val="single"/>' if is_underlined else ""
        return (
            f'<font><name val="{name}"/><charset val="{_GB2312}"/>{bold}<sz val="{size}"/>{underline}</font>'
        )


_FACES = tuple(Face)


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
def in_grid(role: Role, *, strong: bool, high: bool, indent: int, number_format: str | None) -> Look:
    """How a cell of the table looks. `high`: so high that its text stands at the top."""
    look = _BY_ROLE[role]
    return replace(
        look,
        face=Face.STRONG if strong else look.face,
        vertical="top" if high else "center",
        indent=indent,
        number_format=number_format or look.number_format,
    )


class Styles:
    """The looks of one workbook by number, in the order in which they are first asked for."""

    def __init__(self) -> None:
        self._numbers: dict[Look, int] = {}
        self._formats: dict[str, int] = {}
        """Number formats of our own."""

    def number(self, look: Look) -> int:
        """By which cells refer to a look; 0 is the Normal style."""
        return self._numbers.setdefault(look, len(self._numbers) + 1)

    def xml(self) -> str:
        """The part that describes them, once all are known."""
        # Describing them finds the number formats, which stand before them.
        looks = list(map(self._described, self._numbers))
        formats = (
            f'<numFmt numFmtId="{number}" formatCode="{attribute(code)}"/>'
            for code, number in self._formats.items()
        )
        lists = (
            counted("numFmts", formats),
            counted("fonts", (face.xml for face in _FACES)),
            counted("fills", _FILLS),
            counted("borders", _borders()),
            counted("cellStyleXfs", [f"{_NORMAL}/>"]),
            counted("cellXfs", [f'{_NORMAL} xfId="0"/>', *looks]),
            counted("cellStyles", ['<cellStyle name="Normal" xfId="0" builtinId="0"/>']),
        )
        return f'{DECLARED}<styleSheet xmlns="{MAIN}">{"".join(lists)}</styleSheet>'

    def _described(self, look: Look) -> str:
        indent = f' indent="{look.indent}"' if look.indent else ""
        # A number that does not fit is printed as ####; smaller is better, whatever font the reader has.
        fits = ' wrapText="1"' if look.wraps else ' shrinkToFit="1"'
        quoted = ' quotePrefix="1"' if look.quoted else ""
        return (
            f'<xf numFmtId="{self._format(look.number_format)}" fontId="{_FACES.index(look.face)}" fillId="0"'
            f' borderId="{int(look.bordered)}"{quoted} applyAlignment="1" xfId="0">'
            f'<alignment horizontal="{look.horizontal}" vertical="{look.vertical}"{fits}{indent}/></xf>'
        )

    def _format(self, code: str) -> int:
        if code in _BUILT_IN:
            return _BUILT_IN[code]
        return self._formats.setdefault(code, _FIRST_OWN + len(self._formats))


def _borders() -> Iterator[str]:
    """None, and thin lines on all sides."""
    for style in ("", ' style="thin"'):
        sides = "".join(f"<{side}{style}/>" for side in ("left", "right", "top", "bottom"))
        yield f"<border>{sides}<diagonal/></border>"
