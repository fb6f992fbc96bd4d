"""Codes of subjects as sheets write them: in one column or three, with blanks and lost zeros."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from budget_desktop.domain.codes import Dimension
from budget_desktop.domain.folding import folded
from budget_desktop.edition.catalogue import Catalogue
from budget_desktop.intake.layout.words import plain

_CODE = re.compile(r"^[\[【(]?(?P<code>\d{3}(?:[\d .\-]*\d)?)[\])】]?[\s\-_:、.]*(?P<name>\D.*)?$", re.DOTALL)
_FIRST = {"2": Dimension.FUNCTION, "3": Dimension.DEPARTMENT_ECONOMIC, "5": Dimension.GOVERNMENT_ECONOMIC}
_LENGTHS = {
    Dimension.FUNCTION: (3, 5, 7),
    Dimension.DEPARTMENT_ECONOMIC: (3, 5),
    Dimension.GOVERNMENT_ECONOMIC: (3, 5),
}


@dataclass(frozen=True, slots=True)
class Code:
    """A code that was read, or why it was not."""

    code: str = ""
    name: str = ""
    """What stands behind the code in the same cell."""
    notice: str = ""
    """How it was read, where it did not stand there in full."""
    refusal: str = ""


def looks_coded(text: str) -> bool:
    """Whether a text may be a code, alone or with its name."""
    return _CODE.match(folded(text)) is not None


def likely_dimension(texts: Sequence[str]) -> Dimension | None:
    """Which list codes are from, by how most of them begin."""
    firsts = [match["code"][0] for text in texts if (match := _CODE.match(folded(text)))]
    if not firsts:
        return None
    return _FIRST.get(max(set(firsts), key=firsts.count))


def joined(parts: Sequence[str]) -> str:
    """类, 款 and 项 from columns of their own as one text; a 款 may be written in full (301 | 30101)."""
    whole = ""
    for part in parts:
        digits = re.sub(r"\.0+$", "", folded(part))
        is_full = whole and digits.startswith(whole) and len(digits) > len(whole)
        whole = digits if is_full else f"{whole} {digits}".strip()
    return whole


def read_code(text: str, name: str, dimension: Dimension, catalogue: Catalogue) -> Code:
    """The code a text means; `name` is the subject's name beside it.

    A zero that is missing is put back only where the name bears it out. A code the list lacks is kept, for
    lists are open; one that has no sensible length is refused.
    """
    match = _CODE.match(re.sub(r"(?<=\d)\.0+$", "", folded(text)))
    if match is None:
        return Code(refusal=f"“{text}”不是科目编码")
    beside = (match["name"] or "").strip()
    first, *rest = re.split(r"[ .\-]+", match["code"])
    code = first + "".join(part.zfill(2) for part in rest)
    notice = f"“{text}”按 {code} 读" if code != "".join((first, *rest)) else ""
    named = plain(beside or name)
    if len(code) not in _LENGTHS[dimension]:
        mended = [one for one in _mended(code) if plain(catalogue.name(dimension, one)) == named]
        if len(mended) != 1:
            return Code(refusal=f"编码“{text}”位数不对，像是丢了0")
        return Code(mended[0], beside, f"“{text}”像是丢了0，按名称读作 {mended[0]}")
    if (
        notice
        and catalogue.has(dimension, code)
        and plain(catalogue.name(dimension, code)) != named
        and named
    ):
        return Code(refusal=f"编码“{text}”像是丢了0，名称“{beside or name}”又与 {code} 不符")
    return Code(code, beside, notice or _foreign(code, named, dimension, catalogue))


def _mended(code: str) -> set[str]:
    return {code[:place] + "0" + code[place:] for place in (3, 5) if place <= len(code)}


def _foreign(code: str, named: str, dimension: Dimension, catalogue: Catalogue) -> str:
    """A notice where code and name are two subjects, or nobody knows the code."""
    if not catalogue.has(dimension, code):
        return f"科目表里没有 {code}，先按原样读入"
    own = plain(catalogue.name(dimension, code))
    if not named or named in own or own in named:
        return ""
    same_level = (each for each in catalogue.entries(dimension) if len(each.code) == len(code))
    others = [each for each in same_level if plain(each.name) == named]
    if not others:
        return ""
    return f"编码 {code}（{own}）与名称“{named}”（{others[0].code}）不是同一科目，按编码读，请核对"
