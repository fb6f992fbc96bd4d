#!/usr/bin/env python3
"""装好环境并运行，或跑全部检查 · Sets up, then runs the program or every check.

    python3 dev.py run                        装好环境，做一套示例材料放进 out/，打开窗口
                                              set up, make a sample disclosure in out/, open the window
    python3 dev.py test [--slow] [pytest …]   装好环境，依次跑全部检查；其余参数交给 pytest
                                              set up, run every check; other arguments go to pytest

Windows 上写 py dev.py … · On Windows: py dev.py …
"""

# Standard library only, no syntax newer than Python 3.7: an unfit Python must still find a fit one.

from __future__ import annotations

import concurrent.futures
import contextlib
import ctypes
import hashlib
import importlib
import importlib.util
import io
import os
import shlex
import shutil
import sqlite3
import subprocess
import sys
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parent
VENV = ROOT / ".venv"
LOCK = ROOT / "requirements.lock"
STAMP = VENV / "dev-stamp"
OUT = ROOT / "out"
SAMPLE = OUT / "sample.budget"

OLDEST, NEWEST = (3, 11), (3, 13)
"""PySide6 6.9.3 ends at 3.13; below 3.11 there is no tomllib."""

ON_WINDOWS = os.name == "nt"
ON_LINUX = sys.platform.startswith("linux")

DRAWING = {
    "libGL.so.1": "libgl1",
    "libEGL.so.1": "libegl1",
    "libxkbcommon.so.0": "libxkbcommon0",
    "libfontconfig.so.1": "libfontconfig1",
    # Newer Debian and Ubuntu call it libglib2.0-0t64, which provides this name, so apt finds either.
    "libglib-2.0.so.0": "libglib2.0-0",
    "libdbus-1.so.3": "libdbus-1-3",
}
"""What Qt loads even when it draws to memory: file, and the Debian package that has it."""

SHOWING = {
    "libxcb-cursor.so.0": "libxcb-cursor0",
    "libxcb-icccm.so.4": "libxcb-icccm4",
    "libxcb-image.so.0": "libxcb-image0",
    "libxcb-keysyms.so.1": "libxcb-keysyms1",
    "libxcb-render-util.so.0": "libxcb-render-util0",
    "libxcb-shape.so.0": "libxcb-shape0",
    "libxcb-xkb.so.1": "libxcb-xkb1",
    "libxkbcommon-x11.so.0": "libxkbcommon-x11-0",
}
"""What Qt loads besides for a window on an X display."""

VIRTUAL = {"xvfb-run": "xvfb", "xauth": "xauth"}
"""What gives a machine without a display a virtual one: command, and the Debian package that has it."""

CANNOT = 2
"""Exit code for "it cannot be done here", the same as the program's own."""


class SetUpError(Exception):
    """Set-up cannot go on. The reason is on the screen already."""


def say(chinese: str, english: str) -> None:
    """One line for both readers."""
    print(f"▸ {chinese} · {english}", flush=True)


def succeeds(command: list[str], *, quiet: bool = False) -> bool:
    """Run a command and tell whether it worked; a quiet one shows its errors only."""
    return subprocess.run(command, stdout=subprocess.DEVNULL if quiet else None, check=False).returncode == 0


def answer(python: list[str], question: str) -> str:
    """What a Python prints when asked; nothing if it does not start (version managers leave such stubs)."""
    try:
        reply = subprocess.run([*python, "-c", question], capture_output=True, timeout=60, check=True)
    except (OSError, subprocess.SubprocessError):
        return ""
    return reply.stdout.decode().strip()


# --- Python ---


def fits(version: tuple[int, ...]) -> bool:
    """Whether the program runs under this Python."""
    return OLDEST <= version[:2] <= NEWEST


def version_of(python: list[str]) -> tuple[int, ...]:
    """Major and minor version of a Python, or nothing."""
    return tuple(int(part) for part in answer(python, "import sys; print(*sys.version_info[:2])").split())


def fit_python() -> list[str] | None:
    """A Python on this machine that fits, newest first."""
    for minor in range(NEWEST[1], OLDEST[1] - 1, -1):
        candidates = [[f"python3.{minor}"]]
        if ON_WINDOWS:
            candidates.append(["py", f"-3.{minor}"])
        for name, *options in candidates:
            path = shutil.which(name)
            if path is not None and fits(version_of([path, *options])):
                return [path, *options]
    return None


