"""The two commands of the README: what set-up decides, without setting anything up."""

import ast
import os
import re
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest

import dev

ROOT = Path(__file__).resolve().parent.parent
NAME = re.compile(r"[A-Za-z0-9._-]+")


def normal(requirement: str) -> str:
    """The name in a requirement, as packagers compare names."""
    match = NAME.match(requirement)
    assert match is not None, requirement
    return re.sub(r"[-_.]+", "-", match[0]).lower()


@pytest.fixture(scope="module")
def locked() -> dict[str, str]:
    """The entries of the lock by name."""
    text = (ROOT / "requirements.lock").read_text(encoding="ascii")
    entries = text.replace("\\\n", " ").splitlines()
    return {normal(entry): entry for entry in entries if entry.strip()}


@pytest.fixture(scope="module")
def project() -> dict[str, list[str]]:
    """Requirements the project declares: for use, and for development."""
    declared = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    return {"use": declared["dependencies"], "dev": declared["optional-dependencies"]["dev"]}


def test_lock_pins_and_hashes_every_entry(locked: dict[str, str]) -> None:
    for name, entry in locked.items():
        assert re.match(r"[\w.-]+==[\w.]+\s", entry), name
        assert re.search(r"--hash=sha256:[0-9a-f]{64}", entry), name


def test_lock_holds_no_address(locked: dict[str, str]) -> None:
    for entry in locked.values():
        assert not re.search(r"://| @ |--(extra-)?index|--find-links", entry), entry


def test_lock_covers_what_the_project_declares(locked: dict[str, str], project: dict[str, list[str]]) -> None:
    declared = {normal(requirement) for requirement in project["use"] + project["dev"]}
    assert not declared - locked.keys()


def test_lock_agrees_with_exact_pins(locked: dict[str, str], project: dict[str, list[str]]) -> None:
    for requirement in project["use"]:
        if "==" in requirement.partition(";")[0]:
            pin = requirement.partition(";")[0].partition("==")[2].strip()
            assert f"=={pin} " in locked[normal(requirement)]


def test_same_python_range_in_project_and_set_up() -> None:
    declared = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    oldest, newest = dev.OLDEST, dev.NEWEST
    assert declared["requires-python"] == f">={oldest[0]}.{oldest[1]},<{newest[0]}.{newest[1] + 1}"


@pytest.mark.parametrize(
    ("version", "fit"),
    [((3, 10), False), ((3, 11), True), ((3, 12), True), ((3, 13), True), ((3, 14), False), ((), False)],
)
def test_which_python_fits(version: tuple[int, ...], fit: bool) -> None:
    assert dev.fits(version) is fit


def test_a_python_that_does_not_start_has_no_version(tmp_path: Path) -> None:
    assert dev.version_of([str(tmp_path / "python3.13")]) == ()
    assert dev.version_of([sys.executable]) == sys.version_info[:2]


