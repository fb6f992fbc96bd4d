"""Every page fits the smallest screen, is walked by Tab as it is read, and cuts none of its labels."""

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QAbstractButton, QApplication, QLabel, QTabWidget, QWidget

from budget_desktop.gui.frame.tabs import PAGES
from budget_desktop.gui.frame.window import MainWindow
from budget_desktop.gui.pages.page import Page
from budget_desktop.gui.settings import Settings
from budget_desktop.gui.start import look
from budget_desktop.gui.start.fonts import window_font
from budget_desktop.gui.widgets.elided_label import ElidedLabel
from tests.gui.driving import page_of

WIDTH, HEIGHT = 830, 330
"""What docks around it leave of 1366 × 768."""
FORMS = [kind for kind in PAGES if kind.stem() not in {"preview", "export"}]
USUAL = 10.5
"""Points of the letters; a half more is the largest the program offers."""
CLOSE = 4
"""Pixels by which things in one line may stand apart."""


def leaves(page: Page) -> Iterator[str]:
    """Turn to one leaf of a page after the other; a page without leaves is one."""
    tabs = page.findChildren(QTabWidget)
    if not tabs:
        yield ""
    for number in range(tabs[0].count() if tabs else 0):
        tabs[0].setCurrentIndex(number)
        QApplication.processEvents()
        yield tabs[0].tabText(number)


def stops(page: Page) -> list[QWidget]:
    """What Tab comes to on the leaf in front, in its order."""
    found, at = [], page.nextInFocusChain()
    while at is not None and at is not page:
        if (
            page.isAncestorOf(at)
            and at.isVisible()
            and at.isEnabled()
            and at.focusPolicy().value & Qt.FocusPolicy.TabFocus.value
            and at.focusProxy() is None
        ):
            found.append(at)
        at = at.nextInFocusChain()
    return found


def is_cut(label: QLabel) -> bool:
    """Whether a label has less room than its text needs."""
    if label.wordWrap():
        return label.height() + CLOSE < label.heightForWidth(label.width())
    wanted = label.sizeHint()
    return label.width() + CLOSE < wanted.width() or label.height() + CLOSE < wanted.height()


@pytest.fixture(scope="module", params=[USUAL, USUAL * 1.5], ids=["100%", "150%"])
def points(request: pytest.FixtureRequest, application: QApplication) -> Iterator[float]:
    """Sizes of the letters."""
    usual = application.font()
    application.setFont(window_font(request.param))
    look.resize(application, request.param)
    yield request.param
    look.resize(application, usual.pointSizeF())


@pytest.fixture(scope="module", params=[kind.stem() for kind in FORMS])
def page(
    request: pytest.FixtureRequest, points: float, sample_book: Path, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Page]:
    """One page in a window of its own, which all tests of this size look at: none changes anything."""
    folder = tmp_path_factory.mktemp("fit")
    window = MainWindow(Settings(folder / "window.ini"))
    window.settings.backs_up = False
    window.show()
    assert window.open_book(Path(shutil.copyfile(sample_book, folder / "示例.budget")))
    window.resize(1366, 720)
    yield page_of(window, request.param)
    window.close()
    window.deleteLater()


def test_no_label_is_cut(page: Page) -> None:
    for leaf in leaves(page):
        for label in page.findChildren(QLabel):
            if label.isVisible() and label.text() and not isinstance(label, ElidedLabel):
                assert not is_cut(label), f"{leaf}: {label.text()}"


def test_tab_goes_down_and_to_the_right(page: Page) -> None:
    for leaf in leaves(page):
        for one, other in zip(stops(page), stops(page)[1:], strict=False):
            here, there = (widget.mapTo(page, QPoint()) for widget in (one, other))
            is_onwards = there.y() >= here.y() - CLOSE or there.x() > here.x()
            assert is_onwards, f"{leaf}: {one.accessibleName()} → {other.accessibleName()}"


@pytest.mark.parametrize("points", [USUAL], ids=["100%"], indirect=True)
def test_a_page_fits_beside_the_docks(page: Page) -> None:
    for leaf in leaves(page):
        wanted = page.minimumSizeHint()
        assert wanted.width() <= WIDTH, leaf
        assert wanted.height() <= HEIGHT, leaf


@pytest.mark.parametrize("points", [USUAL], ids=["100%"], indirect=True)
def test_labels_lead_to_their_fields(page: Page) -> None:
    for field in page.fields:
        labels = [label for label in page.findChildren(QLabel) if label.buddy() is field.widget]
        assert labels or isinstance(field.widget, QAbstractButton), field.widget.objectName()
