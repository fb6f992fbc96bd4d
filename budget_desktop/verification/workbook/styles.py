"""How a cell shows its number, and whether its look hides it."""

import re
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal
from xml.etree.ElementTree import Element

from budget_desktop.verification.workbook.package import children, local

_BUILT_IN = {0: "General", 1: "0", 2: "0.00", 3: "#,##0", 4: "#,##0.00", 49: "@"}
_FORMAT = re.compile(r'(?P<number>(?:#,##0|0)(?:\.0+)?)(?P<signed>;-(?P=number);(?:"(?P<zero>[^"]*)")?)?')
_LEAST_SIZE = 6.0
_BLACK = ({"rgb": "FF000000"}, {"theme": "1"}, {"auto": "1"})


@dataclass(frozen=True, slots=True)
class Style:
    """What of a cell's style decides whether its content is seen."""

    format: str
    bordered: bool
    faults: tuple[str, ...]
    """Why the content of a cell that looks so may not be seen."""


def styles_of(root: Element) -> list[Style]:
    """The styles of a workbook, by number."""
    formats = _BUILT_IN | {
        int(each.get("numFmtId", "0")): each.get("formatCode", "") for each in children(root, "numFmts")
    }
    fonts, fills, borders = (children(root, name) for name in ("fonts", "fills", "borders"))
    return [
        Style(
            format=formats.get(int(xf.get("numFmtId", "0")), "?"),
            bordered=any(side.get("style") for side in _of(borders, xf.get("borderId"))),
            faults=(
                *_font_faults(_of(fonts, xf.get("fontId"))),
                *_fill_faults(_of(fills, xf.get("fillId"))),
                *_alignment_faults(xf),
            ),
        )
        for xf in children(root, "cellXfs")
    ]


def shown(value: Decimal, code: str) -> str | None:
    """A number as a format shows it; None for a format that no sheet of ours uses."""
    if code == "General":
        return f"{value:f}"
    match = _FORMAT.fullmatch(code)
    if match is None:
        return None
    if value == 0 and match["signed"]:
        return match["zero"] or ""
    _, _, decimals = match["number"].partition(".")
    rounded = value.quantize(Decimal(1).scaleb(-len(decimals)), rounding=ROUND_HALF_UP)
    return f"{rounded:,f}" if "," in match["number"] else f"{rounded:f}"


def _of(parts: list[Element], number: str | None) -> list[Element]:
    index = int(number or "0")
    return list(parts[index]) if index < len(parts) else []


def _font_faults(font: list[Element]) -> list[str]:
    faults = []
    for part in font:
        if local(part) == "color" and dict(part.attrib) not in _BLACK:
            faults.append("字不是黑色")
        elif local(part) == "sz" and float(part.get("val", "0")) < _LEAST_SIZE:
            faults.append("字太小")
        elif local(part) in {"strike", "vertAlign"}:
            faults.append("字有删除线或上下标")
    return faults


def _fill_faults(fill: list[Element]) -> list[str]:
    return ["格子有底色"] if any(part.get("patternType", "none") != "none" for part in fill) else []


def _alignment_faults(xf: Element) -> list[str]:
    alignment = next((dict(part.attrib) for part in xf if local(part) == "alignment"), {})
    if alignment.get("textRotation", "0") != "0" or alignment.get("horizontal") == "fill":
        return ["字转了方向或重复填充"]
    fits = alignment.get("wrapText") == "1" or alignment.get("shrinkToFit") == "1"
    return [] if fits else ["字可能被格子截断"]
