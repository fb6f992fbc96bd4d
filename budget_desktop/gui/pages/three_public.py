"""三公: this year's amounts come from the spending lines; last year's, numbers and reasons are typed."""

from PySide6.QtWidgets import QLabel, QLineEdit

from budget_desktop.domain.codes import Flow
from budget_desktop.domain.places import EntryPlace
from budget_desktop.domain.records import ThreePublicItem
from budget_desktop.gui.models.columns import Column, GridSpec
from budget_desktop.gui.models.kinds import AmountKind, CountKind, TextKind, exact
from budget_desktop.gui.pages.page import Page
from budget_desktop.gui.session.snapshot import Snapshot
from budget_desktop.gui.widgets.record_grid import RecordGrid

TABLE = "T08"
_REASON = "change.three_public"


def _items(snapshot: Snapshot) -> list[ThreePublicItem]:
    typed = {item.key: item for item in snapshot.packet.three_public}
    return [typed.get(kind.key, ThreePublicItem(key=kind.key)) for kind in snapshot.edition.three_public]


def _name(snapshot: Snapshot, item: ThreePublicItem) -> object:
    return snapshot.edition.three_public_by_key[item.key].name


def _this_year(snapshot: Snapshot, item: ThreePublicItem) -> object:
    return snapshot.disclosure.tables[TABLE].amount(item.key, "amount")


def _lines(snapshot: Snapshot, item: ThreePublicItem) -> list[EntryPlace]:
    """The spending lines an item is the sum of, by their amounts."""
    subjects = snapshot.edition.three_public_by_key[item.key].subjects
    return [
        EntryPlace("lines", line.key, "amount")
        for line in snapshot.packet.lines
        if line.flow is not Flow.INCOME and line.department_economic in subjects
    ]


def _from_lines(snapshot: Snapshot, item: ThreePublicItem) -> str:
    subjects = "、".join(snapshot.edition.three_public_by_key[item.key].subjects)
    lines = len(_lines(snapshot, item))
    if not lines:
        return f"汇总自支出页部门经济科目 {subjects} 的一般公共预算支出，现在还没有这样的行"
    return f"由支出页 {lines} 行（部门经济科目 {subjects}）的一般公共预算支出汇总而来，双击或按 F2 查看"


def _quantity(snapshot: Snapshot, item: ThreePublicItem) -> object:
    return snapshot.edition.three_public_by_key[item.key].quantity


ITEMS = GridSpec(
    record_type=ThreePublicItem,
    noun="三公项目",
    columns=(
        Column(
            title="项目",
            key="name",
            width=13,
            kind=TextKind(),
            typed=False,
            derived=_name,
            because=lambda *_: "项目由年度模板规定",
        ),
        Column(
            title="本年金额",
            key="amount",
            width=7,
            kind=AmountKind(),
            typed=False,
            derived=_this_year,
            because=_from_lines,
            origin=_lines,
        ),
        Column(title="上年金额", key="prior", width=7, kind=AmountKind()),
        Column(title="数量", key="batches", width=5, kind=CountKind(optional=True)),
        Column(
            title="计量",
            key="quantity",
            width=4,
            kind=TextKind(),
            typed=False,
            derived=_quantity,
            because=lambda *_: "计量由年度模板规定",
        ),
        Column(title="人数", key="people", width=5, kind=CountKind(optional=True)),
        Column(
            title="增减原因",
            key="text",
            width=24,
            kind=TextKind(),
            where=lambda item: EntryPlace("remarks", f"{_REASON}.{item.key}", "text"),
        ),
        Column(
            title="用途",
            key="use",
            width=20,
            kind=TextKind(),
            where=lambda item: EntryPlace("texts", f"three_public.{item.key}.use", "text"),
        ),
    ),
    rows=_items,
)


class ThreePublicPage(Page):
    """One row per item the edition names."""

    items_grid: RecordGrid
    total_label: QLabel
    reason_edit: QLineEdit

    def build(self) -> None:
        """Fill the grid and bind the reason for the whole."""
        self.fill_grid(self.items_grid, ITEMS)
        self.bind(self.reason_edit, TextKind(), EntryPlace("remarks", _REASON, "text"), "“三公”合计增减原因")

    def refresh(self) -> None:
        """Show the sum of the items."""
        snapshot = self.workspace.snapshot
        this = snapshot.disclosure.tables[TABLE].amount("total", "amount")
        prior = sum(item.prior or 0 for item in snapshot.packet.three_public)
        measure = snapshot.measure
        text = f"本年 {exact(this, measure)}　上年 {exact(prior, measure)}　{measure.value}"
        self.show_computed([(self.total_label, text, "本年汇总自支出页，上年汇总自本页")])
