"""An export by two processes: the same files, the same proof, the same told of it as by one."""

from collections.abc import Iterator
from importlib import import_module
from pathlib import Path

import pytest

from budget_desktop.arguments import CANNOT, DONE
from budget_desktop.cli import main
from budget_desktop.disclosure import Disclosure, disclose
from budget_desktop.edition import load_edition
from budget_desktop.export.packet import export_packet
from budget_desktop.exporting import export_proved
from budget_desktop.partner import process
from budget_desktop.partner.asking import helped_by, is_helped
from budget_desktop.partner.process import Partner, start_partner
from budget_desktop.progress import told_to
from budget_desktop.store.book import Book
from budget_desktop.verification.pdf.reading import read_document
from budget_desktop.verification.proof import Proof
from budget_desktop.working_along import WORKS

BOTH = frozenset({"xlsx", "pdf"})


@pytest.fixture(scope="module")
def partner() -> Iterator[Partner]:
    with pytest.MonkeyPatch.context() as patched:
        patched.setattr(process, "has_room", lambda: True)
        made = start_partner()
    assert made is not None
    made.wait()
    yield made
    made.end()


@pytest.fixture(scope="module")
def disclosure(sample_book: Path) -> Disclosure:
    with Book.open(sample_book) as book:
        packet = book.packet(book.packets()[0].id)
    return disclose(packet, load_edition(packet.header.edition))


def exported(
    disclosure: Disclosure, folder: Path, partner: Partner | None
) -> tuple[dict[str, bytes], Proof, list[str]]:
    told: list[str] = []
    with told_to(lambda what, *_: told.append(what)), helped_by(partner):
        written, proof = export_proved(disclosure, folder, BOTH, draft=False)
    return {path.name: path.read_bytes() for path in written if path.suffix in {".pdf", ".xlsx"}}, proof, told


def test_two_processes_make_and_prove_what_one_does(
    disclosure: Disclosure, tmp_path: Path, partner: Partner, caplog: pytest.LogCaptureFixture
) -> None:
    files, proof, told = exported(disclosure, tmp_path / "one", None)
    others, second, heard = exported(disclosure, tmp_path / "two", partner)
    assert others == files
    assert second == proof
    assert proof.ok
    assert sorted(heard) == sorted(told)
    assert not caplog.records
    assert partner.is_free


def test_pages_are_the_same_whoever_read_them(
    disclosure: Disclosure, tmp_path: Path, partner: Partner
) -> None:
    (pdf,) = export_packet(disclosure, tmp_path, frozenset({"pdf"}), draft=True)
    alone = read_document(pdf)
    with helped_by(partner):
        assert is_helped()
        assert read_document(pdf) == alone


def test_everything_on_the_list_is_there() -> None:
    for name in WORKS:
        module, _, work = name.rpartition(".")
        assert callable(getattr(import_module(module), work))


def test_a_command_has_its_book_opened_by_the_partner_and_says_what_is_wrong_with_it(
    partner: Partner, tmp_path: Path, sample_book: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    with helped_by(partner):
        assert main(["export", str(sample_book), str(tmp_path), "--only", "pdf"]) == DONE
        missing = tmp_path / "没有.budget"
        assert main(["export", str(missing), str(tmp_path)]) == CANNOT
        assert f"找不到账套“{missing}”" in capsys.readouterr().err
        empty = tmp_path / "空.budget"
        Book.create(empty).close()
        assert main(["export", str(empty), str(tmp_path)]) == CANNOT
        assert "还没有预算" in capsys.readouterr().err
    assert partner.is_free
