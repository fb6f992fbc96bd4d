"""`budget-desktop inspect`: the sheet for people, its PDF, and the exit code for scripts."""

from pathlib import Path

import pypdfium2
import pytest

from budget_desktop.arguments import CANNOT, DONE, ERRORS_FOUND
from budget_desktop.cli import main


def test_sheet_of_the_sample_is_listed_and_written(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    book, page = tmp_path / "示例.budget", tmp_path / "自查表.pdf"
    assert main(["sample", str(book)]) == DONE
    assert main(["inspect", str(book), "--pdf", str(page)]) == DONE
    told = capsys.readouterr().out
    for line in ("及时性", "真实性", "审核记录", "待确认　保密审查", "公开期限：没有录入批复日期"):
        assert line in told
    assert len(pypdfium2.PdfDocument(page)) == 1


def test_sheet_with_what_is_not_met_is_an_error_for_scripts(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    book, page = tmp_path / "练习.budget", tmp_path / "自查表.pdf"
    assert main(["sample", str(book), "--broken"]) == DONE
    assert main(["inspect", str(book), "--pdf", str(page)]) == ERRORS_FOUND
    assert "未达到" in capsys.readouterr().out
    assert len(pypdfium2.PdfDocument(page)) == 2, "one page for each packet"


def test_sheet_of_no_book_cannot_be_made(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["inspect", str(tmp_path / "没有.budget")]) == CANNOT
    assert "找不到账套" in capsys.readouterr().err