def hand_over_to_a_fit_python() -> int:
    """Start again under a Python that fits, or say what to install."""
    python = fit_python()
    if python is not None:
        return subprocess.run([*python, str(Path(__file__).resolve()), *sys.argv[1:]], check=False).returncode
    found = ".".join(str(part) for part in sys.version_info[:3])
    say(f"需要 Python 3.11 至 3.13，这里是 {found}", f"Python 3.11 to 3.13 is needed, this is {found}")
    if ON_LINUX:
        say("Debian/Ubuntu 请执行", "on Debian/Ubuntu run")
        print("    sudo apt-get install -y python3.11 python3.11-venv", flush=True)
    else:
        say("请从 Python 官方网站安装 3.13", "install 3.13 from the Python web site")
    return CANNOT


# --- system packages (Debian family) ---


def loads(library: str) -> bool:
    """Whether the dynamic loader finds a library, which is the only question that counts."""
    try:
        ctypes.CDLL(library)
    except OSError:
        return False
    return True


def missing_packages(libraries: dict[str, str]) -> list[str]:
    """Debian packages of the libraries this machine lacks."""
    return [package for library, package in libraries.items() if ON_LINUX and not loads(library)]


def can_make_venv() -> bool:
    """Debian ships Python without ensurepip; `venv` then makes an environment without pip."""
    importlib.invalidate_caches()
    return importlib.util.find_spec("ensurepip") is not None


def apt_prefix() -> list[str] | None:
    """What to put before apt-get so that it may install; None where we may not."""
    if os.geteuid() == 0:
        return []
    sudo = shutil.which("sudo")
    if sudo is None:
        return None
    asked = subprocess.run([sudo, "-n", "true"], capture_output=True, check=False)
    return [sudo, "-n"] if asked.returncode == 0 else None


def install_packages(packages: list[str]) -> None:
    """Install Debian packages, or print the line that does. The caller looks whether it worked."""
    apt = shutil.which("apt-get")
    prefix = apt_prefix() if apt is not None else None
    if apt is not None and prefix is not None:
        say(f"安装系统软件包：{' '.join(packages)}", "installing system packages")
        apt_get = [*prefix, "env", "DEBIAN_FRONTEND=noninteractive", apt, "-qq"]
        succeeds([*apt_get, "update"], quiet=True)
        if succeeds([*apt_get, "install", "-y", "--no-install-recommends", *packages], quiet=True):
            return
    say("缺少系统软件包，请执行下一行（其他发行版装同名的库）", "system packages are missing; run this line")
    print(f"    sudo apt-get install -y --no-install-recommends {' '.join(packages)}", flush=True)


# --- the environment in .venv ---


def tool(name: str) -> Path:
    """A program inside the environment."""
    return VENV / "Scripts" / f"{name}.exe" if ON_WINDOWS else VENV / "bin" / name


def fingerprint() -> str:
    """Changes whenever the environment must be looked at again; a moved checkout counts."""
    digest = hashlib.sha256()
    for part in (LOCK.read_bytes(), (ROOT / "pyproject.toml").read_bytes(), str(ROOT).encode()):
        digest.update(hashlib.sha256(part).digest())
    return f"{digest.hexdigest()} {sys.version_info[0]}.{sys.version_info[1]}\n"


def environment_is_current() -> bool:
    """Whether the last set-up finished, for this very lock, project, place and Python."""
    return tool("python").exists() and STAMP.is_file() and STAMP.read_text(encoding="ascii") == fingerprint()


def make_environment() -> None:
    """Create or refresh .venv: exactly the locked files, the checkout on its path, the console command."""
    started = time.monotonic()
    with contextlib.suppress(FileNotFoundError):
        STAMP.unlink()
    if version_of([str(tool("python"))]) != sys.version_info[:2]:
        say("建立 .venv", "creating .venv")
        if not succeeds([sys.executable, "-m", "venv", "--clear", str(VENV)]):
            say("建立 .venv 失败，原因见上", "creating .venv failed, see above")
            raise SetUpError
    say("按锁定清单安装依赖（首次下载约 150 MB）", "installing the locked dependencies (first about 150 MB)")
    pip = [str(tool("python")), "-m", "pip", "--disable-pip-version-check", "install"]
    if not sys.stdout.isatty():
        pip.append("--quiet")
    locked = ["--require-hashes", "--only-binary", ":all:", "--requirement", str(LOCK)]
    if not succeeds([*pip, *locked]):
        say("依赖没有装好，请检查网络和 pip 设置", "installing failed; check the network and pip's settings")
        raise SetUpError
    put_checkout_on_path()
    write_console_command()
    STAMP.write_text(fingerprint(), encoding="ascii")
    seconds = time.monotonic() - started
    say(f"环境已就绪（{seconds:.0f} 秒）", f"environment ready ({seconds:.0f} s)")


