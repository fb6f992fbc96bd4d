"""The tables a book keeps about itself: what it is, who has it open, and every change ever made to it."""

from enum import StrEnum

from sqlalchemy import CheckConstraint, ForeignKeyConstraint, Index
from sqlmodel import Field

from budget_desktop.store.changes import ChangeKind
from budget_desktop.store.schema.columns import STRICT, choice
from budget_desktop.store.schema.rows import Row

ONLY_ROW = 1
"""The id of the one row in `book` and in `book_session`."""


class BookState(StrEnum):
    """Whether somebody is working in the book, as the book itself remembers it."""

    OPEN = "open"
    CLOSED = "closed"


class BookRow(Row, table=True):
    """What the book is. `generation` grows with every change and tells copies of one book apart."""

    __tablename__ = "book"
    __table_args__ = (CheckConstraint(f"id = {ONLY_ROW}", name="only_row"), STRICT)

    id: int = Field(primary_key=True)
    uuid: str
    created_at: str
    created_by: str
    generation: int


class SessionRow(Row, table=True):
    """Who opened the book last, and the seal of its content if they closed it."""

    __tablename__ = "book_session"
    __table_args__ = (
        CheckConstraint(f"id = {ONLY_ROW}", name="only_row"),
        CheckConstraint("(state = 'closed') = (seal IS NOT NULL)", name="sealed_when_closed"),
        STRICT,
    )

    id: int = Field(primary_key=True)
    state: BookState = choice(BookState)
    user: str
    machine: str
    app_version: str
    opened_at: str
    closed_at: str | None
    seal: str | None


class EntryRow(Row, table=True):
    """One step as people know it: an edit, its undoing, its redoing, an upgrade of the book."""

    __tablename__ = "change_entry"
    __table_args__ = (
        ForeignKeyConstraint(["target"], ["change_entry.id"], ondelete="RESTRICT"),
        CheckConstraint("(target IS NOT NULL) = (kind IN ('undo', 'redo'))", name="target_when_replayed"),
        STRICT,
    )

    id: int = Field(primary_key=True)
    at: str
    who: str
    kind: ChangeKind = choice(ChangeKind)
    label: str
    target: int | None
    """The edit that was undone or redone."""
    chain: str
    """Hash of this entry, its images and the chain before it: no line can be altered by itself."""


class ImageRow(Row, table=True):
    """What an entry did to one row, in the order it was done.

    `before` and `after` are JSON: the whole row where it came or went, else only the columns that changed.
    """

    __tablename__ = "change_image"
    __table_args__ = (
        ForeignKeyConstraint(["entry"], ["change_entry.id"], ondelete="RESTRICT"),
        CheckConstraint('"before" IS NOT NULL OR "after" IS NOT NULL', name="something_changed"),
        Index("change_image_by_row", "table_name", "packet_id", "key_after"),
        STRICT,
    )

    entry: int = Field(primary_key=True)
    number: int = Field(primary_key=True)
    table_name: str
    packet_id: int
    key_before: str
    key_after: str
    before: str | None
    after: str | None
