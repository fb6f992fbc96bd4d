"""Run a thing several times and keep what matters of the times."""

import statistics
import time
from collections.abc import Callable
from dataclasses import dataclass


@dataclass(frozen=True)
class Timing:
    """Times of several runs, in milliseconds."""

    name: str
    runs: tuple[float, ...]

    @property
    def median(self) -> float:
        return statistics.median(self.runs)

    @property
    def p95(self) -> float:
        ordered = sorted(self.runs)
        return ordered[min(len(ordered) - 1, round(0.95 * (len(ordered) - 1)))]

    def row(self) -> str:
        """A line of the report table."""
        figures = " | ".join(f"{value:.1f}" for value in (min(self.runs), self.median, self.p95))
        return f"| {self.name} | {len(self.runs)} | {figures} |"


def times(
    name: str, runs: int, work: Callable[[], object], clock: Callable[[], float] = time.perf_counter
) -> Timing:
    """Time `work`, after one run that warms caches and imports; by wall clock or another one."""
    work()
    measured: list[float] = []
    for _ in range(runs):
        start = clock()
        work()
        measured.append((clock() - start) * 1000)
    return Timing(name, tuple(measured))
