"""What opens each dialog of the window, for those who take its picture."""

from collections.abc import Callable, Iterator
from dataclasses import replace
from functools import partial
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QPushButton

from budget_desktop.domain.errors import KnownError
from budget_desktop.domain.places import EntryPlace, Place, TextPlace
from budget_desktop.edition.edition import load_edition
from budget_desktop.entry.last_year import begin
from budget_desktop.entry.template.giving_out import write_template
from budget_desktop.gui.dialogs.carried import CarriedDialog
from budget_desktop.gui.dialogs.paragraph import ParagraphDialog
from budget_desktop.gui.frame import care
from budget_desktop.gui.frame.importing import show_workbook
from budget_desktop.gui.frame.last_year import offer_texts
from budget_desktop.gui.frame.safety import how_safe
from budget_desktop.gui.frame.telling import show_about
from budget_desktop.gui.frame.templates import give_out, show_returned
from budget_desktop.gui.frame.window import MainWindow
from budget_desktop.gui.pages.narrative import NarrativePage
from budget_desktop.gui.start.faults import FaultHook
from budget_desktop.gui.widgets.record_table import RecordTable
from budget_desktop.store.book import Book

Opener = tuple[str, Callable[[], object]]
"""The name of a dialog, and what opens it."""

_CHOSEN = EntryPlace("texts", "performance.goal", "text")
_PARAGRAPH = TextPlace("spending.1")


def dialogs(window: MainWindow, table: RecordTable) -> Iterator[Opener]:
    """Every dialog, and what opens it on the spending page of an open book."""
    error = KnownError("账套“预算.budget”正被另一个程序使用", "请关闭那个程序后重试")
    yield "new-book", window.books.new
    yield "open-file", window.books.choose
    yield "save-file", window.books.new_sample
    yield "refusal", partial(window.books.tell, error)
    yield "fault", partial(FaultHook(Path("program.log"), partial(how_safe, window)).show, "Traceback\n" * 30)
    yield "find", window.find_everywhere
    yield "settings", window.choose_settings
    yield "help", window.help
    yield "about", partial(show_about, window)
    yield "printed", window.show_printed
    yield "paste", partial(_paste, table)
    for keys, name in {"Ctrl+R": "remainder", "Shift+F2": "history"}.items():
        yield name, table.keys[keys]
    yield "inspection", window.leading.inspect
    yield "hand-over", partial(care.hand_over, window)
    yield "backups", partial(care.show_backups, window)
    yield "check-data", partial(care.check_data, window)
    yield "give-out", partial(give_out, window)
    yield "long-text", partial(_edit_at, window, _CHOSEN)
    yield "paragraph", partial(_rewrite, window)
    yield "unlink", partial(_unlink, window)
    yield "term", partial(_press_of_page, window, "narrative", "add_term_button")
    for letter in "FEVCH":
        key = Qt.Key[f"Key_{letter}"]
        yield (
            f"menu-{letter}",
            partial(QTest.keyClick, window.menuBar(), key, Qt.KeyboardModifier.AltModifier),
        )


def with_files(window: MainWindow, folder: Path) -> Iterator[Opener]:
    """The dialogs that show what stands in a file; the files are made for it."""
    desk = window.desk
    if desk is None:
        raise RuntimeError("no book is open")
    packet = desk.workspace.current_packet()
    edition = load_edition(packet.header.edition)
    header = replace(packet.header, year=packet.header.year - 1)
    before = folder / "上年.budget"
    with Book.create(before) as book:
        book.edit("新建账套", lambda draft: draft.add_packet(replace(packet, header=header, remarks=())))
    form = folder / "填报表.xlsx"
    write_template(packet, desk.workspace.identity, form)
    yield "template", partial(show_returned, window, form)
    yield "intake", partial(show_workbook, window, form)
    yield "carried", lambda: CarriedDialog(begin(packet, edition), window).open()
    empty = {EntryPlace("texts", text.key, "text"): "" for text in packet.texts}
    desk.workspace.put("清空", empty)
    yield "last-year-texts", partial(offer_texts, window, before)


def _edit_at(window: MainWindow, place: Place) -> None:
    window.go_to(place)
    if (focused := window.focusWidget()) is not None:
        QTest.keyClick(focused, Qt.Key.Key_F2)


def _rewrite(window: MainWindow) -> None:
    window.show_page("narrative")
    page = window.desk.tabs.current_page if window.desk else None
    if isinstance(page, NarrativePage):
        page.text_browser.paragraph_wanted.emit(_PARAGRAPH.paragraph)


def _unlink(window: MainWindow) -> None:
    _rewrite(window)
    (dialog,) = (one for one in window.findChildren(ParagraphDialog) if one.isVisible())
    dialog.edit.selectAll()
    dialog.unlink_button.click()


def _press_of_page(window: MainWindow, stem: str, button: str) -> None:
    window.show_page(stem)
    page = window.desk.tabs.current_page if window.desk else None
    found = page.findChild(QPushButton, button) if page else None
    if found is not None:
        found.click()


def _paste(table: RecordTable) -> None:
    QGuiApplication.clipboard().setText("1.20\t3,4\n不是数\t2\n5\t6\n7\t8\n9\t10\n11\t12")
    QTest.keyClick(table, Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)
