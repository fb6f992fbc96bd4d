"""The styles of the document: faces and measures of GB/T 9704-2012, with the names Chinese Windows has."""

from dataclasses import dataclass

from budget_desktop.export.word.markup import root

_SONG, _HEI, _KAI, _FANG, _TITLE = "宋体", "黑体", "楷体", "仿宋", "小标宋"
_HALF, _TWENTIETH = 2, 20
"""Word counts sizes in half points and lengths in twentieths of a point."""

BODY_SIZE = 16
_CELL = 13.0
"""Points a line in a table takes, so that tables are as high with any face of 宋体."""
_FIRST_LINE = '<w:ind w:firstLineChars="200" w:firstLine="640"/>'
_INSET = '<w:ind w:left="280" w:right="280"/>'
"""One character of 14 points in from the outer edge, as the standard has page numbers."""


@dataclass(frozen=True, slots=True)
class _Style:
    key: str
    name: str
    face: str
    size: float
    align: str = "left"
    indent: str = ""
    leading: float = 0.0
    """Line height in points; 0 leaves it to the face."""
    before: float = 0.0
    after: float = 0.0
    outline: int | None = None
    held: bool = False
    """Whether it stays on the page of what follows."""
    tabs: str = ""

    def xml(self) -> str:
        level = "" if self.outline is None else f'<w:outlineLvl w:val="{self.outline}"/>'
        line = f' w:line="{self.leading * _TWENTIETH:.0f}" w:lineRule="exact"' if self.leading else ""
        default = ' w:default="1"' if self.key == "Normal" else ""
        size = round(self.size * _HALF)
        held = "<w:keepNext/>" if self.held else ""
        around = f'w:before="{self.before * _TWENTIETH:.0f}" w:after="{self.after * _TWENTIETH:.0f}"'
        faces = " ".join(f'w:{part}="{self.face}"' for part in ("ascii", "hAnsi", "eastAsia", "cs"))
        return (
            f'<w:style w:type="paragraph"{default} w:styleId="{self.key}"><w:name w:val="{self.name}"/>'
            f"<w:pPr>{held}{self.tabs}<w:spacing {around}{line}/>{self.indent}"
            f'<w:jc w:val="{self.align}"/>{level}</w:pPr><w:rPr><w:rFonts {faces}/>'
            f'<w:sz w:val="{size}"/><w:szCs w:val="{size}"/></w:rPr></w:style>'
        )


_COLUMNS = '<w:tabs><w:tab w:val="right" w:pos="6400"/><w:tab w:val="right" w:pos="8800"/></w:tabs>'
_PAGE_NUMBER = '<w:tabs><w:tab w:val="right" w:pos="8840"/></w:tabs>'
"""The right edge of running text."""

_STYLES = (
    _Style("Normal", "Normal", _FANG, BODY_SIZE, "both", indent=_FIRST_LINE, leading=28),
    _Style("Department", "封面单位", _TITLE, 26, "center", before=160, after=16),
    _Style("Title", "Title", _TITLE, 34, "center", after=260),
    _Style("Date", "封面日期", _FANG, 18, "center"),
    _Style("ContentsTitle", "目录标题", _TITLE, 22, "center", leading=36, after=14, held=True),
    _Style("TOC1", "toc 1", _HEI, 14, leading=25, before=6, tabs=_PAGE_NUMBER),
    _Style("TOC2", "toc 2", _FANG, 14, leading=25, tabs=_PAGE_NUMBER),
    _Style("Heading1", "heading 1", _TITLE, 22, "center", leading=36, after=14, outline=0, held=True),
    _Style("Heading2", "heading 2", _HEI, 16, indent=_FIRST_LINE, leading=28, outline=1, held=True),
    _Style("Heading3", "heading 3", _KAI, 16, indent=_FIRST_LINE, leading=28, outline=2, held=True),
    _Style("SignOff", "落款", _FANG, BODY_SIZE, "right", leading=28, before=28, held=True),
    _Style("SignOffDate", "成文日期", _FANG, BODY_SIZE, "right", leading=28),
    _Style("SummaryHead", "图表标题", _HEI, 14, before=6, held=True, tabs=_COLUMNS),
    _Style("SummaryLine", "图表内容", _FANG, 12, tabs=_COLUMNS),
    _Style("TableNumber", "表号", _SONG, 9, leading=16, held=True),
    _Style("TableTitle", "表题", _SONG, 16, "center", leading=26, outline=1, held=True),
    _Style("TableSubtitle", "表副题", _SONG, 11, "center", leading=18, held=True),
    _Style("TableCaption", "编制单位和金额单位", _SONG, 9, leading=16, held=True),
    _Style("TableRight", "金额单位", _SONG, 9, "right", leading=16, held=True),
    _Style("TableHead", "表头", _HEI, 9, "center", leading=_CELL),
    _Style("TableText", "表中文字", _SONG, 9, leading=_CELL),
    _Style("TableCode", "表中编码和短文", _SONG, 9, "center", leading=_CELL),
    _Style("TableAmount", "表中金额", _SONG, 9, "right", leading=_CELL),
    _Style("TableTotal", "表中合计", _HEI, 9, "right", leading=_CELL),
    _Style("TableTotalLabel", "合计项目", _HEI, 9, leading=_CELL),
    _Style("TableNote", "表注", _SONG, 9, leading=14, before=3),
    _Style("SectionEnd", "分节", _SONG, 1, leading=1),
    _Style("FootOdd", "奇数页页脚", _SONG, 14, "right", indent=_INSET),
    _Style("FootEven", "偶数页页脚", _SONG, 14, indent=_INSET),
    _Style("DraftMark", "草稿", _HEI, 16, "center", leading=20),
)

LEADINGS = {style.key: style.leading for style in _STYLES}
"""How high a line is, in points, by style."""


def styles() -> str:
    """The part `styles.xml`."""
    return root("styles", (style.xml() for style in _STYLES))
