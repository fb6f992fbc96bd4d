"""What the window remembers between runs. Everything about a budget lives in its book instead."""

from pathlib import Path

from PySide6.QtCore import QByteArray, QSettings

_RECENT_LIMIT = 8


class Settings:
    """The settings file: recent books, the window's place, the tab, the folder last exported to."""

    def __init__(self, file: Path) -> None:
        self._store = QSettings(str(file), QSettings.Format.IniFormat)

    @property
    def recent(self) -> tuple[Path, ...]:
        """Books opened lately that still exist, the last one first."""
        value = self._store.value("recent", [])
        # An INI list of one is read back as a plain string.
        names = [value] if isinstance(value, str) else list(value) if isinstance(value, list) else []
        return tuple(path for name in names if (path := Path(str(name))).is_file())

    def remember(self, book: Path) -> None:
        """Put a book at the head of the recent ones."""
        others = [path for path in self.recent if path != book]
        self._store.setValue("recent", [str(path) for path in [book, *others][:_RECENT_LIMIT]])

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
    def tab(self) -> str:
        """The page in front when the window was last closed."""
        return str(self._store.value("window/tab", "") or "")

    @tab.setter
    def tab(self, value: str) -> None:
        self._store.setValue("window/tab", value)

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
        return str(self._store.value("grid/enter", "down")) == "right"

    @enter_moves_right.setter
    def enter_moves_right(self, value: bool) -> None:
        self._store.setValue("grid/enter", "right" if value else "down")

    def columns(self, grid: str) -> str:
        """Order and widths of a grid's columns as the grid wrote them; empty if nobody changed them."""
        return str(self._store.value(f"columns/{grid}", "") or "")

    def remember_columns(self, grid: str, value: str) -> None:
        """Keep order and widths of a grid's columns; an empty text forgets them."""
        self._store.setValue(f"columns/{grid}", value)

    def _bytes(self, key: str) -> QByteArray:
        value = self._store.value(key)
        return value if isinstance(value, QByteArray) else QByteArray()
