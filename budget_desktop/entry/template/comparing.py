"""Three states beside one another: as given out, as the book has it now, as the file came back."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import MISSING, fields, replace
from typing import Any

from budget_desktop.domain.arithmetic import is_basis
from budget_desktop.domain.errors import KnownError
from budget_desktop.domain.packet import Packet
from budget_desktop.domain.places import EntryPlace
from budget_desktop.domain.records import Project, Unit
from budget_desktop.edition import Edition
from budget_desktop.entry import entries
from budget_desktop.entry.fields import described
from budget_desktop.entry.fields.described import Sort
from budget_desktop.entry.readings import Problem, Reading, Value
from budget_desktop.entry.template.differences import Comparison, Fate, Item
from budget_desktop.entry.template.giving_out import Identity
from budget_desktop.entry.template.pages import (
    Footing,
    Page,
    Row,
    Scope,
    Slot,
    canonical,
    head_of,
    pages,
    renamed,
    text_of,
)
from budget_desktop.entry.template.returned import Returned, ReturnedRow


def compare(returned: Returned, packet: Packet, edition: Edition, book: str) -> Comparison:
    """What a file would change. Raises KnownError when another book or packet gave it out."""
    scope = returned.identity.scope
    _refuse_strange(returned, Identity.of(book, packet.header, scope))
    footing = Footing(packet, edition)
    given = pages(footing, scope)
    reading = Footing(renamed(packet, *_named_in(returned, given)), edition)
    items = [item for page in given for item in _Comparing(page, returned, footing, reading, scope).items()]
    return Comparison(name=returned.name, packet=packet, items=tuple(items))


def _refuse_strange(returned: Returned, wanted: Identity) -> None:
    told = returned.identity
    if told == wanted:
        return
    if (told.department_code, told.year, told.stage) != (wanted.department_code, wanted.year, wanted.stage):
        raise KnownError(
            f"“{returned.name}”是部门 {told.department_code} {told.year}年“{told.stage}”的填报表，"
            f"现在打开的是部门 {wanted.department_code} {wanted.year}年“{wanted.stage}”",
            "请打开对应的账套和年度再读入",
        )
    raise KnownError(f"“{returned.name}”是另一个账套发出的", "请打开发出它的账套，或重新导出填报表")


def _named_in(returned: Returned, given: Sequence[Page]) -> tuple[dict[str, str], tuple[Unit | Project, ...]]:
    """Names of projects as the file has them, and the units and projects it adds."""
    names: dict[str, str] = {}
    new: list[Unit | Project] = []
    for page in given:
        if page.sort not in (described.UNITS, described.PROJECTS) or page.title not in returned.sheets:
            continue
        known = {row.label for row in page.rows}
        for row in returned.sheets[page.title].rows:
            label = row.texts.get(page.label, "")
            if page.sort is described.UNITS and label not in known:
                new.append(Unit(key=row.texts.get("单位编码", ""), name=row.texts.get("单位名称", "")))
            elif page.sort is described.PROJECTS:
                name = canonical(row.texts.get("项目名称", ""))
                if label in known and label not in names:
                    names[label] = name
                elif name:
                    new.append(Project(key=provisional(page, row), unit="", name=name))
    return names, tuple(new)


def provisional(page: Page, row: ReturnedRow) -> str:
    """What a new record is known by among the others of its file."""
    return f"{page.title}第{row.number}行"


class _Comparing:
    """One page."""

    def __init__(
        self, page: Page, returned: Returned, footing: Footing, reading: Footing, scope: Scope
    ) -> None:
        self._page = page
        self._footing = footing
        self._reading = reading
        self._scope = scope
        self._base = returned.base.get(page.title, {})
        self._sheet = returned.sheets.get(page.title)
        self._standing = {row.label: row for row in page.rows}

    def items(self) -> Iterator[Item]:
        """What differs."""
        if self._sheet is None:
            # A sheet that was taken out says nothing about its rows.
            return
        known, new = self._matched(self._sheet.rows)
        for label, row in known.items():
            yield from self._row(label, row)
        for row in new:
            yield self._added(row, self._page.sort)
        if self._page.sort is not None:
            for label in self._base:
                if label not in known and label in self._standing:
                    yield self._removed(label)

    def _matched(self, rows: Sequence[ReturnedRow]) -> tuple[dict[str, ReturnedRow], list[ReturnedRow]]:
        """Rows by their labels; of copied ones that which changed least is the old one."""
        best: dict[str, ReturnedRow] = {}
        new: list[ReturnedRow] = []
        for row in rows:
            label = row.texts.get(self._page.label, "").strip()
            if not any(text for title, text in row.texts.items() if title != self._page.label) and (
                label not in self._base and not row.unreadable
            ):
                continue
            if label not in self._base or (
                label in best and self._changes(label, row) >= self._changes(label, best[label])
            ):
                new.append(row)
            else:
                new += [best[label]] if label in best else []
                best[label] = row
        return best, new

    def _changes(self, label: str, row: ReturnedRow) -> int:
        base = self._base[label]
        return sum(
            canonical(row.texts.get(head_of(each), "")) != canonical(base.get(head_of(each), ""))
            for each in self._page.columns
        )

    def _row(self, label: str, row: ReturnedRow) -> Iterator[Item]:
        standing = self._standing.get(label)
        if standing is None:
            if self._changes(label, row):
                yield self._item(row, Fate.REFUSED, reason="账套里已经删去这一行，这里的改动没有地方放")
            return
        also: dict[str, Any] = {}
        said: set[str] = set()
        for slot, column in zip(standing.slots, self._page.columns, strict=True):
            item, came = self._cell(label, row, slot, head_of(column))
            also |= came
            if item is not None:
                said.add(slot.field.key)
                yield item
        yield from self._also(row, standing, {key: value for key, value in also.items() if key not in said})

    def _cell(
        self, label: str, row: ReturnedRow, slot: Slot, title: str
    ) -> tuple[Item | None, dict[str, Any]]:
        if self._sheet is None or title not in self._sheet.titles:
            return None, {}
        base, theirs = self._base[label].get(title, ""), row.texts.get(title, "")
        if canonical(theirs) == canonical(base) and title not in row.unreadable:
            return None, {}
        old = entries.value_at(self._footing.packet, slot.place)
        ours = text_of(slot.field, old, self._footing)
        read = self._read(row, slot, title)
        told = {"base": base, "ours": ours, "theirs": theirs}
        if isinstance(read, Problem):
            return self._item(row, Fate.REFUSED, title, reason=str(read), **told), {}
        if read.value == (old if old is not None or slot.field.kind.blank is None else "") or self._is_base(
            slot, base, read
        ):
            return None, {}
        if why := self._outside(slot.field.key, read.value):
            return self._item(row, Fate.REFUSED, title, reason=why, **told), {}
        fate = Fate.CHANGED if canonical(ours) == canonical(base) else Fate.CONFLICT
        item = self._item(row, fate, title, reason=read.notice, values={slot.place: read.value}, **told)
        return item, {**dict(read.also), **self._basis(slot, old, read)}

    def _basis(self, slot: Slot, old: Any, read: Value) -> dict[str, Any]:
        """The sum an amount was typed as, for 测算依据, unless somebody wrote something else there."""
        if not read.basis:
            return {}
        keeper = replace(slot.place, field=slot.field.basis)
        standing = entries.value_at(self._footing.packet, keeper) or ""
        return {} if standing and not is_basis(standing, old) else {slot.field.basis: read.basis}

    def _is_base(self, slot: Slot, base: str, read: Value) -> bool:
        """Whether a text that was written otherwise means what was given out."""
        given = slot.field.kind.input(self._reading).read(base, self._reading.measure)
        return isinstance(given, Value) and given.value == read.value

    def _also(self, row: ReturnedRow, standing: Row, also: Mapping[str, Any]) -> Iterator[Item]:
        """Other cells of the row that one of its texts fills as well: ≥95% is a comparator and a number."""
        for slot in standing.slots:
            old = entries.value_at(self._footing.packet, slot.place)
            if slot.field.key in also and also[slot.field.key] != old:
                new = also[slot.field.key]
                told = {"ours": str(old), "theirs": str(new)}
                yield self._item(row, Fate.CHANGED, slot.field.title, values={slot.place: new}, **told)

    def _added(self, row: ReturnedRow, sort: Sort | None) -> Item:
        if sort is None:
            return self._item(row, Fate.REFUSED, reason="这张表的行由程序规定，不能加行")
        optional = {each.name for each in fields(sort.record_type) if each.default is not MISSING}
        made: dict[str, Any] = {**sort.fixed, "key": provisional(self._page, row)}
        for each in self._page.columns:
            title = head_of(each)
            fixed = {"unit": self._scope.unit, "project": self._scope.project}.get(each.key, "")
            if not row.texts.get(title, "").strip() and title not in row.unreadable:
                if fixed or self._only_unit(each.key):
                    made[each.key] = fixed or self._only_unit(each.key)
                    continue
                if each.key in optional:
                    continue
            read = self._read(row, Slot(each, EntryPlace("", "", each.key)), title)
            if isinstance(read, Problem):
                return self._item(row, Fate.REFUSED, title, theirs=row.texts.get(title, ""), reason=str(read))
            if why := self._outside(each.key, read.value):
                return self._item(row, Fate.REFUSED, title, theirs=row.texts.get(title, ""), reason=why)
            made |= {**{name: value for name, value in read.also if name not in made}, each.key: read.value}
            if read.basis:
                made.setdefault(each.basis, read.basis)
        shown = "　".join(
            row.texts[head_of(each)] for each in self._page.columns if head_of(each) in row.texts
        )
        return self._item(row, Fate.ADDED, theirs=shown, sort=sort, made=made)

    def _only_unit(self, key: str) -> str:
        units = self._footing.packet.units
        if key == "unit" and self._scope.project:
            return self._footing.packet.project_by_key[self._scope.project].unit
        return units[0].key if key == "unit" and len(units) == 1 else ""

    def _removed(self, label: str) -> Item:
        standing = self._standing[label]
        now = {
            head_of(slot.field): text
            for slot in standing.slots
            if (
                text := text_of(slot.field, entries.value_at(self._footing.packet, slot.place), self._footing)
            )
        }
        base = {title: text for title, text in self._base[label].items() if title != self._page.label}
        same = {key: canonical(text) for key, text in now.items()} == {
            key: canonical(text) for key, text in base.items()
        }
        return Item(
            page=self._page.title,
            where=f"{self._page.label} {label}",
            fate=Fate.REMOVED if same else Fate.CONFLICT,
            base="　".join(base.values()),
            ours="　".join(now.values()),
            reason="" if same else "填报表里删去了，账套里后来改过",
            gone=standing.slots[0].place,
        )

    def _read(self, row: ReturnedRow, slot: Slot, title: str) -> Reading:
        if title in row.unreadable:
            what, _, advice = row.unreadable[title].partition("。")
            return Problem(what, advice)
        read = slot.field.kind.input(self._reading).read
        typed = read(row.texts.get(title, ""), self._reading.measure)
        if slot.field.basis and title in row.sums and isinstance(typed, Value):
            reckoned = read(row.sums[title], self._reading.measure)
            # A sum that the two programs work out differently is no basis of this figure.
            if isinstance(reckoned, Value) and reckoned.value == typed.value:
                return replace(typed, basis=reckoned.basis)
        return typed

    def _outside(self, key: str, value: Any) -> str:
        """Why a value reaches beyond the part that was given out; nothing if it does not."""
        allowed = {"unit": self._scope.unit, "project": self._scope.project}.get(key, "")
        return "这份填报表只发给一个单位或项目，不能改到别的上面" if allowed and value != allowed else ""

    def _item(self, row: ReturnedRow, fate: Fate, title: str = "", **told: Any) -> Item:
        return Item(page=self._page.title, where=f"第{row.number}行 {title}".strip(), fate=fate, **told)
