"""The files of one packet on their way to their folder."""

import errno
import os
from pathlib import Path

import pytest

from benchmarks.books.shelf import BOOKS
from budget_desktop.disclosure import Disclosure, disclose
from budget_desktop.edition import load_edition
from budget_desktop.export.atomic import ExportError
from budget_desktop.export.packet import FORMATS, export_packet


@pytest.fixture(scope="module")
def disclosure() -> Disclosure:
    packet = BOOKS["行政单位"]
    return disclose(packet, load_edition(packet.header.edition))


def test_each_file_is_made_durable_once_where_it_stays(
    disclosure: Disclosure, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    flushed: list[int] = []

    def flush(handle: int) -> None:
        flushed.append(os.fstat(handle).st_ino)

    monkeypatch.setattr(os, "fsync", flush)
    written = export_packet(disclosure, tmp_path, frozenset(FORMATS))
    files = [path.stat().st_ino for path in written]
    assert len(files) == len(FORMATS)
    assert sorted(one for one in flushed if one != tmp_path.stat().st_ino) == sorted(files)


@pytest.mark.parametrize("kind", ["xlsx", "pdf", "docx"])
def test_a_full_disk_is_told_before_anything_is_replaced(
    kind: str, disclosure: Disclosure, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_: object) -> int:
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr(Path, "write_bytes", full)
    with pytest.raises(ExportError, match="磁盘已满"):
        export_packet(disclosure, tmp_path, frozenset({kind}))
    assert list(tmp_path.iterdir()) == []
