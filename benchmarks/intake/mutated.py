"""Workbooks damaged at random: bytes of the file, bytes of its parts, values that no program writes."""

import io
import random
import zipfile
from collections.abc import Callable, Iterator
from pathlib import Path

from benchmarks.intake.hostile import plain

_WORDS = (
    b"1e999",
    b"-1",
    b"NaN",
    b"A1:XFD1048576",
    b"99999999999999999999",
    b"<v>",
    b"</c>",
    b't="s"',
    b'r="ZZZ9"',
    b"&amp;",
    b"\x00",
    b"\xff\xfe",
    b"<!--",
)


def mutated(seed: int, bases: tuple[bytes, ...] = ()) -> bytes:
    """One damaged workbook; the same for the same seed."""
    chance = random.Random(seed)
    base = chance.choice(bases or (plain(),))
    kinds: tuple[Callable[[bytes, random.Random], bytes], ...] = (_bytes, _parts, _parts, _parts, _cut)
    return chance.choice(kinds)(base, chance)


def old_books(folder: Path) -> tuple[bytes, ...]:
    """Old workbooks to damage as well."""
    return tuple(path.read_bytes() for path in sorted(folder.glob("*.xls")))


def _bytes(data: bytes, chance: random.Random) -> bytes:
    changed = bytearray(data)
    for _ in range(chance.randint(1, 20)):
        changed[chance.randrange(len(changed))] = chance.randrange(256)
    return bytes(changed)


def _cut(data: bytes, chance: random.Random) -> bytes:
    start = chance.randrange(len(data))
    return data[:start] + data[start + chance.randint(1, 200) :]


def _parts(data: bytes, chance: random.Random) -> bytes:
    """Damage inside the parts of a package that is sound outside."""
    if data[:2] != b"PK":
        return _bytes(data, chance)
    target = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as archive, zipfile.ZipFile(target, "w") as made:
        names = archive.namelist()
        hit = set(chance.sample(names, chance.randint(1, 2)))
        for name in names:
            content = archive.read(name)
            made.writestr(name, b"".join(_damaged(content, chance)) if name in hit else content)
    return target.getvalue()


def _damaged(content: bytes, chance: random.Random) -> Iterator[bytes]:
    for _ in range(chance.randint(1, 4)):
        at = chance.randrange(len(content) + 1)
        yield content[:at]
        yield chance.choice((*_WORDS, content[at : at + chance.randint(1, 60)], b""))
        content = content[at + chance.choice((0, 1, 5, 40)) :]
    yield content
