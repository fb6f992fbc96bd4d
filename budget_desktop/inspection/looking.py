"""What only a person can see: that somebody looked, what was seen, and whether it still holds.

It is kept as an answer in the book, under the key of the demand, and expires when what is published changes.
"""

from budget_desktop.domain.packet import Packet
from budget_desktop.domain.places import EntryPlace
from budget_desktop.domain.records import Answer
from budget_desktop.edition.inspection import InspectionItem
from budget_desktop.inspection.sheet import Seen, State
from budget_desktop.rules.h_norms.reviews import reviewed_digest


def looking_key(item: InspectionItem) -> str:
    """The key its answer has."""
    return f"inspection.{item.key}"


def looked(packet: Packet, item: InspectionItem) -> Answer | None:
    """What somebody noted who looked."""
    found = packet.answer_by_key.get(looking_key(item))
    return found if found is not None and found.text.strip() else None


def seen_by_eye(packet: Packet, item: InspectionItem) -> Seen:
    """How a demand stands that only a person can judge."""
    note = looked(packet, item)
    if note is None:
        return Seen(State.OPEN, item.by_eye)
    if note.basis != reviewed_digest(packet):
        return Seen(State.OPEN, f"核对之后内容有改动，请再核对。原来写的是：{note.text.strip()}")
    by = f"（{note.author}）" if note.author else ""
    return Seen(State.MET, f"已核对：{note.text.strip().rstrip('。')}{by}。")


def noting(
    packet: Packet, item: InspectionItem, text: str, *, author: str, at: str
) -> dict[EntryPlace, object]:
    """The values that note what was seen, by their places, for one step; no text takes it back."""
    values = {
        "text": text.strip(),
        "author": author,
        "written_at": at,
        "basis": reviewed_digest(packet),
        "told": item.by_eye,
    }
    return {EntryPlace("answers", looking_key(item), field): value for field, value in values.items()}
