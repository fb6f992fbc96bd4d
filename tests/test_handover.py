"""The packet handed over: what is in it, what is missing before it, and that nobody changed it since."""

import hashlib
import shutil
import zipfile
from collections.abc import Callable
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from budget_desktop import progress
from budget_desktop.arguments import DONE, ERRORS_FOUND
from budget_desktop.cli import main
from budget_desktop.disclosure import Disclosure, disclose
from budget_desktop.domain.errors import KnownError
from budget_desktop.edition import load_edition
from budget_desktop.handover import Handed, gaps, pack
from budget_desktop.operations import packets_of
from budget_desktop.progress import StoppedError
from budget_desktop.rules import check
from budget_desktop.rules.finding import Severity
from budget_desktop.verification.listing import KEPT, LIST, PAGE, PUBLISHED, archive_of
from budget_desktop.verification.packet import verify_folder

DAY = date(2026, 11, 23)


def disclosed(book: Path) -> Disclosure:
    packet = packets_of(book)[0]
    return disclose(packet, load_edition(packet.header.edition))


@pytest.fixture(scope="module")
def sample(sample_book: Path) -> Disclosure:
    return disclosed(sample_book)


@pytest.fixture(scope="module")
def untouched(sample: Disclosure, tmp_path_factory: pytest.TempPathFactory) -> Handed:
    """The packet of the sample, for those who only look."""
    return pack(sample, check(sample), tmp_path_factory.mktemp("untouched"), DAY)


@pytest.fixture
def handed(untouched: Handed, tmp_path: Path) -> Handed:
    """A copy of it, folder and archive, for those who change something."""
    place = Path(shutil.copytree(untouched.folder.parent, tmp_path / "交付"))
    folder = place / untouched.folder.name
    return replace(untouched, folder=folder, archive=archive_of(folder))


def told(folder: Path) -> list[tuple[str, str]]:
    return [(one.what, one.file) for proof in verify_folder(folder, None) for one in proof.differences]


def test_what_is_published_and_what_is_kept_lie_apart(untouched: Handed) -> None:
    published = {path.suffix for path in (untouched.folder / PUBLISHED).iterdir()}
    assert published >= {".pdf", ".xlsx", ".zip", ".txt"}
    kept = [path.name for path in (untouched.folder / KEPT).iterdir()]
    assert len(kept) == 3
    assert all("（不公开）" in name for name in kept)
    assert not any("不公开" in path.name for path in (untouched.folder / PUBLISHED).iterdir())
    assert untouched.proof.ok
    assert not untouched.is_draft


def test_the_list_names_every_file_as_it_is(untouched: Handed) -> None:
    folder = untouched.folder / PUBLISHED
    lines = (folder / LIST).read_text("utf-8").splitlines()
    listed = {name: digest for digest, name in (line.split("  ", 1) for line in lines)}
    there = {path.name: hashlib.sha256(path.read_bytes()).hexdigest() for path in folder.iterdir()}
    assert listed == {name: digest for name, digest in there.items() if name != LIST}


def test_the_archive_holds_the_published_files_alone_and_is_the_same_every_time(
    untouched: Handed, sample: Disclosure, tmp_path: Path
) -> None:
    first, again = untouched, pack(sample, check(sample), tmp_path, DAY)
    assert first.archive.read_bytes() == again.archive.read_bytes()
    with zipfile.ZipFile(first.archive) as archive:
        names = set(archive.namelist())
    assert names == {path.name for path in (first.folder / PUBLISHED).iterdir()}


def test_an_untouched_packet_is_verified_with_and_without_the_book(
    untouched: Handed, sample: Disclosure
) -> None:
    assert told(untouched.folder) == []
    assert told(untouched.folder / PUBLISHED) == []
    (proof,) = verify_folder(untouched.folder, [(sample, untouched.folder)])
    assert proof.ok


def test_a_name_that_no_font_can_print_whole_is_no_change(sample: Disclosure, tmp_path: Path) -> None:
    department = "𠮷县龘〇办公室"
    packet = replace(sample.packet, header=replace(sample.packet.header, department=department))
    named = disclose(packet, sample.edition)
    assert told(pack(named, check(named), tmp_path, DAY).folder) == []


