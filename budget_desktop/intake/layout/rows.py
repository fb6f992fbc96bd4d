"""What the rows of a table are about: subjects, sources, units, projects, totals."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from budget_desktop.domain.codes import Dimension, Flow
from budget_desktop.edition.catalogue import Catalogue
from budget_desktop.edition.intake import TitleWords
from budget_desktop.intake.layout.codes import Code, joined, likely_dimension, looks_coded, read_code
from budget_desktop.intake.layout.columns import Panel
from budget_desktop.intake.layout.heads import HeadFinder
from budget_desktop.intake.layout.model import Column, Holds
from budget_desktop.intake.layout.words import Meaning, Vocabulary, is_part, plain
from budget_desktop.intake.sheet import Position, Sheet

REPEATED = "把上面的项目支出又分了一次"
"""Why a row is left out that needs no looking at."""
_SPENDING = (Dimension.FUNCTION, Dimension.DEPARTMENT_ECONOMIC, Dimension.GOVERNMENT_ECONOMIC)


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Row:
    """One row of a panel. Each is itself only: long tables look their rows up often."""

    number: int
    name: str
    codes: tuple[tuple[Dimension, str], ...] = ()
    item: str = ""
    flow: Flow | None = None
    unit: str = ""
    project: str = ""
    is_total: bool = False
    is_unit: bool = False
    """It names a unit: what follows belongs to that."""
    is_part: bool = False
    refusal: str = ""
    """Why nothing is taken from it."""
    notices: tuple[str, ...] = ()
    code_cells: tuple[Position, ...] = ()

    @property
    def key(self) -> tuple[str, ...]:
        """All that tells it from other rows: equal keys are rows about the same."""
        codes = dict(self.codes)
        parts = (codes.get(each, "") for each in (*_SPENDING, Dimension.SOURCE, Dimension.KIND))
        return (self.unit, self.project, self.flow or "", self.item, *parts)


class RowReader:
    """Reads the rows of one panel, top to bottom."""

    def __init__(
        self,
        sheet: Sheet,
        finder: HeadFinder,
        panel: Panel,
        words: Vocabulary,
        catalogue: Catalogue,
        context: TitleWords,
        body: Sequence[int],
    ) -> None:
        self._sheet = sheet
        self._finder = finder
        self._panel = panel
        self._words = words
        self._catalogue = catalogue
        self._context = context
        self._body = body
        self._flow = self._panel_flow()
        self._coded = self._code_columns()
        self._named = self._name_columns()
        self._by_kinds: dict[tuple[Holds, ...], list[Column]] = {}
        self._codes_read: dict[tuple[str, str, Dimension], Code] = {}
        self._above: dict[tuple[Dimension, Holds], str] = {}
        self._unit = ""

    @property
    def flow(self) -> Flow | None:
        """Whether the panel is of income or of spending; None where nothing says so."""
        return self._flow

    def rows(self) -> Iterator[Row]:
        """The rows that have anything in this panel."""
        for number in self._body:
            row = self._row(number)
            if row is not None:
                if row.is_unit:
                    self._unit = row.unit
                yield row

    def _panel_flow(self) -> Flow | None:
        title, words = self._panel.flow_title, self._words.spec.words
        if title in words.income:
            return Flow.INCOME
        return Flow.SPENDING if title in words.spending else self._context.flow

    def _code_columns(self) -> dict[Dimension, list[Column]]:
        """The columns of codes by the list they are from; by what stands in them where no title says so."""
        found: dict[Dimension, list[Column]] = {}
        for column in self._panel.labels:
            if not column.holds.is_code:
                continue
            texts = [self._sheet.text(row, column.index) for row in self._body]
            filled = [text for text in texts if text.strip() and self._may_be_code(text)]
            if column.holds is Holds.CODE and 2 * sum(map(looks_coded, filled)) < len(filled):
                continue
            dimension = column.dimension or likely_dimension(filled)
            if dimension is None and found:
                dimension = next(reversed(found))
            if dimension is not None:
                found.setdefault(dimension, []).append(column)
        return found

    def _name_columns(self) -> list[Column]:
        """The columns that name a row, those called codes that have names in them among them."""
        coded = {column.index for columns in self._coded.values() for column in columns}
        return [
            column
            for column in self._panel.labels
            if (column.holds is Holds.NAME or (column.holds.is_code and column.index not in coded))
            and column.dimension is not Dimension.GOVERNMENT_ECONOMIC
        ]

    def _may_be_code(self, text: str) -> bool:
        """Whether a text in a column of codes counts for what the column holds: 合计 and notes do not."""
        return plain(text) not in self._words.totals and not self._words.is_note(text)

    def _texts(self, number: int, *kinds: Holds) -> list[str]:
        """What a row has in the columns of some kinds, group labels at the left included."""
        found: list[str] = []
        for column in self._labels_of(kinds):
            text = self._finder.label(number, column.index)
            if text.strip() and (not found or found[-1] != text):
                found.append(text)
        return found

    def _labels_of(self, kinds: tuple[Holds, ...]) -> list[Column]:
        """The columns of some kinds; every row asks for the same."""
        if kinds not in self._by_kinds:
            self._by_kinds[kinds] = [column for column in self._panel.labels if column.holds in kinds]
        return self._by_kinds[kinds]

    def _row(self, number: int) -> Row | None:
        codes, cells, notices, refusal, beside = self._codes(number)
        names = self._names(number)
        name = (names[-1] if names else "") or beside
        units = self._texts(number, Holds.UNIT_CODE) or self._texts(number, Holds.UNIT_NAME)
        project = next(iter(self._texts(number, Holds.PROJECT)), "").strip()
        if not (name or codes or units or project or refusal):
            return None
        flow, item, is_total, is_unit = self._flow, "", False, False
        if refusal:
            pass
        elif plain(name or project or (units[0] if units else "")) in self._words.totals and not codes:
            is_total, codes = True, self._group(names)
        elif not codes and name:
            meaning = self._meaning(names)
            is_unit = meaning is None and bool(self._coded)
            if meaning is not None:
                codes, item, flow = dict(meaning.codes), meaning.item, meaning.flow or flow
            elif not is_unit and not project and not units:
                repeats = plain(name) in self._words.spec.words.repeats
                refusal = REPEATED if repeats else f"不认识“{name.strip()}”，不知道是哪一项"
        codes |= self._told(number)
        unit = units[0].strip() if units else (name.strip() if is_unit else self._unit)
        return Row(
            number=number,
            name=name.strip() or project or unit,
            codes=tuple(sorted(codes.items())),
            item=item,
            flow=flow,
            unit=unit,
            project="" if is_total else project,
            is_total=is_total,
            is_unit=is_unit,
            is_part=is_part(name),
            refusal=refusal if not self._words.is_note(name) else "是表外的附注",
            notices=notices,
            code_cells=cells,
        )

    def _names(self, number: int) -> list[str]:
        """The name of a row, after the names of the groups it is in."""
        found: list[str] = []
        for column in self._named:
            text = self._finder.label(number, column.index)
            if text.strip() and (not found or found[-1] != text):
                found.append(text)
        return found

    def _codes(
        self, number: int
    ) -> tuple[dict[Dimension, str], tuple[Position, ...], tuple[str, ...], str, str]:
        codes: dict[Dimension, str] = {}
        cells: list[Position] = []
        notices: list[str] = []
        refusal = beside = ""
        for dimension, columns in self._coded.items():
            text = self._code_text(number, dimension, columns)
            cells += [(number, each.index) for each in columns if self._sheet.text(number, each.index)]
            if not text or plain(text) in self._words.totals:
                continue
            names = self._labels_of((Holds.NAME,))
            own = next((each for each in names if each.dimension is dimension), names[0] if names else None)
            read = self._read(text, self._sheet.text(number, own.index) if own else "", dimension)
            refusal, beside = refusal or read.refusal, beside or read.name
            notices += self._kept(read, codes, dimension)
        return codes, tuple(cells), tuple(notices), refusal, beside

    def _read(self, text: str, name: str, dimension: Dimension) -> Code:
        """A code; in a long list the same ones come again and again."""
        asked = (text, name, dimension)
        if asked not in self._codes_read:
            self._codes_read[asked] = read_code(text, name, dimension, self._catalogue)
        return self._codes_read[asked]

    def _kept(self, read: Code, codes: dict[Dimension, str], dimension: Dimension) -> list[str]:
        if read.code:
            codes[dimension] = read.code
        return [read.notice] if read.notice else []

    def _code_text(self, number: int, dimension: Dimension, columns: Sequence[Column]) -> str:
        """The code of a row; 类 and 款 that stand only at the first of their rows hold for those below."""
        if len(columns) == 1:
            return self._finder.label(number, columns[0].index).strip()
        parts = [(column.holds, self._finder.label(number, column.index).strip()) for column in columns]
        filled = [place for place, (_, text) in enumerate(parts) if text]
        if not filled:
            return ""
        found: list[str] = []
        for holds, text in parts[: filled[-1] + 1]:
            if text:
                self._above[dimension, holds] = text
            found.append(text or self._above.get((dimension, holds), ""))
        return joined(found)

    def _told(self, number: int) -> dict[Dimension, str]:
        """Source and kind where a column of their own tells them."""
        found: dict[Dimension, str] = {}
        for holds, dimension, known in (
            (Holds.SOURCE, Dimension.SOURCE, self._words.sources),
            (Holds.KIND, Dimension.KIND, self._words.kinds),
        ):
            for text in self._texts(number, holds):
                if plain(text) in known:
                    found[dimension] = known[plain(text)]
        return found

    def _group(self, names: Sequence[str]) -> dict[Dimension, str]:
        """What a total within a group adds up."""
        group = self._words.sources.get(plain(names[0])) if len(names) > 1 else None
        return {Dimension.SOURCE: group} if group else {}

    def _meaning(self, names: Sequence[str]) -> Meaning | None:
        name = plain(names[-1])
        above = self._words.sources.get(plain(names[0])) if len(names) > 1 else None
        if above is not None and (below := self._words.source_below(above, name)):
            return Meaning(((Dimension.SOURCE, below),))
        economic = Dimension.DEPARTMENT_ECONOMIC in self._coded
        return self._words.row(name, self._flow, three_public=self._context.three_public, economic=economic)
