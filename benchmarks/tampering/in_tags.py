"""Ways of tampering with what a PDF says to those who do not see it: its structure and its descriptions."""

import random
import re
from collections.abc import Callable

from benchmarks.tampering.change import Change, Kind
from benchmarks.tampering.pdffile import PdfFile

_Make = Callable[[PdfFile, random.Random], Change | None]

_KIND = re.compile(rb"/S /(\w+)")
_KIDS = re.compile(rb"/K \[ ((?:\d+ 0 R ){2,})\]")
_OWN = re.compile(rb"/K (\d+) /P \d+ 0 R /Pg (\d+) 0 R")
_BEGINNING = re.compile(rb"/(?:TD|TH|P|H\d|Link) <</MCID \d+>> BDC")
_SUBSTITUTE = re.compile(rb"/ActualText (?:<[0-9a-f]+>|\((?:\\.|[^\\()])*\))")
_ALTERNATIVE = re.compile(rb"/Alt <[0-9a-f]+>")
_DESCRIPTION = re.compile(rb"/Contents <[0-9a-f]+>")
_SCOPE = re.compile(rb"/Scope /(Column|Row)")
_SPAN = re.compile(rb"/(ColSpan|RowSpan) (\d+)")
_PAGE = re.compile(rb"/Pg (\d+) 0 R")
_OTHER_KINDS = {b"TH": b"TD", b"TD": b"TH", b"H1": b"H2", b"H2": b"P", b"H3": b"P", b"P": b"H1"}


def _chosen(file: PdfFile, chance: random.Random, wanted: re.Pattern[bytes]) -> tuple[int, bytes]:
    """An object that has something of the sort, chosen by chance; an empty one if there is none."""
    found = [number for number, body in file.objects.items() if b"stream" not in body and wanted.search(body)]
    if not found:
        return 0, b""
    number = chance.choice(found)
    return number, file.objects[number]


def _replaced(wanted: re.Pattern[bytes], instead: Callable[[re.Match[bytes]], bytes], what: str) -> _Make:
    """Something of the sort becomes something else."""

    def make(file: PdfFile, chance: random.Random) -> Change | None:
        number, body = _chosen(file, chance, wanted)
        match = wanted.search(body)
        if match is None:
            return None
        other = body[: match.start()] + instead(match) + body[match.end() :]
        return Change(f"对象 {number}：{what}", file.with_object(number, other))

    return make


def _in_hex(key: bytes, text: str) -> bytes:
    return b"/%s <feff%s>" % (key, text.encode("utf-16-be").hex().encode())


def _kind(file: PdfFile, chance: random.Random) -> Change | None:
    """An element becomes one of another type."""
    number, body = _chosen(file, chance, re.compile(rb"/S /(?:%s)(?=\s)" % b"|".join(_OTHER_KINDS)))
    match = _KIND.search(body)
    if match is None:
        return None
    other = body.replace(match[0], b"/S /" + _OTHER_KINDS[match[1]])
    return Change(f"对象 {number}：{match[1].decode()} 改类型", file.with_object(number, other))


def _removed(file: PdfFile, chance: random.Random) -> Change | None:
    """An element is taken out of the structure with all that is in it."""
    number, body = _chosen(file, chance, _KIDS)
    match = _KIDS.search(body)
    if match is None:
        return None
    kids = re.findall(rb"\d+ 0 R", match[1])
    kids.pop(chance.randrange(len(kids)))
    other = body.replace(match[0], b"/K [ %s ]" % b" ".join(kids))
    return Change(f"对象 {number}：少一个下级", file.with_object(number, other))


def _reordered(file: PdfFile, chance: random.Random) -> Change | None:
    """Two neighbours are read in the wrong order, if they do not say the same."""
    number, body = _chosen(file, chance, _KIDS)
    match = _KIDS.search(body)
    if match is None:
        return None
    kids = re.findall(rb"\d+ 0 R", match[1])
    place = chance.randrange(len(kids) - 1)
    one, other = (_spoken(file, int(kid.split()[0])) for kid in kids[place : place + 2])
    if one == other:
        return None
    kids[place : place + 2] = reversed(kids[place : place + 2])
    turned = body.replace(match[0], b"/K [ %s ]" % b" ".join(kids))
    return Change(f"对象 {number}：两个下级对调", file.with_object(number, turned))


def _spoken(file: PdfFile, number: int) -> tuple[object, ...]:
    """What a cell or paragraph is read out as: equal for two cells that both say 0.00; else the element."""
    body = file.objects[number]
    own = _OWN.search(body)
    if own is None:
        return (number if b"/K" in body else b"",)
    return body.replace(own[0], b""), file.marked(file.pages.index(int(own[2])), int(own[1]))


def _hidden(file: PdfFile, chance: random.Random) -> Change | None:
    """A text is passed off as furniture of the page."""
    page = chance.randrange(len(file.pages))
    content = file.content(page)
    found = list(_BEGINNING.finditer(content))
    if not found:
        return None
    match = chance.choice(found)
    other = content[: match.start()] + b"/Artifact <</Type /Pagination>> BDC" + content[match.end() :]
    what = f"第{page + 1}页第{found.index(match) + 1}段标成装饰"
    return Change(what, file.with_content(page, other), page)


def _elsewhere(match: re.Match[bytes]) -> bytes:
    return b"/Pg %d 0 R" % (int(match[1]) + 1)


def _untagged(file: PdfFile, _: random.Random) -> Change | None:
    """The file no longer says that it is tagged."""
    other = file.objects[file.root].replace(b"/Marked true", b"/Marked false")
    return Change("去掉有结构的声明", file.with_object(file.root, other))


TAG_KINDS: tuple[Kind[PdfFile], ...] = (
    Kind("删去朗读标记", _removed),
    Kind("改朗读标记类型", _kind),
    Kind("颠倒朗读次序", _reordered),
    Kind("标成装饰藏起文字", _hidden),
    Kind("改朗读文字", _replaced(_SUBSTITUTE, lambda _: _in_hex(b"ActualText", "另一句话"), "改朗读文字")),
    Kind("改替代文字", _replaced(_ALTERNATIVE, lambda _: _in_hex(b"Alt", "另一张图"), "改替代文字")),
    Kind("改链接说明", _replaced(_DESCRIPTION, lambda _: _in_hex(b"Contents", "转到别处"), "改链接说明")),
    Kind(
        "改表头方向",
        _replaced(
            _SCOPE, lambda one: b"/Scope /" + (b"Row" if one[1] == b"Column" else b"Column"), "改表头方向"
        ),
    ),
    Kind("改占的行列数", _replaced(_SPAN, lambda one: b"/%s %d" % (one[1], int(one[2]) + 1), "改占的行列数")),
    Kind("标记指到别页", _replaced(_PAGE, _elsewhere, "标记指到别页")),
    Kind("去掉有结构的声明", _untagged),
)
