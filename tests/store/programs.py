"""Programs of this folder that tests run by themselves, so that they may be killed."""

import os
import subprocess
import sys
from pathlib import Path

_PACKAGE = __name__.rpartition(".")[0]
_ROOT = Path(__file__).parents[_PACKAGE.count(".") + 1]


def run_program(name: str, *arguments: object) -> str:
    """What a program prints; an AssertionError with its last words if it fails."""
    command = [sys.executable, "-m", f"{_PACKAGE}.{name}", *map(str, arguments)]
    environment = {**os.environ, "PYTHONUTF8": "1"}
    done = subprocess.run(
        command, capture_output=True, check=False, cwd=_ROOT, encoding="utf-8", env=environment
    )
    assert done.returncode == 0, done.stderr
    return done.stdout
