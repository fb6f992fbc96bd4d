"""The objects of the drawn file, to be added to and packed.

The library writes them one behind another, with a table of where each begins (ISO 32000-1, 7.5.4). They are
taken apart there and put into the file that is kept: streams compressed, all else many to a stream, so that
the thousands of elements of the structure take little room (7.5.7, 7.5.8).
"""

import re
import zlib
from collections.abc import Sequence
from hashlib import md5
from itertools import accumulate, pairwise, repeat
from operator import and_, sub
from struct import Struct

_TABLE = re.compile(rb"startxref\s+(\d+)\s+%%EOF\s*\Z")
_ENTRY = re.compile(rb"(\d{10}) 00000 n")
_REFERENCE = re.compile(r"\d+ 0 R")
_LENGTH = re.compile(r"/Length \d+")

_BEGINNING = b"%PDF-1.7\n%\xbf\xf7\xa2\xfe\n"
"""The bytes behind the version say that this is no text."""
_MANY = 200
"""Objects in one stream."""
_ROW = Struct(">BIB")
"""Of the table: 1, where an object begins, 0; or 2, the stream it is packed in, its place there."""
_UP = b"\x02"
"""Begins a row that holds what each byte has more than the one above it (PNG, 9.2)."""


class Objects:
    """What a file consists of, by number from 1. Texts are those of a file, one byte a character."""

    def __init__(self, drawn: bytes) -> None:
        found = _TABLE.search(drawn)
        assert found, "the library ends each file so"  # noqa: S101
        table = int(found[1])
        self._texts: list[str] = []
        """An object, or the dictionary of a stream."""
        self._streams: dict[int, bytes] = {}
        """What stands behind the dictionary, by number."""
        for start, stop in pairwise((*map(int, _ENTRY.findall(drawn, table)), table)):
            _, _, written = drawn[start:stop].removesuffix(b"endobj\n").partition(b"\n")
            text, _, stream = written.partition(b"\nstream\n")
            self._texts.append(text.decode("latin-1"))
            if stream:
                self._streams[len(self._texts)] = stream.removesuffix(b"endstream\n")
        trailer = drawn[table : found.start()].decode("latin-1")
        self.root, self._info = (_references(trailer, key)[0] for key in ("/Root", "/Info"))
        (tree,) = _references(self._of(self.root), "/Pages")
        self.pages = _references(self._of(tree), "/Kids")
        """References to the pages in their order."""

    def areas(self, page: int) -> list[str]:
        """References to the clickable areas of a page."""
        return _references(self._of(self.pages[page]), "/Annots")

    def add(self, text: str) -> str:
        """A new object; returns the reference to it."""
        self._texts.append(text)
        return f"{len(self._texts)} 0 R"

    def add_stream(self, entries: str, stream: bytes) -> str:
        """A new stream with these entries in its dictionary; returns the reference to it."""
        self._streams[len(self._texts) + 1] = stream
        return self.add(f"<<{entries}/Length 0>>")

    def put(self, reference: str, text: str) -> None:
        """Let an object be another."""
        self._texts[_number(reference) - 1] = text

    def extend(self, reference: str, entries: str) -> None:
        """Give a dictionary more entries."""
        self.put(reference, self._of(reference).replace("<<", f"<<{entries}", 1))

    def packed(self) -> bytes:
        """The file. Its identifier follows from all else in it."""
        return _Packing(self._texts, self._streams).file(f"/Root {self.root}/Info {self._info}")

    def _of(self, reference: str) -> str:
        return self._texts[_number(reference) - 1]


class _Packing:
    """A file as it grows."""

    def __init__(self, texts: Sequence[str], streams: dict[int, bytes]) -> None:
        self._file = bytearray(_BEGINNING)
        self._rows = [_ROW.pack(0, 0, 0)] * (len(texts) + 1)
        for number, stream in streams.items():
            self._write(number, texts[number - 1], stream)
        loose = [number for number in range(1, len(texts) + 1) if number not in streams]
        for start in range(0, len(loose), _MANY):
            self._write_together(loose[start : start + _MANY], texts)

    def file(self, entries: str) -> bytes:
        """All of it, with a table of the objects that has these entries as well."""
        identifier = md5(self._file, usedforsecurity=False).hexdigest()
        place, number = len(self._file), len(self._rows)
        self._rows.append(_ROW.pack(1, place, 0))
        kind = f"/Type /XRef/Size {number + 1}/W[1 4 1]/DecodeParms<</Predictor 12/Columns {_ROW.size}>>"
        self._write(number, f"<<{kind}{entries}/ID [<{identifier}><{identifier}>]/Length 0>>", self._table())
        return bytes(self._file + f"startxref\n{place}\n%%EOF\n".encode())

    def _write(self, number: int, text: str, stream: bytes) -> None:
        """A stream that stands by itself."""
        self._rows[number] = _ROW.pack(1, len(self._file), 0)
        packed = zlib.compress(stream)
        text = _LENGTH.sub(f"/Length {len(packed)}/Filter /FlateDecode", text, count=1)
        self._file += f"{number} 0 obj\n{text}\nstream\n".encode("latin-1")
        self._file += packed + b"\nendstream\nendobj\n"

    def _write_together(self, numbers: Sequence[int], texts: Sequence[str]) -> None:
        """Objects in a stream, behind a list of their numbers and of where they begin in it."""
        parts = [texts[number - 1] for number in numbers]
        places = accumulate((len(part) + 1 for part in parts), initial=0)
        listed = " ".join(f"{number} {place}" for number, place in zip(numbers, places, strict=False))
        holder = len(self._rows)
        self._rows.append(b"")
        for index, number in enumerate(numbers):
            self._rows[number] = _ROW.pack(2, holder, index)
        kind = f"<</Type /ObjStm/N {len(parts)}/First {len(listed) + 1}/Length 0>>"
        self._write(holder, kind, "\n".join((listed, *parts)).encode("latin-1"))

    def _table(self) -> bytes:
        """The rows, each as what it has more than the one above: mostly it is the next in the same stream."""
        rows, width = b"".join(self._rows), _ROW.size
        risen = bytearray(_UP * (len(self._rows) * (width + 1)))
        for column in range(width):
            values = rows[column::width]
            risen[column + 1 :: width + 1] = bytes(map(and_, map(sub, values, b"\0" + values), repeat(0xFF)))
        return bytes(risen)


def _number(reference: str) -> int:
    return int(reference.partition(" ")[0])


def _references(text: str, key: str) -> list[str]:
    """What an entry of a dictionary leads to: one reference, or an array of them."""
    found = re.search(rf"{key}\s+(?:\[[^]]*\]|\d+ 0 R)", text)
    return _REFERENCE.findall(found[0]) if found else []
