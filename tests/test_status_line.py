"""What a person at a terminal sees of a command at work, and what is left when it is done or broken off."""

import io
import os
import signal
import subprocess
import sys
from contextlib import suppress
from pathlib import Path

import pytest

from budget_desktop.operations import create_sample
from budget_desktop.progress import each, step
from budget_desktop.status_line import status_line


class Terminal(io.StringIO):
    """It shows what a person would see: what is written over is gone."""

    def isatty(self) -> bool:
        return True

    def lines(self) -> list[str]:
        return [seen(line) for line in self.getvalue().split("\n")]


def seen(written: str) -> str:
    columns: list[str] = []
    for part in written.split("\r"):
        # An ideograph covers two columns.
        cells = [cell for sign in part for cell in ([sign, ""] if ord(sign) > 0x2E7F else [sign])]
        columns[: len(cells)] = cells
    return "".join(columns).rstrip()


def at_a_terminal(monkeypatch: pytest.MonkeyPatch) -> Terminal:
    """Called by each test itself: pytest takes the streams back between a fixture and its test."""
    made = Terminal()
    monkeypatch.setattr(sys, "stdout", made)
    monkeypatch.setattr(sys, "stderr", made)
    monkeypatch.setenv("COLUMNS", "30")
    return made


def test_one_line_says_what_is_done_and_gives_way_to_what_is_printed(monkeypatch: pytest.MonkeyPatch) -> None:
    terminal = at_a_terminal(monkeypatch)
    with status_line():
        step("打开账套")
        assert terminal.lines() == ["打开账套"]
        for _ in each("画 PDF 的页", range(12)):
            pass
        assert terminal.lines() == ["画 PDF 的页（12/12）"]
        sys.stdout.write("已导出\n")
        step("核对")
        assert terminal.lines() == ["已导出", "核对"]
    assert terminal.lines() == ["已导出", ""]


def test_the_line_never_runs_over_into_the_next(monkeypatch: pytest.MonkeyPatch) -> None:
    terminal = at_a_terminal(monkeypatch)
    with status_line():
        step("很长很长很长很长很长很长很长很长很长的一步")
        assert terminal.lines() == ["很长很长很长很长很长很长很长"]


def test_nothing_is_left_of_it_when_the_work_breaks_off(monkeypatch: pytest.MonkeyPatch) -> None:
    terminal = at_a_terminal(monkeypatch)
    with suppress(KeyboardInterrupt), status_line():
        step("打开账套")
        raise KeyboardInterrupt
    assert terminal.lines() == [""]


def test_a_file_or_a_pipe_gets_none(capsys: pytest.CaptureFixture[str]) -> None:
    with status_line():
        step("打开账套")
    assert capsys.readouterr() == ("", "")


PAUSING = """
import signal, sys, time
from budget_desktop import status_line
from budget_desktop.__main__ import main

say = status_line._Line.say

def pause(line, what, *numbers):
    say(line, what, *numbers)
    while "PDF" in what:
        time.sleep(0.01)  # and no signal.pause, which sleeps on if the key came just before it

# A suite at work behind a shell has inherited that the key is none of its business.
signal.signal(signal.SIGINT, signal.default_int_handler)
status_line._Line.say = pause
sys.exit(main())
"""
"""The program; while it tells of the PDF it waits for somebody, however slow, to press Ctrl+C."""


@pytest.mark.skipif(os.name == "nt", reason="there are no such terminals")
def test_a_command_broken_off_by_the_keyboard_says_so_and_leaves_no_half_files(tmp_path: Path) -> None:
    create_sample(tmp_path / "a.budget")
    ours, theirs = os.openpty()
    command = [sys.executable, "-c", PAUSING, "export", "a.budget", "out"]
    with subprocess.Popen(command, cwd=tmp_path, stdout=theirs, stderr=theirs) as running:
        os.close(theirs)
        shown = b""
        while b"PDF" not in shown:
            shown += os.read(ours, 1000)
        running.send_signal(signal.SIGINT)
        try:
            while more := os.read(ours, 1000):
                shown += more
        except OSError:  # as Linux says that nobody is at the other end any more
            pass
    os.close(ours)
    assert running.returncode == 2
    assert seen(shown.decode().split("\n")[-2].rstrip("\r")) == "无法完成：已中断，没有写完的文件已撤去"
    assert "Traceback" not in shown.decode()
    assert [path.name for path in (tmp_path / "out").glob("*")] == []
