"""What can go wrong with a book, in words for the screen. Every text says first whether the data is safe."""

from budget_desktop.domain.errors import KnownError


class StoreError(KnownError):
    """Something about a book file that a person has to know."""


class BookMissingError(StoreError):
    """There is no file at the path."""


class NameTakenError(StoreError):
    """A file that must not be overwritten already has the name."""


class NotABookError(StoreError):
    """The file is something else."""


class NewerBookError(StoreError):
    """The book was made by a later version of the program; it was not touched."""


class DamagedBookError(StoreError):
    """The file is a book, but what it holds is not what was saved in it."""


class BookInUseError(StoreError):
    """Another program, or another window of this one, holds the book."""


class CannotWriteError(StoreError):
    """The place is read-only, or its folder refuses the files SQLite needs beside a book."""


class DiskFullError(StoreError):
    """The disk is full; the last edit was not saved, everything before it was."""


class DiskFaultError(StoreError):
    """The disk failed; the book was read again to see what it really holds."""


class ConflictError(StoreError):
    """An edit would contradict what the book holds: a key twice, a unit that lines still use."""
