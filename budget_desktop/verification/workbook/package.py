"""The parts of a workbook file, and what must not be among them."""

import posixpath
import re
import zlib
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from xml.etree.ElementTree import Element, ParseError  # what parses is `verification.markup`
from zipfile import BadZipFile, ZipFile

from budget_desktop.domain.errors import KnownError
from budget_desktop.verification.container import compare_container
from budget_desktop.verification.difference import Difference, Differences
from budget_desktop.verification.markup import parsed

_KNOWN = re.compile(
    r"\[Content_Types\]\.xml|_rels/\.rels|docProps/(app|core)\.xml|xl/_rels/workbook\.xml\.rels"
    r"|xl/(workbook|styles|sharedStrings)\.xml|xl/theme/theme1\.xml|xl/worksheets/sheet\d+\.xml"
)
_TYPES = "[Content_Types].xml"
_ENCRYPTED = bytes.fromhex("d0cf11e0a1b11ae1")
"""How the container begins in which Office keeps workbooks with a password, and those of before 2007."""
_LARGEST = 200_000_000
_ASIDE = "文件里有不显示的附注"

_RELATION = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}id"


@dataclass(frozen=True)
class Package:
    """The parts of the file by name, parsed."""

    name: str
    parts: dict[str, Element]
    known: re.Pattern[str] = _KNOWN
    """Names of the parts it may have."""
    beside: tuple[Difference, ...] = ()
    """What the container and the parts carry that no reader shows."""

    def root(self, name: str) -> Element:
        """A part that must be there."""
        try:
            return self.parts[name]
        except KeyError:
            raise KnownError(f"“{self.name}”不是完好的文件", "文件可能损坏，请重新导出") from None

    def sheets(self) -> list[tuple[str, str, Element]]:
        """Name, state and XML of each sheet, in order."""
        targets = {
            each.get("Id", ""): posixpath.normpath(posixpath.join("/xl", each.get("Target", ""))).lstrip("/")
            for each in self.root("xl/_rels/workbook.xml.rels")
        }
        return [
            (
                sheet.get("name", ""),
                sheet.get("state", "visible"),
                self.root(targets.get(sheet.get(_RELATION, ""), "")),
            )
            for sheet in children(self.root("xl/workbook.xml"), "sheets")
        ]


def read_package(path: Path, known: re.Pattern[str] = _KNOWN) -> Package:
    """Read a workbook, or a file with other `known` parts. Raises KnownError for one that cannot be read."""
    data = path.read_bytes()
    if data.startswith(_ENCRYPTED):
        raise KnownError(f"“{path.name}”加了密码，或是旧格式的文件，无法自检", "请用程序重新导出")
    try:
        with ZipFile(path) as archive:
            if sum(entry.file_size for entry in archive.infolist()) > _LARGEST:
                raise KnownError(f"“{path.name}”大得不像本程序导出的文件", "请用程序重新导出")
            names = [entry.filename for entry in archive.infolist()]
            read = [(name, archive.read(name)) for name in names]
            parts = {name: parsed(part) for name, part in read if known.fullmatch(name)}
            parts |= {name: Element("unknown") for name in names if name not in parts}
            asides = (Difference(_ASIDE, "", name) for name, part in read if _has_aside(part))
            return Package(path.name, parts, known, (*compare_container(data, archive), *asides))
    except (
        BadZipFile,
        ParseError,
        zlib.error,
        EOFError,
        NotImplementedError,
        RuntimeError,
    ) as error:
        raise KnownError(f"“{path.name}”不是完好的文件", "文件可能损坏，请重新导出") from error


def _has_aside(part: bytes) -> bool:
    """Whether a part has what parsing drops: a comment, an instruction, a document type."""
    return b"<!" in part or part.count(b"<?") > part.startswith(b"<?xml")


def compare_parts(package: Package) -> Differences:
    """Parts, links and properties that a published workbook must not have."""
    for name in sorted(package.parts):
        if not package.known.fullmatch(name):
            yield Difference("文件里藏有别的内容", "", name)
    yield from package.beside
    for each in package.parts.get(_TYPES, ()):
        named = each.get("PartName", "").lstrip("/")
        if named and named not in package.parts:
            yield Difference("文件里提到别的内容", "", named)
    for name, part in package.parts.items():
        if name.endswith(".rels"):
            for each in part:
                if each.get("TargetMode") == "External":
                    yield Difference("有外部链接", "", each.get("Target", ""))


def properties(package: Package) -> dict[str, str]:
    """What the document properties say, by name."""
    return {
        local(each): each.text or ""
        for name in ("docProps/core.xml", "docProps/app.xml")
        if name in package.parts
        for each in package.parts[name].iter()
        if (each.text or "").strip()
    }


def local(element: Element) -> str:
    """The name of an element without its namespace."""
    return _local(element.tag)


@cache
def _local(tag: str) -> str:
    return tag.rpartition("}")[2]


def children(element: Element, name: str) -> list[Element]:
    """The children of the first child of that name."""
    return [each for child in element if local(child) == name for each in child]
