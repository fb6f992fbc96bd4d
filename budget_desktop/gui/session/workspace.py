"""The open book and all that follows from it: the one object every page reads from and writes through."""

import logging
from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from datetime import datetime
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt, QTimer, Signal

from budget_desktop.domain.errors import KnownError
from budget_desktop.domain.money import Measure
from budget_desktop.domain.packet import Packet, Record
from budget_desktop.domain.places import EntryPlace
from budget_desktop.entry import entries
from budget_desktop.gui import collector
from budget_desktop.gui.session.background import LARGE, Background
from budget_desktop.gui.session.partnership import Partnership
from budget_desktop.gui.session.snapshot import Snapshot

if TYPE_CHECKING:
    from budget_desktop.backups.shelf import Backup, Reason
    from budget_desktop.backups.wishes import Wishes
    from budget_desktop.gui.session.deriving import Deriving
    from budget_desktop.narrative.edited import Edit
    from budget_desktop.narrative.text import Paragraph
    from budget_desktop.rules import Verdict
    from budget_desktop.store.book import Book, Change, Draft, HistoryEntry, PacketInfo, RemovedRecord

_log = logging.getLogger(__name__)


class Workspace(QObject):
    """Page → edit → book → packet read again → disclosure → findings → `refreshed` → painting → `settled`.

    Pages never update one another: each of them listens to `refreshed` and shows the new snapshot; what is
    read after the verdict, as the paper is, listens to `settled`. Of a large packet there are two: what was
    typed at once, and what follows from it when it has been derived.
    """

    refreshed = Signal()
    """There is a new snapshot."""
    settled = Signal()
    """What shows the snapshot at once has been painted, and no newer one came: the rest follows now."""
    saved = Signal()
    """Something was written to the book, durably."""
    noticed = Signal(str)
    """A sentence for the person at the screen."""
    _fell_due = Signal()

    def __init__(self, book: "Book", path: Path, measure: Measure = Measure.WAN) -> None:
        super().__init__()
        self._book = book
        self.path = path
        self._measure = measure
        if not book.packets():
            book.close()
            raise KnownError(f"账套“{path.name}”里没有任何年度的预算", "请新建账套，或打开另一个账套")
        self._packet_id = book.packets()[0].id
        self._deriving: Deriving | None = None
        self._is_due = False
        # Through the queue of events: after all edits of this moment, and before anything is painted.
        self._fell_due.connect(self.show_typed, Qt.ConnectionType.QueuedConnection)
        self._background = Background(self)
        self._background.derived.connect(self._take)
        self._background.failed.connect(self._begin_anew)
        # What waits for nothing falls due when no event is left, and painting is one.
        self._settling = QTimer(self, singleShot=True, interval=0)
        self._settling.timeout.connect(self.settled)
        self._tidying = collector.Tidying(self)
        self.partnership = Partnership(self)
        self.snapshot = self._derived(self._book_packet())

    @classmethod
    def open(cls, path: Path, measure: Measure = Measure.WAN) -> "Workspace":
        """Open a book; the heavy imports happen here, after the window has painted."""
        from budget_desktop.store.book import Book

        workspace = cls(Book.open(path), path, measure)
        collector.set_aside()
        return workspace

    @property
    def packets(self) -> "tuple[PacketInfo, ...]":
        """The packets of the book."""
        return self._book.packets()

    @property
    def all_packets(self) -> tuple[Packet, ...]:
        """The packets of the book as they stand in it."""
        return tuple(self._book.packet(info.id) for info in self._book.packets())

    @property
    def identity(self) -> str:
        """What tells the book from all others."""
        return self._book.identity

    @property
    def packet_id(self) -> int:
        """The packet being worked on."""
        return self._packet_id

    def choose_packet(self, packet_id: int) -> None:
        """Work on another packet of the book."""
        self._packet_id = packet_id
        self._renew()

    @property
    def verdict(self) -> "Verdict":
        """可以公开, or what still stands in the way."""
        from budget_desktop.rules import verdict

        return verdict(self.snapshot.findings)

    @property
    def measure(self) -> Measure:
        """The measure amounts are typed and shown in on the entry pages."""
        return self._measure

    @measure.setter
    def measure(self, measure: Measure) -> None:
        self._measure = measure
        self._renew()

    # Writing

    def edit(self, label: str, work: "Callable[[Draft], object]") -> bool:
        """One step in the book, on disk when this returns. Says so and returns False if it cannot be done."""
        try:
            self._book.edit(label, work)
        except KnownError as error:
            _log.warning("没有写入账套：%s", type(error).__name__)
            self.noticed.emit(str(error))
            self._fall_due()
            return False
        self._changed()
        return True

    def put(self, label: str, values: Mapping[EntryPlace, object]) -> bool:
        """Write values to their places as one step; values that stand there already are no change."""
        changed = entries.differing(self.current_packet(), values)
        if not changed:
            return True
        return self.edit(label, lambda draft: entries.store(draft, self._packet_id, changed))

    def add(
        self, label: str, record_type: type[Record], make: Callable[[str], Record], before: str | None = None
    ) -> str:
        """Add a record before the one with key `before`, or at the end; returns its key, empty if refused."""
        made: list[str] = []

        def work(draft: "Draft") -> None:
            record = make(draft.new_key(self._packet_id, record_type))
            draft.add(self._packet_id, record, before=before)
            made.append(record.key)

        return made[0] if self.edit(label, work) else ""

    def remove(self, label: str, records: Sequence[Record]) -> bool:
        """Delete records as one step."""

        def work(draft: "Draft") -> None:
            for record in records:
                draft.remove(self._packet_id, type(record), record.key)

        return self.edit(label, work)

    def rewrite(self, edit: "Edit | None", generated: "Paragraph", text: str) -> bool:
        """Keep a paragraph in somebody's own words, as one step."""
        from budget_desktop.entry.own_words import rewriting
        from budget_desktop.store.signature import now

        record = edit.record if edit else None
        values = rewriting(self.current_packet(), record, generated, text, at=now())
        return self.put("改写段落", values)

    def restore_paragraph(self, edit: "Edit") -> bool:
        """Give a paragraph back to the program, as one step."""
        from budget_desktop.entry.own_words import restoring

        return self.put("恢复生成文字", restoring(edit.record.key))

    def confirm(self, place: EntryPlace, paragraph: str | None = None) -> bool:
        """Confirm a paragraph of a text of last year, or all of it, as one step; False if there is none."""
        from budget_desktop.entry.carry_over import confirming

        values = confirming(self.current_packet(), place, paragraph)
        return bool(values) and self.put("确认上年文字", values)

    # Undo

    @property
    def undo_label(self) -> str:
        """What undo would take back, or nothing."""
        return self._book.undo_label or ""

    @property
    def redo_label(self) -> str:
        """What redo would do again, or nothing."""
        return self._book.redo_label or ""

    def undo(self) -> None:
        """Take the last step back, but not the one that brought the first packet in."""
        label, before = self.undo_label, self.current_packet()
        change = self._replay(self._book.undo)
        if change is None:
            return
        if self._book.packets():
            self.noticed.emit(f"已撤销“{label}”{self._where(change, before)}")
        else:
            self._replay(self._book.redo)
            self.noticed.emit(f"“{label}”是账套的第一步，不能撤销")

    def redo(self) -> None:
        """Do the step taken back again."""
        label, before = self.redo_label, self.current_packet()
        change = self._replay(self._book.redo)
        if change is not None:
            self.noticed.emit(f"已重做“{label}”{self._where(change, before)}")

    def _replay(self, step: "Callable[[], Change | None]") -> "Change | None":
        try:
            change = step()
        except KnownError as error:
            self.noticed.emit(str(error))
            return None
        if change is not None:
            self._changed()
        return change

    def _where(self, change: "Change", before: Packet) -> str:
        from budget_desktop.gui.session.touched import where

        after = self._book_packet()
        return where((each for each in change.touched if each.packet_id == self._packet_id), before, after)

    # Reading

    def current_packet(self) -> Packet:
        """The packet as it stands in the book, edits of this very moment included."""
        return self._book.packet(self._packet_id) if self._is_due else self.snapshot.packet

    def history(self, place: EntryPlace) -> "tuple[HistoryEntry, ...]":
        """Every change of what stands at a place, newest first."""
        return entries.history(self._book, self._packet_id, place)

    def removed(self, record_type: type[Record]) -> "tuple[RemovedRecord, ...]":
        """The records of one kind that were removed and have not come back, the last removed first."""
        return self._book.removed(self._packet_id, record_type)

    def show_typed(self) -> None:
        """Show what was typed, for callers that need its rows at once; what follows may come later."""
        if not self._is_due:
            return
        shown, packet = self._packet_id, self._book_packet()
        derives = self._deriving if shown == self._packet_id and len(packet.lines) >= LARGE else None
        if derives is None or derives.edition.key != packet.header.edition:
            self._renew(packet)
            return
        self._is_due = False
        self._take(replace(self.snapshot, typed=packet))
        self._background.begin(partial(derives.snapshot, packet, self._measure))

    def refresh_now(self) -> None:
        """Show what was typed and all that follows, for callers that need findings or print at once."""
        if self._is_due or not self.snapshot.is_current:
            self._renew()
        if self._settling.isActive():
            self._settling.stop()
            self.settled.emit()

    def keep(self, wishes: "Wishes", reason: "Reason") -> "Backup | None":
        """Copy the book where copies are wanted, checked, unless this state is there. Raises KnownError.

        May be called from any thread: the book lets one work at a time.
        """
        from budget_desktop.backups.shelf import keep

        return keep(self._book, wishes.shelf, reason, datetime.now().astimezone(), wishes.most)

    def check_file(self) -> None:
        """Make sure that the file holds all that was saved. Raises KnownError; from any thread."""
        self._book.check()

    def let_go(self) -> Callable[[], None]:
        """The end of all work with the book; what is handed back closes it, in whatever thread."""
        self._is_due = False
        self._background.stop()
        self._settling.stop()
        self._tidying.stop()
        self.partnership.end()
        return self._book.close

    def close(self) -> None:
        """Close the book."""
        self.let_go()()

    def _changed(self) -> None:
        self.saved.emit()
        self._fall_due()

    def _fall_due(self) -> None:
        """A pasted block or a burst of edits is computed once."""
        if not self._is_due:
            self._is_due = True
            self._fell_due.emit()

    def _renew(self, packet: Packet | None = None) -> None:
        """Derive what was read just now, or is to be read, and show it."""
        self._background.stop()
        self._is_due = False
        self._take(self._derived(packet or self._book_packet()))

    def _begin_anew(self) -> None:
        """What failed out of sight is tried from the beginning where a fault is told as any other."""
        self._deriving = None
        self._renew()

    def _take(self, snapshot: Snapshot) -> None:
        self.snapshot = snapshot
        self.refreshed.emit()
        self._settling.start()
        self._tidying.later()

    def _book_packet(self) -> Packet:
        if self._packet_id not in {info.id for info in self._book.packets()}:
            # An undone import takes the packet along.
            self._packet_id = self._book.packets()[0].id
        return self._book.packet(self._packet_id)

    def _derived(self, packet: Packet) -> Snapshot:
        from budget_desktop.edition import load_edition
        from budget_desktop.gui.session.deriving import Deriving

        edition = load_edition(packet.header.edition)
        # Kept for the next time only once all went well, so that a fault leaves nothing half done behind.
        deriving, self._deriving = self._deriving, None
        if deriving is None or deriving.edition is not edition:
            deriving = Deriving(edition)
        snapshot = deriving.snapshot(packet, self._measure)
        self._deriving = deriving
        return snapshot
