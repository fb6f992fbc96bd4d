"""Carrying out a plan within one step of the book."""

from dataclasses import replace
from typing import Any

from budget_desktop.domain.codes import Flow, Kind, Year
from budget_desktop.domain.packet import Packet
from budget_desktop.domain.records import Line, Project, ThreePublicItem
from budget_desktop.edition import Edition
from budget_desktop.entry.apply import Writer
from budget_desktop.entry.intake.comparing import Item
from budget_desktop.entry.intake.pieces import Piece
from budget_desktop.entry.intake.plan import IntakePlan


def carry_out_intake(
    plan: IntakePlan, draft: Writer, packet: Packet, packet_id: int, edition: Edition
) -> int:
    """Write what a plan changes through a draft; returns how many figures that were.

    A plan with an open question writes nothing. `packet` is the one the plan was made for.
    """
    writing = _Writing(draft, packet, packet_id, edition)
    for item in plan.changing:
        writing.write(item)
    return len(plan.changing)


class _Writing:
    def __init__(self, draft: Writer, packet: Packet, packet_id: int, edition: Edition) -> None:
        self._draft = draft
        self._packet = packet
        self._packet_id = packet_id
        self._edition = edition
        self._projects = {project.name.strip(): project for project in packet.projects}
        self._made: dict[tuple[object, ...], str] = {}
        """New lines by what classifies them: last year's figure goes to the line of this year's."""

    def write(self, item: Item) -> None:
        if item.flow is Flow.THREE_PUBLIC:
            self._three_public(item)
        elif item.key:
            self._draft.update(self._packet_id, Line, item.key, **{item.field: item.new})
        elif item.piece is not None:
            self._line(item, item.piece)

    def _three_public(self, item: Item) -> None:
        if any(known.key == item.key for known in self._packet.three_public):
            self._draft.update(self._packet_id, ThreePublicItem, item.key, prior=item.new)
        else:
            self._draft.add(self._packet_id, ThreePublicItem(key=item.key, prior=item.new))

    def _line(self, item: Item, piece: Piece) -> None:
        same = replace(piece, year=Year.THIS).key
        if same in self._made:
            self._draft.update(self._packet_id, Line, self._made[same], **{item.field: item.new})
            return
        key = self._draft.new_key(self._packet_id, Line)
        values: dict[str, Any] = {item.field: item.new}
        project = self._project(piece)
        line = Line(
            key=key,
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
        self._draft.add(self._packet_id, line)
        self._made[same] = key

    def _government(self, piece: Piece) -> str:
        """The government subject where it is another than would follow."""
        unit = self._packet.unit_by_key[piece.unit]
        follows = self._edition.catalogue.government_subject(piece.department_economic, unit.nature)
        return "" if piece.government_economic == follows else piece.government_economic

    def _project(self, piece: Piece) -> str:
        """The key of the project a figure belongs to, made if it is new."""
        name = piece.project.strip()
        if not name:
            return ""
        if name not in self._projects:
            key = self._draft.new_key(self._packet_id, Project)
            kind = piece.kind if piece.kind in set(Kind) else Kind.PROJECT_GENERAL.value
            self._projects[name] = Project(key=key, unit=piece.unit, name=name, kind=kind)
            self._draft.add(self._packet_id, self._projects[name])
        return self._projects[name].key
