"""The texts a workbook keeps once for all its cells."""

from budget_desktop.intake import limits
from budget_desktop.intake.files.markup import Told, known, walk
from budget_desktop.intake.sheet import Cell, CellKind

_ELEMENTS = known("si", "t", "rPh")


class TextReader:
    """Puts together a text that may be in runs, without how it is pronounced."""

    def __init__(self) -> None:
        self.pieces: list[str] = []
        """Where what stands between marks is to be put."""
        self._runs: list[str] = []
        self._is_phonetic = False

    def start(self, what: str | None) -> None:
        """An element of a text begins."""
        if what == "t":
            self.pieces.clear()
        elif what == "rPh":
            self._is_phonetic = True

    def end(self, what: str | None) -> None:
        """An element of a text ends."""
        if what == "rPh":
            self._is_phonetic = False
        elif what == "t" and not self._is_phonetic:
            self._runs.append("".join(self.pieces))

    def taken(self) -> str:
        """The text so far; the next begins."""
        # An underscore that could be taken for the beginning of an escape is one itself.
        text = "".join(self._runs).replace("x005F_", "")[: limits.LETTERS]
        self._runs.clear()
        return text


def shared_texts(data: bytes) -> list[Cell]:
    """A cell for each text, in the order cells call them by."""
    found: list[Cell] = []
    reader = TextReader()

    def start(name: str, _told: Told) -> None:
        reader.start(_ELEMENTS.get(name))

    def end(name: str) -> None:
        what = _ELEMENTS.get(name)
        reader.end(what)
        if what == "si":
            found.append(Cell(CellKind.TEXT, reader.taken()))

    walk(data, start, end, reader.pieces.append)
    return found
