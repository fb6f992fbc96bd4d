"""What is shipped beside the program: the list of parts and their licence texts."""

import json
import os
import re
import shutil
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest

from budget_desktop.assets import resource
from tools.packing import system
from tools.packing.parts import ROOT, licence_of, licence_texts, parts, shipped, written


def test_list_of_parts_is_that_of_the_locked_distributions() -> None:
    assert resource("parts.json").read_text(encoding="utf-8") == written(), "python -m tools.packing.parts"


def test_every_part_is_locked_and_has_a_licence_we_may_ship() -> None:
    lock = (ROOT / "requirements.lock").read_text(encoding="utf-8")
    for name, found in shipped().items():
        assert f"{name}=={found.version} " in lock
        terms = set(re.findall(r"[\w.-]+", licence_of(name, found))) - {"AND", "OR", "WITH"}
        assert terms <= {
            *("MIT", "MIT-CMU", "BSD-2-Clause", "BSD-3-Clause", "Apache-2.0", "PSF-2.0"),
            *("MPL-2.0", "LGPL-3.0-only"),
        }, name


def test_every_part_has_its_licence_text_shipped_once() -> None:
    texts = list(licence_texts())
    assert all(file.is_file() for file, _ in texts)
    places = [(folder, file.name) for file, folder in texts]
    assert len(set(places)) == len(places)
    folders = {folder.partition("/")[0] for _, folder in texts}
    # Qt's wheels carry no text: the LGPL stands at the top.
    assert {name for name in shipped() if name not in folders} == {"pyside6-essentials", "shiboken6"}
    assert {(".", "LICENSE"), (".", "LGPL-3.0.txt"), (".", "GPL-3.0.txt")} <= set(places)


def test_what_we_depend_on_tells_what_it_is_for() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    explained = [part.name for part in parts() if part.purpose and part.version]
    assert len(explained) == len(project["dependencies"])


@pytest.fixture
def unpacked(tmp_path: Path) -> Path:
    """The folder as an accountant unpacks it, with what the desktop needs and no real program."""
    folder = tmp_path / '预算 "软件" $HOME 100%'
    (folder / "desktop").mkdir(parents=True)
    for name in ("budget-desktop.desktop", "budget-book.xml"):
        shutil.copy(ROOT / "tools" / "packing" / "linux" / name, folder / "desktop")
    shutil.copy(ROOT / "resources" / "icons" / "app.svg", folder / "desktop" / "budget-desktop.svg")
    shutil.copy(ROOT / "tools" / "packing" / "linux" / "install.sh", folder)
    program = folder / "budget-desktop"
    program.write_text("#!/bin/sh\n", encoding="utf-8")
    program.chmod(0o755)
    return folder


def _register(folder: Path, home: Path, *options: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        ["/bin/sh", str(folder / "install.sh"), *options],
        env={"HOME": str(home), "PATH": "/usr/bin:/bin"},
        capture_output=True,
        text=True,
        check=False,
    )


@pytest.mark.skipif(shutil.which("sed") is None or not Path("/bin/sh").exists(), reason="Linux's own script")
def test_registering_with_the_desktop_and_taking_it_back(unpacked: Path, tmp_path: Path) -> None:
    home = tmp_path / "home"
    home.mkdir()
    done = _register(unpacked, home)
    assert done.returncode == 0, done.stderr
    entry = (home / ".local/share/applications/budget-desktop.desktop").read_text(encoding="utf-8")
    (line,) = [line for line in entry.splitlines() if line.startswith("Exec=")]
    escaped = str(unpacked / "budget-desktop").replace('"', '\\"').replace("$", "\\$").replace("%", "%%")
    # Read back as the specification has it: escapes of a string first, then those within the quotes.
    assert line == f'Exec="{escaped}" %f'.replace("\\", "\\\\")
    assert (home / ".local/share/mime/packages/budget-book.xml").is_file()

    assert _register(unpacked, home, "--remove").returncode == 0
    assert not list(home.rglob("budget*"))
    assert (unpacked / "budget-desktop").exists()


