"""Where a step did what it did: on pages, by their titles, for whoever looks at another one."""

from collections.abc import Iterable

from budget_desktop.domain.packet import COLLECTIONS, Packet
from budget_desktop.domain.places import EntryPlace
from budget_desktop.domain.records import Header
from budget_desktop.entry.entries import HEADER
from budget_desktop.gui.navigation import TITLES, entered_on
from budget_desktop.store.changes import Fate, Touch

_NAMED = 2
"""So many pages are named; of more, these and their number."""


def where(touches: Iterable[Touch], before: Packet, after: Packet) -> str:
    """The pages in brackets, （支出）; empty for what stands on none.

    A record that went is looked for in the packet it went from: only there it says which page it was on.
    """
    stems = {entered_on(_place(touch), before if touch.fate is Fate.REMOVED else after) for touch in touches}
    titles = [title for stem, title in TITLES.items() if stem in stems]
    if not titles:
        return ""
    more = f"等 {len(titles)} 页" if len(titles) > _NAMED else ""
    return f"（{'、'.join(titles[:_NAMED])}{more}）"


def _place(touch: Touch) -> EntryPlace:
    kind = touch.record_type
    return EntryPlace(HEADER if kind is Header else COLLECTIONS[kind], touch.key)  # type: ignore[index]
