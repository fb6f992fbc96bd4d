"""A program that is not whole says so."""

from pathlib import Path

import pytest

from budget_desktop.domain.errors import KnownError
from budget_desktop.export import fonts


@pytest.mark.parametrize("role", fonts.FontRole)
def test_a_shipped_face_is_there(role: fonts.FontRole) -> None:
    assert role.path.is_file()


def test_a_face_that_is_gone_is_named(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr(fonts, "resource", lambda *parts: tmp_path.joinpath(*parts))
    with pytest.raises(KnownError, match="song"):
        fonts.FontRole.SONG.path  # noqa: B018 - asking for it is what is tested
