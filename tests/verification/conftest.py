"""The sample's files, exported once."""

import shutil
from pathlib import Path

import pytest

from budget_desktop import assets
from budget_desktop.disclosure import Disclosure, disclose
from budget_desktop.edition import load_edition
from budget_desktop.exchange.reading import read_exchange
from budget_desktop.export.packet import export_packet, safe_name
from budget_desktop.verification.packet import Files, prove_export


@pytest.fixture(scope="session")
def disclosure() -> Disclosure:
    (packet,) = read_exchange(assets.resource("samples", "jiyuan-2020.json").read_text(encoding="utf-8"))
    return disclose(packet, load_edition(packet.header.edition))


@pytest.fixture(scope="session")
def exported(disclosure: Disclosure, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with both files and their proof."""
    folder = tmp_path_factory.mktemp("exported")
    written = export_packet(disclosure, folder, frozenset({"xlsx", "pdf"}))
    prove_export(disclosure, written, draft=False, made="今日")
    return folder


@pytest.fixture
def folder(exported: Path, tmp_path: Path) -> Path:
    """A copy to be spoilt."""
    return Path(shutil.copytree(exported, tmp_path / "导出"))


@pytest.fixture
def files(folder: Path, disclosure: Disclosure) -> Files:
    stem = safe_name(disclosure.file_stem)
    return Files(folder, stem, False, folder / f"{stem}.pdf", folder / f"{stem}表.xlsx")
