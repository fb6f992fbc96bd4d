"""What a column holds, from its titles, and which columns belong together."""

from collections.abc import Iterable
from dataclasses import dataclass, field

from budget_desktop.domain.codes import Dimension, Year, covers
from budget_desktop.domain.stated import suffixed
from budget_desktop.intake.layout.model import Column, Holds
from budget_desktop.intake.layout.words import Vocabulary, is_part, plain, year_in


@dataclass
class Panel:
    """Columns that belong together: those that classify the rows, then those of money."""

    labels: list[Column] = field(default_factory=list)
    money: list[Column] = field(default_factory=list)

    @property
    def flow_title(self) -> str:
        """The title over all of it, 收入 or 支出 where two stand side by side."""
        return plain(self.first.path[0])

    @property
    def first(self) -> Column:
        """Its first column."""
        return (self.labels or self.money)[0]


def panels(columns: Iterable[Column]) -> list[Panel]:
    """The parts of a table that stand side by side."""
    found = [Panel()]
    for column in columns:
        if column.holds.begins_panel and found[-1].money:
            found.append(Panel())
        is_money = column.holds in {Holds.AMOUNT, Holds.UNKNOWN, Holds.COMPARISON}
        (found[-1].money if is_money else found[-1].labels).append(column)
    return found


def read_column(index: int, path: tuple[str, ...], words: Vocabulary, year: int | None) -> Column:
    """A column with these titles, top to bottom; `year` is the one the table's title speaks of."""
    names = [plain(title) for title in path]
    if any(words.is_comparison(title) for title in path):
        return Column(index=index, path=path, holds=Holds.COMPARISON)
    holds = (words.head(names[-1]) if names else None) or Holds.UNKNOWN
    money = names and any(
        names[-1] in known for known in (words.sources, words.kinds, words.items, words.categories)
    )
    if holds not in {Holds.UNKNOWN, Holds.AMOUNT} and not money:
        return Column(index=index, path=path, holds=holds, dimension=_dimension(path))
    return _amount(index, path, names, words, year)


def _dimension(path: tuple[str, ...]) -> Dimension | None:
    said = "".join(path)
    if "政府" in said and "经济" in said:
        return Dimension.GOVERNMENT_ECONOMIC
    if "经济" in said:
        return Dimension.DEPARTMENT_ECONOMIC
    return Dimension.FUNCTION if "功能" in said else None


def _amount(
    index: int, path: tuple[str, ...], names: list[str], words: Vocabulary, year: int | None
) -> Column:
    codes: dict[Dimension, str] = {}
    item, told, is_known = "", None, bool(names)
    for place, (title, name) in enumerate(zip(path, names, strict=True)):
        is_last = place == len(names) - 1
        if words.is_prior(title) or _before(year_in(title), year):
            told = Year.PRIOR
        elif name in words.items:
            item = words.items[name]
        elif name in words.categories:
            item = words.categories[name]
        elif name in words.totals or (not is_last and words.head(name) is Holds.AMOUNT):
            continue
        elif name in words.sources or _inner(codes, name, words):
            _narrow(codes, name, words)
        elif name in words.kinds:
            codes[Dimension.KIND] = words.kinds[name]
        elif words.head(name) is None and name:
            is_known = is_known and not is_last
    return Column(
        index=index,
        path=path,
        holds=Holds.AMOUNT if is_known else Holds.UNKNOWN,
        codes=tuple(sorted(codes.items())),
        item=item,
        year=told,
        is_total=bool(names) and names[-1] in words.totals,
        is_part=any(map(is_part, path)),
        stated=next(filter(None, map(suffixed, reversed(path))), None),
    )


def _before(said: int | None, year: int | None) -> bool:
    return said is not None and year is not None and said == year - 1


def _inner(codes: dict[Dimension, str], name: str, words: Vocabulary) -> bool:
    above = codes.get(Dimension.SOURCE)
    return above is not None and words.source_below(above, name) is not None


def _narrow(codes: dict[Dimension, str], name: str, words: Vocabulary) -> None:
    """Take a source in; below another it can only narrow that one, whatever it is called elsewhere."""
    above = codes.get(Dimension.SOURCE)
    if above is None:
        codes[Dimension.SOURCE] = words.sources[name]
        return
    below = words.source_below(above, name) or words.sources[name]
    if covers(Dimension.SOURCE, above, below):
        codes[Dimension.SOURCE] = below
