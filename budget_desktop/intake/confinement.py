"""Bounds a process sets itself before it touches a stranger's bytes."""

import sys

from budget_desktop.intake.limits import MEMORY_BYTES, PROCESSOR_SECONDS


def confine_this_process() -> None:
    """Give this process no more memory and time than reading a workbook takes. It cannot be undone."""
    if sys.platform == "win32":
        _confine_on_windows()
    else:
        _confine_on_posix()


if sys.platform == "win32":
    import ctypes
    from ctypes import wintypes

    _PROCESS_TIME, _PROCESS_MEMORY = 0x2, 0x100
    _EXTENDED_LIMITS = 9
    """JobObjectExtendedLimitInformation."""
    _TICKS = 10_000_000
    """Of 100 nanoseconds, in a second."""

    class _BasicLimits(ctypes.Structure):
        _fields_ = (
            ("PerProcessUserTimeLimit", wintypes.LARGE_INTEGER),
            ("PerJobUserTimeLimit", wintypes.LARGE_INTEGER),
            ("LimitFlags", wintypes.DWORD),
            ("MinimumWorkingSetSize", ctypes.c_size_t),
            ("MaximumWorkingSetSize", ctypes.c_size_t),
            ("ActiveProcessLimit", wintypes.DWORD),
            ("Affinity", ctypes.c_size_t),
            ("PriorityClass", wintypes.DWORD),
            ("SchedulingClass", wintypes.DWORD),
        )

    class _ExtendedLimits(ctypes.Structure):
        _fields_ = (
            ("BasicLimitInformation", _BasicLimits),
            ("IoInfo", ctypes.c_ulonglong * 6),
            ("ProcessMemoryLimit", ctypes.c_size_t),
            ("JobMemoryLimit", ctypes.c_size_t),
            ("PeakProcessMemoryUsed", ctypes.c_size_t),
            ("PeakJobMemoryUsed", ctypes.c_size_t),
        )

    def _confine_on_windows() -> None:
        # Written after the documentation of job objects; not yet run on Windows. Where the system refuses
        # (a job that allows none inside), the time limit of the process outside still holds.
        kernel = ctypes.WinDLL("kernel32", use_last_error=True)
        kernel.CreateJobObjectW.restype = wintypes.HANDLE
        kernel.GetCurrentProcess.restype = wintypes.HANDLE
        kernel.SetInformationJobObject.argtypes = (
            wintypes.HANDLE,
            ctypes.c_int,
            ctypes.c_void_p,
            wintypes.DWORD,
        )
        kernel.AssignProcessToJobObject.argtypes = (wintypes.HANDLE, wintypes.HANDLE)
        limits = _ExtendedLimits()
        limits.BasicLimitInformation.LimitFlags = _PROCESS_TIME | _PROCESS_MEMORY
        limits.BasicLimitInformation.PerProcessUserTimeLimit = PROCESSOR_SECONDS * _TICKS
        limits.ProcessMemoryLimit = MEMORY_BYTES
        job = kernel.CreateJobObjectW(None, None)
        if job and kernel.SetInformationJobObject(
            job, _EXTENDED_LIMITS, ctypes.byref(limits), ctypes.sizeof(limits)
        ):
            kernel.AssignProcessToJobObject(job, kernel.GetCurrentProcess())

else:
    import resource

    def _confine_on_posix() -> None:
        for which, bound in ((resource.RLIMIT_AS, MEMORY_BYTES), (resource.RLIMIT_CPU, PROCESSOR_SECONDS)):
            _, ceiling = resource.getrlimit(which)
            wanted = bound if ceiling == resource.RLIM_INFINITY else min(bound, ceiling)
            resource.setrlimit(which, (wanted, wanted))
        resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
