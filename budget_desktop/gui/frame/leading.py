"""From an entry to where it is printed, from a total to its entries, from a word to wherever it stands."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt

from budget_desktop.domain.places import EntryPlace
from budget_desktop.gui.models.totals import DIFFERENCE, TOTALS, Total
from budget_desktop.gui.session.traces import printed
from budget_desktop.gui.widgets.entry_list import EntryList

if TYPE_CHECKING:
    from budget_desktop.gui.dialogs.find import FindDialog
    from budget_desktop.gui.frame.window import MainWindow
    from budget_desktop.rules.finding import Finding

_MONEY = frozenset({"amount", "prior"})


class Leading(QObject):
    """What Ctrl+K, Ctrl+Shift+K and Ctrl+F do."""

    def __init__(self, window: "MainWindow") -> None:
        super().__init__(window)
        self._window = window
        self._find: FindDialog | None = None
        self._inspected = ""
        """The demand of the inspection that was looked at last."""

    def show_printed(self) -> None:
        """Go to the one place the entry in hand is printed in, or list them all."""
        from budget_desktop.gui.frame.whereabouts import entry_in_hand

        desk = self._window.desk
        if desk is None:
            return
        desk.tabs.commit()
        desk.workspace.refresh_now()
        place = entry_in_hand(desk.tabs.current_page)
        if place is None:
            self._window.notice("先选中一个数或一段文字，再看它印在何处")
            return
        snapshot = desk.workspace.snapshot
        leads = printed(snapshot, place)
        if not leads and place.collection == "lines" and place.field not in _MONEY:
            # What classifies an amount is printed by way of the amount.
            leads = printed(snapshot, EntryPlace("lines", place.key, "amount"))
        if not leads:
            self._window.notice("这一项没有印出来")
        elif len(leads) == 1:
            self._window.go_to(leads[0].place)
        else:
            listed = EntryList.of_printed(leads, self._window)
            listed.wanted.connect(self._window.go_to)
            listed.open()

    def show_entries(self, total: Total = DIFFERENCE) -> None:
        """List what a total above the tabs is made of; the difference stands for all of them."""
        desk = self._window.desk
        if desk is None:
            return
        desk.tabs.commit()
        desk.workspace.refresh_now()
        snapshot = desk.workspace.snapshot
        entries = total.entries(snapshot)
        if not entries:
            self._window.notice(f"还没有录入金额，{total.name}是零")
            return
        made_of = TOTALS if total.taken_off else (total,)
        said = "　".join(each.said(snapshot) for each in made_of)
        said = f"{len(entries)} 处　{said} {snapshot.measure.value}"
        listed = EntryList(f"{total.name}的来源", said, entries, self._window)
        listed.wanted.connect(self._window.go_to)
        listed.open()

    def inspect(self, place: EntryPlace | None = None) -> None:
        """The sheet of the inspections as it was left, or at a review."""
        from budget_desktop.gui.dialogs.inspection import InspectionDialog

        desk = self._window.desk
        if desk is None:
            return
        desk.tabs.commit()
        desk.workspace.refresh_now()
        dialog = InspectionDialog(desk.workspace, self._window)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.choose(self._inspected)
        dialog.wanted.connect(self._window.go_to)
        dialog.explanation_wanted.connect(self._explain)
        dialog.finished.connect(lambda _result: self._remember(dialog.current_key))
        dialog.open()
        if place is not None:
            dialog.reviews.enter(place.key)

    def _explain(self, finding: "Finding") -> None:
        self._window.findings.select(finding)
        self._window.explain_finding()

    def _remember(self, key: str) -> None:
        self._inspected = key

    def find(self) -> None:
        """The search, with the last words chosen."""
        from budget_desktop.gui.dialogs.find import FindDialog

        desk = self._window.desk
        if desk is None:
            return
        desk.tabs.commit()
        desk.workspace.refresh_now()
        if self._find is None:
            self._find = FindDialog(self._window)
            self._find.wanted.connect(self._window.go_to)
        self._find.search_in(desk.workspace.snapshot)
        self._find.show()
        self._find.begin()
