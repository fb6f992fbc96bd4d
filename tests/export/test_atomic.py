"""Exports are the old file or the new one, and failures say what to do."""

import errno
import os
import stat
import subprocess
import sys
import time
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from budget_desktop.export import atomic
from budget_desktop.export.atomic import ExportError, atomic_write, strip_control


def write_new(path: Path) -> None:
    path.write_bytes(b"new")


def leftovers(folder: Path) -> list[Path]:
    return list(folder.glob(".budget-export-*"))


def test_writes_a_new_file(tmp_path: Path) -> None:
    atomic_write(tmp_path / "预算.pdf", write_new)
    assert [path.name for path in tmp_path.iterdir()] == ["预算.pdf"]
    assert (tmp_path / "预算.pdf").read_bytes() == b"new"


def test_replaces_an_old_file(tmp_path: Path) -> None:
    target = tmp_path / "预算.pdf"
    target.write_bytes(b"old")

    def write(path: Path) -> None:
        write_new(path)
        assert target.read_bytes() == b"old"

    atomic_write(target, write)
    assert target.read_bytes() == b"new"


@pytest.mark.parametrize("failure", [ValueError("fault"), OSError(errno.ENOSPC, "full"), KeyboardInterrupt()])
def test_failure_keeps_the_old_file(tmp_path: Path, failure: BaseException) -> None:
    target = tmp_path / "预算.pdf"
    target.write_bytes(b"old")

    def write(path: Path) -> None:
        write_new(path)
        raise failure

    expected = ExportError if isinstance(failure, OSError) else type(failure)
    with pytest.raises(expected):
        atomic_write(target, write)
    assert target.read_bytes() == b"old"
    assert [path.name for path in tmp_path.iterdir()] == ["预算.pdf"]


@pytest.mark.parametrize(
    ("code", "words"),
    [
        (errno.ENOSPC, "磁盘已满"),
        (errno.EDQUOT, "配额"),
        (errno.EROFS, "只读"),
        (errno.ENAMETOOLONG, "文件名过长"),
        (errno.EIO, "读写出错"),
        (errno.ELOOP, "系统提示"),
    ],
)
def test_says_what_the_disk_did(tmp_path: Path, code: int, words: str) -> None:
    def write(path: Path) -> None:
        raise OSError(code, os.strerror(code))

    with pytest.raises(ExportError, match="无法写入“预算.pdf”：.*" + words) as caught:
        atomic_write(tmp_path / "预算.pdf", write)
    assert caught.value.advice


def test_missing_folder(tmp_path: Path) -> None:
    with pytest.raises(ExportError, match="文件夹不存在"):
        atomic_write(tmp_path / "没有" / "预算.pdf", write_new)


def test_folder_is_a_file(tmp_path: Path) -> None:
    (tmp_path / "文件").write_bytes(b"")
    with pytest.raises(ExportError, match="不是文件夹"):
        atomic_write(tmp_path / "文件" / "预算.pdf", write_new)


def test_folder_without_permission(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: object) -> int:
        raise PermissionError(errno.EACCES, "no")

    monkeypatch.setattr(os, "open", refuse)
    with pytest.raises(ExportError, match="权限"):
        atomic_write(tmp_path / "预算.pdf", write_new)


def test_target_is_a_folder(tmp_path: Path) -> None:
    (tmp_path / "预算.pdf").mkdir()
    with pytest.raises(ExportError, match="同名的文件夹"):
        atomic_write(tmp_path / "预算.pdf", write_new)
    assert not leftovers(tmp_path)


