"""Exporting a packet and reading it back, as the command line and the window do alike.

Nothing here knows of books: who has packets from a partner need not import the store.
"""

from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

from budget_desktop import __version__
from budget_desktop.export.packet import export_packet, safe_name
from budget_desktop.progress import StoppedError
from budget_desktop.verification.packet import Begun, begin, prove_export

if TYPE_CHECKING:
    from budget_desktop.disclosure import Disclosure
    from budget_desktop.verification.proof import Proof


def made_now() -> str:
    """When and by which program something for the files is made, in words."""
    now = datetime.now().astimezone()
    at = f"{now.year}年{now.month}月{now.day}日{now.hour}时{now.minute:02}分"
    return f"{at}由部门预算编报 {__version__} 生成"


def export_proved(
    disclosure: "Disclosure", folder: Path, only: frozenset[str], *, draft: bool
) -> tuple[tuple[Path, ...], "Proof"]:
    """Export a packet and read the finished files back; returns them, the page of the proof last, and it."""
    written, prove = exported(disclosure, folder, only, draft=draft)
    try:
        proof, page = prove()
    except StoppedError as error:
        raise StoppedError("已停止：文件已写出，还没有读回核对", "要核对，请再导出一次") from error
    return (*written, page), proof


def exported(
    disclosure: "Disclosure", folder: Path, only: frozenset[str], *, draft: bool
) -> tuple[tuple[Path, ...], Callable[[], tuple["Proof", Path]]]:
    """Export a packet; returns the files, and what reads them back: the proof, and its page."""
    begun: Begun | None = None

    def meanwhile(made: Mapping[str, Path]) -> None:
        nonlocal begun
        begun = begin(disclosure, made.get("xlsx"))

    written = export_packet(disclosure, folder, only, draft=draft, meanwhile=meanwhile)

    def prove() -> "tuple[Proof, Path]":
        return prove_export(disclosure, written, draft=draft, made=made_now(), begun=begun)

    return written, prove


def with_folders(disclosures: Sequence["Disclosure"], folder: Path) -> Iterator[tuple["Disclosure", Path]]:
    """Each disclosure of a book with the folder its files go to.

    Two stages of one year have the same file names; each then gets a folder of its own.
    """
    stems = Counter(safe_name(disclosure.file_stem) for disclosure in disclosures)
    for disclosure in disclosures:
        header = disclosure.packet.header
        apart = safe_name(f"{header.department_code}-{header.year}-{header.stage}")
        yield disclosure, folder if stems[safe_name(disclosure.file_stem)] == 1 else folder / apart
