from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QObject
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QAbstractSpinBox,
    QComboBox,
    QHeaderView,
    QLineEdit,
    QPlainTextEdit,
    QTextBrowser,
    QToolButton,
    QWidget,
)
from pytestqt.qtbot import QtBot

from budget_desktop import assets
from budget_desktop.gui import forms
from budget_desktop.gui.dialogs.new_book import NewBookDialog
from budget_desktop.gui.frame.tabs import PAGES
from budget_desktop.gui.frame.window import MainWindow
from budget_desktop.gui.pages.welcome import WelcomePage
from budget_desktop.gui.session.workspace import Workspace
from budget_desktop.operations import packets_of
from tests.gui.driving import desk_of

INPUTS = (QAbstractButton, QComboBox, QLineEdit, QPlainTextEdit, QTextBrowser, QAbstractItemView)


def ancestors(widget: QObject) -> Iterator[QObject]:
    above = widget.parent()
    while above is not None:
        yield above
        above = above.parent()


def nameless(root: QWidget) -> list[str]:
    """Inputs a screen reader could not name; parts Qt makes inside its own widgets are not ours to name."""
    return [
        f"{type(widget).__name__} {widget.objectName()} in {parent.objectName()}"
        for widget in root.findChildren(QWidget)
        if isinstance(widget, INPUTS)
        and not isinstance(widget, QHeaderView | QToolButton)
        and (parent := widget.parentWidget()) is not None
        and not isinstance(parent, QAbstractItemView | QAbstractSpinBox)
        and not any(isinstance(above, QComboBox) for above in ancestors(widget))
        and not widget.accessibleName()
        and not (isinstance(widget, QAbstractButton) and widget.text())
    ]


def test_every_form_belongs_to_a_page_or_dialog() -> None:
    stems = {path.stem for path in assets.form("profile").parent.glob("*.ui")}
    assert stems == {kind.stem() for kind in PAGES} | {"welcome", "new_book"}


@pytest.mark.parametrize("kind", PAGES, ids=lambda kind: kind.stem())
def test_form_satisfies_its_page(kind: type, workspace: Workspace, qtbot: QtBot) -> None:
    page = kind(workspace)
    qtbot.addWidget(page)
    for name, expected in forms.required(kind).items():
        assert isinstance(getattr(page, name), expected)


def test_inputs_of_all_pages_have_accessible_names(window: MainWindow) -> None:
    for kind in PAGES:
        window.show_page(kind.stem())
    assert nameless(desk_of(window)) == []
    assert nameless(window.findings) == []


def test_inputs_of_welcome_page_and_dialogs_have_accessible_names(
    qtbot: QtBot, window: MainWindow, tmp_path: Path
) -> None:
    for root in (WelcomePage(), NewBookDialog(tmp_path, ".budget", packets_of)):
        qtbot.addWidget(root)
        assert nameless(root) == []
        assert root.sizeHint().width() > 300, "the form fills its host"


def test_missing_widget_is_told_at_once(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, qtbot: QtBot, window: MainWindow
) -> None:
    class Page(QWidget):
        absent_edit: QLineEdit

    form = tmp_path / "page.ui"
    form.write_text('<ui version="4.0"><widget class="QWidget" name="Page"/></ui>', encoding="utf-8")
    monkeypatch.setattr(assets, "form", lambda _stem: form)
    page = Page()
    qtbot.addWidget(page)
    with pytest.raises(forms.FormFault, match=r"page\.ui 缺少 absent_edit"):
        forms.fill(page, "page")


def test_widget_of_another_class_is_told_at_once(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, qtbot: QtBot, window: MainWindow
) -> None:
    class Page(QWidget):
        name_edit: QLineEdit

    form = tmp_path / "page.ui"
    inner = '<widget class="QLabel" name="name_edit"/>'
    form.write_text(f'<ui version="4.0"><widget class="QWidget" name="Page">{inner}</widget></ui>', "utf-8")
    monkeypatch.setattr(assets, "form", lambda _stem: form)
    page = Page()
    qtbot.addWidget(page)
    with pytest.raises(forms.FormFault, match="name_edit"):
        forms.fill(page, "page")
