"""This program started once more, as a process that does one kind of work for this one."""

import os
import subprocess
import sys
from pathlib import Path
from typing import IO

import budget_desktop


def started(command: str, stderr: "IO[bytes] | int" = subprocess.DEVNULL) -> "subprocess.Popen[bytes]":
    """The process, called with one command that no person types, its input and output in our hands.

    Raises OSError where the system starts none.
    """
    if getattr(sys, "frozen", False):
        line, environment = [sys.executable, command], dict(os.environ)
    else:
        root = str(Path(budget_desktop.__file__).resolve().parent.parent)
        # The program's own folder, and never the one the person happens to stand in.
        paths = os.pathsep.join(filter(None, (root, os.environ.get("PYTHONPATH", ""))))
        line = [sys.executable, "-P", "-m", "budget_desktop", command]
        environment = {**os.environ, "PYTHONPATH": paths}
    return subprocess.Popen(  # noqa: S603 - our own program
        line,
        env=environment,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=stderr,
        creationflags=getattr(subprocess, "CREATE_NO_WINDOW", 0),
    )
