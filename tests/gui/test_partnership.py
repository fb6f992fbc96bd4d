"""The second process of the window is there when an export is near, and goes with the book."""

import os
from collections.abc import Iterator

import pytest
from pytestqt.qtbot import QtBot

from budget_desktop.gui.frame.window import MainWindow
from budget_desktop.gui.session import partnership
from budget_desktop.gui.session.partnership import Partnership
from budget_desktop.gui.session.workspace import Workspace
from budget_desktop.partner.asking import asked
from budget_desktop.partner.process import Partner
from tests.partner import works


@pytest.fixture
def started(monkeypatch: pytest.MonkeyPatch) -> Iterator[list[Partner]]:
    """The partners that were started."""
    found: list[Partner] = []

    def start() -> Partner:
        found.append(works.partner())
        return found[-1]

    monkeypatch.setattr(partnership, "start_partner", start)
    yield found
    for one in found:
        one.end()


def test_it_begins_when_the_page_is_seen_and_ends_with_the_book(
    qtbot: QtBot, window: MainWindow, started: list[Partner]
) -> None:
    assert window.desk is not None
    assert started == []
    window.desk.tabs.show_page("export")
    qtbot.waitUntil(lambda: len(started) == 1)
    window.close_book()
    assert started[0].is_over


def test_work_is_lent_one_and_does_without_when_it_is_gone(
    qtbot: QtBot, workspace: Workspace, started: list[Partner]
) -> None:
    lent = workspace.partnership.lent
    where = asked(works.where).result
    assert lent(where)() == os.getpid(), "none is there yet"
    qtbot.waitUntil(lambda: len(started) == 1)
    assert lent(lambda: asked(works.where).result())() != os.getpid()
    started[0].end()
    assert lent(lambda: asked(works.where).result())() == os.getpid()
    qtbot.waitUntil(lambda: len(started) == 2)


def test_one_that_is_not_used_is_let_go(
    qtbot: QtBot, monkeypatch: pytest.MonkeyPatch, started: list[Partner]
) -> None:
    monkeypatch.setattr(partnership, "_KEPT_MS", 0)
    kept = Partnership()
    kept.prepare()
    qtbot.waitUntil(lambda: bool(started) and started[0].is_over)
    assert kept.partner is None
