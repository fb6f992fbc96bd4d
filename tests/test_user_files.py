"""Where the program keeps its own files, installed and portable."""

import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from budget_desktop import user_files


@pytest.fixture(autouse=True)
def asked_anew() -> Iterator[None]:
    user_files.portable_folder.cache_clear()
    yield
    user_files.portable_folder.cache_clear()


@pytest.fixture
def packed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The folder of a packed program."""
    folder = tmp_path / "部门预算 编报"
    folder.mkdir()
    monkeypatch.setattr(sys, "frozen", True, raising=False)
    monkeypatch.setattr(sys, "executable", str(folder / "budget-desktop"))
    return folder


def test_a_checkout_is_never_portable(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / user_files.MARKER).touch()
    monkeypatch.setattr(sys, "executable", str(tmp_path / "python3"))
    assert user_files.portable_folder() is None


def test_installed_program_uses_the_places_of_the_system(packed: Path) -> None:
    for place in (user_files.settings_folder(), user_files.log_folder(), user_files.data_folder()):
        assert packed not in place.parents
        assert "budget-desktop" in str(place)
    assert not (packed / "user-data").exists()


def test_marker_keeps_everything_beside_the_program(packed: Path) -> None:
    (packed / user_files.MARKER).touch()
    for place in (user_files.settings_folder(), user_files.log_folder(), user_files.data_folder()):
        assert place.is_relative_to(packed / "user-data")


def test_write_protected_stick_falls_back_to_the_system(packed: Path) -> None:
    (packed / user_files.MARKER).touch()
    (packed / "user-data").touch()  # no folder can be made there
    assert user_files.portable_folder() is None
    assert packed not in user_files.settings_folder().parents


def test_a_file_where_one_may_not_look_is_not_there(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    file = tmp_path / "a.budget"
    assert not user_files.is_there(file)
    file.touch()
    assert user_files.is_there(file)

    def refuse(_: Path) -> bool:
        raise PermissionError

    monkeypatch.setattr(Path, "is_file", refuse)
    assert not user_files.is_there(file)
