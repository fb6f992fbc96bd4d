"""What the workbook holds and how it prints, held against a text that was looked at by a person."""

import os
from pathlib import Path

from budget_desktop.export.workbook import write_workbook
from tests.dump_workbook import dump
from tests.export.workbook.samples import tables

GOLDEN = Path(__file__).with_name("golden.txt")


def test_three_forms_stay_as_they_were_seen(tmp_path: Path) -> None:
    """When a change is wanted: UPDATE_GOLDEN=1, then read the diff."""
    target = tmp_path / "book.xlsx"
    write_workbook(tables(), target, title="2020年部门预算公开", author="济源市人民政府金融服务办公室")
    found = dump(target)
    if os.environ.get("UPDATE_GOLDEN"):
        GOLDEN.write_text(found, encoding="utf-8")
    assert found == GOLDEN.read_text(encoding="utf-8")
