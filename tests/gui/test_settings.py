"""A settings file that was damaged costs what it held, and never the work."""

from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from budget_desktop.domain.money import Measure
from budget_desktop.gui.frame.window import MainWindow
from budget_desktop.gui.settings import POINTS, Settings

NONSENSE = ("", "abc", "nan", "-1", "@Invalid()", "@ByteArray(\\0\\1zz)", '"a, b", c')


@pytest.mark.parametrize("value", NONSENSE)
def test_values_that_make_no_sense_are_as_in_a_new_program(tmp_path: Path, value: str) -> None:
    file = tmp_path / "window.ini"
    keys = {
        "look": ("points", "colours", "measure"),
        "grid": ("enter",),
        "window": ("geometry", "docks"),
        "zoom": ("paper",),
    }
    lines = [
        line for group, names in keys.items() for line in (f"[{group}]", *(f"{n}={value}" for n in names))
    ]
    file.write_text("\n".join([f"recent={value}", *lines]), encoding="utf-8")
    settings = Settings(file)
    assert POINTS - 2 < settings.points <= POINTS
    assert settings.measure is Measure.WAN
    assert not settings.enter_moves_right
    assert settings.recent == ()
    assert settings.zoom("paper") == 0


def test_a_file_of_noise_keeps_nobody_from_working(
    qtbot: QtBot, application: QApplication, tmp_path: Path, book_path: Path
) -> None:
    file = tmp_path / "window.ini"
    file.write_bytes(bytes(range(256)) * 12)
    (tmp_path / "backup.json").write_bytes(bytes(range(256)))
    settings = Settings(file)
    settings.backup_folder = tmp_path / "备份"
    window = MainWindow(settings)
    qtbot.addWidget(window)
    window.show()
    assert window.open_book(book_path)
    assert Settings(file).recent == (book_path,)
