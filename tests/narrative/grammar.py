"""What no sentence of a packet may look like, whatever its facts."""

import re
from collections.abc import Iterator

_ZERO = r"(?<![\d.,])0(?:\.0+)?"
_FAULTS = {
    "比……持平": r"[比较][^，。；、（]{0,10}(?:持平|相同|一致|无变化)",
    "与……增加": r"与\d{4}年[^，。；、相]{0,6}(?:增加|减少|新增)",
    "无……0万元": rf"(?:没有|无)[^，。；]{{0,16}}{_ZERO}万元",
    "增减为零": rf"(?:增加|减少|新增){_ZERO}万元",
    "零的百分比": rf"{_ZERO}%",
    "原因没有写完": r"原因(?:是|为|：)(?:[。；，）]|$)",
    "句子没有写完": r"(?:主要用于|主要是|包括：?|其中：|分别是：|即|内设|核定|根据)(?:[。；，、）]|$)",
    "标点重复": r"[，。、；：][，。、；：）]|（[，。、；：）]|“”|《》",
    "词语重复": r"([\u4e00-\u9fff]{2,12})\1",
    "缺“年”": r"(?<![\d.,〔])20[0-3]\d(?![\d.,年〕%])",
    "缺“万元”": r"(?<![\d.,])\d[\d,]*\.\d\d(?!\d|万元|%)",
    "半角标点": r"[\u4e00-\u9fff][,;:?!()]|[,;:?!()][\u4e00-\u9fff]",
    "空格": r"\s",
    "没有填的值": r"[{}]|None",
}
_PATTERNS = {fault: re.compile(pattern) for fault, pattern in _FAULTS.items()}
_PAIRS = dict(zip("）”》〉〕", "（“《〈〔", strict=True))


def faults(sentence: str) -> Iterator[str]:
    """What is wrong with a paragraph the program wrote, each with the words where it is."""
    for fault, pattern in _PATTERNS.items():
        if found := pattern.search(sentence):
            yield f"{fault}：“{sentence[max(0, found.start() - 8) : found.end() + 8]}”"
    if sentence[-1:] not in {"。", "："}:
        yield f"没有句号：“{sentence[-12:]}”"
    if not _is_balanced(sentence):
        yield f"引号、括号不成对：“{sentence}”"


def _is_balanced(sentence: str) -> bool:
    opened: list[str] = []
    for letter in sentence:
        if letter in _PAIRS.values():
            opened.append(letter)
        elif letter in _PAIRS and (not opened or opened.pop() != _PAIRS[letter]):
            return False
    return not opened
