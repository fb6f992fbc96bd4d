"""The window copies books by itself: what changed, never twice, and without standing in the way."""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QMessageBox, QPushButton
from pytestqt.qtbot import QtBot

from budget_desktop.backups.shelf import Backup, Reason, books_on
from budget_desktop.gui.dialogs.backups import BackupsDialog
from budget_desktop.gui.frame import care
from budget_desktop.gui.frame.window import MainWindow
from budget_desktop.gui.settings import Settings
from tests.gui.driving import desk_of
from tests.gui.test_forms import nameless


@pytest.fixture
def backs_up() -> bool:
    return True


def kept(settings: Settings) -> list[Backup]:
    return [backup for _, backups in books_on(settings.backup_folder) for backup in backups]


def rename(window: MainWindow, name: str) -> None:
    workspace = desk_of(window).workspace
    id_ = workspace.packet_id
    workspace.edit("改简称", lambda draft: draft.update_header(id_, short_name=name))


def test_a_book_is_copied_when_opened_and_when_closed_after_a_change(
    window: MainWindow, settings: Settings, book_path: Path
) -> None:
    window.keeper.wait()
    assert [each.reason for each in kept(settings)] == [Reason.OPENED]
    rename(window, "金融办")
    window.close_book()
    assert window.open_book(book_path), "a copy being made does not keep the book from being opened again"
    window.keeper.wait()
    assert sorted(each.reason for each in kept(settings)) == [Reason.CLOSED, Reason.OPENED]


def test_closing_without_a_change_makes_no_copy(window: MainWindow, settings: Settings) -> None:
    window.close()
    assert [each.reason for each in kept(settings)] == [Reason.OPENED]


def test_no_copies_for_who_wants_none(window: MainWindow, settings: Settings) -> None:
    window.keeper.wait()
    settings.backs_up = False
    rename(window, "金融办")
    window.close()
    assert len(kept(settings)) == 1


def test_a_copy_that_cannot_be_made_is_told_and_stops_nobody(
    window: MainWindow, settings: Settings, tmp_path: Path, book_path: Path, qtbot: QtBot
) -> None:
    (tmp_path / "文件").write_text("没有地方")
    settings.backup_folder = tmp_path / "文件" / "备份"
    rename(window, "金融办")
    window.close_book()
    with qtbot.waitSignal(window.keeper.told) as caught:
        assert window.open_book(book_path)
    assert "无法建立备份文件夹" in caught.args[0]
    assert window.statusBar().currentMessage() == caught.args[0]
    assert desk_of(window).workspace.current_packet().header.short_name == "金融办"
    assert not window.findChildren(QMessageBox)


def test_a_copy_wanted_by_hand_is_made_and_kept_for_good(
    window: MainWindow, settings: Settings, qtbot: QtBot
) -> None:
    window.keeper.wait()
    settings.backs_up = False
    with qtbot.waitSignal(window.keeper.told) as told:
        care.back_up_now(window)
    assert told.args[0].startswith("已备份到 ")
    window.keeper.wait()
    assert {each.reason for each in kept(settings) if each.stays} == {Reason.BY_HAND}


def test_a_copy_tells_what_is_in_it_and_comes_back_under_a_new_name(
    window: MainWindow, settings: Settings, tmp_path: Path, qtbot: QtBot
) -> None:
    window.keeper.wait()
    rename(window, "改过")
    care.show_backups(window)
    (dialog,) = window.findChildren(BackupsDialog)
    assert nameless(dialog) == []
    assert dialog.list.rows.index(0, 2).data() == "打开时"
    qtbot.waitUntil(lambda: "济源市人民政府金融服务办公室 2020年 公开" in dialog.content.text())
    (backup,) = kept(settings)
    before = backup.path.read_bytes()
    with qtbot.waitSignal(dialog.restored):
        dialog.restore_to(backup, tmp_path / "找回.budget")
    workspace = desk_of(window).workspace
    assert workspace.path == tmp_path / "找回.budget"
    assert workspace.current_packet().header.short_name != "改过"
    assert backup.path.read_bytes() == before


def test_without_copies_the_dialog_says_where_they_would_be(window: MainWindow, tmp_path: Path) -> None:
    dialog = BackupsDialog(tmp_path / "没有", window)
    assert str(tmp_path / "没有") in dialog.content.text()
    assert not dialog.restore_button.isEnabled()


def test_the_file_is_checked_on_demand(window: MainWindow, qtbot: QtBot, book_path: Path) -> None:
    window.keeper.wait()
    care.check_data(window)
    qtbot.waitUntil(lambda: bool(window.findChildren(QMessageBox)))
    (box,) = window.findChildren(QMessageBox)
    assert "账套文件完好" in box.text()
    QTest.mouseClick(box.findChildren(QPushButton)[0], Qt.MouseButton.LeftButton)
    book_path.rename(book_path.with_name("移走.budget"))
    care.check_data(window)
    qtbot.waitUntil(lambda: any("移走" in each.text() for each in window.findChildren(QMessageBox)))
    book_path.with_name("移走.budget").rename(book_path)
