"""The sample's workbook and PDF, held against texts that were reviewed.

When a change is wanted: run with UPDATE_GOLDEN=1, then read the diff.
"""

import os
from pathlib import Path

import pytest

from budget_desktop import assets
from budget_desktop.disclosure import disclose
from budget_desktop.edition import load_edition
from budget_desktop.exchange.reading import read_exchange
from budget_desktop.export.packet import export_packet
from tests import dump_pdf, dump_tags, dump_workbook

HERE = Path(__file__).parent


@pytest.fixture(scope="module")
def exported(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    text = assets.resource("samples", "jiyuan-2020.json").read_text(encoding="utf-8")
    (packet,) = read_exchange(text)
    disclosure = disclose(packet, load_edition(packet.header.edition))
    written = export_packet(disclosure, tmp_path_factory.mktemp("golden"), frozenset({"xlsx", "pdf"}))
    return {path.suffix: path for path in written}


def same(found: str, golden: Path) -> None:
    if os.environ.get("UPDATE_GOLDEN"):
        golden.write_text(found, encoding="utf-8")
    assert found == golden.read_text(encoding="utf-8")


def test_workbook_of_the_sample(exported: dict[str, Path]) -> None:
    same(dump_workbook.dump(exported[".xlsx"]), HERE / "workbook.txt")


def test_pdf_of_the_sample(exported: dict[str, Path]) -> None:
    same(dump_pdf.dump(exported[".pdf"]), HERE / "pdf.txt")


def test_what_is_heard_of_the_sample(exported: dict[str, Path]) -> None:
    same(dump_tags.dump(exported[".pdf"]), HERE / "heard.txt")
