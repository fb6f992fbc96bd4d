"""What the window remembers between runs. Everything about a budget lives in its book instead."""

import math
from dataclasses import replace
from pathlib import Path

from PySide6.QtCore import QByteArray, QCryptographicHash, QSettings

from budget_desktop.backups.wishes import NAME, Wishes, read_wishes, write_wishes
from budget_desktop.domain.money import Measure
from budget_desktop.user_files import is_there

_RECENT_LIMIT = 8
POINTS = 10.5
"""Size of the letters, where Windows calls 96 dots an inch, unless somebody chose another."""
SMALLEST, LARGEST = 9.0, 16.0


class Settings:
    """The settings file: recent books, the window's place, the tab, the folder last exported to."""

    def __init__(self, file: Path) -> None:
        self._store = QSettings(str(file), QSettings.Format.IniFormat)
        self._backup_file = file.with_name(NAME)
        self._backups = read_wishes(self._backup_file)

    @property
    def recent(self) -> tuple[Path, ...]:
        """Books opened lately that still exist, the last one first."""
        return tuple(path for path in self.remembered if is_there(path))

    @property
    def remembered(self) -> tuple[Path, ...]:
        """Books opened lately, those that are gone or on a disk not plugged in too."""
        value = self._store.value("recent", [])
        # An INI list of one is read back as a plain string.
        names = [value] if isinstance(value, str) else list(value) if isinstance(value, list) else []
        return tuple(Path(str(name)) for name in names)

    def remember(self, book: Path) -> None:
        """Put a book at the head of the recent ones."""
        self._keep_recent([book, *(path for path in self.remembered if path != book)])

    def forget(self, book: Path) -> None:
        """Take a book off the recent ones; its file stays."""
        self._keep_recent([path for path in self.remembered if path != book])

    def _keep_recent(self, books: list[Path]) -> None:
        self._store.setValue("recent", [str(path) for path in books[:_RECENT_LIMIT]])

    @property
    def points(self) -> float:
        """Size of the letters."""
        try:
            points = float(str(self._store.value("look/points", POINTS)))
        except ValueError:
            return POINTS
        if math.isnan(points):
            return POINTS
        return min(max(points, SMALLEST), LARGEST)

    @points.setter
    def points(self, value: float) -> None:
        self._store.setValue("look/points", value)

    @property
    def colours(self) -> str:
        """Light, dark, or as the system has them, as `theme` calls it."""
        return str(self._store.value("look/colours", "system"))

    @colours.setter
    def colours(self, value: str) -> None:
        self._store.setValue("look/colours", value)

    @property
    def measure(self) -> Measure:
        """The measure amounts are typed and shown in."""
        name = str(self._store.value("look/measure", Measure.WAN.value))
        return next((measure for measure in Measure if measure.value == name), Measure.WAN)

    @measure.setter
    def measure(self, value: Measure) -> None:
        self._store.setValue("look/measure", value.value)

    @property
    def enter_direction(self) -> str:
        """Where Enter goes in grids: down or right."""
        return "right" if str(self._store.value("grid/enter", "down")) == "right" else "down"

    @enter_direction.setter
    def enter_direction(self, value: str) -> None:
        self._store.setValue("grid/enter", value)

    @property
    def backups(self) -> Wishes:
        """What is wanted of copies of books. They stand in a file of their own, for the command line too."""
        return self._backups

    @backups.setter
    def backups(self, value: Wishes) -> None:
        self._backups = value
        write_wishes(self._backup_file, value)

    @property
    def backs_up(self) -> bool:
        """Whether the program copies books by itself."""
        return self._backups.on

    @backs_up.setter
    def backs_up(self, value: bool) -> None:
        self.backups = replace(self._backups, on=value)

    @property
    def backup_folder(self) -> Path:
        """Where the copies of books lie: the folder chosen, or one among the program's own files."""
        return self._backups.shelf

    @backup_folder.setter
    def backup_folder(self, value: Path | None) -> None:
        self.backups = replace(self._backups, folder=value)

    @property
    def paper(self) -> bool:
        """Whether the paper is wanted beside the entry."""
        return str(self._store.value("window/paper", "true")) != "false"

    @paper.setter
    def paper(self, value: bool) -> None:
        self._store.setValue("window/paper", "true" if value else "false")

    @property
    def paper_follows(self) -> bool:
        """Whether the paper beside the entry changes with the page."""
        return str(self._store.value("paper/follows", "true")) != "false"

    @paper_follows.setter
    def paper_follows(self, value: bool) -> None:
        self._store.setValue("paper/follows", "true" if value else "false")

    def zoom(self, view: str) -> int:
        """The size a view shows the paper at, in per cent; 0 for as large as the width allows."""
        text = str(self._store.value(f"zoom/{view}", "0"))
        return int(text) if text.isdecimal() else 0

    def remember_zoom(self, view: str, value: int) -> None:
        """Keep it."""
        self._store.setValue(f"zoom/{view}", value)

    def of_book(self, book: Path, name: str) -> str:
        """Something remembered for one book alone: the place one was at, what was exported."""
        return str(self._store.value(_key(book, name), "") or "")

    def keep_of_book(self, book: Path, name: str, value: str) -> None:
        """Remember it."""
        self._store.setValue(_key(book, name), value)

    @property
    def geometry(self) -> QByteArray:
        """Size and place of the window, as Qt packs them."""
        return self._bytes("window/geometry")

    @geometry.setter
    def geometry(self, value: QByteArray) -> None:
        self._store.setValue("window/geometry", value)

    @property
    def docks(self) -> QByteArray:
        """Which docks are open and how large, as Qt packs it."""
        return self._bytes("window/docks")

    @docks.setter
    def docks(self, value: QByteArray) -> None:
        self._store.setValue("window/docks", value)

    @property
    def export_folder(self) -> str:
        """Where the last packet was written to."""
        return str(self._store.value("export/folder", "") or "")

    @export_folder.setter
    def export_folder(self, value: str) -> None:
        self._store.setValue("export/folder", value)

    @property
    def enter_moves_right(self) -> bool:
        """Whether Enter goes right in grids; it goes down otherwise, as in a spreadsheet."""
        return self.enter_direction == "right"

    @enter_moves_right.setter
    def enter_moves_right(self, value: bool) -> None:
        self.enter_direction = "right" if value else "down"

    def columns(self, grid: str) -> str:
        """Order and widths of a grid's columns as the grid wrote them; empty if nobody changed them."""
        return str(self._store.value(f"columns/{grid}", "") or "")

    def remember_columns(self, grid: str, value: str) -> None:
        """Keep order and widths of a grid's columns; an empty text forgets them."""
        self._store.setValue(f"columns/{grid}", value)

    def intake_answers(self, fingerprint: str) -> str:
        """What was answered about workbooks of one layout, as the dialog wrote it; empty if nothing was."""
        return str(self._store.value(f"intake/{fingerprint}", "") or "")

    def remember_intake_answers(self, fingerprint: str, value: str) -> None:
        """Keep the answers about workbooks of one layout."""
        self._store.setValue(f"intake/{fingerprint}", value)

    def _bytes(self, key: str) -> QByteArray:
        value = self._store.value(key)
        return value if isinstance(value, QByteArray) else QByteArray()


def _key(book: Path, name: str) -> str:
    """Paths have signs an INI key cannot have."""
    digest = QCryptographicHash.hash(str(book).encode(), QCryptographicHash.Algorithm.Sha256)
    return f"books/{bytes(digest.toHex().data()).decode()[:16]}/{name}"
