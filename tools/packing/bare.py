"""A bare Debian below a folder, without Python or Qt: what a packed program must do with."""

import shutil
import subprocess
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path

import dev


def make_root(root: Path) -> None:
    """Install Debian's smallest system and the libraries every desktop has. Needs root and `debootstrap`."""
    if not (root / "etc" / "debian_version").is_file():
        shutil.rmtree(root, ignore_errors=True)
        include = ",".join(sorted(set(dev.DRAWING.values())))
        release = _release()
        subprocess.run(
            ["debootstrap", "--variant=minbase", f"--include={include}", release, str(root)],
            check=True,
            stdout=subprocess.DEVNULL,
        )
    for name in ("python3", "python"):
        if (root / "usr" / "bin" / name).exists():
            raise RuntimeError(f"{root} has Python; it proves nothing")


def _release() -> str:
    """The Debian the build machine runs: a newer C library than the program's own would prove less."""
    lines = Path("/etc/os-release").read_text(encoding="utf-8").splitlines()
    return next(line.partition("=")[2] for line in lines if line.startswith("VERSION_CODENAME="))


@contextmanager
def seen_inside(root: Path, *shown: tuple[Path, str, bool]) -> Iterator[None]:
    """Show folders below the root: folder, where, whether read-only; and the sockets of X displays."""
    with ExitStack() as stack:
        for folder, where, read_only in (*shown, (Path("/tmp/.X11-unix"), "/tmp/.X11-unix", False)):  # noqa: S108
            place = root / where.lstrip("/")
            place.mkdir(parents=True, exist_ok=True)
            subprocess.run(["mount", "--bind", str(folder), str(place)], check=True)
            stack.callback(subprocess.run, ["umount", str(place)], check=True)
            if read_only:
                subprocess.run(["mount", "-o", "remount,ro,bind", str(place)], check=True)
        yield


def inside(root: Path, *command: str, display: str = "") -> list[str]:
    """The command line that runs a command there with an empty environment and without any network."""
    environment = ["HOME=/root", "PATH=/usr/bin:/bin", "LANG=C.UTF-8"]
    if display:
        environment.append(f"DISPLAY={display}")
    return ["unshare", "--net", "chroot", str(root), "env", "-i", *environment, *command]
