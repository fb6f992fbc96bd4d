"""A .zip container: what it tells beside its members, which no reader of these ever sees."""

import struct
from collections.abc import Iterator, Sequence
from zipfile import ZipFile, ZipInfo

from budget_desktop.verification.difference import Difference, Differences

_DAY = (1980, 1, 1, 0, 0, 0)
"""The only time our files name: none, as near as the format allows."""
_HEAD, _LISTED = 30, 46
"""Bytes before a member's name, where it lies and where it is listed."""
_LENGTHS = struct.Struct("<26x2H")
"""Of a member's head: how long its name is, and what else is said of it."""
_END = struct.Struct("<4s8x2LH")
"""The end of the container: its mark, length and place of the list, length of a comment."""
_MARK = b"PK\x05\x06"


def compare_container(data: bytes, archive: ZipFile) -> Differences:
    """What the container of a file says that ours never do; `data` is the file as it is."""
    entries = archive.infolist()
    for entry in entries:
        if entry.comment or entry.extra:
            yield Difference("压缩包里有不显示的附注", "", entry.filename)
    if times := {entry.date_time for entry in entries} - {_DAY}:
        yield Difference("压缩包里记着时间", "", "-".join(map(str, max(times)[:3])))
    for name in _repeated(entries):
        yield Difference("压缩包里有同名的两份内容", "", name)
    if archive.comment:
        yield Difference("压缩包带有附言", "", archive.comment.decode("utf-8", errors="replace"))
    elif _carries_more(data, entries):
        yield Difference("压缩包里藏有别的内容")


def _repeated(entries: Sequence[ZipInfo]) -> Iterator[str]:
    names = [entry.filename for entry in entries]
    yield from sorted({name for name in names if names.count(name) > 1})


def _carries_more(data: bytes, entries: Sequence[ZipInfo]) -> bool:
    """Whether there is more in the file than its members and their list, one after another."""
    at = listed = 0
    for entry in sorted(entries, key=lambda entry: entry.header_offset):
        if entry.header_offset != at or len(data) < at + _HEAD:
            return True
        name, more = _LENGTHS.unpack_from(data, at)
        at += _HEAD + name + more + entry.compress_size
        listed += _LISTED + name + len(entry.extra) + len(entry.comment)
    mark, length, start, comment = _END.unpack(data[-_END.size :])
    return (mark, length, start, comment, at + listed + _END.size) != (_MARK, listed, at, 0, len(data))
