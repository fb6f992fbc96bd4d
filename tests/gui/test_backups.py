"""The window copies books by itself: what changed, never twice, and without standing in the way."""

from pathlib import Path

from PySide6.QtWidgets import QMessageBox
from pytestqt.qtbot import QtBot

from budget_desktop.backups.shelf import Backup, Reason, books_on
from budget_desktop.gui.frame.window import MainWindow
from budget_desktop.gui.settings import Settings
from tests.gui.driving import desk_of


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
