"""Files that appear whole or not at all, and text fit to be written into them."""

import contextlib
import errno
import os
import re
import secrets
import time
import unicodedata
from collections.abc import Callable, Iterator
from pathlib import Path

from budget_desktop.domain.errors import KnownError

_PREFIX = ".budget-export-"
_STALE_SECONDS = 3600
"""A temporary file this old was left behind by a power cut or a kill; nobody is still writing it."""

_REPLACE_ATTEMPTS = 5
_REPLACE_PAUSE = 0.1
"""Windows virus scanners hold a fresh file for a moment; half a second outlasts them, Excel holds on."""

_LINE_ENDS = re.compile("\r\n|[\r\x0b\x0c\x1c\x1d\x1e\x85\u2028\u2029]")


class ExportError(KnownError):
    """A file could not be written; the one that stood there before is untouched."""


def atomic_write(target: Path, write: Callable[[Path], None]) -> None:
    """Let `write` fill a temporary file beside `target`, make it durable, and put it in the target's place.

    Readers see the old file or the new one, never a half. Whatever goes wrong, the temporary file is removed
    and the old file stays; what the disk or another program did to us is raised as ExportError.
    """
    # A link keeps pointing where it did; its destination is what gets replaced.
    place = Path(os.path.realpath(target))
    _sweep(place.parent)
    temporary = place.with_name(f"{_PREFIX}{secrets.token_hex(8)}.part")
    try:
        _create(temporary, target)
        with explained(target):
            write(temporary)
            _flush(temporary)
        _replace(temporary, place, target)
    except BaseException:
        with contextlib.suppress(OSError):
            temporary.unlink()
        raise
    _flush_folder(place.parent)


@contextlib.contextmanager
def explained(target: Path) -> Iterator[None]:
    """Whatever keeps this file from being written is raised as ExportError."""
    try:
        yield
    except OSError as error:
        raise _explain(error, target) from error


def strip_control(text: str) -> str:
    """The text without characters that print nothing: controls, direction marks, lone surrogates.

    Every way of ending a line becomes a line feed; tabs stay.
    """
    plain = _LINE_ENDS.sub("\n", text)
    if plain.isprintable():
        return plain
    return "".join(character for character in plain if character in "\n\t" or _prints(character))


def _prints(character: str) -> bool:
    if unicodedata.category(character) in {"Cc", "Cf", "Cs"}:
        return False
    # Noncharacters. Merely unassigned ones stay: this Python's Unicode may be older than the text.
    code = ord(character)
    return code & 0xFFFE != 0xFFFE and not 0xFDD0 <= code <= 0xFDEF


def _create(temporary: Path, target: Path) -> None:
    """Claim the name. Not by `tempfile`: the file is to get the permissions any new one has."""
    try:
        os.close(os.open(temporary, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o666))
    except FileNotFoundError as error:
        raise ExportError(f"无法写入“{target.name}”：文件夹不存在", "请另选一个文件夹") from error
    except NotADirectoryError as error:
        raise ExportError(f"无法写入“{target.name}”：所选位置不是文件夹", "请另选一个文件夹") from error
    except PermissionError as error:
        raise ExportError(
            f"无法写入“{target.name}”：没有在该文件夹写入的权限", "请另选一个文件夹，例如“文档”"
        ) from error
    except OSError as error:
        raise _explain(error, target) from error


def _flush(path: Path) -> None:
    with path.open("rb+") as stream:
        os.fsync(stream.fileno())


def _replace(temporary: Path, place: Path, target: Path) -> None:
    if place.is_dir():
        raise ExportError(f"无法写入“{target.name}”：已有同名的文件夹", "请换一个文件名")
    for attempt in range(_REPLACE_ATTEMPTS):
        if attempt:
            time.sleep(_REPLACE_PAUSE)
        try:
            temporary.replace(place)
        except PermissionError as error:
            refusal = error
        except OSError as error:
            raise _explain(error, target) from error
        else:
            return
    raise ExportError(
        f"无法替换“{target.name}”：文件正在 Excel、WPS 或 PDF 阅读器中打开，或者是只读文件",
        "请关闭该文件后重试，或换一个文件名",
    ) from refusal


def _flush_folder(folder: Path) -> None:
    """Make the new name survive a power cut; Windows has no such call and needs none."""
    if os.name == "nt":
        return
    # Some network file systems refuse to sync a folder. The file itself is safe by then.
    with contextlib.suppress(OSError):
        descriptor = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(descriptor)
        finally:
            os.close(descriptor)


def _sweep(folder: Path) -> None:
    """Remove what a killed export left in this folder long ago."""
    with contextlib.suppress(OSError):
        for leftover in folder.glob(f"{_PREFIX}*.part"):
            with contextlib.suppress(OSError):
                if time.time() - leftover.stat().st_mtime > _STALE_SECONDS:
                    leftover.unlink()


_ADVICE = {
    errno.ENOSPC: ("磁盘已满", "请清理磁盘或另选位置后重试"),
    errno.EDQUOT: ("磁盘配额已用完", "请清理文件或另选位置后重试"),
    errno.EROFS: ("该磁盘是只读的", "请另选一个位置"),
    errno.ENAMETOOLONG: ("文件名过长", "请换一个短一些的文件名"),
    errno.EINVAL: ("文件名中有系统不允许的字符", "请换一个文件名"),
    errno.EIO: ("磁盘读写出错", "请检查磁盘或优盘，另选位置后重试"),
}


def _explain(error: OSError, target: Path) -> ExportError:
    reason, advice = _ADVICE.get(
        error.errno or 0, (f"系统提示“{error.strerror or error}”", "请另选一个位置后重试")
    )
    return ExportError(f"无法写入“{target.name}”：{reason}", advice)
