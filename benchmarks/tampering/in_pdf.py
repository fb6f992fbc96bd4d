"""Ways of tampering with a PDF: each changes what is shown, drawn or said about the file, in one place."""

import random
import re
from collections.abc import Callable
from dataclasses import replace
from itertools import combinations, islice

from benchmarks.tampering.change import Change, Kind
from benchmarks.tampering.pdffile import PdfFile, Shown, recoded

_AMOUNT = re.compile(r"[\d,]*\d\.\d\d")
_PAGE_NUMBER = re.compile(r"— \d+ —")
_FOOT = re.compile(r"校验码")
_PLACE = re.compile(rb"1 0 0 1 ([\d.]+) ([\d.]+) Tm")
_RULE = re.compile(rb"([\d.]+) ([\d.]+) m ([\d.]+) ([\d.]+) l")
_PAPER = re.compile(rb"/MediaBox \[ 0 0 ([\d.]+) ([\d.]+) \]")
_DIGITS = "0123456789"


def _texts(file: PdfFile, chance: random.Random, fits: Callable[[str], object]) -> list[Shown]:
    """Texts of that sort on a page chosen by chance, the first page that has any."""
    pages = list(range(len(file.pages)))
    chance.shuffle(pages)
    for page in pages:
        found = [shown for shown in file.texts(page) if shown.codes and fits(file.said(shown))]
        if found:
            return found
    return []


def _one_character(
    wanted: Callable[[str], bool], instead: Callable[[str, str], bool], fits: Callable[[str], object]
) -> Callable[[PdfFile, random.Random], Change | None]:
    """A character that is `wanted` becomes another glyph of its font, one that may stand `instead`."""

    def make(file: PdfFile, chance: random.Random) -> Change | None:
        texts = _texts(file, chance, lambda said: fits(said) and any(map(wanted, said)))
        for shown in chance.sample(texts, len(texts)):
            said, meanings = file.said(shown), file.meanings[shown.font]
            place = chance.choice([place for place, one in enumerate(said) if wanted(one)])
            codes = [
                code for code, one in meanings.items() if one != said[place] and instead(one, said[place])
            ]
            if codes:
                code = chance.choice(codes)
                what = f"第{shown.page + 1}页“{said}”第{place + 1}字改为“{meanings[code]}”"
                return Change(what, file.with_texts(recoded(shown, place, code)), shown.page)
        return None

    return make


def _is_digit(one: str) -> bool:
    return one in _DIGITS


def _is_code(one: str) -> bool:
    return one in _DIGITS or one in "ABCDEF"


def _is_han(one: str) -> bool:
    return "一" <= one <= "鿿"


def _swapped(file: PdfFile, chance: random.Random) -> Change | None:
    """Two amounts on a page change places."""
    pages = list(range(len(file.pages)))
    chance.shuffle(pages)
    pairs = (
        (one, other)
        for page in pages
        for one, other in combinations(file.texts(page), 2)
        if one.font == other.font and one.codes != other.codes
        if _AMOUNT.fullmatch(file.said(one)) and _AMOUNT.fullmatch(file.said(other))
    )
    found = list(islice(pairs, chance.randrange(1, 50)))
    if not found:
        return None
    one, other = found[-1]
    what = f"第{one.page + 1}页“{file.said(one)}”与“{file.said(other)}”对调"
    data = file.with_texts(replace(one, codes=other.codes), replace(other, codes=one.codes))
    return Change(what, data, one.page)


def _dropped(file: PdfFile, chance: random.Random) -> Change | None:
    """A text vanishes."""
    texts = _texts(file, chance, str.strip)
    shown = chance.choice(texts)
    what = f"第{shown.page + 1}页删去“{file.said(shown)}”"
    return Change(what, file.with_texts(replace(shown, codes=b"")), shown.page)


def _row_dropped(file: PdfFile, chance: random.Random) -> Change | None:
    """All texts at one height of a page vanish."""
    page = chance.randrange(len(file.pages))
    content = file.content(page)
    heights = re.findall(rb"1 0 0 1 [\d.]+ ([\d.]+) Tm", content)
    height = chance.choice(heights)
    parts = re.split(rb"(?=1 0 0 1 [\d.]+ [\d.]+ Tm)", content)
    mark = b" %s Tm" % height
    emptied = [re.sub(rb"<[\da-f]*> Tj", b"<> Tj", one) if mark in one[:60] else one for one in parts]
    if emptied == parts:
        return None
    return Change(
        f"第{page + 1}页高 {height.decode()} 的一行删去", file.with_content(page, b"".join(emptied))
    )


def _moved(file: PdfFile, chance: random.Random) -> Change | None:
    """An amount slides over the rule at its left."""
    texts = _texts(file, chance, _AMOUNT.fullmatch)
    if not texts:
        return None
    shown = chance.choice(texts)
    content = file.content(shown.page)
    place = list(_PLACE.finditer(content[: shown.start]))[-1]
    x, y = float(place[1]), float(place[2])
    rules = [[float(number) for number in match.groups()] for match in _RULE.finditer(content)]
    at_left = [left for left, top, right, end in rules if left == right < x and end <= y <= top]
    if not at_left:
        return None
    moved = b"1 0 0 1 %.4f %s Tm" % (max(at_left) - 10, place[2])
    data = file.with_content(shown.page, content[: place.start()] + moved + content[place.end() :])
    return Change(f"第{shown.page + 1}页“{file.said(shown)}”左移", data, shown.page)


