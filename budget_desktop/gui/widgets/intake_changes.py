"""The list of what taking a file in would change: figure by figure, what is new first."""

from collections.abc import Sequence

from PySide6.QtWidgets import QWidget

from budget_desktop.domain.money import Fen, Measure
from budget_desktop.entry.fields.kinds import exact
from budget_desktop.entry.intake.comparing import Fate
from budget_desktop.entry.intake.plan import AnyItem
from budget_desktop.entry.intake.told import shown
from budget_desktop.gui import theme
from budget_desktop.gui.widgets.reading_list import ReadingList

_TITLES = ("结果", "来源", "账套", "内容", "出处", "说明")
_WIDTHS = (3, 6, 6, 17, 9)


class IntakeChanges(ReadingList):
    """Rows of a plan."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(_TITLES, "将要写入的数", parent)
        self.set_widths(_WIDTHS)
        self.items: Sequence[AnyItem] = ()
        """In the order of the rows."""

    def told(self, row: int) -> str:
        """What a row says besides its amounts, whole; empty where there is no such row."""
        if not 0 <= row < len(self.items):
            return ""
        item = self.items[row]
        return "　".join(
            text for text in (item.title, "、".join(map(str, item.sources)), item.reason) if text
        )

    def show_items(self, items: Sequence[AnyItem], measure: Measure) -> None:
        """Show these, with amounts in the measure of the grids."""
        colours = theme.active()
        hues = {Fate.KEPT: colours.warning, Fate.CLEARED: colours.warning, Fate.SAME: colours.muted}
        self.items = sorted(items, key=lambda item: list(Fate).index(item.fate))
        rows = [_row(item, measure) for item in self.items]
        self.rows.show_rows(rows, [hues.get(item.fate, "") for item in self.items])


def _row(item: AnyItem, measure: Measure) -> tuple[str, ...]:
    def amount(fen: Fen) -> str:
        return exact(fen, measure)

    came = "、".join(map(str, item.sources[:3]))
    return (
        item.fate.value,
        shown(item.new, amount),
        shown(item.old, amount),
        item.title,
        came,
        item.reason,
    )
