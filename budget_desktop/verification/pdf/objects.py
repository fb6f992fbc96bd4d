"""The objects of a PDF as plain values: qpdf takes them apart and tells them as JSON, all in one go.

To ask qpdf for each of some ten thousand objects, key by key, takes five times as long.
"""

import json
from collections.abc import Iterator
from typing import TypeAlias

from pikepdf import Object, Pdf

Value: TypeAlias = "bool | int | float | str | list[Value] | dict[str, Value] | None"
"""As qpdf writes it: names begin with a slash, texts with `u:`, other strings with `b:`; references are
`12 0 R`."""


class Objects:
    """The objects of a file by reference."""

    def __init__(self, pdf: Pdf) -> None:
        objects = list(pdf.objects)
        told = b",".join(one.to_json(dereference=True) for one in objects)
        values: list[Value] = json.loads(b"[" + told + b"]")
        self._by_reference = dict(zip(map(reference_to, objects), values, strict=True))
        self.trailer: dict[str, Value] = json.loads(pdf.trailer.to_json())

    def keys(self) -> Iterator[str]:
        """The keys of all dictionaries but those of elements of the structure, of which there are many."""
        waiting = [one for one in self._by_reference.values() if not _is_element(one)]
        while waiting:
            value = waiting.pop()
            if isinstance(value, dict):
                yield from value
            parts = value.values() if isinstance(value, dict) else value if isinstance(value, list) else ()
            waiting.extend(part for part in parts if isinstance(part, (dict, list)))

    def of(self, value: Value) -> Value:
        """What a reference leads to; any other value itself."""
        return self._by_reference.get(value, value) if isinstance(value, str) else value

    def dictionary(self, value: Value) -> dict[str, Value]:
        """A dictionary, directly or by reference; an empty one for anything else."""
        found = self.of(value)
        return found if isinstance(found, dict) else {}

    def array(self, value: Value) -> list[Value]:
        """An array, directly or by reference; an empty one for anything else."""
        found = self.of(value)
        return found if isinstance(found, list) else []


def _is_element(value: Value) -> bool:
    return isinstance(value, dict) and "/S" in value and "/P" in value


def reference_to(found: Object) -> str:
    """How other objects refer to an object of the file."""
    number, generation = found.objgen
    return f"{number} {generation} R"


def name_in(value: Value) -> str:
    """A name without its slash; empty for anything else."""
    return value[1:] if isinstance(value, str) and value.startswith("/") else ""


def text_in(value: Value) -> str:
    """A text; empty for anything else."""
    if not isinstance(value, str):
        return ""
    if value.startswith("b:"):
        return bytes.fromhex(value[2:]).decode("latin-1")
    return value.removeprefix("u:")
