"""The score sheet of an inspection of disclosure (inspection.toml)."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class InspectionItem:
    """One line of the sheet. What decides it is a set of rules, a question of its own, or a person's eye."""

    key: str
    text: str
    """What is demanded, as it stands on the sheet."""
    basis: str
    rules: tuple[str, ...] = ()
    """Rules whose findings decide it."""
    question: str = ""
    """A question the program answers itself: see `inspection.questions`."""
    by_eye: str = ""
    """What only a person can look at, and where."""
    unconfirmed: str = ""
    """What about the demand nobody has read in print."""
    points: int | None = None
    """What it counts, where that is known."""


@dataclass(frozen=True, slots=True, kw_only=True)
class InspectionDimension:
    """One of the headings inspections go by."""

    name: str
    items: tuple[InspectionItem, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class InspectionSpec:
    """The sheet."""

    title: str
    """What is printed above it; {year} stands for the budget year."""
    source: str
    """Where headings and demands were read."""
    clock_note: str
    """What is not known about counting the days."""
    dimensions: tuple[InspectionDimension, ...]
