"""Names in a stranger's table, and what they mean in the edition's codes."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property, lru_cache

from budget_desktop.domain.codes import Dimension, Flow
from budget_desktop.domain.folding import folded
from budget_desktop.domain.stated import without_unit
from budget_desktop.edition import Edition
from budget_desktop.edition.intake import TitleWords
from budget_desktop.intake.layout.model import Holds

_NUMERALS = "一二三四五六七八九十"
_ORDINAL = re.compile(rf"^(?:[{_NUMERALS}]+、|\((?:[{_NUMERALS}]+|\d+)\)|\d+[、.](?!\d))")
_PART = re.compile(r"^(?:其中:?|#)")
_QUOTES = re.compile(r"[\s“”\"'‘’《》*]")
_YEAR = re.compile(r"(?P<year>20\d\d)年度?")
_ANY = "~"
"""Stands for any beginning of a title."""
_NO_TITLE = TitleWords(words=())


@lru_cache(maxsize=2**14)
def plain(text: str) -> str:
    """A name without what is only dress: blanks, quotes, ordinals, 其中, the year, the unit."""
    bare = _YEAR.sub("", without_unit(_QUOTES.sub("", folded(text))))
    for _ in range(3):
        bare = _PART.sub("", _ORDINAL.sub("", bare))
    return bare.rstrip(":")


@lru_cache(maxsize=2**14)
def is_part(text: str) -> bool:
    """Whether a name says that it is only a part of another: 其中."""
    return _PART.match(_ORDINAL.sub("", _QUOTES.sub("", folded(text)))) is not None


def year_in(text: str) -> int | None:
    """The year a title speaks of."""
    match = _YEAR.search(folded(text))
    return int(match["year"]) if match else None


@dataclass(frozen=True, slots=True)
class Meaning:
    """What a name says about money."""

    codes: tuple[tuple[Dimension, str], ...] = ()
    item: str = ""
    flow: Flow | None = None
    is_total: bool = False


class Vocabulary:
    """The edition's names and those of other places, looked up without their dress."""

    def __init__(self, edition: Edition) -> None:
        self._catalogue = edition.catalogue
        self.spec = edition.intake

    def head(self, name: str) -> Holds | None:
        """What a column of that title holds; None where the title says nothing of it."""
        found = self._heads.get(name)
        if found is None:
            found = next((holds for end, holds in self._endings if name.endswith(end)), None)
        return found

    @cached_property
    def _endings(self) -> tuple[tuple[str, Holds], ...]:
        pairs = self._heads.items()
        return tuple((name.removeprefix(_ANY), holds) for name, holds in pairs if name.startswith(_ANY))

    @cached_property
    def _heads(self) -> Mapping[str, Holds]:
        words = self.spec.heads
        pairs = (
            (Holds.TEXT, words.text),
            (Holds.AMOUNT, words.amount),
            (Holds.KIND, words.kind),
            (Holds.CATEGORY, words.category),
            (Holds.ARTICLE, words.article),
            (Holds.HELD, words.held),
            (Holds.PLANNED, words.planned),
            (Holds.SOURCE, words.source),
            (Holds.NAME, words.name),
            (Holds.PROJECT, words.project),
            (Holds.UNIT_NAME, words.unit_name),
            (Holds.UNIT_CODE, words.unit_code),
            (Holds.CODE, words.code),
            (Holds.CLASS, words.class_),
            (Holds.SECTION, words.section),
            (Holds.ITEM, words.item),
        )
        return {plain(name): holds for holds, names in pairs for name in names}

    @cached_property
    def sources(self) -> Mapping[str, str]:
        """Sources by name; a name that several have is known only below one of them."""
        listed = self._catalogue.lists[Dimension.SOURCE]
        names = [plain(entry.name) for entry in listed.values()]
        known = {
            plain(entry.name): code for code, entry in listed.items() if names.count(plain(entry.name)) == 1
        }
        return known | _by_name(self.spec.sources)

    @cached_property
    def _source_names(self) -> frozenset[str]:
        """Names of sources, those too that several have."""
        own = (plain(entry.name) for entry in self._catalogue.lists[Dimension.SOURCE].values())
        return frozenset(self.sources).union(own)

    @cached_property
    def kinds(self) -> Mapping[str, str]:
        """Kinds of spending by name."""
        return _by_name(self.spec.kinds)

    @cached_property
    def items(self) -> Mapping[str, str]:
        """Items of “三公” by name."""
        return _by_name(self.spec.three_public)

    @cached_property
    def assets(self) -> Mapping[str, str]:
        """Kinds of assets by name."""
        return _by_name(self.spec.assets)

    @cached_property
    def categories(self) -> Mapping[str, str]:
        """Classes of procurement by name."""
        return _by_name(self.spec.procurement)

    @cached_property
    def totals(self) -> frozenset[str]:
        """Names of rows and columns that add up others."""
        return frozenset(map(plain, self.spec.words.totals))

    @cached_property
    def functions(self) -> Mapping[str, str]:
        """Classes of the functional list by name, with and without 支出."""
        found: dict[str, str] = {}
        for entry in self._catalogue.entries(Dimension.FUNCTION):
            if entry.level == "类":
                name = plain(entry.name)
                found |= {name: entry.code, name.removesuffix("支出"): entry.code, name + "支出": entry.code}
        return found | _by_name(self.spec.functions)

    @cached_property
    def economics(self) -> Mapping[str, str]:
        """Department economic subjects whose name no other has."""
        entries = self._catalogue.entries(Dimension.DEPARTMENT_ECONOMIC)
        names = [plain(entry.name) for entry in entries]
        return {plain(entry.name): entry.code for entry in entries if names.count(plain(entry.name)) == 1}

    def is_known(self, title: str) -> bool:
        """Whether a title of a column means anything."""
        name = plain(title)
        return (
            self.head(name) is not None
            or name in self.totals
            or name in self._source_names
            or name in self.kinds
            or name in self.items
            or name in self.assets
            or name in self.categories
            or self.is_prior(title)
            or self.is_comparison(title)
        )

    def is_note(self, text: str) -> bool:
        """Whether a text is a note below a table: 注：…"""
        return folded(text).startswith(self._note_beginnings)

    @cached_property
    def _note_beginnings(self) -> tuple[str, ...]:
        return tuple(word + sign for word in self.spec.words.notes for sign in (":", "1"))

    def is_prior(self, title: str) -> bool:
        """Whether a title speaks of last year's figures."""
        return plain(title) in self.spec.words.prior

    def is_comparison(self, title: str) -> bool:
        """Whether a title speaks of a difference or a share."""
        known = plain(title) in self._source_names
        return not known and any(word in folded(title) for word in self.spec.words.comparisons)

    def source_below(self, above: str, name: str) -> str | None:
        """The source of that name among those a source consists of."""
        entries = self._catalogue.lists[Dimension.SOURCE].values()
        return next((one.code for one in entries if one.parent == above and plain(one.name) == name), None)

    def row(self, name: str, flow: Flow | None, *, three_public: bool, economic: bool) -> Meaning | None:
        """What a row without a code is about; None for a name nobody knows."""
        if name in self.totals:
            return Meaning(is_total=True)
        if name in self.spec.words.carry_over:
            return Meaning(flow=Flow.CARRY_OVER)
        if three_public:
            return Meaning(item=self.items[name]) if name in self.items else None
        if flow is not Flow.SPENDING and name in self.sources:
            return Meaning(((Dimension.SOURCE, self.sources[name]),))
        if flow is Flow.INCOME:
            return None
        if economic and name in self.economics:
            return Meaning(((Dimension.DEPARTMENT_ECONOMIC, self.economics[name]),))
        if name in self.kinds:
            return Meaning(((Dimension.KIND, self.kinds[name]),))
        if name in self.functions:
            return Meaning(((Dimension.FUNCTION, self.functions[name]),))
        return None

    def title(self, title: str) -> TitleWords:
        """What the title of a table says about its money."""
        plainly = _QUOTES.sub("", folded(title))
        return next(
            (each for each in self.spec.titles if all(word in plainly for word in each.words)), _NO_TITLE
        )


def _by_name(names: Mapping[str, Iterable[str]]) -> dict[str, str]:
    return {plain(name): code for code, each in names.items() for name in each}