def test_target_held_open_by_another_program(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    target = tmp_path / "预算.xlsx"
    target.write_bytes(b"old")
    attempts = []

    def refuse(source: Path, place: Path) -> None:
        attempts.append(place)
        raise PermissionError(errno.EACCES, "in use")

    monkeypatch.setattr(Path, "replace", refuse)
    monkeypatch.setattr(atomic, "_REPLACE_PAUSE", 0)
    with pytest.raises(ExportError, match="正在 Excel") as caught:
        atomic_write(target, write_new)
    assert "关闭" in caught.value.advice
    assert len(attempts) > 1
    assert target.read_bytes() == b"old"
    assert not leftovers(tmp_path)


def test_a_virus_scanner_lets_go(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    replace = Path.replace
    refusals = [PermissionError(errno.EACCES, "scanning")]

    def hesitate(source: Path, place: Path) -> None:
        if refusals:
            raise refusals.pop()
        replace(source, place)

    monkeypatch.setattr(Path, "replace", hesitate)
    monkeypatch.setattr(atomic, "_REPLACE_PAUSE", 0)
    atomic_write(tmp_path / "预算.xlsx", write_new)
    assert (tmp_path / "预算.xlsx").read_bytes() == b"new"


@pytest.mark.skipif(os.name == "nt", reason="permission bits are POSIX")
def test_permissions_are_those_of_any_new_file(tmp_path: Path) -> None:
    (tmp_path / "plain").write_bytes(b"")
    atomic_write(tmp_path / "预算.pdf", write_new)
    assert stat.S_IMODE((tmp_path / "预算.pdf").stat().st_mode) == stat.S_IMODE(
        (tmp_path / "plain").stat().st_mode
    )


@pytest.mark.skipif(os.name == "nt", reason="links need a privilege there")
def test_a_link_stays_a_link(tmp_path: Path) -> None:
    (tmp_path / "far").mkdir()
    (tmp_path / "link.pdf").symlink_to(tmp_path / "far" / "预算.pdf")
    atomic_write(tmp_path / "link.pdf", write_new)
    assert (tmp_path / "link.pdf").is_symlink()
    assert (tmp_path / "far" / "预算.pdf").read_bytes() == b"new"


def test_sweeps_what_a_kill_left_behind_but_not_what_is_being_written(tmp_path: Path) -> None:
    killed, running = tmp_path / ".budget-export-0.part", tmp_path / ".budget-export-1.part"
    for path in (killed, running):
        path.write_bytes(b"half")
    yesterday = time.time() - 86400
    os.utime(killed, (yesterday, yesterday))
    atomic_write(tmp_path / "预算.pdf", write_new)
    assert leftovers(tmp_path) == [running]


@pytest.mark.skipif(os.name == "nt", reason="uses SIGKILL")
def test_a_kill_while_writing_keeps_the_old_file(tmp_path: Path) -> None:
    target = tmp_path / "预算.pdf"
    target.write_bytes(b"old")
    program = (
        "import os, signal, sys\n"
        "from pathlib import Path\n"
        "from budget_desktop.export.atomic import atomic_write\n"
        "def write(path):\n"
        "    path.write_bytes(b'half')\n"
        "    os.kill(os.getpid(), signal.SIGKILL)\n"
        "atomic_write(Path(sys.argv[1]), write)\n"
    )
    assert subprocess.run([sys.executable, "-c", program, str(target)], check=False).returncode < 0
    assert target.read_bytes() == b"old"


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("一\r\n二\r三\x0b四\u2028五", "一\n二\n三\n四\n五"),
        ("制表\t符", "制表\t符"),
        ("\ufeff零宽\u200b空格\u202e\x00\x1f", "零宽空格"),
        ("孤\ud800字\uffff", "孤字"),
        ("𠅤𬭼，（一）①", "𠅤𬭼，（一）①"),
        ("全角\u3000空格\xa0", "全角\u3000空格\xa0"),
    ],
)
def test_strip_control(typed: str, kept: str) -> None:
    assert strip_control(typed) == kept


@given(st.text(st.characters()))
def test_strip_control_is_idempotent_and_encodable(text: str) -> None:
    once = strip_control(text)
    once.encode("utf-8")
    assert strip_control(once) == once
