"""XML of a finished file, parsed by the parser in C that comes with Python.

defusedxml, which guards against files that grow without bound, brings a parser in Python, ten times as slow.
What it guards against are entities. None can be defined without saying so in these bytes: an encoding in
which that would be spelt otherwise has NUL bytes, or is refused by the parser.
"""

from xml.etree.ElementTree import Element, ParseError, fromstring

_FORBIDDEN = (b"<!ENTITY", b"\0")


def parsed(part: bytes) -> Element:
    """The root. Raises ParseError for what is not well-formed, defines entities or is not in UTF-8."""
    if any(mark in part for mark in _FORBIDDEN):
        raise ParseError("entities are refused")
    try:
        return fromstring(part)  # noqa: S314
    except (LookupError, ValueError) as error:
        raise ParseError("the encoding is unknown") from error
