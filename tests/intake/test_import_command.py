"""A workbook on the command line: asked, told, done in one step; or the book is as it was before."""

import hashlib
import io
import shutil
import zipfile
from pathlib import Path

import pytest

from benchmarks.intake.hostile import HOSTILE
from budget_desktop.arguments import CANNOT, DONE, ERRORS_FOUND
from budget_desktop.cli import main
from tests.intake.layouts import OVERALL
from tests.intake.pages import KINDS, YUAN, look, subject_table, write
from tests.intake.truth import GENERAL


@pytest.fixture
def book(tmp_path: Path, sample_book: Path) -> Path:
    return Path(shutil.copyfile(sample_book, tmp_path / "示例.budget"))


def asking(tmp_path: Path) -> Path:
    one = look(codes="one", unit=YUAN, unit_at="none")
    return write(
        tmp_path / "支出.xlsx",
        {
            "05": lambda sheet: subject_table(
                sheet, one, "2020年一般公共预算支出表", "function", GENERAL, KINDS
            )
        },
    )


def fingerprint(path: Path) -> str:
    return hashlib.sha256(path.read_bytes()).hexdigest()


def test_an_open_question_is_told_with_the_way_to_answer_it(
    book: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["import", str(asking(tmp_path)), str(book)]) == CANNOT
    told = capsys.readouterr()
    assert "--answer 'measure=万元'" in told.out
    assert "账套没有改动" in told.err


def test_an_answered_import_tells_every_figure_and_writes_it(
    book: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["import", str(asking(tmp_path)), str(book), "--answer", "measure=元"]) == ERRORS_FOUND
    told = capsys.readouterr().out
    assert "新增　财政拨款 · 2080501 行政单位离退休" in told
    assert "12,000.00 元　来自 05 F" in told or "12,000.00 元　来自 05 G" in told
    assert "来源里没有，账套里保留" in told
    assert main(["dump", str(book)]) == DONE
    assert '"file": "支出.xlsx"' in capsys.readouterr().out


def test_the_year_chooses_the_packet(book: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    source = write(tmp_path / "收支.xlsx", {"01": OVERALL[0][1]})
    assert main(["import", str(source), str(book), "--year", "1999"]) == CANNOT
    assert "没有这一年" in capsys.readouterr().err


@pytest.mark.parametrize("name", ["macros", "huge-merge", "html", "cell-twice"])
def test_after_a_refusal_the_book_is_the_same_byte_for_byte(
    book: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str], name: str
) -> None:
    before = fingerprint(book)
    source = tmp_path / "来源.xlsx"
    source.write_bytes(HOSTILE[name][0]())
    assert main(["import", str(source), str(book)]) == CANNOT
    assert "没有读入" in capsys.readouterr().err
    assert fingerprint(book) == before


def test_last_years_book_gives_its_amounts_and_is_taken_for_nothing_else(
    book: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    last = tmp_path / "去年.budget"
    shutil.copyfile(book, last)
    before = fingerprint(last)
    assert main(["import", str(last), str(book)]) == CANNOT
    assert "“去年.budget”是账套" in capsys.readouterr().err
    assert main(["import", str(last), str(book), "--last-year"]) == CANNOT
    assert "“去年.budget”里没有 2019 年的预算" in capsys.readouterr().err
    assert fingerprint(last) == before


@pytest.mark.parametrize(("name", "said"), [("表.csv", "CSV"), ("表.pdf", "PDF"), ("表.ods", "OpenDocument")])
def test_files_that_are_no_workbooks_are_told_as_what_they_are(
    book: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str], name: str, said: str
) -> None:
    begin = {
        "表.csv": "科目编码,预算数\n2010301,5\n".encode(),
        "表.pdf": b"%PDF-1.7\n",
        "表.ods": opened_document(),
    }
    source = tmp_path / name
    source.write_bytes(begin[name])
    assert main(["import", str(source), str(book)]) == CANNOT
    assert said in capsys.readouterr().err


def opened_document() -> bytes:
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w") as archive:
        archive.writestr("mimetype", "application/vnd.oasis.opendocument.spreadsheet")
        archive.writestr("content.xml", "<office/>")
    return made.getvalue()
