"""The packet: all that was typed for one department and one fiscal year, frozen."""

from dataclasses import dataclass
from functools import cached_property
from typing import TypeAlias

from budget_desktop.domain.controls import Control
from budget_desktop.domain.origins import Origin
from budget_desktop.domain.records import (
    Answer,
    Asset,
    CarriedText,
    EditedParagraph,
    Header,
    Indicator,
    Line,
    LongText,
    Office,
    Procurement,
    Project,
    Remark,
    Review,
    Staffing,
    Task,
    ThreePublicItem,
    Transfer,
    Unit,
)

Record: TypeAlias = (
    Unit
    | Line
    | Project
    | Indicator
    | Task
    | ThreePublicItem
    | Procurement
    | Asset
    | Transfer
    | Control
    | Staffing
    | Office
    | Remark
    | LongText
    | Answer
    | Review
    | EditedParagraph
    | CarriedText
    | Origin
)


@dataclass(frozen=True, kw_only=True)
class Packet:
    """Facts, unit profiles, targets, remarks and texts. Collections keep the order of entry."""

    header: Header
    units: tuple[Unit, ...] = ()
    lines: tuple[Line, ...] = ()
    projects: tuple[Project, ...] = ()
    indicators: tuple[Indicator, ...] = ()
    tasks: tuple[Task, ...] = ()
    three_public: tuple[ThreePublicItem, ...] = ()
    procurement: tuple[Procurement, ...] = ()
    assets: tuple[Asset, ...] = ()
    transfers: tuple[Transfer, ...] = ()
    controls: tuple[Control, ...] = ()
    staffing: tuple[Staffing, ...] = ()
    offices: tuple[Office, ...] = ()
    remarks: tuple[Remark, ...] = ()
    texts: tuple[LongText, ...] = ()
    answers: tuple[Answer, ...] = ()
    reviews: tuple[Review, ...] = ()
    edited_paragraphs: tuple[EditedParagraph, ...] = ()
    carried_texts: tuple[CarriedText, ...] = ()
    origins: tuple[Origin, ...] = ()

    @cached_property
    def unit_by_key(self) -> dict[str, Unit]:
        """Units by their code."""
        return {unit.key: unit for unit in self.units}

    @cached_property
    def project_by_key(self) -> dict[str, Project]:
        """Projects by key."""
        return {project.key: project for project in self.projects}

    @cached_property
    def answer_by_key(self) -> dict[str, Answer]:
        """Reasons why findings may stand, by what they answer."""
        return {answer.key: answer for answer in self.answers}

    @property
    def is_consolidated(self) -> bool:
        """Whether this is a 汇总预算: more than the headquarters takes part."""
        return len(self.units) > 1

    def text(self, key: str) -> str:
        """A long text, or nothing."""
        return next((text.text for text in self.texts if text.key == key), "")

    def remark(self, key: str) -> Remark | None:
        """The remark on a subject, if anybody wrote one."""
        return next((remark for remark in self.remarks if remark.key == key), None)


COLLECTIONS: dict[type[Record], str] = {
    Unit: "units",
    Line: "lines",
    Project: "projects",
    Indicator: "indicators",
    Task: "tasks",
    ThreePublicItem: "three_public",
    Procurement: "procurement",
    Asset: "assets",
    Transfer: "transfers",
    Control: "controls",
    Staffing: "staffing",
    Office: "offices",
    Remark: "remarks",
    LongText: "texts",
    Answer: "answers",
    Review: "reviews",
    EditedParagraph: "edited_paragraphs",
    CarriedText: "carried_texts",
    Origin: "origins",
}
"""Which collection of the packet each kind of record stands in."""
