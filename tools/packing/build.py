"""The packed program: PyInstaller's folder, and beside the program what a person and a lawyer look for."""

import shutil
import subprocess
import sys
import tarfile
from pathlib import Path

from tools.packing.bill import write_bill
from tools.packing.parts import ROOT
from tools.packing.system import needed_glibc, put_licence_texts

NAME = "budget-desktop"
_HERE = Path(__file__).parent


def build(target: Path) -> Path:
    """Make the folder `budget-desktop` in `target`, anew; returns it. Raises what a failed PyInstaller is."""
    shutil.rmtree(target / NAME, ignore_errors=True)
    work = target / "work"
    subprocess.run(
        [
            *(sys.executable, "-m", "PyInstaller", "--noconfirm", "--log-level", "ERROR"),
            *("--distpath", str(target), "--workpath", str(work), str(ROOT / "build.spec")),
        ],
        cwd=ROOT,
        check=True,
    )
    folder = target / NAME
    # PyInstaller puts data below _internal, where nobody looks for a licence.
    (folder / "_internal" / "licences").rename(folder / "licences")
    put_licence_texts(folder, folder / "licences" / "system")
    write_bill(folder, folder / "licences" / "parts.cdx.json")
    if sys.platform == "win32":
        shutil.copy(_HERE / "windows" / "说明.txt", folder)
    else:
        _put_desktop_files(folder)
    return folder


def _put_desktop_files(folder: Path) -> None:
    desktop = folder / "desktop"
    desktop.mkdir()
    shutil.copy(ROOT / "resources" / "icons" / "app.svg", desktop / f"{NAME}.svg")
    for file in ("budget-desktop.desktop", "budget-book.xml"):
        shutil.copy(_HERE / "linux" / file, desktop)
    shutil.copy(_HERE / "linux" / "install.sh", folder)
    told = (_HERE / "linux" / "说明.txt").read_text(encoding="utf-8")
    (folder / "说明.txt").write_text(told.replace("@GLIBC@", needed_glibc(folder)), encoding="utf-8")


def archive(folder: Path) -> Path:
    """One file to hand on: .zip for Windows, .tar.xz for Linux; returns it."""
    if sys.platform == "win32":
        return Path(shutil.make_archive(str(folder), "zip", folder.parent, folder.name))
    target = folder.with_name(f"{folder.name}.tar.xz")
    with tarfile.open(target, "w:xz") as packed:
        packed.add(folder, folder.name, filter=_nobody)
    return target


def _nobody(member: tarfile.TarInfo) -> tarfile.TarInfo:
    """Whose the files were on the build machine is nobody's business."""
    member.uid = member.gid = 0
    member.uname = member.gname = ""
    return member


def size(folder: Path) -> int:
    """Bytes of all files; what a link leads to counts once."""
    return sum(file.stat().st_size for file in folder.rglob("*") if file.is_file() and not file.is_symlink())
