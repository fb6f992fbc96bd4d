"""Single changes are noticed, with the place; `python -m benchmarks.tampering` makes thousands."""

import random
from pathlib import Path

import pytest

from benchmarks.books.shelf import BOOKS
from benchmarks.tampering.archive import Archive
from benchmarks.tampering.in_pdf import PDF_KINDS
from benchmarks.tampering.pdffile import PdfFile, recoded
from benchmarks.tampering.run import KINDS, Victim, clean_victim
from budget_desktop.disclosure import Disclosure
from budget_desktop.verification.packet import Files, verify


@pytest.fixture(scope="module")
def victim(tmp_path_factory: pytest.TempPathFactory) -> Victim:
    name = "只有项目支出"
    return clean_victim(name, BOOKS[name], tmp_path_factory.mktemp("victim"), has_summary=True)


@pytest.mark.parametrize("sort", KINDS)
def test_each_kind_of_change_is_noticed(sort: str, victim: Victim) -> None:
    chance = random.Random(7)  # noqa: S311 - where the changes fall does not matter
    found = [victim.outcome(sort, number, chance) for number in range(len(KINDS[sort]))]
    assert [each.kind for each in found] == [kind.name for kind in KINDS[sort]]
    assert [each for each in found if not each.told] == []


def test_a_changed_amount_in_the_pdf_is_named_with_its_place(files: Files, disclosure: Disclosure) -> None:
    assert files.pdf
    file = PdfFile(files.pdf.read_bytes())
    page = 13
    shown = next(one for one in file.texts(page) if file.said(one) == "15.00")
    nine = next(code for code, one in file.meanings[shown.font].items() if one == "9")
    files.pdf.write_bytes(file.with_texts(recoded(shown, 1, nine)))
    for known in (disclosure, None):
        (difference,) = verify(files, known).differences
        assert (difference.page, difference.expected, difference.found) == (14, "15.00", "19.00")
        assert "第1行“一般公共预算”" in difference.row
        assert difference.column == "“金额”列"
    (difference,) = verify(files, disclosure).differences
    assert "预算01表" in difference.message
    assert difference.message.endswith("：内容不符，应为“15.00”，实为“19.00”")


def test_a_changed_amount_in_the_workbook_is_named_with_its_place(
    files: Files, disclosure: Disclosure
) -> None:
    assert files.workbook
    file = Archive(files.workbook.read_bytes())
    name = "xl/worksheets/sheet2.xml"
    files.workbook.write_bytes(file.changed(name, file.parts[name].replace("<v>15.00<", "<v>51.00<", 1)))
    (difference,) = verify(files, disclosure).differences
    assert (difference.sheet, difference.expected, difference.found) == ("01部门收支总体", "15.00", "51.00")
    assert difference.message.count("第1行") == 1
    alone = verify(files, None).differences
    assert [(one.expected, one.found) for one in alone] == [("51.00", "15.00")], "paper and sheet disagree"


def test_a_change_of_one_character_leaves_the_rest_unaccused(files: Files, disclosure: Disclosure) -> None:
    assert files.pdf
    original = files.pdf.read_bytes()
    kind = next(kind for kind in PDF_KINDS if kind.name == "改一个汉字")
    for seed in range(8):
        change = kind.make(
            PdfFile(original),
            random.Random(seed),  # noqa: S311 - which character falls out does not matter
        )
        assert change
        files.pdf.write_bytes(change.data)
        told = verify(Files(files.folder, files.stem, False, files.pdf, None), disclosure).differences
        assert 1 <= len(told) <= 3, (change.what, [one.message for one in told])


def test_what_is_noticed_without_reading_is_what_was_exported(folder: Path, files: Files) -> None:
    from budget_desktop.verification.packet import verify_folder

    assert files.pdf
    file = PdfFile(files.pdf.read_bytes())
    shown = next(one for one in file.texts(4) if one.codes)
    files.pdf.write_bytes(file.with_texts(recoded(shown, 0, shown.codes[0] ^ 1)))
    (proof,) = verify_folder(folder, None)
    assert "文件在导出自检之后改动过" in [one.what for one in proof.differences]
