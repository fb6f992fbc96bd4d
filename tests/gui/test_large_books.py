"""A book too large to be checked between two letters: what was typed shows at once, the rest comes later."""

import gc
import sys
import threading
from collections.abc import Iterator
from typing import Any, NoReturn

import pytest
from pytestqt.qtbot import QtBot

from budget_desktop.gui.frame.window import MainWindow
from budget_desktop.gui.session import workspace as workspaces
from budget_desktop.gui.session.workspace import Workspace
from budget_desktop.rules import check
from tests.gui.driving import AMOUNT, desk_of, enter, page_of

MUCH, MORE = 900_000_00, 800_000_00


@pytest.fixture(autouse=True)
def every_book_is_large(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(workspaces, "LARGE", 0)


def amount(workspace: Workspace) -> int | None:
    return next(line.amount for line in workspace.snapshot.packet.lines if line.key == AMOUNT.key)


def wait(qtbot: QtBot, workspace: Workspace) -> None:
    qtbot.waitUntil(lambda: workspace.snapshot.is_current)


def colour_of_verdict(window: MainWindow) -> str:
    return str(desk_of(window).header.verdict.property("role"))


@pytest.fixture
def may_follow(window: MainWindow, monkeypatch: pytest.MonkeyPatch) -> Iterator[threading.Event]:
    """Until it is set, what follows from an edit is not there, however fast the machine."""
    allowed, deriving = threading.Event(), desk_of(window).workspace._deriving
    assert deriving is not None
    derive = deriving.snapshot

    def held_back(*given: Any) -> Any:
        allowed.wait()
        return derive(*given)

    monkeypatch.setattr(deriving, "snapshot", held_back)
    yield allowed
    allowed.set()


def test_what_was_typed_shows_at_once_and_the_verdict_is_grey_until_it_is_of_now(
    window: MainWindow, qtbot: QtBot, may_follow: threading.Event
) -> None:
    table = page_of(window, "spending").grids[0].table
    workspace = desk_of(window).workspace
    assert workspace.verdict.ok
    with qtbot.waitSignal(workspace.refreshed):
        enter(qtbot, table, AMOUNT, "90")
    assert table.records().index_of(AMOUNT).data() == "90.00"
    assert not workspace.snapshot.is_current
    assert colour_of_verdict(window) == "muted"
    may_follow.set()
    wait(qtbot, workspace)
    assert not workspace.verdict.ok
    assert colour_of_verdict(window) == "error"
    assert window.findings.shown.rowCount() > 0


def test_what_takes_long_is_said(window: MainWindow, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> None:
    workspace, header = desk_of(window).workspace, desk_of(window).header
    monkeypatch.setattr(workspace._background, "begin", lambda _work: None)
    assert workspace.put("改", {AMOUNT: MUCH})
    qtbot.waitUntil(lambda: header.verdict.text() == "正在核对…")
    workspace.refresh_now()
    assert header.verdict.text().endswith(workspace.verdict.text)


def test_of_two_edits_the_last_one_counts(workspace: Workspace, qtbot: QtBot) -> None:
    for value in (MUCH, MORE):
        assert workspace.put("改", {AMOUNT: value})
        workspace.show_typed()
    wait(qtbot, workspace)
    assert amount(workspace) == MORE
    assert workspace.snapshot.findings == check(workspace.snapshot.disclosure)


def test_who_needs_what_follows_has_it(workspace: Workspace) -> None:
    assert workspace.put("改", {AMOUNT: MUCH})
    workspace.show_typed()
    assert not workspace.snapshot.is_current
    workspace.refresh_now()
    assert workspace.snapshot.is_current
    assert not workspace.verdict.ok
    assert workspace.snapshot.findings == check(workspace.snapshot.disclosure)


def test_an_undo_meanwhile_ends_where_it_began(workspace: Workspace, qtbot: QtBot) -> None:
    before = workspace.snapshot
    assert workspace.put("改", {AMOUNT: MUCH})
    workspace.show_typed()
    workspace.undo()
    workspace.show_typed()
    wait(qtbot, workspace)
    assert workspace.snapshot.packet == before.packet
    assert workspace.snapshot.findings == before.findings


def test_closing_meanwhile_waits_and_leaves_everything_as_it_was(window: MainWindow) -> None:
    turn, workspace = sys.getswitchinterval(), desk_of(window).workspace
    assert workspace.put("改", {AMOUNT: MUCH})
    workspace.show_typed()
    window.close_book()
    window.keeper.wait()
    assert gc.isenabled()
    assert sys.getswitchinterval() == turn


def test_a_fault_out_of_sight_is_tried_again_in_sight(
    workspace: Workspace, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(*_: object) -> NoReturn:
        raise RuntimeError("out of sight")

    monkeypatch.setattr(workspace._deriving, "snapshot", fail)
    assert workspace.put("改", {AMOUNT: MUCH})
    wait(qtbot, workspace)
    workspace.show_typed()
    wait(qtbot, workspace)
    assert workspace.snapshot.findings == check(workspace.snapshot.disclosure)
    assert amount(workspace) == MUCH
