"""The shipped type faces by the job they do on paper."""

from enum import StrEnum
from pathlib import Path

from budget_desktop.assets import resource
from budget_desktop.domain.errors import KnownError


class FontRole(StrEnum):
    """What a face is for; the value is the stem of its file."""

    SONG = "song"
    """宋体: table bodies, digits, the first fallback."""
    TITLE = "title"
    """小标宋: titles."""
    HEI = "hei"
    """黑体: first-level headings, table heads, totals."""
    KAI = "kai"
    """楷体: second-level headings, the second fallback."""
    FANG = "fang"
    """仿宋: the running text."""

    @property
    def path(self) -> Path:
        """The font file. Raises KnownError when the program is not whole."""
        found = resource("fonts", f"{self.value}.ttf")
        if not found.is_file():
            raise KnownError(f"程序缺少字体文件“{found.name}”，不能生成 PDF", "请重新安装程序")
        return found
