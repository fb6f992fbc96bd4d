"""Whatever is done to a book, undoing it all brings back the beginning, and redoing it all the end."""

import tempfile
from dataclasses import replace
from pathlib import Path
from typing import Any

from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, precondition, rule

from budget_desktop.domain.codes import Flow
from budget_desktop.domain.packet import Packet
from budget_desktop.domain.records import Line, Nature, Project, Task, Unit
from budget_desktop.store.book import Book, Draft
from budget_desktop.store.errors import ConflictError
from budget_desktop.store.reading import PacketReader

from .samples import full_packet, small_packet

picks = st.integers(0, 1000)
amounts = st.none() | st.integers(-(10**15), 10**15)


class BookMachine(RuleBasedStateMachine):
    """`digests[:done + 1]` are the states undo goes back through, the rest those redo goes on to."""

    def __init__(self) -> None:
        super().__init__()
        self.folder = tempfile.TemporaryDirectory()
        self.book = Book.create(Path(self.folder.name) / "试.budget")
        self.digests = [self.book.digest()]
        self.done = 0
        self.year = 2025

    @initialize()
    def begin(self) -> None:
        self.edit(lambda draft: draft.add_packet(full_packet()))

    def edit(self, work: Any) -> None:
        before = self.digests[self.done]
        try:
            change = self.book.edit("步", work)
        except ConflictError:
            assert self.book.digest() == before
            return
        digest = self.book.digest()
        assert change.is_empty == (digest == before)
        if not change.is_empty:
            del self.digests[self.done + 1 :]
            self.digests.append(digest)
            self.done += 1

    def some_packet(self, pick: int) -> tuple[int, Packet]:
        infos = self.book.packets()
        packet_id = infos[pick % len(infos)].id
        return packet_id, self.book.packet(packet_id)

    def has_packets(self) -> bool:
        return bool(self.book.packets())

    @rule()
    def add_packet(self) -> None:
        self.year += 1
        self.edit(lambda draft: draft.add_packet(small_packet(year=self.year)))

    @precondition(has_packets)
    @rule(pick=picks)
    def remove_packet(self, pick: int) -> None:
        packet_id, _ = self.some_packet(pick)
        self.edit(lambda draft: draft.remove_packet(packet_id))

    @precondition(has_packets)
    @rule(pick=picks, other=st.booleans())
    def replace_packet(self, pick: int, other: bool) -> None:
        packet_id, packet = self.some_packet(pick)
        source = full_packet() if other else small_packet(lines=5)
        self.edit(lambda draft: draft.replace_packet(packet_id, replace(source, header=packet.header)))

    @precondition(has_packets)
    @rule(pick=picks, text=st.text(max_size=5))
    def update_header(self, pick: int, text: str) -> None:
        packet_id, _ = self.some_packet(pick)
        self.edit(lambda draft: draft.update_header(packet_id, department=text))

    @precondition(has_packets)
    @rule(pick=picks, amount=amounts, at_front=st.booleans())
    def add_line(self, pick: int, amount: int | None, at_front: bool) -> None:
        packet_id, packet = self.some_packet(pick)
        before = packet.lines[0].key if at_front and packet.lines else None
        unit = packet.units[pick % len(packet.units)].key

        def work(draft: Draft) -> None:
            key = draft.new_key(packet_id, Line)
            draft.add(packet_id, Line(key=key, unit=unit, flow=Flow.INCOME, amount=amount), before)

        self.edit(work)

    @precondition(has_packets)
    @rule(pick=picks, amount=amounts, text=st.text(max_size=5))
    def update_line(self, pick: int, amount: int | None, text: str) -> None:
        packet_id, packet = self.some_packet(pick)
        if packet.lines:
            key = packet.lines[pick % len(packet.lines)].key
            self.edit(lambda draft: draft.update(packet_id, Line, key, amount=amount, note=text))

    @precondition(has_packets)
    @rule(pick=picks, other=picks)
    def move_line(self, pick: int, other: int) -> None:
        packet_id, packet = self.some_packet(pick)
        if packet.lines:
            keys = [line.key for line in packet.lines]
            before = [*keys, None][other % (len(keys) + 1)]
            self.edit(lambda draft: draft.move(packet_id, Line, keys[pick % len(keys)], before))

    @precondition(has_packets)
    @rule(pick=picks, record_type=st.sampled_from([Line, Unit, Project, Task]))
    def remove_record(self, pick: int, record_type: Any) -> None:
        packet_id, packet = self.some_packet(pick)
        name = {Line: "lines", Unit: "units", Project: "projects", Task: "tasks"}[record_type]
        records = getattr(packet, name)
        if len(records) > 1:
            self.edit(lambda draft: draft.remove(packet_id, record_type, records[pick % len(records)].key))

    @precondition(has_packets)
    @rule(pick=picks, key=st.text(max_size=3), nature=st.sampled_from(Nature))
    def rename_unit(self, pick: int, key: str, nature: Nature) -> None:
        packet_id, packet = self.some_packet(pick)
        old = packet.units[pick % len(packet.units)].key
        self.edit(lambda draft: draft.update(packet_id, Unit, old, key=key, nature=nature))

    @precondition(has_packets)
    @rule(pick=picks, amount=amounts, stays=st.booleans())
    def take_the_key_of_a_removed_line(self, pick: int, amount: int | None, stays: bool) -> None:
        packet_id, packet = self.some_packet(pick)
        if len(packet.lines) < 2:
            return
        old, new = packet.lines[pick % len(packet.lines)].key, packet.lines[pick % len(packet.lines) - 1].key

        def work(draft: Draft) -> None:
            draft.remove(packet_id, Line, new)
            draft.update(packet_id, Line, old, key=new, amount=amount)
            if not stays:
                draft.remove(packet_id, Line, new)

        self.edit(work)

    @rule()
    def undo(self) -> None:
        change = self.book.undo()
        assert (change is None) == (self.done == 0)
        self.done -= change is not None
        assert self.book.digest() == self.digests[self.done]

    @rule()
    def redo(self) -> None:
        change = self.book.redo()
        assert (change is None) == (self.done == len(self.digests) - 1)
        self.done += change is not None
        assert self.book.digest() == self.digests[self.done]

    @rule()
    def reopen(self) -> None:
        path = self.book.path
        packets = [self.book.packet(info.id) for info in self.book.packets()]
        self.book.close()
        self.book = Book.open(path)
        assert not self.book.opened_after_crash
        assert self.book.digest() == self.digests[self.done]
        assert [self.book.packet(info.id) for info in self.book.packets()] == packets

    @invariant()
    def what_is_kept_of_the_packets_is_what_stands_in_the_file(self) -> None:
        with self.book._transaction() as connection:
            fresh = PacketReader()
            infos = fresh.infos(connection)
            packets = [fresh.packet(connection, info.id) for info in infos]
        assert self.book.packets() == infos
        assert [self.book.packet(info.id) for info in infos] == packets

    def teardown(self) -> None:
        while self.book.undo():
            pass
        assert self.book.digest() == self.digests[0]
        while self.book.redo():
            pass
        assert self.book.digest() == self.digests[-1]
        self.book.close()
        self.folder.cleanup()


TestBook = BookMachine.TestCase
TestBook.settings = settings(max_examples=12, stateful_step_count=25, deadline=None)
