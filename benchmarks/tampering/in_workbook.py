"""Ways of tampering with a workbook, by its XML: numbers, texts, what hides them, what is foreign."""

import random
import re
from collections.abc import Callable, Mapping
from io import BytesIO
from zipfile import ZipFile, ZipInfo

from benchmarks.tampering.change import Change, Kind

_NUMBER = re.compile(r"(?<=<v>)-?[\d.]+(?=</v>)")
_TEXT = re.compile(r"(?<=<t>)[^<]+(?=</t>)")
_ROW = re.compile(r'<row r="(\d+)"')
_COLUMN = re.compile(r"<col ")
_MOST = 50


class WorkbookFile:
    """The parts of the file as text."""

    def __init__(self, data: bytes) -> None:
        with ZipFile(BytesIO(data)) as archive:
            self.parts: Mapping[str, str] = {
                name: archive.read(name).decode("utf-8") for name in archive.namelist()
            }
        self.sheets = sorted(name for name in self.parts if name.startswith("xl/worksheets/"))

    def changed(self, name: str, text: str) -> bytes:
        """The file with another part of that name."""
        result = BytesIO()
        with ZipFile(result, "w") as archive:
            for key, part in {**self.parts, name: text}.items():
                archive.writestr(ZipInfo(key), part)
        return result.getvalue()


Make = Callable[[WorkbookFile, random.Random], Change | None]


def _matches(
    file: WorkbookFile, chance: random.Random, pattern: re.Pattern[str]
) -> tuple[str, list[re.Match[str]]]:
    """A sheet chosen by chance that has the pattern, and all its matches."""
    for name in chance.sample(file.sheets, len(file.sheets)):
        if found := list(pattern.finditer(file.parts[name])):
            return name, found
    return "", []


def _replaced(file: WorkbookFile, name: str, match: re.Match[str], text: str) -> Change:
    part = file.parts[name]
    what = f"{name} “{match[0]}”改为“{text}”"
    return Change(what, file.changed(name, part[: match.start()] + text + part[match.end() :]))


def _digit(file: WorkbookFile, chance: random.Random) -> Change | None:
    name, found = _matches(file, chance, _NUMBER)
    if not found:
        return None
    match = chance.choice(found)
    place = chance.choice([place for place, one in enumerate(match[0]) if one.isdigit()])
    other = chance.choice([one for one in "0123456789" if one != match[0][place]])
    text = match[0][:place] + other + match[0][place + 1 :]
    return None if float(text) == float(match[0]) else _replaced(file, name, match, text)


def _finer(file: WorkbookFile, chance: random.Random) -> Change | None:
    """More digits than are shown."""
    name, found = _matches(file, chance, _NUMBER)
    if not found:
        return None
    match = chance.choice(found)
    return _replaced(file, name, match, f"{match[0]}{'' if '.' in match[0] else '.00'}4")


def _negated(file: WorkbookFile, chance: random.Random) -> Change | None:
    name, found = _matches(file, chance, re.compile(r"(?<=<v>)[\d.]*[1-9][\d.]*(?=</v>)"))
    if not found:
        return None
    match = chance.choice(found)
    return _replaced(file, name, match, f"-{match[0]}")


def _letter(file: WorkbookFile, chance: random.Random) -> Change | None:
    name, found = _matches(file, chance, _TEXT)
    match = chance.choice(found)
    place = chance.randrange(len(match[0]))
    if match[0][place].isspace():
        return None
    other = chance.choice([one for one in "甲乙丙09" if one != match[0][place]])
    return _replaced(file, name, match, match[0][:place] + other + match[0][place + 1 :])


def _swapped(file: WorkbookFile, chance: random.Random) -> Change | None:
    name, found = _matches(file, chance, _NUMBER)
    pairs = [
        (one, two) for one in found for two in found[:_MOST] if one.start() < two.start() and one[0] != two[0]
    ]
    if not pairs:
        return None
    one, two = chance.choice(pairs)
    part = file.parts[name]
    text = part[: one.start()] + two[0] + part[one.end() : two.start()] + one[0] + part[two.end() :]
    return Change(f"{name} “{one[0]}”与“{two[0]}”对调", file.changed(name, text))


def _emptied(file: WorkbookFile, chance: random.Random) -> Change | None:
    """A row without its contents."""
    name, found = _matches(file, chance, re.compile(r"<row [^>]*>.*?</row>", re.DOTALL))
    match = chance.choice([one for one in found if "<v>" in one[0] or "<t>" in one[0]])
    return _replaced(file, name, match, re.sub(r"<v>[^<]*</v>|<t>[^<]*</t>", "", match[0]))


def _set(pattern: re.Pattern[str], text: str) -> Make:
    """What the pattern finds, with the text after it."""

    def make(file: WorkbookFile, chance: random.Random) -> Change | None:
        name, found = _matches(file, chance, pattern)
        match = chance.choice(found)
        return _replaced(file, name, match, match[0] + text)

    return make


def _formula(file: WorkbookFile, chance: random.Random) -> Change | None:
    name, found = _matches(file, chance, re.compile(r"<v>[\d.]+</v>"))
    if not found:
        return None
    match = chance.choice(found)
    return _replaced(file, name, match, f"<f>1+1</f>{match[0]}")


def _in(name: str, pattern: str, text: str) -> Make:
    """One of the places of a pattern in a part, replaced."""

    def make(file: WorkbookFile, chance: random.Random) -> Change | None:
        found = list(re.finditer(pattern, file.parts[name]))
        return _replaced(file, name, chance.choice(found), text) if found else None

    return make


def _added(name: str) -> Make:
    """A part that does not belong there."""

    def make(file: WorkbookFile, _: random.Random) -> Change | None:
        return Change(f"加入 {name}", file.changed(name, "<x/>"))

    return make


WORKBOOK_KINDS: tuple[Kind[WorkbookFile], ...] = (
    Kind("改一位数字", _digit),
    Kind("加看不见的小数", _finer),
    Kind("正负号颠倒", _negated),
    Kind("改一个字", _letter),
    Kind("两个数对调", _swapped),
    Kind("清空一行", _emptied),
    Kind("隐藏一行", _set(_ROW, ' hidden="1"')),
    Kind("隐藏一列", _set(_COLUMN, 'hidden="1" ')),
    Kind("数改成公式", _formula),
    Kind("隐藏一张表", _in("xl/workbook.xml", 'state="visible"', 'state="hidden"')),
    Kind("改表名", _in("xl/workbook.xml", r'(?<= name=")[^"]+(?=" sheetId)', "另一张表")),
    Kind("格式掩盖数", _in("xl/styles.xml", r'(?<=formatCode=")[^"]+', "&quot;0.00&quot;")),
    Kind("白字", _in("xl/styles.xml", r'<sz val="9" ?/>', '<sz val="9" /><color rgb="FFFFFFFF" />')),
    Kind("目录链接指错", _in("xl/worksheets/sheet1.xml", r"(?<=location=\")[^!]+", "'另一张表'")),
    Kind("目录链接带说明", _in("xl/worksheets/sheet1.xml", "<hyperlink (?=ref)", '<hyperlink tooltip="甲" ')),
    Kind("改校验码", _set(re.compile("校验码|&#26657;&#39564;&#30721;"), "0")),
    Kind("改文档标题", _in("docProps/core.xml", r"(?<=<dc:title>)[^<]+", "某某")),
    Kind("改文档作者", _in("docProps/core.xml", r"(?<=<dc:creator>)[^<]+", "某某")),
    Kind("加批注", _added("xl/comments1.xml")),
    Kind("加外部链接", _added("xl/externalLinks/externalLink1.xml")),
)
