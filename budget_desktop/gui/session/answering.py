"""Reasons why findings may stand: kept and taken back as steps of the book, and found again."""

from budget_desktop.domain.places import EntryPlace
from budget_desktop.entry.answers import answering, given_reasons, refusal, withdrawing
from budget_desktop.entry.answers import earlier_reasons as earlier_reasons_in
from budget_desktop.gui.session.snapshot import Snapshot, first_place
from budget_desktop.gui.session.workspace import Workspace
from budget_desktop.rules.finding import Finding
from budget_desktop.store.signature import current_user, now

_UNREAD, _OUTDATED = "C34", "C35"
"""The rules on texts of last year's that nobody confirmed, and on years and documents in them."""


def answer(workspace: Workspace, key: str, text: str) -> str:
    """Keep a reason for a finding as it is now, as one step; returns why it cannot be, or nothing."""
    found = _found(workspace, key)
    snapshot = workspace.snapshot
    if found is None:
        return "这条问题已经不在了，说明没有保存。按 Esc 离开"
    if why := refusal(text, snapshot.edition.limits.words, snapshot.three_public_names):
        return why
    values = answering(snapshot.packet, found, text, author=current_user(), at=now())
    return "" if workspace.put("写说明", values) else "说明没有保存，原因见窗口底部"


def withdraw_answer(workspace: Workspace, key: str) -> None:
    """Take the reason of a finding back, as one step; the finding asks again."""
    found = _found(workspace, key)
    if found is not None and workspace.put("撤回说明", withdrawing(found)):
        workspace.refresh_now()


def earlier_reasons(workspace: Workspace, finding: Finding) -> tuple[str, ...]:
    """Reasons given before in this book, this year and others, that may serve for a finding."""
    return earlier_reasons_in(workspace.all_packets, finding)


def reasons_given(workspace: Workspace) -> tuple[str, ...]:
    """Reasons written before in this book, this year and others, for texts and for answers."""
    return given_reasons(workspace.all_packets)


def doubted(snapshot: Snapshot, finding: Finding) -> tuple[EntryPlace, str] | None:
    """The paragraph of last year's that a finding asks to confirm, behind the place of its text."""
    place = first_place(finding)
    if finding.rule not in {_UNREAD, _OUTDATED} or not isinstance(place, EntryPlace):
        return None
    standing = snapshot.of_last_year.get(place)
    if standing is None:
        return None
    if finding.rule == _UNREAD:
        asked = iter(standing.unconfirmed)
    else:
        asked = (each for each in standing.unread if any(words in each for words in standing.outdated))
    return next(((place, paragraph) for paragraph in asked), None)


def _found(workspace: Workspace, key: str) -> Finding | None:
    """A finding that holds for what has been typed so far."""
    workspace.refresh_now()
    return next((each for each in workspace.snapshot.findings if each.key == key), None)
