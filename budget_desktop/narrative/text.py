"""Paragraphs whose numbers, names and years know where they come from."""

from dataclasses import dataclass
from functools import cached_property
from typing import NamedTuple

from budget_desktop.domain.places import Place


class Run(NamedTuple):
    """A stretch of text. With an origin it is derived from a fact and cannot be typed over.

    A tuple, since thousands are made and compared in each edit.
    """

    text: str
    origin: Place | None = None


@dataclass(frozen=True)
class Paragraph:
    """One paragraph of the narrative."""

    key: str
    runs: tuple[Run, ...]

    @property
    def section(self) -> str:
        """The section it stands in."""
        return self.key.partition(".")[0]

    @cached_property
    def text(self) -> str:
        """The paragraph as printed."""
        return "".join(run.text for run in self.runs)
