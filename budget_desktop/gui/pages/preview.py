"""表格预览: any table as it will be printed, as large as the window; a double-click leads to the entries."""

from functools import partial

from PySide6.QtWidgets import QComboBox

from budget_desktop.domain.places import CellPlace, Place
from budget_desktop.gui.pages.page import Page
from budget_desktop.gui.widgets.columns_memory import settings_of
from budget_desktop.gui.widgets.paper import Paper
from budget_desktop.gui.widgets.sheet_view import SheetView


class PreviewPage(Page):
    """One table at a time. No single click: the page it would leave lies under the mouse."""

    sheet: SheetView

    def build(self) -> None:
        """Follow the workspace."""
        self.sheet.follow(self.workspace, with_prose=False, by_click=False)
        self.sheet.wanted.connect(self.wanted)
        if (settings := settings_of(self)) is not None:
            self.sheet.set_zoom(settings.zoom(self.stem()))
            self.sheet.zoom_chosen.connect(partial(settings.remember_zoom, self.stem()))
        self.set_entrance(self.sheet.paper)

    @property
    def table_combo(self) -> QComboBox:
        """The choice of the table."""
        return self.sheet.table_combo

    @property
    def paper(self) -> Paper:
        """The table."""
        return self.sheet.paper

    def go_to(self, place: Place) -> bool:
        """Show a cell's table and make the cell current."""
        return isinstance(place, CellPlace) and self.sheet.go_to(place)
