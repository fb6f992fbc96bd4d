"""Computed values say from what: the spending lines they are the sum of."""

from collections.abc import Sequence

from budget_desktop.domain.codes import Year
from budget_desktop.domain.facts import Slice
from budget_desktop.domain.places import EntryPlace
from budget_desktop.gui.session.snapshot import Snapshot


def lines_in(snapshot: Snapshot, chosen: Slice) -> list[EntryPlace]:
    """The amounts of the lines a slice counts, each once."""
    facts = snapshot.disclosure.facts.matching(chosen)
    fields = {Year.THIS: "amount", Year.PRIOR: "prior"}
    return list(dict.fromkeys(EntryPlace("lines", fact.line, fields[fact.year]) for fact in facts))


def from_lines(places: Sequence[EntryPlace], which: str) -> str:
    """What a sum of lines says about itself; `which` are the lines it is made of."""
    if not places:
        return f"由支出页{which}汇总得出，现在还没有这样的行"
    return f"由支出页 {len(places)} 行汇总得出：{which}"
