"""How an edition's printed text can be read again, without knowing the phrases it was written from."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class ReadingWords:
    """Words the reader of the text looks for."""

    allotting: tuple[str, ...]
    """What only a department that allots special transfers says."""
    fiscal: tuple[str, ...]
    """What the three fiscal budgets together are called."""
    money: tuple[str, ...]
    """Words an amount of money follows."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ReadingSpec:
    """Which words of the text tell which amounts (reading.toml)."""

    everywhere: tuple[str, ...]
    """Sections whose words mean the same in every other section."""
    told: dict[str, dict[str, tuple[str, ...]]]
    """By section: the words before an amount, and the cell (table, row, column) printing it, or nothing."""
    together: dict[str, tuple[str, ...]]
    """Words that stand for several others where a change is told."""
    subjects: dict[str, tuple[str, ...]]
    """Costs the text may name, and the department economic subjects they are booked under."""
    words: ReadingWords

    def names(self, section: str) -> dict[str, tuple[str, ...]]:
        """The words of a section, with those that hold everywhere, and the cells they speak of."""
        found: dict[str, tuple[str, ...]] = dict.fromkeys(self.subjects, ())
        for each in (*self.everywhere, section):
            found.update(self.told.get(each, {}))
        return found
