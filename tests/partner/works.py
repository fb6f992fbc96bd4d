"""Work for the partners of tests, and how such partners are started: without the program's own work."""

import os
import subprocess
import sys
import tempfile
from collections.abc import Callable
from pathlib import Path
from threading import Event
from typing import Any, TypeVar

from budget_desktop.domain.errors import KnownError
from budget_desktop.partner.asking import asked, helped_by
from budget_desktop.partner.process import Partner
from budget_desktop.partner.serving import serve
from budget_desktop.progress import each

ROOT = Path(__file__).resolve().parents[2]
Value = TypeVar("Value")
Fragile = Callable[[int], str]
"""Work that succeeds in one process alone."""


def where() -> int:
    """The process it is done in."""
    return os.getpid()


def counted(count: int) -> int:
    """As many steps."""
    return sum(1 for _ in each("数一数", range(count)))


def refused() -> None:
    raise KnownError("没有纸了", "请添纸")


def done_only_in(process: int) -> str:
    if os.getpid() != process:
        raise MemoryError
    return "做完了"


def done_only_by_who_outlives_it(process: int) -> str:
    if os.getpid() != process:
        sys.stderr.write("本单位的名称不进日志\n")
        os._exit(1)
    return "做完了"


def never_handed_back(process: int) -> Any:
    """A value that cannot be handed over."""
    return "做完了" if os.getpid() == process else lambda: None


def waits_unless_in(process: int) -> str:
    if os.getpid() != process:
        Event().wait()
    return "做完了"


def where_after(gate: Path) -> int:
    """The process it is done in, which waits until this file is there."""
    while not gate.exists():
        Event().wait(0.01)
    return os.getpid()


def same(value: Value) -> Value:
    return value


def not_listed() -> int:
    return os.getpid()


WORKS = (
    where,
    counted,
    refused,
    done_only_in,
    done_only_by_who_outlives_it,
    never_handed_back,
    waits_unless_in,
    where_after,
    same,
)


def partner(stderr: Any = None) -> Partner:
    """A partner with this work; it is left when it is ready."""
    made = partner_of("from tests.partner.works import be_one; be_one()", stderr)
    made.wait()
    return made


def partner_of(program: str, stderr: Any = None) -> Partner:
    """A partner that runs this program, and may not hear yet."""
    said = tempfile.TemporaryFile()  # noqa: SIM115 - the partner closes it
    process = subprocess.Popen(
        [sys.executable, "-c", program],
        cwd=ROOT,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=stderr or said,
    )
    return Partner(process, said)


def be_one() -> None:
    serve((f"{__name__}.{work.__name__}" for work in WORKS), iter(()))


def leave_one_waiting() -> None:
    """Like `leave_one_at_work`, with work in hand that never ends."""
    with helped_by(partner(stderr=sys.stderr)):
        asked(waits_unless_in, 0)
    sys.stdout.write("ready\n")
    sys.stdout.flush()
    sys.stdin.read()


def leave_one_at_work() -> None:
    """Start a partner that shares this process's standard error, and wait to be killed."""
    partner(stderr=sys.stderr)
    sys.stdout.write("ready\n")
    sys.stdout.flush()
    sys.stdin.read()
