"""Slips of punctuation: doubled, half-width and unpaired marks, blanks, ends of sentences, numbers."""

import re
from collections.abc import Iterator

from budget_desktop.proofreading.slip import Kind, Slip

_CHINESE = "\u4e00-\u9fff"
_YEAR = r"(?:19|20)\d{2}"
_DOUBLED = re.compile(r"([，。、；：！？])(?:\s*\1)+|、[，。；：]|[，；：]。")
_HALF = re.compile(
    f"(?<=[{_CHINESE}”）》])[,;:?!](?=[{_CHINESE}“（《]|\\s*$)|(?<=[{_CHINESE}”）》])\\.(?=\\s*$)",
    re.MULTILINE,
)
_STRAIGHT = re.compile(f'(?<=[{_CHINESE}，。；：])"|"(?=[{_CHINESE}])')
_WIDE = dict(zip(",;:?!.", "，；：？！。", strict=True))
_BRACKETS = re.compile(rf"【\s*({_YEAR})\s*】|[\[（(]\s*({_YEAR})\s*[\]）)](?=\s*第?\s*\d+\s*号)")
_NUMBERLESS = re.compile(rf"〔\s*{_YEAR}\s*〕(?!\s*第?\s*\d[\d、—\-～~至和及\s]*号)")
_BLANK = re.compile(f"(?<=[{_CHINESE}，。、；：])[ \\t]+(?=[{_CHINESE}，。、；：])")
_GAP = re.compile(
    r"原因是[。；，）]|主要用于[。；]|包括[：:]?[。；]|主要是[。；）]|主要\d+辆|其中[：:][。；]|分别是[：:][。；]"
    r"|无[\u4e00-\u9fff]{1,15}0(?:\.0+)?万元"
)
_CUT_OFF = re.compile(r"[，、；：,;:（(“《](?=\s*\Z)")
_OPENING = {"（": "）", "(": ")", "“": "”", "‘": "’", "《": "》", "〔": "〕", "【": "】", "「": "」"}
_CLOSING = {closing: opening for opening, closing in _OPENING.items()}
_ALIKE = str.maketrans("()", "（）")
_NUMBERING = re.compile(r"(?:^|[。；;：:，、\s])(?:\d{1,2}|[一二三四五六七八九十]{1,3}|[a-zA-Z①-⑳])$")
_ENDS = "。！？；：”’）》…"


def punctuation(text: str) -> Iterator[Slip]:
    """Slips of marks within a text, kind by kind."""
    for found in _DOUBLED.finditer(text):
        yield Slip(Kind.DOUBLED, *found.span(), found[0][-1])
    yield from _half_width(text)
    for found in _BRACKETS.finditer(text):
        yield Slip(Kind.DOCUMENT_YEAR, *found.span(), f"〔{found[1] or found[2]}〕")
    for found in _NUMBERLESS.finditer(text):
        yield Slip(Kind.NUMBERLESS, *found.span())
    for found in _BLANK.finditer(text):
        yield Slip(Kind.BLANK, *found.span(), "")
    yield from _unpaired(text)
    yield from _cut_off(text)


def gaps(text: str) -> Iterator[Slip]:
    """Sentences with nothing where something must be said: 主要原因是。"""
    for found in _GAP.finditer(text):
        yield Slip(Kind.GAP, *found.span())


def missing_stop(text: str) -> Iterator[Slip]:
    """The last paragraph of several sentences, where it has no stop at its end."""
    written = text.rstrip()
    last = written.rpartition("\n")[2]
    if "。" in last and last[-1] not in _ENDS and not _CUT_OFF.search(written):
        yield Slip(Kind.NO_STOP, len(written) - 1, len(written), f"{written[-1]}。")


def _half_width(text: str) -> Iterator[Slip]:
    for found in _HALF.finditer(text):
        yield Slip(Kind.HALF_WIDTH, *found.span(), _WIDE[found[0]])
    for found in _STRAIGHT.finditer(text):
        opens = text[: found.start()].count('"') % 2 == 0
        yield Slip(Kind.HALF_WIDTH, *found.span(), "“" if opens else "”")


def _cut_off(text: str) -> Iterator[Slip]:
    if found := _CUT_OFF.search(text):
        yield Slip(Kind.CUT_OFF, *found.span(), "。" if found[0] in "，、；,;" else None)


def _unpaired(text: str) -> Iterator[Slip]:
    """Marks without their other half, by paragraphs; the bracket of a number, as in 1）, needs none."""
    start = 0
    for line in text.split("\n"):
        yield from _unpaired_in(line, start)
        start += len(line) + 1


def _unpaired_in(line: str, start: int) -> Iterator[Slip]:
    plain = _curled(line.translate(_ALIKE))
    opened: list[int] = []
    for at, sign in enumerate(plain):
        if sign in _OPENING:
            if sign in "“‘" and any(plain[each] == sign for each in opened):
                # Opened once more: the closing one was meant.
                yield Slip(Kind.UNPAIRED, start + at, start + at + 1, _OPENING[sign])
                opened = opened[: [plain[each] for each in opened].index(sign)]
            else:
                opened.append(at)
        elif sign in _CLOSING:
            if opened and plain[opened[-1]] == _CLOSING[sign]:
                opened.pop()
            elif not (sign == "）" and _NUMBERING.search(plain[:at])):
                yield Slip(Kind.UNPAIRED, start + at, start + at + 1)
    for at in opened:
        yield Slip(Kind.UNPAIRED, start + at, start + at + 1)


def _curled(line: str) -> str:
    """Straight quotation marks as they are meant: one opens, the next closes."""
    first, *others = line.split('"')
    return first + "".join(f"{'“' if at % 2 == 0 else '”'}{part}" for at, part in enumerate(others))
