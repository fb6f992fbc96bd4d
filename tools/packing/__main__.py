"""Make the packed program, and try it: `python -m tools.packing [--only-build] [FOLDER]` (FOLDER: dist).

Building needs what `dev.py` installs. Trying needs Linux, root, and Debian's debootstrap, xvfb and xdotool.
"""

import argparse
import sys
import time
from pathlib import Path

from tools.packing.build import archive, build, size
from tools.packing.parts import ROOT
from tools.packing.system import needed_glibc
from tools.packing.trial import try_out

_MEGABYTE = 1_000_000


def main() -> int:
    """Build, try, print the figures."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", nargs="?", type=Path, default=ROOT / "dist")
    parser.add_argument("--only-build", action="store_true", help="do not try what was built")
    chosen = parser.parse_args()
    target = chosen.folder.resolve()
    started = time.monotonic()
    folder = build(target)
    print(f"built in {time.monotonic() - started:.0f} s: {size(folder) / _MEGABYTE:.0f} MB", flush=True)
    if sys.platform == "linux":
        print(f"needs glibc {needed_glibc(folder)}", flush=True)
    packed = archive(folder)
    print(f"{packed.name}: {packed.stat().st_size / _MEGABYTE:.0f} MB", flush=True)
    if not chosen.only_build:
        for tried in try_out(folder, target / "bare"):
            print(f"{tried.seconds:6.2f} s  {tried.what}: {tried.seen}", flush=True)
    return 0


if __name__ == "__main__":
    sys.exit(main())
