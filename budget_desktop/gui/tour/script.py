"""What the tour says and when a step of it is done. `resources/help/tour.toml` tells its own format."""

import tomllib
from dataclasses import dataclass
from functools import cache
from typing import Any

from budget_desktop import assets
from budget_desktop.domain.places import EntryPlace


@dataclass(frozen=True, slots=True)
class Page:
    """A page of the tour: a title, and text in Markdown; the same in brief where there is no room for it."""

    title: str
    text: str
    brief: str


@dataclass(frozen=True, slots=True)
class Step(Page):
    """Something to be done in the window."""

    place: str
    """What is framed in the window, as `spots` calls it."""
    until: str
    """What has to have come about, as `deeds` calls it."""
    finding: str = ""
    """The key of the finding it speaks of."""
    entry: EntryPlace | None = None
    """Where that is mended."""
    start: str = ""
    """What has to stay so until then, likewise; when it does not, one is back at the step before."""


@dataclass(frozen=True, slots=True)
class Script:
    """The whole tour."""

    offer: Page
    steps: tuple[Step, ...]
    end: Page


@cache
def script() -> Script:
    """The tour of the practice book."""
    told = tomllib.loads(assets.resource("help", "tour.toml").read_text(encoding="utf-8"))
    return Script(_page(told["offer"]), tuple(_step(step) for step in told["step"]), _page(told["end"]))


def _page(told: dict[str, str]) -> Page:
    return Page(told["title"], told["text"].strip(), told["brief"])


def _step(told: dict[str, Any]) -> Step:
    entry = EntryPlace(*told["entry"].split("/")) if "entry" in told else None
    return Step(
        told["title"],
        told["text"].strip(),
        told["brief"],
        told["place"],
        told["until"],
        told.get("finding", ""),
        entry,
        told.get("from", ""),
    )
