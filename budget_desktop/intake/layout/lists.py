"""Lists of procurement and of transfers: rows of things with money, by fund and year."""

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property

from budget_desktop.domain.codes import Dimension, Year
from budget_desktop.domain.folding import folded
from budget_desktop.edition.intake import Listed
from budget_desktop.intake.layout.cut import Cut
from budget_desktop.intake.layout.model import Amount, Column, Figure, Holds, Told
from budget_desktop.intake.layout.part import Part
from budget_desktop.intake.layout.rows import Row
from budget_desktop.intake.layout.values import values_of
from budget_desktop.intake.layout.words import plain

_NAMED = (Holds.ARTICLE, Holds.NAME, Holds.PROJECT)
"""Where a thing is named, best first."""
_UNITS = (Holds.UNIT_CODE, Holds.UNIT_NAME)


@dataclass(frozen=True, slots=True)
class _Thing:
    """One row of a list."""

    number: int
    name: str
    category: str
    """The letter of its class; empty for none and where lists have no classes."""
    is_heading: bool
    """It only names a class or an amount of all."""
    unit: str


class ListPart(Part):
    """Rows of things; what a class adds up is a total, and added up again."""

    @property
    def nothing_known(self) -> str:
        """Without money there is nothing to list."""
        return "" if self._money else "没有认出金额列"

    @cached_property
    def _money(self) -> list[Column]:
        return [column for column in self._head.columns if column.holds is Holds.AMOUNT]

    def read(self) -> None:
        """Cut the rows as those of any table of money, and tell each thing with its amounts."""
        things = {thing.number: thing for thing in self._things()}
        named = {thing.category for thing in things.values() if not thing.is_heading}
        rows = [self._row(thing, named) for thing in things.values()]
        values = values_of(self._sheet, self._body, set(things), self._money)
        self.unread += values.unread
        self.notes |= values.notes
        cut = Cut(rows, self._money, values.numbers, self._context)
        amounts = cut.amounts()
        self.gaps += cut.gaps
        self.notes |= cut.notes
        of_row: dict[int, list[Amount]] = {}
        for amount in amounts:
            of_row.setdefault(amount.position[0], []).append(amount)
        for number, mine in of_row.items():
            self._tell(things[number], mine)
        self._note_others("不是金额列")

    # Rows

    def _things(self) -> Iterator[_Thing]:
        category = ""
        for number in self._body:
            names = [name for kind in _NAMED if (name := self._text(number, kind))]
            said = self._text(number, Holds.CATEGORY)
            unit = next((text for kind in _UNITS if (text := self._text(number, kind))), "")
            if not (names or said or unit) or self._words.is_note(names[0] if names else said):
                continue
            own = self._category(said) or self._coded(number)
            heading = next((self._category(name) for name in (*names, unit) if self._category(name)), "")
            name = next((each for each in names if not self._category(each)), "")
            if heading and not name:
                category = heading
            is_total = any(plain(each) in self._words.totals for each in (*names, said, unit))
            yield _Thing(
                number=number,
                name="" if is_total else name,
                category="" if is_total else own or heading or category,
                is_heading=is_total or (not name and self._has_names),
                unit="" if is_total else unit,
            )

    @cached_property
    def _has_names(self) -> bool:
        """Whether things are named at all: else each unit has one row, its classes in columns."""
        return any(column.holds in {*_NAMED, Holds.CATEGORY} for column in self._head.columns)

    def _category(self, said: str) -> str:
        """The letter of a class by its name."""
        return self._words.categories.get(plain(said), "") if self._has_classes else ""

    def _coded(self, number: int) -> str:
        """The letter that a code of the catalogue of procurement begins with."""
        letters = set(self._edition.procurement)
        for column in self._head.columns:
            code = folded(self._sheet.text(number, column.index))
            if self._has_classes and code[:1] in letters and code[1:].isdigit():
                return code[0]
        return ""

    @property
    def _has_classes(self) -> bool:
        return self._context.lists is Listed.PROCUREMENT

    def _row(self, thing: _Thing, named: Collection[str]) -> Row:
        """A row to cut; `named` are the classes with things of their own, which the class itself adds up."""
        stands_alone = thing.category and thing.category not in named
        return Row(
            number=thing.number,
            name=thing.name or thing.category or "合计",
            unit=thing.unit,
            is_total=thing.is_heading and not stands_alone,
        )

    # What comes of it

    def _tell(self, thing: _Thing, amounts: Sequence[Amount]) -> None:
        alike: dict[tuple[str, str], list[Amount]] = {}
        for amount in amounts:
            source = dict(amount.codes).get(Dimension.SOURCE) or self._own_source(thing)
            alike.setdefault((amount.item or thing.category, source), []).append(amount)
        for (category, source), mine in alike.items():
            if not any(each.value for each in mine):
                continue
            self.told.append(
                Told(
                    collection=(self._context.lists or Listed.PROCUREMENT).value,
                    position=mine[0].position,
                    texts=self._told_texts(category, thing.name, source),
                    figures=tuple(
                        Figure(field=_field(each), value=each.value, position=each.position) for each in mine
                    ),
                    unit=thing.unit,
                )
            )

    def _told_texts(self, category: str, name: str, source: str) -> tuple[tuple[str, str], ...]:
        if self._has_classes:
            return (("category", category), ("item", name), ("source", source))
        return (("name", name),)

    def _own_source(self, thing: _Thing) -> str:
        """The fund where a column of its own tells it."""
        return self._words.sources.get(plain(self._text(thing.number, Holds.SOURCE)), "")


def _field(amount: Amount) -> str:
    return "prior" if amount.year is Year.PRIOR else "amount"
