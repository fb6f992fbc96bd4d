"""XML of a stranger's file as it goes by: no tree is built, nothing may be declared, nothing is fetched."""

from collections.abc import Callable, Iterator, Mapping
from typing import Any, NoReturn, TypeAlias
from xml.parsers.expat import ParserCreate

_MAIN = (
    "http://schemas.openxmlformats.org/spreadsheetml/2006/main",
    "http://purl.oclc.org/ooxml/spreadsheetml/main",
)
"""The vocabulary of worksheets, as all programs write it and in its strict variety."""
_BETWEEN = " "
"""Stands between the vocabulary of a name and the name."""

Told: TypeAlias = Mapping[str, str]
"""Attributes of an element."""
Start: TypeAlias = Callable[[str, Told], object]
Text: TypeAlias = Callable[[str], object]


class MarkupError(ValueError):
    """The part cannot be what a spreadsheet program writes."""


def known(*names: str) -> Mapping[str, str]:
    """Elements of worksheets as they are told to the functions of `walk`, with their short names."""
    return {f"{space}{_BETWEEN}{name}": name for space in _MAIN for name in names}


def walk(data: bytes, start: Start, end: Text | None = None, text: Text | None = None) -> None:
    """Go through a part; names of elements come with their vocabulary, texts in any number of pieces.

    Raises MarkupError for declarations, ExpatError for what is no XML.
    """
    parser = ParserCreate(namespace_separator=_BETWEEN)
    parser.buffer_text = True
    parser.StartDoctypeDeclHandler = _refuse
    parser.EntityDeclHandler = _refuse
    parser.StartElementHandler = start
    parser.EndElementHandler = end
    parser.CharacterDataHandler = text
    parser.Parse(data, True)


def elements(data: bytes) -> Iterator[tuple[str, Told]]:
    """The elements of a small part in the order they begin, with their names as short as they go."""
    found: list[tuple[str, Told]] = []
    walk(data, lambda name, told: found.append((name.rpartition(_BETWEEN)[2], told)))
    return iter(found)


def attribute(told: Told, name: str) -> str:
    """An attribute of any vocabulary; nothing if it is not there."""
    return next((value for full, value in told.items() if full.rpartition(_BETWEEN)[2] == name), "")


def _refuse(*_declared: Any) -> NoReturn:
    raise MarkupError("something is declared")