def test_unfit_python_says_what_to_install(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(dev, "fits", lambda _: False)
    assert dev.main(["test"]) == dev.CANNOT
    assert "3.11 至 3.13" in capsys.readouterr().out


def test_old_pythons_can_read_the_file() -> None:
    ast.parse((ROOT / "dev.py").read_text(encoding="utf-8"), feature_version=(3, 7))


def test_only_standard_library() -> None:
    for node in ast.walk(ast.parse((ROOT / "dev.py").read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            assert {alias.name.split(".")[0] for alias in node.names} <= sys.stdlib_module_names
        elif isinstance(node, ast.ImportFrom):
            assert node.module in sys.stdlib_module_names


def test_missing_libraries_name_their_packages(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(dev, "ON_LINUX", True)
    monkeypatch.setattr(dev, "loads", lambda library: library != "libEGL.so.1")
    assert dev.missing_packages(dev.DRAWING) == ["libegl1"]
    monkeypatch.setattr(dev, "ON_LINUX", False)
    assert dev.missing_packages(dev.DRAWING) == []


def test_without_rights_one_line_says_what_to_do(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(dev, "apt_prefix", lambda: None)
    dev.install_packages(["libgl1", "libegl1"])
    lines = capsys.readouterr().out.splitlines()
    assert lines[-1].strip() == "sudo apt-get install -y --no-install-recommends libgl1 libegl1"


def test_environment_is_looked_at_again_when_the_lock_changes(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    lock = tmp_path / "requirements.lock"
    lock.write_text("one", encoding="ascii")
    monkeypatch.setattr(dev, "LOCK", lock)
    monkeypatch.setattr(dev, "STAMP", tmp_path / "stamp")
    monkeypatch.setattr(dev, "tool", lambda _: Path(sys.executable))
    assert not dev.environment_is_current()
    dev.STAMP.write_text(dev.fingerprint(), encoding="ascii")
    assert dev.environment_is_current()
    lock.write_text("two", encoding="ascii")
    assert not dev.environment_is_current()


def test_checkout_path_in_environment_is_relative(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    root = tmp_path / "部门 预算"
    packages = root / ".venv" / "lib" / "python3.12" / "site-packages"
    packages.mkdir(parents=True)
    monkeypatch.setattr(dev, "ON_WINDOWS", False)
    monkeypatch.setattr(dev, "ROOT", root)
    monkeypatch.setattr(dev, "VENV", root / ".venv")
    dev.put_checkout_on_path()
    way = (packages / "checkout.pth").read_text(encoding="ascii").strip()
    assert (packages / way).resolve() == root.resolve()


@pytest.mark.skipif(dev.ON_WINDOWS, reason="a shell script")
def test_console_command_survives_blanks_and_passes_arguments(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    binaries = tmp_path / "含 空格" / "bin"
    binaries.mkdir(parents=True)
    (binaries / "python").write_text('#!/bin/sh\nprintf "%s|" "$@"\n', encoding="ascii")
    (binaries / "python").chmod(0o755)
    monkeypatch.setattr(dev, "VENV", binaries.parent)
    dev.write_console_command()
    answer = subprocess.run([binaries / "budget-desktop", "check", "a b"], capture_output=True, text=True)
    assert answer.stdout == "-P|-m|budget_desktop|check|a b|"


def test_windows_places(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr(dev, "ON_WINDOWS", True)
    monkeypatch.setattr(dev, "VENV", tmp_path)
    (tmp_path / "Scripts").mkdir()
    assert dev.tool("python") == tmp_path / "Scripts" / "python.exe"
    dev.write_console_command()
    assert (tmp_path / "Scripts" / "budget-desktop.cmd").is_file()


def test_gates_leave_slow_tests_out_unless_asked_for() -> None:
    assert list(dev.gates(slow=False, extra=[])) == [
        "ruff check",
        "ruff format",
        "mypy",
        "lint-imports",
        "pytest",
    ]
    assert dev.gates(slow=False, extra=["-k", "money"])["pytest"][-4:] == ["-m", "not slow", "-k", "money"]
    assert "not slow" not in dev.gates(slow=True, extra=[])["pytest"]


def test_whole_suite_uses_every_core_and_chosen_tests_one_process() -> None:
    assert "--numprocesses" in dev.gates(slow=False, extra=[])["pytest"]
    assert "--numprocesses" not in dev.gates(slow=False, extra=["--pdb"])["pytest"]


def test_every_gate_is_run_and_told_of_in_order_also_those_beside(capfd: pytest.CaptureFixture[str]) -> None:
    def gate(code: int) -> list[str]:
        return [sys.executable, "-c", f"import sys; print('说 {code}'); sys.exit({code})"]

    codes = {"ruff check": 1, "mypy": 2, "lint-imports": 0, "pytest": 0}
    commands = {name: gate(code) for name, code in codes.items()}
    report = dev.run_gates(commands, {**os.environ, "PYTHONUTF8": "1"})
    assert [each[:2] for each in report] == [(name, code == 0) for name, code in codes.items()]
    said = capfd.readouterr().out.splitlines()
    assert [line for line in said if line.startswith("说")] == ["说 1", "说 0", "说 2", "说 0"]


def test_sample_of_a_former_run_is_replaced_but_not_under_a_window(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    sample = tmp_path / "sample.budget"
    monkeypatch.setattr(dev, "SAMPLE", sample)
    dev.clear_sample()  # Nothing there: nothing to do.

    hold = (
        "import sqlite3, sys; book = sqlite3.connect(sys.argv[1], isolation_level=None);"
        "book.executescript('PRAGMA locking_mode=EXCLUSIVE; CREATE TABLE t(x); BEGIN EXCLUSIVE');"
        "print('held', flush=True); sys.stdin.read()"
    )
    command = [sys.executable, "-c", hold, str(sample)]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE) as window:
        assert window.stdout is not None
        assert window.stdout.readline().strip() == b"held"
        with pytest.raises(dev.SetUpError):
            dev.clear_sample()
        assert sample.exists()
        window.communicate()
    dev.clear_sample()
    assert not sample.exists()


def test_a_broken_sample_is_replaced_too(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr(dev, "SAMPLE", tmp_path / "sample.budget")
    dev.SAMPLE.write_bytes(b"not a database" * 100)
    dev.clear_sample()
    assert not dev.SAMPLE.exists()


@pytest.mark.parametrize("display", ["DISPLAY", "WAYLAND_DISPLAY"])
def test_display_is_noticed(monkeypatch: pytest.MonkeyPatch, display: str) -> None:
    monkeypatch.setattr(dev, "ON_LINUX", True)
    monkeypatch.delenv("DISPLAY", raising=False)
    monkeypatch.delenv("WAYLAND_DISPLAY", raising=False)
    assert not dev.has_display()
    monkeypatch.setenv(display, ":0")
    assert dev.has_display()


def test_run_makes_checks_publishes_and_shows_no_window_without_display(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    calls = pretend_program(monkeypatch, tmp_path, {"check": 1})
    monkeypatch.setattr(dev, "has_display", lambda: False)
    assert dev.run([]) == 1, "faults in the data are told at the end"
    assert [call[0] for call in calls] == ["sample", "check", "export"]


def test_run_stops_where_the_program_cannot_go_on(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    calls = pretend_program(monkeypatch, tmp_path, {"sample": 2})
    assert dev.run([]) == 2
    assert [call[0] for call in calls] == ["sample"]


def test_run_does_not_take_a_breakdown_for_faults_in_the_data(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    pretend_program(monkeypatch, tmp_path, {"check": 1, "export": 1}, writes=False)
    assert dev.run([]) == dev.CANNOT


def test_run_opens_the_window_where_there_is_a_display(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    calls = pretend_program(monkeypatch, tmp_path, {})
    monkeypatch.setattr(dev, "has_display", lambda: True)
    assert dev.run([]) == 0
    assert calls[-1] == (str(Path("out", "sample.budget")),)


def pretend_program(
    monkeypatch: pytest.MonkeyPatch, root: Path, codes: dict[str, int], writes: bool = True
) -> list[tuple[str, ...]]:
    """Replace set-up and the program; returns the list its calls will be noted in."""
    calls: list[tuple[str, ...]] = []

    def program(*arguments: str) -> int:
        calls.append(arguments)
        if arguments[0] == "export" and writes:
            (dev.OUT / "公开.pdf").write_bytes(b"")
        return codes.get(arguments[0], 0)

    monkeypatch.setattr(dev, "ROOT", root)
    monkeypatch.setattr(dev, "OUT", root / "out")
    monkeypatch.setattr(dev, "SAMPLE", root / "out" / "sample.budget")
    monkeypatch.setattr(dev, "set_up", lambda *_: [])
    monkeypatch.setattr(dev, "program", program)
    return calls


def test_ci_runs_the_command_of_the_readme() -> None:
    command = "python3 dev.py test"
    assert command in (ROOT / ".ci" / "run").read_text(encoding="ascii").splitlines()
    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    for line in (command, "python3 dev.py run", "py dev.py run", "py dev.py test"):
        assert line in readme.splitlines()
