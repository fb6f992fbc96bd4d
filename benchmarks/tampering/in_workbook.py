"""Ways of tampering with a workbook, by its XML: numbers, texts, what hides them, what is foreign."""

import random
import re

from benchmarks.tampering.archive import (
    Archive,
    added,
    instead,
    matches,
    one_digit,
    one_letter,
    replaced,
    two_swapped,
)
from benchmarks.tampering.change import Change, Kind

_SHEETS = r"xl/worksheets/.*"
_NUMBER = r"(?<=<v>)-?[\d.]+(?=</v>)"
_TEXT = r"(?<=<t>)[^<]+(?=</t>)"
_BOOK, _LOOK, _CONTENTS = "xl/workbook.xml", "xl/styles.xml", "xl/worksheets/sheet1.xml"


def _finer(file: Archive, chance: random.Random) -> Change | None:
    """More digits than are shown."""
    name, found = matches(file, chance, _SHEETS, _NUMBER)
    if not found:
        return None
    match = chance.choice(found)
    return replaced(file, name, match, f"{match[0]}{'' if '.' in match[0] else '.00'}4")


def _negated(file: Archive, chance: random.Random) -> Change | None:
    name, found = matches(file, chance, _SHEETS, r"(?<=<v>)[\d.]*[1-9][\d.]*(?=</v>)")
    if not found:
        return None
    match = chance.choice(found)
    return replaced(file, name, match, f"-{match[0]}")


def _emptied(file: Archive, chance: random.Random) -> Change | None:
    """A row without its contents."""
    name, found = matches(file, chance, _SHEETS, r"<row [^>]*>.*?</row>")
    match = chance.choice([one for one in found if "<v>" in one[0] or "<t>" in one[0]])
    return replaced(file, name, match, re.sub(r"<v>[^<]*</v>|<t>[^<]*</t>", "", match[0]))


WORKBOOK_KINDS: tuple[Kind[Archive], ...] = (
    Kind("改一位数字", one_digit(_SHEETS, _NUMBER)),
    Kind("加看不见的小数", _finer),
    Kind("正负号颠倒", _negated),
    Kind("改一个字", one_letter(_SHEETS, _TEXT)),
    Kind("两个数对调", two_swapped(_SHEETS, _NUMBER)),
    Kind("清空一行", _emptied),
    Kind("隐藏一行", instead(_SHEETS, r'<row r="(\d+)"', r'\g<0> hidden="1"')),
    Kind("隐藏一列", instead(_SHEETS, "<col ", '<col hidden="1" ')),
    Kind("数改成公式", instead(_SHEETS, r"<v>[\d.]+</v>", r"<f>1+1</f>\g<0>")),
    Kind("隐藏一张表", instead(_BOOK, 'state="visible"', 'state="hidden"')),
    Kind("改表名", instead(_BOOK, r'(?<= name=")[^"]+(?=" sheetId)', "另一张表")),
    Kind("格式掩盖数", instead(_LOOK, r'(?<=formatCode=")[^"]+', "&quot;0.00&quot;")),
    Kind("换成 A3 纸", instead(_SHEETS, 'paperSize="9"', 'paperSize="8"')),
    Kind("纸张转向", instead(_SHEETS, 'orientation="landscape"', 'orientation="portrait"')),
    Kind("白字", instead(_LOOK, r'<sz val="9" ?/>', r'\g<0><color rgb="FFFFFFFF" />')),
    Kind("目录链接指错", instead(_CONTENTS, r"(?<=location=\")[^!]+", "'另一张表'")),
    Kind("目录链接带说明", instead(_CONTENTS, "<hyperlink (?=ref)", '<hyperlink tooltip="甲" ')),
    Kind("改校验码", instead(_SHEETS, "校验码|&#26657;&#39564;&#30721;", r"\g<0>0")),
    Kind("改文档标题", instead("docProps/core.xml", r"(?<=<dc:title>)[^<]+", "某某")),
    Kind("改文档作者", instead("docProps/core.xml", r"(?<=<dc:creator>)[^<]+", "某某")),
    Kind("加批注", added("xl/comments1.xml")),
    Kind("加外部链接", added("xl/externalLinks/externalLink1.xml")),
)