def _whitened(file: PdfFile, chance: random.Random) -> Change | None:
    """A text is printed in white."""
    shown = chance.choice(_texts(file, chance, str.strip))
    content = file.content(shown.page)
    stop = shown.stop + len(b"> Tj")
    hidden = b"1 g " + content[shown.start - 1 : stop] + b" 0 g"
    data = file.with_content(shown.page, content[: shown.start - 1] + hidden + content[stop:])
    return Change(f"第{shown.page + 1}页“{file.said(shown)}”改成白字", data, shown.page)


def _covered(file: PdfFile, chance: random.Random) -> Change | None:
    """A white area covers part of a page."""
    page = chance.randrange(len(file.pages))
    x, y = chance.randrange(60, 400), chance.randrange(100, 500)
    data = file.with_content(page, file.content(page) + b"\nq 1 g %d %d 80 20 re f Q\n" % (x, y))
    return Change(f"第{page + 1}页盖住一块", data, page)


def _said_otherwise(key: bytes) -> Callable[[PdfFile, random.Random], Change | None]:
    """Title or author of the file become others."""

    def make(file: PdfFile, chance: random.Random) -> Change | None:
        text = f"某某{chance.randrange(1000)}".encode("utf-16-be").hex().encode()
        body = re.sub(
            rb"/%s (?:<[0-9a-f]*>|\((?:\\.|[^\\()])*\))" % key,
            lambda _: b"/%s <FEFF%s>" % (key, text),
            file.objects[file.info],
            flags=re.DOTALL,
        )
        return Change(f"文档属性 {key.decode()} 改动", file.with_object(file.info, body))

    return make


def _told_more(file: PdfFile, chance: random.Random) -> Change | None:
    """The file names a program or a person."""
    key = chance.choice([b"Producer", b"Creator", b"Subject", b"Keywords"])
    body = file.objects[file.info].replace(b"<<", b"<< /%s (someone %d) " % (key, chance.randrange(100)), 1)
    return Change(f"文档属性加上 {key.decode()}", file.with_object(file.info, body))


def _language(file: PdfFile, _: random.Random) -> Change | None:
    """The language is taken away."""
    return Change(
        "删去语言", file.with_object(file.root, file.objects[file.root].replace(b"(zh-CN)", b"(en)"))
    )


def _bookmark(file: PdfFile, chance: random.Random) -> Change | None:
    """A bookmark or a link leads to another page."""
    numbers = [n for n, body in file.objects.items() if b"/Dest [" in body]
    number = chance.choice(numbers)
    body = file.objects[number]
    match = re.search(rb"/Dest \[ (\d+) 0 R", body)
    if match is None:
        return None
    others = [page for page in file.pages if page != int(match[1])]
    other = b"/Dest [ %d 0 R" % chance.choice(others)
    return Change(f"书签或链接 {number} 指到别页", file.with_object(number, body.replace(match[0], other, 1)))


def _on_paper(
    what: str, other: Callable[[float, float], tuple[float, float]]
) -> Callable[[PdfFile, random.Random], Change | None]:
    """A page is of other paper, with all that is on it where it was."""

    def make(file: PdfFile, chance: random.Random) -> Change | None:
        page = chance.randrange(len(file.pages))
        body = file.objects[file.pages[page]]
        match = _PAPER.search(body)
        if match is None:
            return None
        paper = b"/MediaBox [ 0 0 %.4f %.4f ]" % other(float(match[1]), float(match[2]))
        data = file.with_object(file.pages[page], body.replace(match[0], paper))
        return Change(f"第{page + 1}页{what}", data, page)

    return make


def _is_amount(said: str) -> object:
    return _AMOUNT.search(said)


def _is_anything(said: str) -> object:
    return bool(said)


PDF_KINDS: tuple[Kind[PdfFile], ...] = (
    Kind("改金额的一位数字", _one_character(_is_digit, lambda one, _: one in _DIGITS, _is_amount)),
    Kind("改别处的一位数字", _one_character(_is_digit, lambda one, _: one in _DIGITS, _is_anything)),
    Kind(
        "移动小数点或逗号", _one_character(lambda one: one in ".,", lambda one, _: one in _DIGITS, _is_amount)
    ),
    Kind("改一个汉字", _one_character(_is_han, lambda one, _: _is_han(one), _is_anything)),
    Kind("改页码", _one_character(_is_digit, lambda one, _: one in _DIGITS, _PAGE_NUMBER.search)),
    Kind("改校验码", _one_character(_is_code, lambda one, _: _is_code(one), _FOOT.search)),
    Kind("两个金额对调", _swapped),
    Kind("删去一段文字", _dropped),
    Kind("删去一行", _row_dropped),
    Kind("金额移到左格", _moved),
    Kind("改成白字", _whitened),
    Kind("盖住一块", _covered),
    Kind("纸张转向", _on_paper("转向", lambda wide, high: (high, wide))),
    Kind("换成 A3 纸", _on_paper("放大", lambda wide, high: (wide * 2**0.5, high * 2**0.5))),
    Kind("改文档标题", _said_otherwise(b"Title")),
    Kind("改文档作者", _said_otherwise(b"Author")),
    Kind("文档属性加内容", _told_more),
    Kind("改文档语言", _language),
    Kind("书签或链接指错", _bookmark),
)
