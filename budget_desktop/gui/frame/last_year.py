"""取上年文字: asking for last year's book, and taking texts from it."""

from pathlib import Path
from typing import TYPE_CHECKING

from budget_desktop.domain.errors import KnownError

if TYPE_CHECKING:
    from budget_desktop.gui.frame.window import MainWindow


def take_texts(window: "MainWindow") -> None:
    """Ask for the book, then which of its texts."""
    path = window.books.ask_for("上年的账套")
    if path is not None:
        offer_texts(window, path)


def offer_texts(window: "MainWindow", path: Path) -> None:
    """Offer the texts of the last earlier packet of a book, as far as their places are empty here."""
    from budget_desktop.entry.carry_over import offers, taking
    from budget_desktop.entry.last_year import latest
    from budget_desktop.gui.dialogs.last_year_texts import LastYearTextsDialog

    desk = window.desk
    if desk is None:
        return
    desk.tabs.commit()
    workspace = desk.workspace
    now = workspace.current_packet()
    try:
        packets = window.books.packets_at(path)
    except KnownError as error:
        window.books.tell(error)
        return
    earlier = [packet for packet in packets if packet.header.year < now.header.year]
    if not earlier:
        years = "、".join(sorted({str(packet.header.year) for packet in packets}))
        said = f"账套“{path.stem}”里没有{now.header.year}年以前的预算，只有{years}年的"
        window.books.tell(KnownError(said, "请选上年的账套"))
        return
    before = latest(earlier)
    found = offers(before, now)
    if not found:
        window.notice(f"{before.header.year}年写过的文字，这里都已写了，没有可取的")
        return
    dialog = LastYearTextsDialog(before.header.year, found, window)
    dialog.taken.connect(lambda chosen: workspace.put("取上年文字", taking(before, chosen)))
    dialog.open()
