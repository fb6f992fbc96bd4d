"""Libraries of the build machine that are shipped: the packages they are of, and the licence texts of those.

Only Linux takes any along. They are told by their names, for what is shipped is stripped and no longer equal.
"""

import re
import shutil
import subprocess
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

_GLIBC = re.compile(rb"\0GLIBC_(\d+)\.(\d+)(?=\0)")
"""A version a library asks of the C library, among the names it asks for."""
_INTERPRETER = "libpython"
"""Its licence is shipped as the interpreter's, wherever that was installed from."""


@dataclass(frozen=True, slots=True, order=True)
class Package:
    """A package of the distribution."""

    name: str
    version: str

    @property
    def licence_text(self) -> Path:
        """Where a distribution puts it."""
        return Path("/usr/share/doc") / self.name / "copyright"


def packages(folder: Path) -> list[Package]:
    """Whose libraries lie in a packed folder. Raises LookupError for one no package owns.

    Libraries of Python's packages are links from there, or lie in folders of their own.
    """
    names = sorted(
        file.name
        for file in (folder / "_internal").glob("lib*.so*")
        if not file.is_symlink() and not file.name.startswith(_INTERPRETER)
    )
    if not names:
        return []
    owners = _owners(names)
    if missing := [name for name in names if name not in owners]:
        raise LookupError(f"no package owns {', '.join(missing)}: whose licence is to be shipped?")
    shown = _asked("dpkg-query", "-W", "-f", "${Package} ${Version}\n", *sorted(set(owners.values())))
    return sorted({Package(*line.split()) for line in shown.splitlines()})


def needed_glibc(folder: Path) -> str:
    """The oldest C library that will do, e.g. 2.28: no older system can run what is in the folder."""
    asked = {
        (int(version[1]), int(version[2]))
        for file in folder.rglob("*")
        if file.is_file() and not file.is_symlink()
        for version in _GLIBC.finditer(file.read_bytes())
    }
    major, minor = max(asked)
    return f"{major}.{minor}"


def put_licence_texts(folder: Path, target: Path) -> None:
    """Copy the licence text of each package to `target`, under its name."""
    target.mkdir()
    for package in packages(folder):
        shutil.copy(package.licence_text, target / f"{package.name}.txt")


def _owners(names: Sequence[str]) -> dict[str, str]:
    """The package, with its architecture, that owns a library of each name."""
    # `libx11-6:amd64: /usr/lib/x86_64-linux-gnu/libX11.so.6`
    lines = _asked("dpkg", "-S", *(f"*/{name}" for name in names)).splitlines()
    pairs = (line.partition(": ") for line in lines)
    return {Path(path).name: owner for owner, _, path in pairs}


def _asked(*command: str) -> str:
    # It fails where one of many names is unknown; which, is seen by what it says of the others.
    return subprocess.run(command, stdout=subprocess.PIPE, text=True, check=False).stdout