def put_checkout_on_path() -> None:
    """A .pth instead of an editable install: that would fetch a build backend from outside the lock.

    The path in it is relative, and so plain ASCII wherever the checkout lies: Python 3.11 and 3.12 read such
    files in the encoding of the locale.
    """
    pattern = "Lib/site-packages" if ON_WINDOWS else "lib/python3*/site-packages"
    for packages in VENV.glob(pattern):
        way = os.path.relpath(str(ROOT), str(packages))
        (packages / "checkout.pth").write_text(way + "\n", encoding="ascii")


def write_console_command() -> None:
    """`budget-desktop` in the environment. -P: a folder of that name where one stands must not win."""
    if ON_WINDOWS:
        command = VENV / "Scripts" / "budget-desktop.cmd"
        command.write_text('@"%~dp0python.exe" -P -m budget_desktop %*\n', encoding="ascii")
    else:
        command = tool("budget-desktop")
        python = shlex.quote(str(tool("python")))
        command.write_text(f'#!/bin/sh\nexec {python} -P -m budget_desktop "$@"\n', encoding="utf-8")
        command.chmod(0o755)


def set_up(libraries: dict[str, str], programs: dict[str, str]) -> list[str]:
    """Make the machine and .venv ready; returns the wanted system packages that are still missing."""

    def missing() -> list[str]:
        absent = missing_packages(libraries)
        absent += [package for name, package in programs.items() if shutil.which(name) is None]
        if not can_make_venv() and not environment_is_current():
            absent.append(f"python3.{sys.version_info[1]}-venv")
        return absent

    packages = missing()
    if packages and ON_LINUX:
        install_packages(packages)
        packages = missing()
    if not environment_is_current():
        if not can_make_venv():
            say("这个 Python 缺 ensurepip，建不了 .venv", "this Python lacks ensurepip and cannot make .venv")
            raise SetUpError
        make_environment()
    return packages


# --- run ---


