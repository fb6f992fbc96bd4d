"""三公: this year's amounts come from the spending lines; last year's, numbers and reasons are typed."""

from PySide6.QtWidgets import QLabel, QLineEdit, QPushButton, QWidget

from budget_desktop.domain.codes import Dimension, Year
from budget_desktop.domain.places import EntryPlace
from budget_desktop.domain.records import ThreePublicItem
from budget_desktop.edition.parts import ThreePublicKind
from budget_desktop.edition.slices import three_public_slice
from budget_desktop.entry.fields.described import REASONS, THREE_PUBLIC
from budget_desktop.entry.fields.kinds import AmountKind, ReasonKind, TextKind, exact
from budget_desktop.entry.three_public import (
    REASON,
    Disagreement,
    Increase,
    disagreements,
    unexplained_increases,
)
from budget_desktop.gui.models.columns import Column, GridSpec, column
from budget_desktop.gui.models.origins import from_lines, lines_in
from budget_desktop.gui.pages.page import Page
from budget_desktop.gui.session.answering import reasons_given
from budget_desktop.gui.session.snapshot import Snapshot
from budget_desktop.gui.widgets.computed_value import ComputedValue
from budget_desktop.gui.widgets.reason_offers import offer_reasons
from budget_desktop.gui.widgets.record_grid import RecordGrid

TABLE = "T08"


def _items(snapshot: Snapshot) -> list[ThreePublicItem]:
    """An item for each the edition names, and below them those it does not know, to be emptied."""
    known = snapshot.edition.three_public_by_key
    typed = {item.key: item for item in snapshot.packet.three_public}
    strange = (item for item in typed.values() if item.key not in known and not item.is_blank)
    return [*(typed.get(key, ThreePublicItem(key=key)) for key in known), *strange]


def _kind(snapshot: Snapshot, item: ThreePublicItem) -> ThreePublicKind | None:
    return snapshot.edition.three_public_by_key.get(item.key)


def _name(snapshot: Snapshot, item: ThreePublicItem) -> object:
    kind = _kind(snapshot, item)
    return kind.name if kind else f"{item.key}（本套表没有）"


def _this_year(snapshot: Snapshot, item: ThreePublicItem) -> object:
    return snapshot.disclosure.tables[TABLE].amount(item.key, "amount") if _kind(snapshot, item) else None


def _lines(snapshot: Snapshot, item: ThreePublicItem) -> list[EntryPlace]:
    """The spending lines an item is the sum of, by their amounts."""
    if _kind(snapshot, item) is None:
        return []
    return lines_in(snapshot, three_public_slice(snapshot.edition, (item.key,), Year.THIS))


def _from_lines(snapshot: Snapshot, item: ThreePublicItem) -> str:
    if _kind(snapshot, item) is None:
        return "本套表没有这一项，没有支出行计入"
    return from_lines(_lines(snapshot, item), f"一般公共预算的 {_subjects(snapshot, item.key)}")


def _subjects(snapshot: Snapshot, key: str) -> str:
    """An item's economic subjects with their names: 30217 公务接待费."""
    edition = snapshot.edition
    codes = edition.three_public_by_key[key].subjects
    return "、".join(
        f"{code} {edition.catalogue.name(Dimension.DEPARTMENT_ECONOMIC, code)}" for code in codes
    )


def _quantity(snapshot: Snapshot, item: ThreePublicItem) -> object:
    kind = _kind(snapshot, item)
    return kind.quantity if kind else ""


ITEMS = GridSpec(
    record_type=ThreePublicItem,
    noun="三公项目",
    columns=(
        Column(
            title="项目",
            key="name",
            width=10,
            kind=TextKind(),
            typed=False,
            derived=_name,
            because=lambda *_: "项目由年度模板规定",
        ),
        Column(
            title="本年金额",
            key="amount",
            width=6,
            kind=AmountKind(),
            typed=False,
            derived=_this_year,
            because=_from_lines,
            origin=_lines,
        ),
        column(THREE_PUBLIC["prior"], width=6),
        column(THREE_PUBLIC["batches"], width=4),
        Column(
            title="计量",
            key="quantity",
            width=4,
            kind=TextKind(),
            typed=False,
            derived=_quantity,
            because=lambda *_: "计量由年度模板规定",
        ),
        column(THREE_PUBLIC["people"], width=4),
        Column(
            title="增减原因",
            key="text",
            width=14,
            grows=True,
            kind=ReasonKind(),
            where=lambda item: EntryPlace("remarks", f"{REASON}.{item.key}", "text"),
        ),
        Column(
            title="用途",
            key="use",
            width=14,
            grows=True,
            kind=TextKind(),
            where=lambda item: EntryPlace("texts", f"three_public.{item.key}.use", "text"),
        ),
    ),
    rows=_items,
)


