"""Where an edit in the real window spends its time: event by event, and what each of them paints.

python -m benchmarks.painting [facts]
"""

import sys
import tempfile
import time
from collections import defaultdict
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import QEvent, QObject
from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import QApplication

from benchmarks.packets import balanced
from benchmarks.window import Typing
from budget_desktop.gui.application import prepare

_EDITS = 10
_SHOWN = 30
_FACTS = 300


@dataclass(slots=True)
class _Cost:
    times: int = 0
    processor_ms: float = 0.0
    pixels: int = 0


class Watch(QApplication):
    """Every event passes by here. Time spent in events within an event counts for those alone."""

    def __init__(self) -> None:
        super().__init__([])
        self.costs: defaultdict[str, _Cost] = defaultdict(_Cost)
        self._is_watching = False
        self._within_ms = [0.0]

    @contextmanager
    def watching(self) -> Iterator[None]:
        """Take down what happens meanwhile."""
        self._is_watching = True
        yield
        self._is_watching = False

    def notify(self, receiver: QObject, event: QEvent) -> bool:
        """Deliver an event and take down what that took."""
        if not self._is_watching:
            return super().notify(receiver, event)
        cost = self.costs[f"{event.type().name} {_name(receiver)}"]
        if isinstance(event, QPaintEvent):
            region = event.region()
            cost.pixels += sum(area.width() * area.height() for area in region)  # type: ignore[attr-defined]  # iterable, unknown to the stubs
        self._within_ms.append(0.0)
        began = time.process_time()
        done = super().notify(receiver, event)
        spent_ms = (time.process_time() - began) * 1000
        cost.processor_ms += spent_ms - self._within_ms.pop()
        self._within_ms[-1] += spent_ms
        cost.times += 1
        return done


def _name(receiver: QObject) -> str:
    """Parts of Qt's own are known by whose they are."""
    owner = receiver.parent()
    return f"{type(receiver).__name__} in {type(owner).__name__}" if owner else type(receiver).__name__


def _main(facts: int) -> None:
    watch = Watch()
    prepare(watch)
    with tempfile.TemporaryDirectory() as folder:
        typing = Typing(watch, Path(folder), balanced(facts))
        with watch.watching():
            for _ in range(_EDITS):
                typing.edit()
        typing.close()
    print(f"one edit of {facts} facts: processor ms, times, pixels painted")
    for name, cost in sorted(watch.costs.items(), key=lambda item: -item[1].processor_ms)[:_SHOWN]:
        pixels = f"{cost.pixels / _EDITS:10.0f}" if cost.pixels else " " * 10
        print(f"{cost.processor_ms / _EDITS:8.2f} {cost.times / _EDITS:6.1f} {pixels}  {name}")


if __name__ == "__main__":
    _main(int(sys.argv[1]) if len(sys.argv) > 1 else _FACTS)
