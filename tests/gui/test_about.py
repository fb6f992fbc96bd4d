"""关于 and 日志: what the program tells of itself, without a book."""

from pathlib import Path

import pytest
from PySide6.QtWidgets import QPushButton

from budget_desktop import __version__, user_files
from budget_desktop.edition import edition_keys, edition_version
from budget_desktop.gui.dialogs.about import TextDialog, log_dialog
from budget_desktop.gui.frame.telling import show_about
from budget_desktop.gui.frame.window import MainWindow
from tests.gui.test_forms import nameless


def test_about_names_versions_parts_and_places(window: MainWindow) -> None:
    show_about(window)
    (dialog,) = window.findChildren(TextDialog)
    assert nameless(dialog) == []
    text = dialog.view.toPlainText()
    for told in (__version__, "SQLite 3.", "openpyxl", "MIT", str(window.settings.backup_folder)):
        assert told in text
    for key in edition_keys():
        assert f"（{key}）　版本 {edition_version(key)}" in text
    assert [each.text() for each in dialog.findChildren(QPushButton)] == ["复制全部", "关闭"]


def test_the_log_is_filtered_and_may_be_missing(
    window: MainWindow, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(user_files, "log_folder", lambda: tmp_path)
    assert log_dialog(window).view.toPlainText() == "日志里还没有内容。"
    (tmp_path / "program.log").write_text("甲 WARNING\n乙 ERROR\n", "utf-8")
    (tmp_path / "program.log.1").write_text("更早\n", "utf-8")
    dialog = log_dialog(window)
    assert dialog.view.toPlainText() == "更早\n甲 WARNING\n乙 ERROR"
    dialog.filter_edit.setText("error")
    assert dialog.view.toPlainText() == "乙 ERROR"