def has_display() -> bool:
    """Whether a window can be shown at all."""
    return not ON_LINUX or bool(os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY"))


def clear_sample() -> None:
    """Remove the sample a former run made, and never one that a window still shows."""
    if SAMPLE.exists():
        book = sqlite3.connect(f"{SAMPLE.as_uri()}?mode=ro", uri=True, timeout=0)
        try:
            book.execute("PRAGMA schema_version")
        except sqlite3.OperationalError as error:
            if error.sqlite_errorname == "SQLITE_BUSY":
                say("示例账套正被打开，请先关闭它的窗口", "the sample book is open; close its window first")
                raise SetUpError from None
        except sqlite3.DatabaseError:
            pass  # The remains of a broken run.
        finally:
            book.close()
    for path in (SAMPLE, SAMPLE.with_name(SAMPLE.name + "-journal")):
        with contextlib.suppress(FileNotFoundError):
            path.unlink()


def program(*arguments: str) -> int:
    """Run budget-desktop as a user would, and show the command."""
    print(f"\n$ budget-desktop {' '.join(shlex.quote(argument) for argument in arguments)}", flush=True)
    command = [str(tool("python")), "-P", "-m", "budget_desktop", *arguments]
    return subprocess.run(command, cwd=str(ROOT), check=False).returncode


def publications() -> dict[str, int]:
    """What lies in out/ beside the book, and when it was last written."""
    return {
        str(path.relative_to(OUT)): path.stat().st_mtime_ns
        for path in sorted(OUT.rglob("*"))
        if path.suffix in (".xlsx", ".pdf")
    }


def run(arguments: list[str]) -> int:
    """Make a sample book, check it, publish it, show it."""
    if arguments:
        print(__doc__)
        return CANNOT
    # Without a display only the command line runs, and that needs no system library.
    absent = set_up({**DRAWING, **SHOWING} if has_display() else {}, {})
    OUT.mkdir(exist_ok=True)
    clear_sample()
    book, folder = str(SAMPLE.relative_to(ROOT)), str(OUT.relative_to(ROOT))
    before = publications()
    worst = program("sample", book)
    if worst != 0:
        return worst
    # 1 means that the data has faults: worth telling at the end, no reason not to show the rest.
    for step in (["check", book], ["export", book, folder]):
        code = program(*step)
        if code not in (0, 1):
            return code
        worst = max(worst, code)
    print(flush=True)
    written = [name for name, moment in publications().items() if before.get(name) != moment]
    # A Python program that breaks down also ends with 1; files tell whether this one did its work.
    if not written:
        say("没有输出任何材料，原因见上", "nothing was published, see above")
        return CANNOT
    say(f"成套材料在 {OUT}", "the disclosure is in that folder")
    for name in written:
        print(f"    {name}", flush=True)
    if not has_display():
        say("这里没有图形界面，不打开窗口", "no display here, so no window")
    elif absent:
        say("缺少上面列出的系统库，不打开窗口", "the system packages above are missing, so no window")
    else:
        worst = max(worst, program(book))
    return worst


# --- test ---


def gates(slow: bool, extra: list[str]) -> dict[str, list[str]]:
    """Every check there is, in the order they are told of."""
    module = [str(tool("python")), "-m"]
    lint_imports = "from importlinter.cli import lint_imports_command as main; main()"
    # Whoever passes arguments is after some tests, perhaps with a debugger, which wants one process.
    cores = [] if extra else ["--numprocesses", "auto", "--dist", "worksteal"]
    # Examples nobody has tried yet are for the long run: what passed here passes there.
    chosen = [] if slow else ["--hypothesis-profile", "same-again", "-m", "not slow"]
    return {
        "ruff check": [*module, "ruff", "check", "."],
        "ruff format": [*module, "ruff", "format", "--check", "."],
        "mypy": [*module, "mypy"],
        # It has no `python -m`, and its script would not survive a move of the checkout.
        "lint-imports": [str(tool("python")), "-c", lint_imports, "--no-logo"],
        "pytest": [*module, "pytest", *cores, *chosen, *extra],
    }


BESIDE = ("mypy", "lint-imports")
"""Gates that run while the tests do, which often wait for windows, processes and the disk."""


def run_gates(commands: dict[str, list[str]], environment: dict[str, str]) -> list[tuple[str, bool, float]]:
    """Run every gate, also after one has failed: its name, whether it passed, and its seconds.

    What a gate beside has to say is said when the others are over, or nobody could read either.
    """

    def run_gate(name: str, output: int | None = None) -> tuple[str, bool, float, bytes]:
        started = time.monotonic()
        ran = subprocess.run(
            commands[name],
            cwd=str(ROOT),
            env=environment,
            stdout=output,
            stderr=subprocess.STDOUT,
            check=False,
        )
        return name, ran.returncode == 0, time.monotonic() - started, ran.stdout or b""

    results = {}
    with concurrent.futures.ThreadPoolExecutor(max_workers=1) as other:
        beside = [other.submit(run_gate, name, subprocess.PIPE) for name in commands if name in BESIDE]
        for name in commands:
            if name not in BESIDE:
                say(name, "…")
                results[name] = run_gate(name)
        for each in beside:
            result = each.result()
            say(result[0], "…")
            print(result[3].decode(errors="replace"), end="", flush=True)
            results[result[0]] = result
    return [results[name][:3] for name in commands]


def test(arguments: list[str]) -> int:
    """Run every gate, also after one has failed, and say which did."""
    environment = dict(os.environ)
    platform = environment.setdefault("QT_QPA_PLATFORM", "offscreen")
    # Somebody who asks for xcb wants real windows; without a display of their own they get a virtual one.
    on_x = ON_LINUX and platform.startswith("xcb")
    virtual = on_x and not has_display()
    absent = set_up({**DRAWING, **SHOWING} if on_x else DRAWING, VIRTUAL if virtual else {})
    if absent:
        say("缺少上面列出的系统库，界面测试不能运行", "the window tests cannot run without these packages")
        return CANNOT
    commands = gates("--slow" in arguments, [argument for argument in arguments if argument != "--slow"])
    if virtual:
        commands["pytest"] = ["xvfb-run", "--auto-servernum", *commands["pytest"]]
    report = run_gates(commands, environment)
    print(flush=True)
    for name, passed, seconds in report:
        print(f"{'通过 ok    ' if passed else '未通过 FAIL'}  {name:<14}{seconds:6.1f} s", flush=True)
    return 0 if all(passed for _, passed, _ in report) else 1


def main(arguments: list[str]) -> int:
    """Choose the command."""
    for stream in (sys.stdout, sys.stderr):
        # A console without Chinese characters shows question marks; it must not stop us.
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors="replace")
    commands = {"run": run, "test": test}
    if not arguments or arguments[0] not in commands:
        print(__doc__)
        return 0 if arguments in (["-h"], ["--help"]) else CANNOT
    if not fits(sys.version_info[:2]):
        return hand_over_to_a_fit_python()
    try:
        return commands[arguments[0]](arguments[1:])
    except SetUpError:
        return CANNOT
    except KeyboardInterrupt:
        return 130


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
