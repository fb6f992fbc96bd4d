"""A slip of writing: where it stands, what is wrong, and what should stand there."""

from dataclasses import dataclass
from enum import StrEnum

_SHOWN = 12
"""Characters that stand for a long slip."""


class Kind(StrEnum):
    """Kinds of slips, as they are called on screen."""

    DOUBLED = "标点重复或多余"
    HALF_WIDTH = "中文中用了半角标点"
    DOCUMENT_YEAR = "文号的年份应该用六角括号〔〕"
    NUMBERLESS = "文号缺号数"
    UNPAIRED = "括号、引号或书名号不成对"
    BLANK = "文字中夹有空格"
    CUT_OFF = "末尾没有写完"
    NO_STOP = "末尾缺句号"
    GAP = "句子没有写完"
    YEAR = "缺“年”字或夹有空格"
    PERCENT = "缺少或多写百分号"
    COMPARISON = "比较不通顺"
    MEASURE = "金额单位不完整"
    RESIDUE = "模板提示没有填写或删去"
    LINK = "有网址"
    TYPO = "可能有错字"
    SCOPE = "与本套预算的类型不符"
    LEVEL = "与本部门的级别不符"
    SELF = "不是本部门的自称"
    ELSEWHERE = "是其他地方的单位"
    DUTY = "是其他部门的工作"
    MISSPELT = "单位名称可能有笔误"
    FORMER_NAME = "是以前的名称"
    HOLLOW = "没有说出原因"
    OTHER_NAME = "不是单位的全称或登记的简称"


@dataclass(frozen=True, slots=True)
class Slip:
    """One slip in a text; places are counted in characters."""

    kind: Kind
    start: int
    end: int
    mend: str | None = None
    """What should stand there; None where only the writer knows."""
    about: str = ""
    """What more can be said: the name that is meant, whose work it is."""


@dataclass(frozen=True, slots=True)
class Change:
    """The least that has to be put elsewhere to mend a slip."""

    start: int
    end: int
    text: str


def told(slip: Slip, text: str) -> str:
    """A slip in a sentence for the screen, without a stop at its end."""
    words = " ".join(text[slip.start : slip.end].split())
    shown = f"“{words[:_SHOWN]}{'…' if len(words) > _SHOWN else ''}”" if words else ""
    said = f"{slip.kind}：{shown}" if shown else slip.kind.value
    if slip.mend is None:
        return said
    return f"{said}，可改为“{slip.mend}”" if slip.mend else f"{said}，可删去"


def least_change(slip: Slip, text: str) -> Change | None:
    """The mend without what stays as it is, so that linked values beside it are not touched."""
    if slip.mend is None:
        return None
    old, new = text[slip.start : slip.end], slip.mend
    most = min(len(old), len(new))
    head = next((at for at in range(most) if old[at] != new[at]), most)
    most -= head
    tail = next((at for at in range(most) if old[-1 - at] != new[-1 - at]), most)
    return Change(slip.start + head, slip.end - tail, new[head : len(new) - tail])
