"""`budget-desktop verify` as a script sees it."""

import json
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
from openpyxl import Workbook
from reportlab.lib.pdfencrypt import StandardEncryption
from reportlab.pdfgen.canvas import Canvas

from benchmarks.tampering.archive import Archive
from budget_desktop.arguments import CANNOT, DONE, ERRORS_FOUND
from budget_desktop.cli import main

ENDINGS = (".html", ".json")


@pytest.fixture
def book(tmp_path: Path, sample_book: Path) -> Path:
    return Path(shutil.copyfile(sample_book, tmp_path / "示例.budget"))


def workbook_of(folder: Path) -> Path:
    (path,) = folder.glob("*.xlsx")
    return path


def pdf_of(folder: Path) -> Path:
    (path,) = folder.glob("*.pdf")
    return path


def cannot(capsys: pytest.CaptureFixture[str], *arguments: str) -> str:
    assert main(["verify", *arguments]) == CANNOT
    told = capsys.readouterr().err
    assert told.startswith("无法完成：")
    assert told.count("\n") == 1
    return told


def test_clean_files(folder: Path, book: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["verify", str(folder), "--book", str(book)]) == DONE
    assert "自检通过，全部相符（表 12" in capsys.readouterr().out


def test_a_difference_is_told_and_exits_with_1(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = workbook_of(folder)
    file = Archive(path.read_bytes())
    name = "xl/worksheets/sheet3.xml"
    path.write_bytes(file.changed(name, file.parts[name].replace("<v>15.00<", "<v>15.01<", 1)))
    assert main(["verify", str(folder), "--json"]) == ERRORS_FOUND
    (proof,) = json.loads(capsys.readouterr().out)["proofs"]
    assert not proof["ok"]
    assert [(one["expected"], one["found"]) for one in proof["differences"][1:]] == [("15.01", "15.00")]
    assert proof["differences"][0]["what"] == "文件在导出自检之后改动过"


def test_the_proof_is_a_page_and_json(folder: Path, tmp_path: Path) -> None:
    assert len([path for ending in ENDINGS for path in folder.glob(f"*自检证明（不公开）{ending}")]) == 2
    for ending in ENDINGS:
        path = tmp_path / f"proof{ending}"
        assert main(["verify", str(folder), "--proof", str(path)]) == DONE
        text = path.read_text(encoding="utf-8")
        assert workbook_of(folder).name in text
        assert "SHA-256" in text or "sha256" in text


@pytest.mark.parametrize(
    "spoil",
    [lambda data: data[: len(data) // 3], lambda data: data[:0], lambda data: b"no such format" + data[:9]],
)
def test_damaged_files_are_told_kindly(
    folder: Path, spoil: Callable[[bytes], bytes], capsys: pytest.CaptureFixture[str]
) -> None:
    for path in (workbook_of(folder), pdf_of(folder)):
        whole = path.read_bytes()
        path.write_bytes(spoil(whole))
        told = cannot(capsys, str(folder))
        assert "不是完好的" in told
        assert path.name in told
        path.write_bytes(whole)


def test_a_workbook_with_a_password(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    workbook_of(folder).write_bytes(bytes.fromhex("d0cf11e0a1b11ae1") + bytes(2000))
    assert "加了密码" in cannot(capsys, str(folder))


def test_a_pdf_with_a_password(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    canvas = Canvas(str(pdf_of(folder)), encrypt=StandardEncryption("secret"))
    canvas.drawString(100, 100, "1")
    canvas.save()
    assert "加了密码" in cannot(capsys, str(folder))


def test_files_of_another_program(folder: Path, book: Path, capsys: pytest.CaptureFixture[str]) -> None:
    canvas = Canvas(str(pdf_of(folder)))
    canvas.drawString(100, 100, "1")
    canvas.save()
    workbook = Workbook()
    workbook.active["A1"] = 15  # type: ignore[index]  # the stubs think of chart sheets
    workbook.save(workbook_of(folder))
    for with_book in ([], ["--book", str(book)]):
        assert main(["verify", str(folder), *with_book]) == ERRORS_FOUND
        told = capsys.readouterr().out
        assert "字体没有嵌入" in told
        assert "标题、作者以外" in told


def test_nothing_to_verify(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert "找不到文件夹" in cannot(capsys, str(tmp_path / "没有"))
    assert "里没有导出的公开材料" in cannot(capsys, str(tmp_path))


def test_the_files_of_another_book(folder: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    other = tmp_path / "练习.budget"
    assert main(["sample", str(other), "--broken"]) == DONE
    capsys.readouterr()
    assert main(["verify", str(folder), "--book", str(other)]) in {ERRORS_FOUND, CANNOT}
