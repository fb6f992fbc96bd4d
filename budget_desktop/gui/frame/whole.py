"""The whole packet, brought to the front from anywhere."""

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from budget_desktop.gui.frame.window import MainWindow


def show_whole_packet(window: "MainWindow") -> None:
    """Show the pages as they are printed, with the button that prints them."""
    from budget_desktop.gui.pages.preview import PreviewPage

    window.show_page("preview")
    if window.desk is not None and isinstance(page := window.desk.tabs.current_page, PreviewPage):
        page.show_pages()
