"""表格预览: any table as large as the window, leading to its entries; and the whole packet, to be printed."""

from functools import partial
from pathlib import Path

from PySide6.QtWidgets import QComboBox, QTabWidget

from budget_desktop.domain.places import CellPlace, Place
from budget_desktop.gui.pages.page import Page
from budget_desktop.gui.widgets.columns_memory import settings_of
from budget_desktop.gui.widgets.paper import Paper
from budget_desktop.gui.widgets.print_preview import PrintPreview
from budget_desktop.gui.widgets.sheet_view import SheetView

_PAGES = "pages"
"""Under which the size of the pages is remembered."""


class PreviewPage(Page):
    """One table at a time. No single click: the page it would leave lies under the mouse."""

    leaves: QTabWidget
    sheet: SheetView
    pages: PrintPreview

    def build(self) -> None:
        """Follow the workspace."""
        self.sheet.follow(self.workspace, with_prose=False, by_click=False)
        self.sheet.wanted.connect(self.wanted)
        self.pages.follow(self.workspace)
        self.pages.print_wanted.connect(self.print)
        if (settings := settings_of(self)) is not None:
            self.sheet.set_zoom(settings.zoom(self.stem()))
            self.sheet.zoom_chosen.connect(partial(settings.remember_zoom, self.stem()))
            self.pages.set_zoom(settings.zoom(_PAGES))
            self.pages.zoom_chosen.connect(partial(settings.remember_zoom, _PAGES))
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
        if not isinstance(place, CellPlace):
            return False
        self.leaves.setCurrentWidget(self.sheet)
        return self.sheet.go_to(place)

    def show_pages(self) -> None:
        """Turn to the whole packet."""
        self.leaves.setCurrentWidget(self.pages)
        self.pages.setFocus()

    def wait(self) -> None:
        """Let pages that are being set be finished before the window goes."""
        self.pages.leave()

    def print(self) -> None:
        """Print the whole packet or the part in front, as it was printed last time."""
        # Late: few windows ever print.
        from budget_desktop.gui.dialogs import printing
        from budget_desktop.gui.printing import PrintChoice

        rendering = self.pages.rendering
        if rendering is None:
            return
        if not printing.can_print():
            printing.tell_no_printer(self, self._exported_to())
            return
        part, pages = self.pages.pages_of_part()
        what = printing.ask_what(self, part)
        if what is None:
            return
        if what == printing.WHOLE:
            pages = range(len(rendering.sizes))
        settings = settings_of(self)
        name = f"print/{what}"
        kept = settings.of_book(self.workspace.path, name) if settings else ""
        title = self.workspace.snapshot.disclosure.file_stem
        job = title if what == printing.WHOLE else f"{title}（{what}）"
        chosen = printing.ask_and_print(self, rendering, pages, PrintChoice.read(kept), job)
        if chosen is not None and settings is not None:
            settings.keep_of_book(self.workspace.path, name, chosen.written())

    def _exported_to(self) -> Path:
        settings = settings_of(self)
        folder = Path(settings.export_folder) if settings and settings.export_folder else None
        return folder if folder and folder.is_dir() else self.workspace.path.parent
