"""Forms of performance targets: labels and what is filled in beside or below, tasks, a grid of indicators."""

from collections.abc import Iterable, Iterator, Sequence
from functools import cached_property
from itertools import pairwise

from budget_desktop.domain.stated import noted
from budget_desktop.edition.intake import Listed, TargetWords
from budget_desktop.intake.layout.grids import GRID_FIELDS, GridReader, shown
from budget_desktop.intake.layout.heads import Head, HeadFinder
from budget_desktop.intake.layout.model import CellNote, Fate, Figure, Table, Told, Unread
from budget_desktop.intake.layout.values import number_of
from budget_desktop.intake.layout.words import Vocabulary, plain, year_in
from budget_desktop.intake.sheet import CellKind, Position, Sheet

_MONEY = frozenset({"total", "prior_total"})
_TITLE_CELLS = 3
"""A row with a title has hardly more in it."""


def form_rows(sheet: Sheet, words: Vocabulary, heads: Sequence[Head]) -> list[range]:
    """The rows of each form of a sheet; a table of money with a title of its own ends it."""
    starts = {row for row in sheet.rows if _is_title(sheet, row, words)}
    if not starts:
        return []
    others = [
        head.top for head in heads if head.title and words.title(head.title).lists is not Listed.TARGETS
    ]
    bounds = sorted({*starts, *others, sheet.height})
    found = (range(first, end) for first, end in pairwise(bounds) if first in starts)
    return [rows for rows in found if _is_form(sheet, rows, words.spec.targets)]


def _is_form(sheet: Sheet, rows: range, words: TargetWords) -> bool:
    """Whether more than a title is there: a list of contents names forms too."""
    labels = frozenset(map(plain, (*words.grid.name, *words.project["name"], *words.goal)))
    return any(plain(cell.text) in labels for row in rows for _, cell in sheet.rows.get(row, ()))


def _is_title(sheet: Sheet, row: int, words: Vocabulary) -> bool:
    cells = [cell for _, cell in sheet.rows[row]]
    if len(cells) > _TITLE_CELLS or any(cell.is_number for cell in cells):
        return False
    return any("表" in cell.text and words.title(cell.text).lists is Listed.TARGETS for cell in cells)