class ThreePublicPage(Page):
    """One row per item the edition names, and one per item it does not know."""

    items_grid: RecordGrid
    increase_panel: QWidget
    increase_label: QLabel
    write_reason_button: QPushButton
    disagreement_panel: QWidget
    disagreement_label: QLabel
    take_lines_button: QPushButton
    show_lines_button: QPushButton
    total_value: ComputedValue
    reason_edit: QLineEdit

    def build(self) -> None:
        """Fill the grid and bind the reason for the whole."""
        self.fill_grid(self.items_grid, ITEMS)
        self.bind(self.reason_edit, TextKind(), EntryPlace("remarks", REASON, "text"), REASONS[REASON])
        offer_reasons(self.reason_edit, lambda: reasons_given(self.workspace))
        self.write_reason_button.clicked.connect(self.write_reason)
        self.take_lines_button.clicked.connect(self.take_lines)
        self.show_lines_button.clicked.connect(self.show_lines)

    def refresh(self) -> None:
        """Show the sum of the items, and where the two places for last year disagree."""
        snapshot, measure = self.workspace.snapshot, self.workspace.measure
        this = snapshot.disclosure.tables[TABLE].amount("total", "amount")
        prior = sum(item.prior or 0 for item in _items(snapshot) if _kind(snapshot, item))
        text = f"本年 {exact(this, measure)}　上年 {exact(prior, measure)}　{measure.value}"
        items = tuple(snapshot.edition.three_public_by_key)
        lines = lines_in(snapshot, three_public_slice(snapshot.edition, items, Year.THIS))
        self.total_value.show_value(text, "本年由支出页汇总得出，上年由本页各项相加", lines)
        grown = self._increases()
        said = "、".join(f"{one.name}增加 {exact(one.by, measure)}" for one in grown)
        self.increase_label.setText(
            f"比上年{said}（{measure.value}），没有写明原因。“三公”经费增加的必须写。"
        )
        self.increase_panel.setVisible(bool(grown))
        found = self._disagreements()
        said = "；".join(_told(snapshot, one) for one in found)
        self.disagreement_label.setText(f"上年数两处不一致：{said}（{measure.value}）。以哪处为准？")
        self.disagreement_panel.setVisible(bool(found))

    def write_reason(self) -> None:
        """Go to the first reason that is missing."""
        for one in self._increases()[:1]:
            self.go_to(one.reason)

    def _increases(self) -> tuple[Increase, ...]:
        snapshot = self.workspace.snapshot
        return unexplained_increases(snapshot.packet, snapshot.edition, snapshot.disclosure.facts)

    def take_lines(self) -> None:
        """Put the sums of the lines for what was typed, as one step."""
        self.workspace.refresh_now()
        self.workspace.put(
            "上年数改用支出页的数",
            {EntryPlace("three_public", one.key, "prior"): one.of_lines for one in self._disagreements()},
        )

    def show_lines(self) -> None:
        """Lead to last year's amounts in the spending lines, to be mended there."""
        edition, keys = self.workspace.snapshot.edition, tuple(one.key for one in self._disagreements())
        self.list_sources(lines_in(self.workspace.snapshot, three_public_slice(edition, keys, Year.PRIOR)))

    def _disagreements(self) -> tuple[Disagreement, ...]:
        snapshot = self.workspace.snapshot
        return disagreements(snapshot.packet, snapshot.edition, snapshot.disclosure.facts)


def _told(snapshot: Snapshot, one: Disagreement) -> str:
    typed = "没有填" if one.typed is None else f"填 {exact(one.typed, snapshot.measure)}"
    return f"{one.name}本页{typed}，支出页合计 {exact(one.of_lines, snapshot.measure)}"
