"""The first 100 bytes of a book, read before SQLite may touch the file."""

import struct
from pathlib import Path

from budget_desktop.store.errors import (
    BookMissingError,
    CannotWriteError,
    DamagedBookError,
    NewerBookError,
    NotABookError,
)
from budget_desktop.store.schema import layout

_MAGIC = b"SQLite format 3\0"
_LENGTH = 100
_USER_VERSION, _APPLICATION_ID = 60, 68


def read_version(path: Path) -> int:
    """The version of a book's layout; anything that is no book of a known version is refused.

    Not for a book this process has open: closing a file drops every lock the process holds on it.
    """
    try:
        if not path.exists():
            raise BookMissingError(f"找不到账套“{path}”", "请检查文件是否被移走、改名，或所在磁盘是否已断开")
        if not path.is_file():
            raise NotABookError(
                f"“{path.name}”不是账套文件，而是文件夹或设备", "请选择扩展名为 .budget 的文件"
            )
        with path.open("rb") as file:
            head = file.read(_LENGTH)
    except PermissionError as error:
        raise CannotWriteError(
            f"没有权限读取账套“{path.name}”", "请向文件的所有者或管理员索取权限"
        ) from error
    except OSError as error:
        raise DamagedBookError(
            f"读取账套“{path.name}”时磁盘出错", "请检查磁盘是否已断开，再试一次"
        ) from error
    _check_kind(path, head)
    version = _number(head, _USER_VERSION)
    if version > layout.SCHEMA_VERSION:
        raise NewerBookError(
            f"账套“{path.name}”由更新的程序创建（格式 {version}，本程序认识到格式 {layout.SCHEMA_VERSION}）",
            "为保护数据没有打开，文件未被改动。请安装新版程序后再打开",
        )
    if version < 1:
        raise DamagedBookError(f"账套“{path.name}”的文件头已损坏，没有打开，文件未被改动", "请改用最近的备份")
    return version


def _check_kind(path: Path, head: bytes) -> None:
    if head.startswith(_MAGIC) and len(head) == _LENGTH:
        if _number(head, _APPLICATION_ID) == layout.APPLICATION_ID:
            return
        raise NotABookError(f"“{path.name}”是数据库文件，但不是部门预算账套", "请选择由本程序建立的账套")
    if not head:
        raise NotABookError(f"“{path.name}”是空文件，里面没有账套", "请改用备份，或新建一个账套")
    if head.startswith((b"PK\3\4", b"\xd0\xcf\x11\xe0")):
        raise NotABookError(f"“{path.name}”像是表格或压缩文件，不是账套", "Excel 文件请用“导入”打开")
    raise NotABookError(f"“{path.name}”不是部门预算账套", "请选择扩展名为 .budget 的文件")


def _number(head: bytes, offset: int) -> int:
    return int(struct.unpack_from(">I", head, offset)[0])
