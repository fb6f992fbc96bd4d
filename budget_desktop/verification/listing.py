"""The list of files in a packet handed over, and whether the folder holds these and no others.

The list is in the form `sha256sum` writes and checks, so that nobody needs this program to check it; its twin
for people is a page beside it, which is listed too and must name the same files. The same files lie once more
in the .zip beside the packet.
"""

import hashlib
import io
import re
import zlib
from collections.abc import Iterable, Iterator
from dataclasses import replace
from pathlib import Path
from zipfile import BadZipFile, ZipFile

from budget_desktop.domain.errors import KnownError
from budget_desktop.verification.container import compare_container
from budget_desktop.verification.content import STAND_IN
from budget_desktop.verification.difference import Difference, Differences
from budget_desktop.verification.pdf.reading import read_document
from budget_desktop.verification.wording import solid

PUBLISHED, KEPT = "公开", "内部留存"
"""The two folders of a packet: what is published, and what stays in the office."""
LIST, PAGE = "文件清单.txt", "文件清单.pdf"
_LINE = re.compile(r"(?P<digest>[0-9a-f]{64})  (?P<name>[^/\\]+)")
_FOOT = re.compile(r"—\d+—")
"""A page number, which may fall between two lines of a digest."""
_IGNORED = ("~$", ".")
"""How the names begin of what office programs and systems leave in a folder."""


def digest_of(path: Path) -> str:
    """SHA-256 of a file, in hexadecimal digits."""
    with path.open("rb") as stream:
        return hashlib.file_digest(stream, "sha256").hexdigest()


def list_text(paths: Iterable[Path]) -> str:
    """The list of these files."""
    return "".join(f"{digest_of(path)}  {path.name}\n" for path in paths)


def published_in(folder: Path) -> Path | None:
    """Where the published files with their list lie: the folder itself, or the one of that name in it."""
    return next((each for each in (folder, folder / PUBLISHED) if is_published(each)), None)


def is_published(folder: Path) -> bool:
    """Whether it holds published files with their list, or with what is left of it."""
    return any((folder / name).is_file() for name in (LIST, PAGE))


def archive_of(packet: Path) -> Path:
    """Where the published files of a packet stand as one file: beside its folder."""
    return packet.with_name(f"{packet.name}.zip")


def compare_listed(folder: Path) -> Differences:
    """Files that are missing, changed or not listed. Raises KnownError for a list that is none."""
    if not (folder / LIST).is_file():
        yield Difference("文件清单不见了", file=LIST)
        return
    listed = listed_in(folder)
    there = {path.name for path in folder.iterdir() if not path.name.startswith(_IGNORED)}
    for name in sorted(listed.keys() - there):
        yield Difference("清单上的文件不见了", file=name)
    for name in sorted(there - listed.keys() - {LIST}):
        yield Difference("文件夹里有清单上没有的文件", file=name)
    for name in sorted(listed.keys() & there):
        if not (folder / name).is_file() or digest_of(folder / name) != listed[name]:
            yield Difference("文件在打包之后改动过", file=name)
    if PAGE in there:
        yield from _compare_page(folder, listed)
    if folder.name == PUBLISHED and (archive := archive_of(folder.parent)).is_file():
        for one in _compare_archive(archive, folder):
            yield replace(one, file=archive.name)


def listed_in(folder: Path) -> dict[str, str]:
    """The digests by file name. Raises KnownError for a list that cannot be read."""
    try:
        lines = (folder / LIST).read_text(encoding="utf-8").splitlines()
    except (OSError, UnicodeDecodeError) as error:
        raise _broken(folder) from error
    read = [_LINE.fullmatch(line) for line in lines]
    listed = {line["name"]: line["digest"] for line in read if line}
    if len(listed) != len(lines) or not listed:
        raise _broken(folder)
    return listed


def _compare_page(folder: Path, listed: dict[str, str]) -> Iterator[Difference]:
    text = _FOOT.sub("", "".join(page.solid for page in read_document(folder / PAGE).pages))
    for name, digest in listed.items():
        if name != PAGE and not (re.search(_as_printed(name), text) and digest in text):
            yield Difference(f"清单与{LIST}不一致：没有“{name}”现在的校验值", file=PAGE)


def _as_printed(name: str) -> str:
    """A pattern for a name on paper, where a character that no font has is printed as another."""
    return "".join(f"[{re.escape(one)}{STAND_IN}]" for one in solid(name))


def _compare_archive(path: Path, folder: Path) -> Differences:
    """Whether the .zip beside the packet holds the same files."""
    try:
        data = path.read_bytes()
        with ZipFile(io.BytesIO(data)) as archive:
            yield from compare_container(data, archive)
            digests = {name: hashlib.sha256(archive.read(name)).hexdigest() for name in archive.namelist()}
    except (OSError, BadZipFile, zlib.error, EOFError, RuntimeError, NotImplementedError):
        yield Difference("压缩包损坏，读不出来")
        return
    there = {*listed_in(folder), LIST}
    for name in sorted(there ^ digests.keys()):
        yield Difference("压缩包里少了文件" if name in there else "压缩包里有多余的文件", row=name)
    for name in sorted(there & digests.keys()):
        if (folder / name).is_file() and digest_of(folder / name) != digests[name]:
            yield Difference("压缩包里的文件与文件夹里的不同", row=name)


def _broken(folder: Path) -> KnownError:
    return KnownError(f"“{folder / LIST}”不是完好的文件清单", "请重新导出公开包")