def lose(folder: Path) -> str:
    (path,) = folder.glob("*.xlsx")
    path.unlink()
    return path.name


def add(folder: Path) -> str:
    (folder / "另一份.pdf.exe").write_bytes(b"MZ")
    return "另一份.pdf.exe"


def change(folder: Path) -> str:
    (path,) = folder.glob("*开放数据*.zip")
    with zipfile.ZipFile(path, "a") as archive:
        archive.comment = b"1"
    return path.name


def change_with_its_line(folder: Path) -> str:
    before = hashlib.sha256((path := folder / next(folder.glob("*开放数据*.zip"))).read_bytes()).hexdigest()
    change(folder)
    after = hashlib.sha256(path.read_bytes()).hexdigest()
    text = (folder / LIST).read_text("utf-8")
    (folder / LIST).write_text(text.replace(before, after), "utf-8")
    return PAGE


def lose_the_list(folder: Path) -> str:
    (folder / LIST).unlink()
    return LIST


def change_the_archive(folder: Path) -> str:
    archive = archive_of(folder.parent)
    with zipfile.ZipFile(archive, "a") as opened:
        opened.writestr(zipfile.ZipInfo("另一份.pdf"), b"%PDF")
    return archive.name


def damage_the_archive(folder: Path) -> str:
    archive = archive_of(folder.parent)
    archive.write_bytes(archive.read_bytes()[:-9])
    return archive.name


@pytest.mark.parametrize(
    "tamper",
    [lose, add, change, change_with_its_line, lose_the_list, change_the_archive, damage_the_archive],
)
def test_a_packet_that_is_no_longer_as_listed_is_refused(
    handed: Handed, tamper: Callable[[Path], str]
) -> None:
    name = tamper(handed.folder / PUBLISHED)
    assert name in {file for _, file in told(handed.folder)}


def test_a_list_that_is_none_is_told(handed: Handed) -> None:
    (handed.folder / PUBLISHED / LIST).write_text("没有", "utf-8")
    with pytest.raises(KnownError, match="不是完好的文件清单"):
        told(handed.folder)


def test_a_packet_is_replaced_but_files_of_others_are_not(sample: Disclosure, handed: Handed) -> None:
    findings = check(sample)
    again = pack(sample, findings, handed.folder.parent, DAY)
    assert again.folder == handed.folder
    (handed.folder / KEPT / "会议纪要.txt").write_text("别丢了", "utf-8")
    with pytest.raises(KnownError, match="会议纪要"):
        pack(sample, findings, handed.folder.parent, DAY)
    assert (handed.folder / KEPT / "会议纪要.txt").is_file()


@pytest.mark.parametrize("at", ["画 PDF 的页", "写文件清单"])
def test_a_packet_called_off_leaves_nothing_behind(sample: Disclosure, tmp_path: Path, at: str) -> None:
    def stop(what: str, number: int, count: int) -> None:
        assert number <= count
        if what == at:
            raise StoppedError("已停止")

    with progress.told_to(stop), pytest.raises(StoppedError):
        pack(sample, check(sample), tmp_path / "交付", DAY)
    assert list((tmp_path / "交付").iterdir()) == []


def test_what_is_missing_blocks_or_only_asks(practice_book: Path, sample: Disclosure) -> None:
    assert not any(gap.blocks for gap in gaps(sample, check(sample)))
    assert any("保密审查" in gap.what for gap in gaps(sample, check(sample)))
    broken = disclosed(practice_book)
    findings = check(broken)
    wrong = [each for each in findings if each.severity is Severity.ERROR and not each.cause]
    assert [gap.finding for gap in gaps(broken, findings)][: len(wrong)] == wrong


def test_the_command(
    tmp_path: Path, sample_book: Path, practice_book: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["pack", str(sample_book), str(tmp_path / "交付")]) == DONE
    assert "自检通过" in capsys.readouterr().out
    assert main(["pack", str(practice_book), str(tmp_path / "草稿")]) == ERRORS_FOUND
    assert "只能导出草稿" in capsys.readouterr().out
    assert all("（草稿）" in path.name for path in (tmp_path / "草稿").glob("*/*公开包*"))
