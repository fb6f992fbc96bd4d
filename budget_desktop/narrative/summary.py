"""一图读懂: the budget on one page, for those who are no accountants. Its figures are those of the tables."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from operator import attrgetter

from budget_desktop.domain.codes import Dimension, Flow, Year
from budget_desktop.domain.facts import Slice
from budget_desktop.domain.money import Fen, percent
from budget_desktop.domain.records import Indicator
from budget_desktop.edition.edition import Edition
from budget_desktop.edition.wording import SOURCE_NAMES
from budget_desktop.narrative.compare import change, moves
from budget_desktop.narrative.material import Figure, Material
from budget_desktop.narrative.other import running_costs_figure
from budget_desktop.narrative.writer import Words, Writer, plain
from budget_desktop.tables.spec import FormSpec

_MOST_BARS = 7
"""So many bars at most; the smallest are put together."""
_MOST_CHANGES = 3
_MOST_TARGETS = 5
_LONGEST_NAME = 22
_LONGEST_ITEM = 76
"""Characters: two lines of the page."""


@dataclass(frozen=True, slots=True)
class Bar:
    """One row of a chart: what, how much, and what is said beside it."""

    name: str
    amount: Fen
    shown: str
    beside: str
    """Its share of the whole, or the amount of last year."""


@dataclass(frozen=True, slots=True)
class Chart:
    """Amounts as bars, each with its name and figures: the chart is its own table."""

    title: str
    heads: tuple[str, str, str]
    """Above names, amounts and what stands beside."""
    bars: tuple[Bar, ...]
    nothing: str
    """What is said where there is nothing to draw."""

    @property
    def described(self) -> str:
        """The chart in words, for those who do not see it."""
        said = "；".join(
            f"{bar.name}{bar.shown}，{self.heads[2]}{bar.beside}" if bar.beside else f"{bar.name}{bar.shown}"
            for bar in self.bars
        )
        return f"{self.title}：{said or self.nothing}"


@dataclass(frozen=True, slots=True)
class Listing:
    """Sentences under a heading."""

    title: str
    items: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Summary:
    """The whole page."""

    title: str
    measure: str
    """In what the amounts are, e.g. 单位：万元."""
    figures: tuple[tuple[str, str], ...]
    """The largest figures, each with what it is."""
    charts: tuple[Chart, ...]
    listings: tuple[Listing, ...]

    def texts(self) -> Iterator[str]:
        """All texts, line by line and from left to right, as they are read."""
        yield from (self.title, self.measure)
        yield from (label for label, _ in self.figures)
        yield from (shown for _, shown in self.figures)
        for chart in self.charts:
            yield chart.title
            if not chart.bars:
                yield chart.nothing
                continue
            yield from chart.heads
            for bar in chart.bars:
                yield from (bar.name, bar.shown, bar.beside)
        for listing in self.listings:
            yield from (listing.title, *listing.items)


def summarise(material: Material) -> Summary:
    """The page of a packet. A figure nobody entered is left out; a budget of nothing says so."""
    return _Summarising(material).summary()


class _Summarising:
    def __init__(self, material: Material) -> None:
        self.material = material
        self.writer = Writer(material, "summary")

    def summary(self) -> Summary:
        kinds = tuple(self.material.edition.three_public_by_key)
        figures = {
            "total_income": self.material.figure("income.total"),
            "total_spending": self.material.figure("spending.total"),
            "three_public": self.material.three_public("total", kinds),
        }
        return Summary(
            title=self.said("title"),
            measure=self.said("measure"),
            figures=tuple((self.said(name), self.money(figure.amount)) for name, figure in figures.items()),
            charts=(self.income(), self.spending(), self.three_public(kinds)),
            listings=(self.changes(kinds), self.targets()),
        )

    def income(self) -> Chart:
        """Income by source."""
        material = self.material
        amounts = []
        for entry in material.edition.catalogue.entries(Dimension.SOURCE):
            if name := material.edition.phrases.get(SOURCE_NAMES + entry.code):
                chosen = Slice(flow=(Flow.INCOME,), year=(Year.THIS,), source=(entry.code,))
                amounts.append((name, material.facts.total(chosen)))
        return self.shares("income", "source", amounts)

    def spending(self) -> Chart:
        """Spending by functional class, whatever it is paid from."""
        material = self.material
        money = Slice(flow=(Flow.SPENDING,), year=(Year.THIS,))
        classes = material.codes(Dimension.FUNCTION, 3, money)
        amounts = [
            (
                material.edition.catalogue.name(Dimension.FUNCTION, code),
                material.facts.total(money & Slice(function=(code,))),
            )
            for code in classes
        ]
        return self.shares("spending", "class", amounts)

    def three_public(self, kinds: Sequence[str]) -> Chart:
        """“三公” by kind, beside last year's."""
        bars = []
        for key in kinds:
            figure = self.material.three_public(key, (key,))
            if figure.amount or figure.prior:
                last = "" if figure.prior is None else self.money(figure.prior)
                name = self.material.edition.three_public_by_key[key].name
                bars.append(Bar(name, figure.amount, self.money(figure.amount), last))
        heads = self.said("item"), self.said("amount"), self.said("last_year")
        return Chart(self.said("three_public"), heads, tuple(bars), self.said("nothing"))

    def shares(self, name: str, what: str, amounts: Iterable[tuple[str, Fen]]) -> Chart:
        """The largest amounts with their shares; the others together, so that nothing is lost."""
        falling = sorted((pair for pair in amounts if pair[1]), key=lambda pair: -pair[1])
        kept, rest = falling, falling[_MOST_BARS:]
        if rest:
            kept, rest = falling[: _MOST_BARS - 1], falling[_MOST_BARS - 1 :]
            kept = [*kept, (self.said("other"), sum(amount for _, amount in rest))]
        whole = sum(amount for _, amount in falling)
        bars = tuple(
            Bar(_shortened(text, _LONGEST_NAME), amount, self.money(amount), self.share(amount, whole))
            for text, amount in kept
        )
        heads = self.said(what), self.said("amount"), self.said("share")
        return Chart(self.said(name), heads, bars, self.said("nothing"))

    def changes(self, kinds: Sequence[str]) -> Listing:
        """The largest changes since last year, with the reasons that the text gives."""
        moved = [one for one in self.compared(kinds) if moves(self.writer, one[2])]
        largest = sorted(moved, key=lambda one: -abs(one[2].difference or 0))[:_MOST_CHANGES]
        items = _numbered(
            [
                _text((*name, *change(self.writer, figure, subject, "change_plain")))
                for subject, name, figure in largest
            ]
        )
        return Listing(self.said("changes"), items or (self.said("changes_none"),))

    def compared(self, kinds: Sequence[str]) -> Iterator[tuple[str, Words, Figure]]:
        """What the text compares with last year: the subject of its reason, its name, its figure."""
        material = self.material
        parts = [material.figure(f"fiscal.{name}") for name in ("general", "fund", "capital")]
        total = material.figure("spending.total")
        if total.difference not in {part.difference for part in parts}:
            yield "total", self.writer.say("summary.total_spending"), total
        for name, figure in zip(("general", "fund", "capital"), parts, strict=True):
            yield f"fiscal.{name}", self.writer.say(f"summary.{name}"), figure
        if (costs := running_costs_figure(material)) is not None:
            yield "running_costs", self.writer.say("summary.running_costs"), costs
        for key in kinds:
            name = material.edition.three_public_by_key[key].name
            yield f"three_public.{key}", plain(name), material.three_public(key, (key,))

    def targets(self) -> Listing:
        """Indicators of the department; where it has none, of its projects.

        First those it named itself: what the form fixes for all of them tells a reader nothing.
        """
        inapplicable = self.material.edition.limits.words.inapplicable
        told = [one for one in self.material.packet.indicators if _is_told(one, inapplicable)]
        told = [one for one in told if not one.project] or told
        fixed = _fixed_names(self.material.edition)
        told.sort(key=lambda one: one.name.strip() in fixed)
        items = [
            _text(self.writer.say("summary.target", name=one.name.strip(), value=one.value))
            for one in told[:_MOST_TARGETS]
        ]
        return Listing(self.said("targets"), _numbered(items) or (self.said("targets_none"),))

    def said(self, name: str) -> str:
        return _text(self.writer.say(f"summary.{name}"))

    def money(self, amount: Fen) -> str:
        return self.material.edition.text.amounts.text(amount)

    def share(self, amount: Fen, whole: Fen) -> str:
        if whole <= 0 or amount < 0:
            return ""
        rate = percent(amount, whole, self.material.edition.text.percent_decimals)
        return _text(self.writer.say("summary.percent", percent=f"{rate}"))


def _is_told(indicator: Indicator, inapplicable: str) -> bool:
    """Whether it names a target; a form is filled in for indicators that do not apply, too."""
    name, value = indicator.name.strip(), indicator.value.strip()
    return bool(name and value) and inapplicable not in {name, value}


def _fixed_names(edition: Edition) -> frozenset[str]:
    forms = [table for table in edition.tables.values() if isinstance(table, FormSpec)]
    return frozenset(named.name for form in forms for row in form.skeleton for named in row.names)


def _numbered(items: Sequence[str]) -> tuple[str, ...]:
    return tuple(f"{n}. {_shortened(item, _LONGEST_ITEM)}" for n, item in enumerate(items, start=1))


def _text(words: Words) -> str:
    return "".join(map(attrgetter("text"), words))


def _shortened(text: str, longest: int) -> str:
    line = " ".join(text.split())
    return line if len(line) <= longest else line[: longest - 1] + "…"
