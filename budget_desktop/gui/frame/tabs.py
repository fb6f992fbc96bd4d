"""The tabs: pages in their order, built when first shown, with the number of findings on each."""

from collections import Counter
from typing import cast

from PySide6.QtCore import QEvent, QSize, Qt, Signal
from PySide6.QtGui import QColor, QResizeEvent
from PySide6.QtWidgets import QApplication, QFrame, QScrollArea, QTabWidget, QWidget

from budget_desktop.domain.places import Place
from budget_desktop.gui import theme
from budget_desktop.gui.navigation import TITLES, page_of
from budget_desktop.gui.pages.export import ExportPage
from budget_desktop.gui.pages.income import IncomePage
from budget_desktop.gui.pages.narrative import NarrativePage
from budget_desktop.gui.pages.other import OtherPage
from budget_desktop.gui.pages.page import Page
from budget_desktop.gui.pages.performance import PerformancePage
from budget_desktop.gui.pages.preview import PreviewPage
from budget_desktop.gui.pages.profile import ProfilePage
from budget_desktop.gui.pages.projects import ProjectsPage
from budget_desktop.gui.pages.spending import SpendingPage
from budget_desktop.gui.pages.three_public import ThreePublicPage
from budget_desktop.gui.session.snapshot import ORDER
from budget_desktop.gui.session.workspace import Workspace
from budget_desktop.rules.finding import Severity

PAGES: tuple[type[Page], ...] = (
    ProfilePage,
    IncomePage,
    SpendingPage,
    ProjectsPage,
    ThreePublicPage,
    PerformancePage,
    OtherPage,
    NarrativePage,
    PreviewPage,
    ExportPage,
)
"""In the order of `TITLES`. A new page is one line in each."""

_COUNTED = ORDER[:2]
"""Severities shown on tabs: what must be mended or explained."""


class _Host(QScrollArea):
    """Where a page stands: a window with less room than the page needs scrolls it instead of growing."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.sheet = _Sheet(self)
        self.setWidget(self.sheet)


class _Sheet(QWidget):
    """Holds a page and asks for the least it needs. Of a page with lines that wrap, a scrolling area would
    otherwise grant what it likes best, and scroll where there is room enough."""

    page: QWidget | None = None

    def hold(self, page: QWidget) -> None:
        self.page = page
        page.setParent(self)
        page.setGeometry(self.rect())
        page.show()
        self.updateGeometry()

    def minimumSizeHint(self) -> QSize:
        if self.page is None:
            return QSize()
        least, layout = self.page.minimumSizeHint(), self.page.layout()
        if layout is not None and layout.hasHeightForWidth():
            # Lines that wrap need more height the narrower they are; Qt's hint does not know how narrow.
            height = layout.minimumHeightForWidth(max(self.width(), least.width()))
            least.setHeight(max(least.height(), height))
        return least

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if self.page:
            self.page.setGeometry(self.rect())
        if event.size().width() != event.oldSize().width():
            self.updateGeometry()

    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.LayoutRequest:
            self.updateGeometry()
        return super().event(event)


class PageTabs(QTabWidget):
    """One tab per page of `PAGES`."""

    page_built = Signal(object)
    """A page was made, for others to connect to it."""
    wanted = Signal(object)
    """A page leads to this place, wherever it is shown."""
    page_shown = Signal(str)
    """A page came to the front: its stem."""

    def __init__(self, workspace: Workspace, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._workspace = workspace
        self._pages: dict[str, Page] = {}
        self._room: object = None
        """What bar and page asked for when they were laid out last."""
        self.setDocumentMode(True)
        for kind in PAGES:
            host = _Host(self)
            host.setObjectName(f"{kind.stem()}_host")
            self.addTab(host, TITLES[kind.stem()])
        self.tabBar().setAccessibleName("页面")
        # A ground of its own: a number on it is painted without what lies behind.
        self.tabBar().setAutoFillBackground(True)
        self.currentChanged.connect(self._come_to)
        workspace.refreshed.connect(self.count_findings)
        self.count_findings()

    def page(self, stem: str) -> Page:
        """A page by its stem, made if need be."""
        if stem not in self._pages:
            row = self._row(stem)
            made = PAGES[row](self._workspace, self.widget(row))
            cast("_Host", self.widget(row)).sheet.hold(made)
            self._pages[stem] = made
            made.wanted.connect(self.wanted)
            self.page_built.emit(made)
        return self._pages[stem]

    @property
    def built(self) -> tuple[Page, ...]:
        """The pages made so far."""
        return tuple(self._pages.values())

    @property
    def current_page(self) -> Page:
        """The page in front."""
        return self.page(PAGES[self.currentIndex()].stem())

    def show_page(self, stem: str) -> None:
        """Bring a page to the front."""
        self.page(stem)
        row, focused = self._row(stem), QApplication.focusWidget()
        if row != self.currentIndex() and focused is not None and self.currentWidget().isAncestorOf(focused):
            # Or Qt would hand the focus of the page that goes to whatever else the window has, and back.
            self.tabBar().setFocus(Qt.FocusReason.OtherFocusReason)
        self.setCurrentIndex(row)

    def go_to(self, place: Place) -> None:
        """Show a place on its page."""
        stem = page_of(place, self._workspace.snapshot.packet)
        self.show_page(stem)
        page = self.page(stem)
        if not page.go_to(place):
            page.enter()

    def commit(self) -> None:
        """Take over what is being typed on any page."""
        for page in self.built:
            page.commit()

    def count_findings(self) -> None:
        """Write on each tab how many findings wait there."""
        snapshot = self._workspace.snapshot
        counts = Counter[tuple[str, Severity]]()
        for finding in snapshot.causes:
            counts[snapshot.pages_of_findings.get(finding, ""), finding.severity] += 1
        for row, kind in enumerate(PAGES):
            title = TITLES[kind.stem()]
            gravest = next((severity for severity in _COUNTED if counts[kind.stem(), severity]), None)
            if gravest is None:
                self._mark(row, title, QColor(theme.active().text))
            else:
                sign = theme.sign(gravest)
                self._mark(row, f"{title} {sign.shape}{counts[kind.stem(), gravest]}", QColor(sign.colour))

    def event(self, event: QEvent) -> bool:
        """A number on a tab asks for a layout, which would paint the page: tabs find their places without."""
        if event.type() == QEvent.Type.LayoutRequest:
            page = self.currentWidget()
            room = page, page.sizeHint(), page.minimumSizeHint(), self.tabBar().sizeHint().height()
            if room == self._room:
                return True
            self._room = room
        return super().event(event)

    def _mark(self, row: int, text: str, colour: QColor) -> None:
        if self.tabText(row) != text:
            # Of the tabs themselves: of their widget, Qt would lay out and paint the page too.
            self.tabBar().setTabText(row, text)
        if self.tabBar().tabTextColor(row) != colour:
            self.tabBar().setTabTextColor(row, colour)

    def _come_to(self, row: int) -> None:
        stem = PAGES[row].stem()
        self.page(stem)
        self.page_shown.emit(stem)

    @staticmethod
    def _row(stem: str) -> int:
        return next(row for row, kind in enumerate(PAGES) if kind.stem() == stem)