@pytest.mark.skipif(shutil.which("sed") is None or not Path("/bin/sh").exists(), reason="Linux's own script")
def test_registering_in_a_wrong_folder_is_refused(unpacked: Path, tmp_path: Path) -> None:
    (unpacked / "budget-desktop").unlink()
    done = _register(unpacked, tmp_path)
    assert done.returncode == 2
    assert "没有 budget-desktop" in done.stderr
    assert not (tmp_path / ".local").exists()


def test_bill_of_materials_names_parts_and_libraries(tmp_path: Path) -> None:
    from cyclonedx.schema import SchemaVersion
    from cyclonedx.validation.json import JsonStrictValidator

    from tools.packing.bill import write_bill

    (tmp_path / "libone.so.1").write_bytes(b"1")
    target = tmp_path / "parts.cdx.json"
    write_bill(tmp_path, target)
    assert JsonStrictValidator(SchemaVersion.V1_6).validate_str(target.read_text(encoding="utf-8")) is None
    listed = {entry["name"]: entry for entry in json.loads(target.read_text(encoding="utf-8"))["components"]}
    assert {"CPython", "SQLite", "OpenSSL", "reportlab", "libone.so.1"} <= set(listed)
    assert listed["reportlab"]["licenses"] == [{"expression": "BSD-3-Clause"}]
    digest = "6b86b273ff34fce19d6b804eff5a3f5747ada4eaa22f1d49c01e52ddb7875b4b"
    assert listed["libone.so.1"]["hashes"] == [{"alg": "SHA-256", "content": digest}]


def can_make_a_bare_system() -> bool:
    wanted = ("debootstrap", "Xvfb", "xdotool", "unshare", "chroot")
    return sys.platform == "linux" and os.geteuid() == 0 and all(shutil.which(name) for name in wanted)


@pytest.mark.slow
@pytest.mark.skipif(not can_make_a_bare_system(), reason="needs root, debootstrap, Xvfb, xdotool")
def test_packed_program_works_where_there_is_no_python(tmp_path: Path) -> None:
    """Built, moved, read-only, portable: the tool raises at the first thing that goes wrong."""
    done = subprocess.run(
        [sys.executable, "-m", "tools.packing", str(tmp_path)],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stdout + done.stderr
    assert "window, portable" in done.stdout


@pytest.fixture
def taken_along(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A packed folder with libraries of a system, a wheel and the interpreter, and what dpkg says of them."""
    inner = tmp_path / "_internal"
    inner.mkdir()
    for name in ("libX11.so.6", "libpython3.11.so.1.0"):
        (inner / name).touch()
    (inner / "libQt6Core.so.6").symlink_to("PySide6/Qt/lib/libQt6Core.so.6")
    told = {
        "dpkg": "libx11-6:amd64: /usr/lib/x86_64-linux-gnu/libX11.so.6\n",
        "dpkg-query": "libx11-6 2:1.8.4-2\n",
    }
    monkeypatch.setattr(system, "_asked", lambda command, *_: told[command])
    return tmp_path


def test_libraries_of_the_system_are_told_by_their_packages(taken_along: Path) -> None:
    assert system.packages(taken_along) == [system.Package("libx11-6", "2:1.8.4-2")]


def test_a_library_of_no_package_stops_the_packing(taken_along: Path) -> None:
    (taken_along / "_internal" / "libown.so.1").touch()
    with pytest.raises(LookupError, match="libown"):
        system.packages(taken_along)


def test_the_oldest_system_is_that_of_the_most_demanding_library(tmp_path: Path) -> None:
    (tmp_path / "libone.so").write_bytes(b"\0GLIBC_2.9\0GLIBC_2.28\0GLIBCXX_3.4\0")
    (tmp_path / "libtwo.so").write_bytes(b"\0GLIBC_2.17\0")
    assert system.needed_glibc(tmp_path) == "2.28"
