"""Doing what a guess calls for: one step of the book, to be undone like any other."""

from dataclasses import replace

from budget_desktop.detective.guess import Guess
from budget_desktop.detective.mend import Addition, Change
from budget_desktop.domain.records import Line
from budget_desktop.entry import entries
from budget_desktop.gui.session.workspace import Workspace


def carry_out(workspace: Workspace, guess: Guess) -> bool:
    """Mend; False where the book would not have it, which it has said itself then."""
    mend, label = guess.mend, f"改正：{guess.cause}"
    if isinstance(mend, Change):
        return workspace.put(label, {mend.place: mend.new})
    if isinstance(mend, Addition):
        line = mend.line
        return bool(workspace.add(label, Line, lambda key: replace(line, key=key)))
    record = entries.record_at(workspace.current_packet(), mend.place)
    return record is not None and workspace.remove(label, [record])