class FormReader:
    """Reads one form: that of a project, of several one below the other, or of the department."""

    def __init__(self, sheet: Sheet, finder: HeadFinder, words: Vocabulary, rows: range) -> None:
        self._sheet, self._finder, self._rows = sheet, finder, rows
        self._words: TargetWords = words.spec.targets
        self._unit_codes = words.spec.heads.unit_code
        self._context = words.title(self._title)
        self._grids = GridReader(sheet, finder, self._words)
        self._told: list[Told] = []
        self._unread: list[Unread] = []
        self.notes: dict[Position, CellNote] = {}

    def read(self) -> Table:
        """The form as a table that lists records; afterwards `notes` accounts for its numbers."""
        starts = [row for row in self._rows if self._names_project(row)]
        bounds = [self._rows.start, *starts[1:], self._rows.stop]
        for first, end in pairwise(bounds):
            self._read_rows(range(first, end))
        self._leave_the_rest()
        texts = [cell.text for row in self._rows for _, cell in self._sheet.rows.get(row, ())]
        stated = {each.unit: each for text in texts if (each := noted(text)) is not None}
        return Table(
            sheet=self._sheet.name,
            title=self._title,
            rows=self._rows,
            head=range(self._rows.start, self._rows.start + 1),
            columns=(),
            context=self._context,
            stated=tuple(stated.values()),
            title_year=next(filter(None, map(year_in, texts[:_TITLE_CELLS])), None),
            unread=tuple(self._unread),
            told=tuple(self._told),
        )

    @cached_property
    def _title(self) -> str:
        return next(cell.text.strip() for _, cell in self._sheet.rows[self._rows.start] if "表" in cell.text)

    def _names_project(self, row: int) -> bool:
        """Whether the form of a project begins: 项目名称 beside a name, not over a column of names."""
        names = [plain(cell.text) for _, cell in self._sheet.rows.get(row, ())]
        is_label = any(name in map(plain, self._words.project["name"]) for name in names)
        return is_label and not any(name in map(plain, self._words.grid.name) for name in names)

    def _read_rows(self, rows: range) -> None:
        grid = self._grids.find(rows)
        top = range(rows.start, grid.row if grid else rows.stop)
        labels = dict(self._labels(top))
        project = self._project(labels)
        if not project and not (grid and grid.project is not None):
            self._department(top, labels)
        if grid is not None:
            self._told += self._grids.read(grid, range(grid.row + 1, rows.stop), project)
            self.notes |= self._grids.notes

    # Labels

    @cached_property
    def _fields(self) -> dict[str, tuple[str, ...]]:
        """What each label may stand for: a goal of the year is the project's or the department's."""
        found: dict[str, tuple[str, ...]] = {}
        for field, labels in self._words.project.items():
            for label in labels:
                found[plain(label)] = (*found.get(plain(label), ()), field)
        for label in self._words.goal:
            found[plain(label)] = (*found.get(plain(label), ()), "goal")
        return found

    @cached_property
    def _other_labels(self) -> frozenset[str]:
        words = self._words
        grid = (name for field in GRID_FIELDS for name in getattr(words.grid, field))
        return frozenset(map(plain, (*words.derived, *words.other, *words.task, *words.content, *grid)))

    def _is_label(self, text: str) -> bool:
        return plain(text) in self._fields or plain(text) in self._other_labels

    def _labels(self, rows: range) -> Iterator[tuple[str, list[Position]]]:
        """The labels of known fields and the cells they are about."""
        for row in rows:
            for column, cell in self._sheet.rows.get(row, ()):
                if plain(cell.text) in self._fields and cell.kind is CellKind.TEXT:
                    yield plain(cell.text), self._beside(row, column, rows) or self._below(row, column, rows)

    def _beside(self, row: int, column: int, rows: range) -> list[Position]:
        """What stands right of a label, over all the rows of its merged area, up to the next label."""
        found: list[Position] = []
        for line in range(row, self._last_row(row, column, rows) + 1):
            for right, cell in self._sheet.rows.get(line, ()):
                if right <= column:
                    continue
                if self._is_label(cell.text):
                    if not found and line == row:
                        # A title at the side, over labels of its own.
                        return []
                    break
                found.append((line, right))
        return found

    def _below(self, row: int, column: int, rows: range) -> list[Position]:
        """What stands under a label that is the title of a column."""
        here = (row + 1, column)
        cell = self._sheet.cells.get(here)
        named_above = any(left < column for left, _ in self._sheet.rows.get(row, ()))
        return [here] if cell and named_above and here[0] in rows and not self._is_label(cell.text) else []

    def _last_row(self, row: int, column: int, rows: range) -> int:
        return min(self._finder.bottom(row, column), rows.stop - 1)

    # Whose form it is

    def _project(self, labels: dict[str, list[Position]]) -> str:
        """The project of a form, told with what is filled in; nothing where no name is."""
        filled: dict[str, list[Position]] = {}
        figures: list[Figure] = []
        for label, places in labels.items():
            field = next((each for each in self._fields[label] if each != "goal"), "")
            if not field or not places:
                continue
            if field in _MONEY:
                figures += self._figure(field, places[0])
            else:
                filled.setdefault(field, places)
        name = self._text(filled.pop("name", []))
        if not name:
            return ""
        for field, places in filled.items():
            self._take(places)
            self._tell("projects", places[0], {field: self._text(places)}, project=name)
        for figure in figures:
            self._tell("projects", figure.position, {}, figures=(figure,), project=name)
        return name

    def _figure(self, field: str, place: Position) -> Iterator[Figure]:
        cell = self._sheet.cells[place]
        value = number_of(cell)
        if value is None:
            self._unread.append(Unread(position=place, text=cell.text, reason="不是金额"))
        else:
            self.notes[place] = CellNote(Fate.TAKEN)
            yield Figure(field=field, value=value, position=place)

    def _department(self, rows: range, labels: dict[str, list[Position]]) -> None:
        for label, places in labels.items():
            if "goal" in self._fields[label] and places:
                self._take(places)
                self._tell("texts", places[0], {"key": "performance.goal", "text": self._text(places)})
                break
        for row in rows:
            columns = self._task_columns(row)
            if columns:
                self._tasks(range(row + 1, rows.stop), *columns)

    def _task_columns(self, row: int) -> tuple[int, int] | None:
        found = {plain(cell.text): column for column, cell in self._sheet.rows.get(row, ())}
        names = [found[plain(name)] for name in self._words.task if plain(name) in found]
        contents = [found[plain(name)] for name in self._words.content if plain(name) in found]
        return (max(names), contents[0]) if names and contents and max(names) < contents[0] else None

    def _tasks(self, rows: range, name_at: int, content_at: int) -> None:
        for row in rows:
            name = self._sheet.text(row, name_at).strip()
            if not name or self._is_label(name):
                return
            content = self._sheet.text(row, content_at).strip()
            self._take([(row, name_at), (row, content_at)])
            self._tell("tasks", (row, name_at), {"name": name, "content": content})

    # What comes of it

    def _text(self, places: Iterable[Position]) -> str:
        return "\n".join(shown(self._sheet.cells[place]) for place in places).strip()

    def _take(self, places: Iterable[Position]) -> None:
        for place in places:
            cell = self._sheet.cells.get(place)
            if cell is not None and number_of(cell) is not None:
                self.notes[place] = CellNote(Fate.TAKEN)

    def _tell(
        self,
        collection: str,
        position: Position,
        texts: dict[str, str],
        *,
        figures: tuple[Figure, ...] = (),
        project: str = "",
    ) -> None:
        self._told.append(
            Told(
                collection=collection,
                position=position,
                texts=tuple(texts.items()),
                figures=figures,
                project=project,
            )
        )

    def _leave_the_rest(self) -> None:
        """Numbers that no field takes: money that follows from income and spending, weights."""
        derived = frozenset(map(plain, self._words.derived))
        codes = frozenset(map(plain, self._unit_codes))
        for row in self._rows:
            label = ""
            for column, cell in self._sheet.rows.get(row, ()):
                if number_of(cell) is None:
                    label = cell.text
                    continue
                why = f"“{label.strip()}”不录入" if label else "在表格以外"
                if plain(label) in derived:
                    why = "由收支明细得出，不另录入"
                is_code = plain(label) in codes
                self.notes.setdefault(
                    (row, column), CellNote(Fate.CODE) if is_code else CellNote(Fate.LEFT, why)
                )
