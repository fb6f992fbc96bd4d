"""Python's collector comes when the window is quiet, and not while it must stay away."""

import gc
import weakref

from pytestqt.qtbot import QtBot

from budget_desktop.gui import collector
from budget_desktop.gui.session.jobs import Job


class Knot:
    """Something only the collector can take away."""

    def __init__(self) -> None:
        self.self = self


def test_what_was_left_goes_when_the_window_is_quiet(qtbot: QtBot) -> None:
    tidying, left = collector.Tidying(quiet_ms=0), weakref.ref(Knot())
    tidying.later()
    qtbot.waitUntil(lambda: left() is None)


def test_what_has_been_there_for_long_goes_when_the_window_is_quiet_for_long(qtbot: QtBot) -> None:
    knot = Knot()
    gc.collect()
    left = weakref.ref(knot)
    del knot
    tidying = collector.Tidying(idle_ms=0)
    tidying.later()
    qtbot.waitUntil(lambda: left() is None)


def test_nothing_is_collected_during_a_pause(qtbot: QtBot) -> None:
    tidying = collector.Tidying(quiet_ms=0)
    with collector.paused():
        left = weakref.ref(Knot())
        tidying.later()
        qtbot.wait(1)
        assert left() is not None
    tidying.later()
    qtbot.waitUntil(lambda: left() is None)


def test_no_job_collects_what_the_window_left_behind(qtbot: QtBot) -> None:
    job, told = Job(gc.isenabled), list[object]()
    job.done.connect(told.append)
    with qtbot.waitSignal(job.finished):
        job.begin()
    assert told == [False]
    qtbot.waitUntil(gc.isenabled)
    again = Job(gc.isenabled)
    again.begin()
    again.join()
    assert gc.isenabled()
