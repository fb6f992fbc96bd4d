"""Where somebody is on a page: the entry in hand, and cell and scroll place to come back to."""

from contextlib import suppress
from typing import Any

from PySide6.QtCore import QEvent, QObject, QTimer
from PySide6.QtWidgets import QAbstractScrollArea, QWidget

from budget_desktop.domain.places import EntryPlace
from budget_desktop.gui.frame.tabs import PageTabs
from budget_desktop.gui.pages.page import Page
from budget_desktop.gui.widgets.record_grid import RecordGrid

_DEEDS = frozenset({QEvent.Type.KeyPress, QEvent.Type.MouseButtonPress, QEvent.Type.Wheel})


def entry_in_hand(page: Page) -> EntryPlace | None:
    """The place of the field or cell that has the focus, or had it last on this page."""
    at = page.focusWidget()
    for field in page.fields:
        if at is not None and (field.widget is at or field.widget.isAncestorOf(at)):
            return field.where()
    for grid in page.grids:
        index = grid.table.currentIndex()
        if index.isValid() and (at is None or grid.isAncestorOf(at)):
            return grid.model.place(index)
    return None


def take(tabs: PageTabs) -> dict[str, Any]:
    """The tab, and on every page seen the current cells, the scroll places and the field in hand."""
    return {
        "tab": tabs.current_page.stem(),
        "pages": {page.stem(): _take_page(page) for page in tabs.built},
    }


def bring_back(page: Page, kept: dict[str, Any]) -> None:
    """Go back to where one was on a page; what is gone is left out."""
    for grid, cell in zip(page.grids, kept.get("cells", []), strict=False):
        with suppress(TypeError, ValueError):
            key, field = cell
            columns = [column.key for column in grid.model.spec.columns]
            index = grid.model.index(grid.model.row_of(key), columns.index(field))
            if index.isValid():
                grid.table.setCurrentIndex(index)
    # Scroll bars have their range only once the page was laid out.
    QTimer.singleShot(0, page, lambda: _bring_back_scroll(page, kept))


def _bring_back_scroll(page: Page, kept: dict[str, Any]) -> None:
    for area, place in zip(_areas(page), kept.get("scroll", []), strict=False):
        with suppress(TypeError, ValueError):
            across, down = place
            _Return(area, int(across), int(down))
    wanted = kept.get("field", "")
    field = page.findChild(QWidget, wanted) if isinstance(wanted, str) and wanted else None
    grid = kept.get("grid", -1)
    if field is None and isinstance(grid, int) and 0 <= grid < len(page.grids):
        field = page.grids[grid].table
    if field is not None:
        page.turn_to(field)
        if page.isVisible():
            field.setFocus()


def _take_page(page: Page) -> dict[str, Any]:
    at = page.focusWidget()
    held = next((n for n, grid in enumerate(page.grids) if at is not None and grid.isAncestorOf(at)), -1)
    return {
        "cells": [_cell(grid) for grid in page.grids],
        "scroll": [
            [area.horizontalScrollBar().value(), area.verticalScrollBar().value()] for area in _areas(page)
        ],
        "field": at.objectName() if at is not None and held < 0 else "",
        "grid": held,
    }


def _cell(grid: RecordGrid) -> list[Any]:
    """The current cell by its record and field: rows are others tomorrow, sorted or with one added."""
    index = grid.table.currentIndex()
    return [grid.model.record(index).key, grid.model.column(index).key] if index.isValid() else []


class _Return(QObject):
    """Scrolls back to a place as far as there is something to scroll, and further as layouts make more of it;
    ends with the first thing somebody does there."""

    def __init__(self, area: QAbstractScrollArea, across: int, down: int) -> None:
        super().__init__(area)
        self._bars = ((area.horizontalScrollBar(), across), (area.verticalScrollBar(), down))
        for bar, _ in self._bars:
            bar.rangeChanged.connect(self._scroll)
        for watched in (area, area.viewport(), *(bar for bar, _ in self._bars)):
            watched.installEventFilter(self)
        self._scroll()

    def _scroll(self) -> None:
        for bar, place in self._bars:
            bar.setValue(place)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() in _DEEDS:
            for bar, _ in self._bars:
                bar.rangeChanged.disconnect(self._scroll)
            self.deleteLater()
        return super().eventFilter(watched, event)


def _areas(page: Page) -> list[QAbstractScrollArea]:
    """Everything that scrolls, in the order it was made, which the form settles. Editors come and go."""
    grids = [grid.table for grid in page.grids]
    named = [area for area in page.findChildren(QAbstractScrollArea) if area.objectName() in _names(page)]
    return [*grids, *named]


def _names(page: Page) -> set[str]:
    return {field.widget.objectName() for field in page.fields} | {"text_browser", "scroll_area", "paper"}
