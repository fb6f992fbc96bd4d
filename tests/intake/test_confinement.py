"""The bounds of the process that reads: on this system as they are, on Windows as it documents them."""

import ctypes
import importlib.util
import signal
import subprocess
import sys
from ctypes import wintypes
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest

from budget_desktop.intake import confinement, limits

_JOB, _SELF = 42, 43
_LIMIT_FLAGS_AT, _MEMORY_AT, _SIZE = 16, 112, 144
"""JOBOBJECT_EXTENDED_LIMIT_INFORMATION of 64-bit Windows."""


class _Kernel:
    """What is asked of kernel32, and what it was told."""

    def __init__(self, *, accepts: bool = True) -> None:
        self.told: list[bytes] = []
        self.assigned: list[tuple[int, int]] = []
        self.CreateJobObjectW = self._function(lambda *_: _JOB)
        self.GetCurrentProcess = self._function(lambda: _SELF)
        self.SetInformationJobObject = self._function(self._set)
        self.AssignProcessToJobObject = self._function(lambda *ids: self.assigned.append(ids))
        self._accepts = accepts

    @staticmethod
    def _function(act: Any) -> Any:
        """Something that also takes `argtypes` and `restype`."""

        def function(*given: Any) -> Any:
            return act(*given)

        return function

    def _set(self, job: int, which: int, where: Any, size: int) -> bool:
        assert (job, which) == (_JOB, 9)
        self.told.append(ctypes.string_at(where, size))
        return self._accepts


def on_windows(monkeypatch: pytest.MonkeyPatch, kernel: _Kernel) -> ModuleType:
    """The module as Windows would load it; a DWORD has four bytes there."""
    monkeypatch.setattr(sys, "platform", "win32")
    monkeypatch.setattr(wintypes, "DWORD", ctypes.c_uint32)
    monkeypatch.setattr(ctypes, "WinDLL", lambda *_names, **_options: kernel, raising=False)
    spec = importlib.util.spec_from_file_location("confinement_on_windows", Path(confinement.__file__))
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def test_a_job_of_windows_is_told_time_and_memory(monkeypatch: pytest.MonkeyPatch) -> None:
    kernel = _Kernel()
    on_windows(monkeypatch, kernel).confine_this_process()
    (told,) = kernel.told
    assert len(told) == _SIZE
    assert int.from_bytes(told[:8], "little") == limits.PROCESSOR_SECONDS * 10_000_000
    assert int.from_bytes(told[_LIMIT_FLAGS_AT : _LIMIT_FLAGS_AT + 4], "little") == 0x102
    assert int.from_bytes(told[_MEMORY_AT : _MEMORY_AT + 8], "little") == limits.MEMORY_BYTES
    assert kernel.assigned == [(_JOB, _SELF)]


def test_a_job_that_windows_refuses_binds_nobody(monkeypatch: pytest.MonkeyPatch) -> None:
    kernel = _Kernel(accepts=False)
    on_windows(monkeypatch, kernel).confine_this_process()
    assert kernel.assigned == []


@pytest.mark.skipif(sys.platform == "win32", reason="bounds of POSIX")
def test_memory_beyond_the_bound_is_not_to_be_had() -> None:
    greedy = (
        "from budget_desktop.intake.confinement import confine_this_process as c\n"
        "c()\n"
        "try:\n    bytearray(600_000_000)\nexcept MemoryError:\n    print('none')"
    )
    done = subprocess.run([sys.executable, "-c", greedy], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "none"


@pytest.mark.skipif(sys.platform == "win32", reason="bounds of POSIX")
def test_processor_time_beyond_the_bound_is_not_to_be_had() -> None:
    busy = (
        "from budget_desktop.intake import limits\n"
        "limits.PROCESSOR_SECONDS = 1\n"
        "from budget_desktop.intake.confinement import confine_this_process as c\n"
        "c()\n"
        "while True:\n    pass"
    )
    assert subprocess.run([sys.executable, "-c", busy], check=False).returncode == -signal.SIGKILL
