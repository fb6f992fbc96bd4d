"""Carrying out a plan within one step of the book."""

from dataclasses import replace
from typing import Any

from budget_desktop.domain.codes import Flow, Kind
from budget_desktop.domain.origins import Origin
from budget_desktop.domain.packet import Packet, Record
from budget_desktop.domain.places import EntryPlace
from budget_desktop.domain.records import Line, Project, ThreePublicItem
from budget_desktop.edition import Edition
from budget_desktop.entry.apply import Writer
from budget_desktop.entry.intake.comparing import Item
from budget_desktop.entry.intake.pieces import Piece
from budget_desktop.entry.intake.plan import AnyItem, IntakePlan
from budget_desktop.entry.intake.records import RecordItem

_KINDS = frozenset(Kind)
_NAMED = 6
"""How many cells are named that a figure is the sum of."""


def carry_out_intake(
    plan: IntakePlan, draft: Writer, packet: Packet, packet_id: int, edition: Edition, *, at: str
) -> int:
    """Write what a plan changes, and where each figure came from; returns how many figures that were.

    A plan with an open question writes nothing. `packet` is the one the plan was made for, `at` the moment.
    """
    writing = _Writing(draft, packet, packet_id, edition, plan.name, at)
    for item in plan.changing:
        if isinstance(item, RecordItem):
            writing.write_record(item)
        else:
            writing.write(item)
    writing.finish()
    return len(plan.changing)


class _Writing:
    def __init__(
        self, draft: Writer, packet: Packet, packet_id: int, edition: Edition, file: str, at: str
    ) -> None:
        self._file = file
        self._at = at
        self._origins = {origin.key for origin in packet.origins}
        self._draft = draft
        self._packet = packet
        self._packet_id = packet_id
        self._edition = edition
        self._projects = {project.name.strip(): project for project in packet.projects}
        self._records: dict[tuple[type[Record], tuple[tuple[str, str], ...]], str] = {}
        """New records of other sorts by what they are about."""
        self._made: dict[tuple[str, ...], Line] = {}
        """New lines by what classifies them: last year's figure goes to the line of this year's."""
        self._noted: dict[str, Origin] = {}
        """New origins by their keys."""

    def write(self, item: Item) -> None:
        if item.flow is Flow.THREE_PUBLIC:
            self._three_public(item)
            self._note_origin(EntryPlace("three_public", item.key, "prior"), item)
            return
        key = item.key
        if key:
            self._draft.update(self._packet_id, Line, key, **{item.field: item.new})
        elif item.piece is not None:
            key = self._line(item, item.piece)
        self._note_origin(EntryPlace("lines", key, item.field), item)

    def finish(self) -> None:
        """Write the new lines and origins, which are many, in one go each."""
        self._draft.add_all(self._packet_id, [*self._made.values()])
        self._draft.add_all(self._packet_id, [*self._noted.values()])

    def write_record(self, item: RecordItem) -> None:
        """Write one field of a record, made by the first of its fields if it is new."""
        known_by = dict(item.known_by)
        if "project" in known_by:
            known_by["project"] = self._project(known_by["project"])
        sort = item.record_type
        key = item.key or self._records.get((sort, item.known_by), "")
        if not key and sort is Project:
            key = self._project(known_by["name"])
            self._draft.update(self._packet_id, sort, key, **item.values)
        elif not key:
            key = known_by.pop("key", "") or self._draft.new_key(self._packet_id, sort)
            self._draft.add(self._packet_id, sort(**{**known_by, **item.values, "key": key}))
        else:
            self._draft.update(self._packet_id, sort, key, **item.values)
        self._records[sort, item.known_by] = key
        filled = next((name for name, value in item.values.items() if value), item.field)
        self._note_origin(EntryPlace(item.collection, key, filled), item)

    def _note_origin(self, place: EntryPlace, item: AnyItem) -> None:
        """Keep where a figure came from; what was emptied came from nowhere."""
        key = str(place)
        if not item.sources:
            if key in self._origins:
                self._draft.remove(self._packet_id, Origin, key)
            return
        cells = "、".join(map(str, item.sources[:_NAMED])) + ("等" if len(item.sources) > _NAMED else "")
        origin = Origin(key=key, file=self._file, cells=cells, amount=item.amount, taken_at=self._at)
        if key in self._origins:
            # The old one goes: all of it is told anew.
            self._draft.remove(self._packet_id, Origin, key)
        self._noted[key] = origin

    def _three_public(self, item: Item) -> None:
        if any(known.key == item.key for known in self._packet.three_public):
            self._draft.update(self._packet_id, ThreePublicItem, item.key, prior=item.new)
        else:
            self._draft.add(self._packet_id, ThreePublicItem(key=item.key, prior=item.new))

    def _line(self, item: Item, piece: Piece) -> str:
        """The key of the line a figure was written to."""
        same = piece.about
        values: dict[str, Any] = {item.field: item.new}
        if same in self._made:
            self._made[same] = line = replace(self._made[same], **values)
            return line.key
        project = self._project_of(piece)
        self._made[same] = line = Line(
            key=self._draft.new_key(self._packet_id, Line),
            unit=piece.unit,
            flow=piece.flow,
            source=piece.source,
            function=piece.function,
            department_economic=piece.department_economic,
            government_economic=self._government(piece),
            kind="" if project else piece.kind,
            project=project,
            **values,
        )
        return line.key

    def _government(self, piece: Piece) -> str:
        """The government subject where it is another than would follow."""
        unit = self._packet.unit_by_key[piece.unit]
        follows = self._edition.catalogue.government_subject(piece.department_economic, unit.nature)
        return "" if piece.government_economic == follows else piece.government_economic

    def _project_of(self, piece: Piece) -> str:
        """The key of the project a figure belongs to."""
        kind = piece.kind if piece.kind in _KINDS else Kind.PROJECT_GENERAL.value
        return self._project(piece.project, piece.unit, kind)

    def _project(self, said: str, unit: str = "", kind: str = Kind.PROJECT_GENERAL) -> str:
        """The key of a project by its name, made if it is new: of a unit, or of the first there is."""
        name = said.strip()
        if not name:
            return ""
        if name not in self._projects:
            key = self._draft.new_key(self._packet_id, Project)
            own = unit or self._packet.units[0].key
            self._projects[name] = Project(key=key, unit=own, name=name, kind=kind)
            self._draft.add(self._packet_id, self._projects[name])
        return self._projects[name].key
