"""Books are called by their name where a file is chosen, and nothing said of them is cut off."""

from pathlib import Path

import pytest
from PySide6.QtWidgets import QDialog, QFileDialog, QHeaderView, QTreeView, QWidget
from pytestqt.qtbot import QtBot

from budget_desktop.gui.dialogs.opening import ask_for_file


@pytest.mark.parametrize("takes", [True, False])
def test_a_book_is_chosen_from_a_list_that_says_what_it_is(
    takes: bool, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    book = tmp_path / "练习.budget"
    book.write_bytes(b"SQLite format 3\0")
    shown: list[str] = []

    def look(dialog: QFileDialog) -> QDialog.DialogCode:
        listed = dialog.findChild(QTreeView)
        assert isinstance(listed, QTreeView)
        assert listed.header().sectionResizeMode(2) == QHeaderView.ResizeMode.ResizeToContents
        model = listed.model()
        qtbot.waitUntil(lambda: model.rowCount(listed.rootIndex()) == 1)
        shown.extend(model.index(0, column, listed.rootIndex()).data() for column in (0, 2))
        dialog.selectFile(str(book))
        return QDialog.DialogCode.Accepted if takes else QDialog.DialogCode.Rejected

    monkeypatch.setattr(QFileDialog, "exec", look)
    parent = QWidget()
    qtbot.addWidget(parent)
    assert ask_for_file(parent, "打开账套", str(tmp_path), "账套 (*.budget)") == (str(book) if takes else "")
    assert shown == ["练习.budget", "账套"]
