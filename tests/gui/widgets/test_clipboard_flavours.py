"""What spreadsheets give and take by the clipboard: codes keep their leading zeros, amounts are numbers."""

from PySide6.QtCore import QMimeData
from PySide6.QtGui import QGuiApplication
from pytestqt.qtbot import QtBot

from budget_desktop.domain.places import EntryPlace
from budget_desktop.gui.frame.window import MainWindow
from budget_desktop.gui.widgets.copying import copy_cells
from budget_desktop.gui.widgets.paste_preview import PastePreview
from tests.gui.driving import desk_of, spending


def test_a_block_as_libreoffice_gives_it_is_pasted_by_its_text(window: MainWindow, qtbot: QtBot) -> None:
    data = QMimeData()
    data.setText("1234.5\t3.5\n0.5\t2\n")
    data.setHtml('<table><tr><td align="right" sdval="1234.5" sdnum="1033;">1234.5</td></tr></table>')
    data.setData("text/rtf", rb"{\rtf1 1234.5}")
    QGuiApplication.clipboard().setMimeData(data)
    grid = spending(window).lines_grid
    assert grid.table.go_to(EntryPlace("lines", "L2", "amount"))
    grid.clipboard.paste()
    (preview,) = window.findChildren(PastePreview)
    preview.accept()
    lines = {line.key: line for line in desk_of(window).workspace.current_packet().lines}
    assert (lines["L2"].amount, lines["L2"].prior) == (1_234_500_000, 3_500_000)
    assert (lines["L3"].amount, lines["L3"].prior) == (500_000, 2_000_000)


def test_codes_are_given_as_texts_and_amounts_as_numbers(application: object) -> None:
    copy_cells("00125\t1,234.50\r\n", [["00125", "1,234.50"]], [False, True])
    given = QGuiApplication.clipboard().mimeData()
    assert given.text() == "00125\t1,234.50\r\n"
    assert (
        """<td style='mso-number-format:"\\@"' sdnum="2052;0;@">00125</td><td>1,234.50</td>""" in given.html()
    )
