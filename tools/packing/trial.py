"""What a packed program is put through: it must work where there is no Python, no Qt and no network."""

import os
import shutil
import subprocess
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from tools.packing.bare import inside, make_root, seen_inside

_PLACE = "/opt/预算 软件（试）/budget-desktop"
_FILES = "/srv/预算 资料（试）"
_BOOK, _PACKET = f"{_FILES}/示例 账套.budget", f"{_FILES}/公开"
_DISPLAY = ":97"
_PATIENCE = 120


@dataclass(frozen=True, slots=True)
class Tried:
    """One try: what it was, what was seen, how long it took (seconds of wall clock)."""

    what: str
    seen: str
    seconds: float


def try_out(folder: Path, root: Path) -> Iterator[Tried]:
    """Run the packed program below a bare Debian, from a path with blanks and Chinese characters.

    Needs root, Xvfb and xdotool. RuntimeError names the first thing that went wrong.
    """
    make_root(root)
    place, files = (root / path.lstrip("/") for path in (_PLACE, _FILES))
    for former in (place, files):
        shutil.rmtree(former, ignore_errors=True)
    shutil.copytree(folder, place, symlinks=True)
    files.mkdir(parents=True)
    program = f"{_PLACE}/budget-desktop"
    with seen_inside(root), _display():
        yield _said(root, "self-test", "自检通过", program, "self-test")
        yield _said(root, "sample", "", program, "sample", _BOOK)
        yield _said(root, "export and verify", "", program, "export", _BOOK, _PACKET)
        yield _window(root, "window", program)
        yield _window(root, "window with the book", program, _BOOK)
    yield from _from_a_stick(folder, root)


def _from_a_stick(folder: Path, root: Path) -> Iterator[Tried]:
    """Read-only, and portable: nothing may be written outside, or nothing may be written at all."""
    program = "/media/stick/budget-desktop"
    with seen_inside(root, (folder, "/media/stick", True)):
        yield _said(root, "self-test, read-only", "自检通过", program, "self-test")
    stick = folder.with_name("portable")
    shutil.rmtree(stick, ignore_errors=True)
    shutil.copytree(folder, stick, symlinks=True)
    (stick / "portable.txt").touch()
    home = root / "root"
    shutil.rmtree(home, ignore_errors=True)
    home.mkdir()
    with seen_inside(root, (stick, "/media/stick", False)), _display():
        tried = _window(root, "window, portable", program)
    left = sorted(path.relative_to(home).as_posix() for path in home.rglob("*") if path.is_file())
    kept = sorted(path.name for path in (stick / "user-data").iterdir())
    shutil.rmtree(stick)
    if left or not kept:
        raise RuntimeError(f"portable: kept {kept}, left in the home folder {left}")
    yield Tried(tried.what, f"kept {', '.join(kept)}", tried.seconds)


def _said(root: Path, what: str, wanted: str, *command: str) -> Tried:
    started = time.monotonic()
    done = subprocess.run(
        inside(root, *command), capture_output=True, text=True, timeout=_PATIENCE, check=False
    )
    seconds = time.monotonic() - started
    if done.returncode != 0 or wanted not in done.stdout:
        raise RuntimeError(f"{what}: exit {done.returncode}\n{done.stdout}\n{done.stderr}")
    lines = done.stdout.split("\n")
    return Tried(what, next((line for line in reversed(lines) if line), "done"), seconds)


def _window(root: Path, what: str, *command: str) -> Tried:
    """Open the window, wait until it is seen, look whether it stays, end it."""
    started = time.monotonic()
    running = subprocess.Popen(
        inside(root, *command, display=_DISPLAY), stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True
    )
    search = ["xdotool", "search", "--sync", "--onlyvisible", "--name", "部门预算编报"]
    try:
        found = subprocess.run(
            search, env=_environment(), capture_output=True, text=True, timeout=_PATIENCE, check=False
        )
        seconds = time.monotonic() - started
        if running.poll() is not None or not found.stdout.split():
            raise RuntimeError(f"{what}: no window\n{running.communicate(timeout=5)[0]}")
        window = found.stdout.split()[0]
        # Long enough for what comes after the first painting to fail.
        time.sleep(3)
        name = subprocess.run(
            ["xdotool", "getwindowname", window],
            env=_environment(),
            capture_output=True,
            text=True,
            check=True,
        )
        if running.poll() is not None:
            raise RuntimeError(f"{what}: gone after its first painting\n{running.communicate()[0]}")
        return Tried(what, name.stdout.strip(), seconds)
    finally:
        running.terminate()
        running.wait(timeout=_PATIENCE)


@contextmanager
def _display() -> Iterator[None]:
    server = subprocess.Popen(
        ["Xvfb", _DISPLAY, "-ac", "-screen", "0", "1366x768x24"], stderr=subprocess.DEVNULL
    )
    try:
        _wait_for(Path("/tmp/.X11-unix") / f"X{_DISPLAY[1:]}")  # noqa: S108
        yield
    finally:
        server.terminate()
        server.wait()


def _wait_for(socket: Path) -> None:
    for _ in range(100):
        if socket.exists():
            return
        time.sleep(0.1)
    raise RuntimeError("Xvfb did not start")


def _environment() -> dict[str, str]:
    return {**os.environ, "DISPLAY": _DISPLAY}
