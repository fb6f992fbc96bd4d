"""Books are called by their name where a file is chosen, and nothing said of them is cut off."""

import os
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QFileDialog, QHeaderView, QTreeView, QWidget
from pytestqt.qtbot import QtBot

from budget_desktop.gui.dialogs.choosing import file_to_open, file_to_write, folder_to_use

_BOOKS = "账套 (*.budget)"


@pytest.fixture
def parent(qtbot: QtBot) -> QWidget:
    made = QWidget()
    qtbot.addWidget(made)
    return made


def answer_by_name(monkeypatch: pytest.MonkeyPatch, *names: Path) -> list[str]:
    """Let the dialog be answered by these names, one after another; what it proposes each time comes back."""
    answers = iter(names)
    proposed: list[str] = []

    def take(dialog: QFileDialog) -> QDialog.DialogCode:
        proposed.extend(Path(path).name for path in dialog.selectedFiles())
        dialog.selectFile(str(next(answers)))
        return QDialog.DialogCode.Accepted

    monkeypatch.setattr(QFileDialog, "exec", take)
    return proposed


@pytest.mark.parametrize("takes", [True, False])
def test_a_book_is_chosen_from_a_list_that_says_what_it_is(
    takes: bool, qtbot: QtBot, tmp_path: Path, parent: QWidget, monkeypatch: pytest.MonkeyPatch
) -> None:
    book = tmp_path / "练习.budget"
    book.write_bytes(b"SQLite format 3\0" * 128)
    os.utime(book, (1_577_842_200, 1_577_842_200))
    shown: list[str] = []

    def look(dialog: QFileDialog) -> QDialog.DialogCode:
        listed = dialog.findChild(QTreeView)
        assert isinstance(listed, QTreeView)
        assert listed.header().sectionResizeMode(0) == QHeaderView.ResizeMode.ResizeToContents
        model = listed.model()
        qtbot.waitUntil(lambda: model.rowCount(listed.rootIndex()) == 1)
        model.sort(0, Qt.SortOrder.DescendingOrder)
        shown.extend(model.index(0, column, listed.rootIndex()).data() for column in range(4))
        dialog.selectFile(str(book))
        return QDialog.DialogCode.Accepted if takes else QDialog.DialogCode.Rejected

    monkeypatch.setattr(QFileDialog, "exec", look)
    assert file_to_open(parent, "打开账套", tmp_path, _BOOKS) == (book if takes else None)
    assert shown[:3] == ["练习.budget", "2 kB", "账套"]
    assert shown[3].startswith(("2019-12-31", "2020-01-01")), "whatever the system's language and zone"


def test_a_file_to_write_ends_as_it_should(
    tmp_path: Path, parent: QWidget, monkeypatch: pytest.MonkeyPatch
) -> None:
    proposed = answer_by_name(monkeypatch, tmp_path / "预算2020.5")
    chosen = file_to_write(parent, "新账套放在哪里", tmp_path / "示例.budget", _BOOKS)
    assert chosen == tmp_path / "预算2020.5.budget"
    assert proposed == ["示例.budget"]


def test_nothing_is_written_over_unasked(
    tmp_path: Path, parent: QWidget, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "预算2020.5.budget").touch()
    # The second time the dialog itself asks: the name it is accepted with is there, to its last letter.
    proposed = answer_by_name(monkeypatch, tmp_path / "预算2020.5", tmp_path / "预算2020.5.budget")
    chosen = file_to_write(parent, "新账套放在哪里", tmp_path / "示例.budget", _BOOKS)
    assert chosen == tmp_path / "预算2020.5.budget"
    assert proposed == ["示例.budget", "预算2020.5.budget"]


def test_a_folder_is_chosen(tmp_path: Path, parent: QWidget, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "材料").mkdir()
    answer_by_name(monkeypatch, tmp_path / "材料")
    assert folder_to_use(parent, "选择文件夹", tmp_path) == tmp_path / "材料"
