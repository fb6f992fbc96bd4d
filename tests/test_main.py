"""The entry point: what goes where, and what is said when it cannot be."""

import subprocess
import sys
from pathlib import Path
from unittest.mock import Mock

import pytest

from budget_desktop import __main__, cli, packet_commands
from budget_desktop.partner import process


def test_without_a_display_the_window_says_so(tmp_path: Path) -> None:
    done = subprocess.run(
        [sys.executable, "-m", "budget_desktop", str(tmp_path / "a.budget")],
        capture_output=True,
        env={"PATH": "", "PYTHONIOENCODING": "utf-8", "HOME": str(tmp_path)},
        check=False,
    )
    if sys.platform.startswith("linux"):
        assert done.returncode == 2
        told = done.stderr.decode("utf-8")
        assert told.startswith("无法完成：这里没有图形界面")
        assert told.count("\n") == 1


def test_a_fault_of_ours_is_not_an_error_in_the_data(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def broken(_: object) -> int:
        raise RuntimeError("list index out of range")

    monkeypatch.setattr(cli, "main", broken)
    monkeypatch.setattr(sys, "argv", ["budget-desktop", "self-test"])
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path))
    assert __main__.main() == 2
    told = capsys.readouterr().err
    assert "index" not in told
    (report,) = tmp_path.rglob("fault.txt")
    assert str(report) in told
    assert "list index out of range" in report.read_text(encoding="utf-8")


@pytest.mark.parametrize("argument", ["verify", "self-test", "--version", "chekc"])
def test_a_word_is_a_command_also_a_mistyped_one(argument: str, monkeypatch: pytest.MonkeyPatch) -> None:
    asked = Mock(return_value=0)
    monkeypatch.setattr(cli, "main", asked)
    monkeypatch.setattr(sys, "argv", ["budget-desktop", argument])
    assert __main__.main() == 0
    asked.assert_called_once_with([argument])


@pytest.mark.parametrize("argument", ["2020.budget", "./没有/这个.budget"])
def test_a_file_opens_the_window(argument: str, monkeypatch: pytest.MonkeyPatch) -> None:
    shown = Mock(return_value=0)
    monkeypatch.setattr(__main__, "_window", shown)
    monkeypatch.setattr(sys, "argv", ["budget-desktop", argument])
    assert __main__.main() == 0
    shown.assert_called_once_with(Path(argument))


def test_the_commands_that_share_their_work_are_begun_with_a_partner(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    begun = Mock(return_value=None)
    monkeypatch.setattr(process, "start_partner", begun)
    monkeypatch.setattr(cli, "main", Mock(return_value=0))
    for name in (*packet_commands.COMMANDS, "check", "self-test"):
        monkeypatch.setattr(sys, "argv", ["budget-desktop", name])
        __main__.main()
    assert begun.call_count == len(packet_commands.COMMANDS)
