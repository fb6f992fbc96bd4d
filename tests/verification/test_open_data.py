"""The .zip file of open data read back: clean ones pass, single changes are named with their place."""

import json
import zipfile
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from budget_desktop.disclosure import Disclosure, disclose
from budget_desktop.domain.errors import KnownError
from budget_desktop.export.open_data import write_open_data
from budget_desktop.verification.open_data import compare_open_data, read_open_data

Change = Callable[[dict[str, bytes]], None]


@pytest.fixture
def file(disclosure: Disclosure, tmp_path: Path) -> Path:
    write_open_data(disclosure, tmp_path / "开放数据.zip")
    return tmp_path / "开放数据.zip"


def changed(file: Path, change: Change, comment: bytes = b"") -> None:
    with zipfile.ZipFile(file) as archive:
        members = {name: archive.read(name) for name in archive.namelist()}
    change(members)
    with zipfile.ZipFile(file, "w") as archive:
        archive.comment = comment
        for name, data in members.items():
            archive.writestr(zipfile.ZipInfo(name), data)


def told(file: Path, disclosure: Disclosure | None, *, draft: bool = False) -> list[str]:
    return [one.message for one in compare_open_data(read_open_data(file), disclosure, draft=draft)]


def test_clean_files_are_not_accused(file: Path, disclosure: Disclosure) -> None:
    assert told(file, disclosure) == []
    assert told(file, None) == []


def test_words_that_need_a_mark_are_not_accused(disclosure: Disclosure, tmp_path: Path) -> None:
    project = replace(disclosure.packet.projects[0], name="-一期\n @二期\r\x07=三期\ud800")
    packet = replace(disclosure.packet, projects=(project, *disclosure.packet.projects[1:]))
    marked = disclose(packet, disclosure.edition)
    write_open_data(marked, tmp_path / "a.zip", draft=True)
    assert told(tmp_path / "a.zip", marked, draft=True) == []


def replaced(name: str, old: str, new: str) -> Change:
    def change(members: dict[str, bytes]) -> None:
        assert old.encode() in members[name]
        members[name] = members[name].replace(old.encode(), new.encode(), 1)

    return change


@pytest.mark.parametrize(
    ("change", "said"),
    [
        (replaced("facts.csv", "35000.00", "53000.00"), "金额不符"),
        (replaced("facts.csv", "印刷费", "印制费"), "名称不符"),
        (replaced("facts.csv", "2010399", "2010301"), "金额不符"),
        (replaced("facts.json", "35000.0", "53000.0"), "JSON 的内容与 CSV 不符"),
        (replaced("tables/02 02部门收入总体.csv", "15.00", "15.01"), "内容不符"),
        (replaced("tables/02 02部门收入总体.json", "15.0", "51.0"), "JSON 的内容与 CSV 不符"),
        (replaced("datapackage.json", "2020年度部门预算", "2019年度部门预算"), "数据说明里的标题不符"),
        (replaced("datapackage.json", '"draft": false', '"draft": true'), "数据说明里的草稿标志不符"),
        (replaced("datapackage.json", '"schema"', '"scheme"'), "数据说明残缺"),
        (lambda members: members.__delitem__("tables/03 03部门支出总体.csv"), "压缩包里的文件不符"),
        (lambda members: members.update({"个人信息.txt": b"x"}), "压缩包里的文件不符"),
        (
            lambda members: members.update(
                {"facts.csv": b"\r\n".join(members["facts.csv"].split(b"\r\n")[:-2]) + b"\r\n"}
            ),
            "缺少一行",
        ),
    ],
)
def test_a_single_change_is_named(file: Path, disclosure: Disclosure, change: Change, said: str) -> None:
    changed(file, change)
    assert any(said in message for message in told(file, disclosure))


def test_a_comment_is_noticed(file: Path, disclosure: Disclosure) -> None:
    changed(file, lambda _: None, comment="经办人张三".encode())
    assert told(file, disclosure) != []


def test_without_a_book_the_halves_are_compared(file: Path) -> None:
    changed(file, replaced("facts.csv", "35000.00", "53000.00"))
    (message,) = told(file, None)
    assert "35000.0" in message


def test_a_draft_is_no_final_one(file: Path, disclosure: Disclosure) -> None:
    assert told(file, disclosure, draft=True) == ["数据说明里的草稿标志不符，应为“True”，实为“False”"]


@pytest.mark.parametrize("content", [b"", b"PK\x03\x04 broken", b"<html></html>"])
def test_what_is_no_zip_file_is_refused(tmp_path: Path, content: bytes) -> None:
    (tmp_path / "a.zip").write_bytes(content)
    with pytest.raises(KnownError, match="不是完好的开放数据文件"):
        read_open_data(tmp_path / "a.zip")


def test_a_foreign_zip_file_is_refused(tmp_path: Path) -> None:
    with zipfile.ZipFile(tmp_path / "a.zip", "w") as archive:
        archive.writestr("datapackage.json", json.dumps([1]))
        archive.writestr("a.csv", '"')
    with pytest.raises(KnownError, match="不是完好的开放数据文件"):
        read_open_data(tmp_path / "a.zip")
