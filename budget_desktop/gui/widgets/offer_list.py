"""The list under an editor: code, name with what was typed marked, path, and why a row cannot be taken."""

# ruff: noqa: ARG002 - Qt names the arguments of its methods

from collections.abc import Sequence
from typing import Any, cast

from PySide6.QtCore import QAbstractListModel, QModelIndex, QPoint, QRect, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFont, QHideEvent, QPainter, QShowEvent
from PySide6.QtWidgets import QListView, QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget
from shiboken6 import isValid

from budget_desktop.gui import theme
from budget_desktop.gui.models.offers import Fit, Offer
from budget_desktop.gui.models.records import Index
from budget_desktop.gui.widgets.explanation import COVERED

_ROWS = 10
_WIDTH = 520
_GAP = 2


class OfferModel(QAbstractListModel):
    """The offers of the moment."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.offers: Sequence[Offer] = ()

    def show_offers(self, offers: Sequence[Offer]) -> None:
        """Offer these."""
        self.beginResetModel()
        self.offers = offers
        self.endResetModel()

    def rowCount(self, parent: Index = QModelIndex()) -> int:
        """One row per offer."""
        return 0 if parent.isValid() else len(self.offers)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Code and name; the whole path as a tip."""
        if not index.isValid():
            return None
        offer = self.offers[index.row()]
        if role == Qt.ItemDataRole.DisplayRole:
            return offer.label
        if role == Qt.ItemDataRole.ToolTipRole:
            return " › ".join([*offer.path, offer.name])
        return None


class _OfferDelegate(QStyledItemDelegate):
    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        return QSize(_WIDTH // 2, theme.row_height(cast("QWidget", self.parent())))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        offer = cast("OfferModel", index.model()).offers[index.row()]
        area = QRect(option.rect)  # type: ignore[attr-defined]
        colours = theme.active()
        chosen = bool(option.state & QStyle.StateFlag.State_Selected)  # type: ignore[attr-defined]
        painter.save()
        painter.fillRect(area, QColor(colours.selection if chosen else colours.base))
        area.adjust(theme.GRID, 0, -theme.GRID // 2, 0)
        ink = colours.muted if offer.why_not else colours.text
        if offer.code:
            self._write(painter, area, offer.code, offer.code_marks, ink)
            area.setLeft(area.left() + theme.GRID)
        self._write(painter, area, offer.name, offer.name_marks, ink)
        area.setLeft(area.left() + theme.GRID * 2)
        aside = offer.why_not or " › ".join(offer.path)
        painter.setPen(QColor(colours.warning if offer.why_not else colours.muted))
        shown = painter.fontMetrics().elidedText(aside, Qt.TextElideMode.ElideLeft, max(area.width(), 0))
        painter.drawText(area, int(Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight), shown)
        painter.restore()

    def _write(self, painter: QPainter, area: QRect, text: str, marks: Sequence[int], ink: str) -> None:
        """Write a text and move the left edge of the area behind it."""
        plain = QFont(painter.font())
        marked = QFont(plain)
        marked.setUnderline(True)
        for place, sign in enumerate(text):
            is_marked = place in marks
            painter.setFont(marked if is_marked else plain)
            painter.setPen(QColor(theme.active().accent if is_marked else ink))
            painter.drawText(area, int(Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft), sign)
            area.setLeft(area.left() + painter.fontMetrics().horizontalAdvance(sign))
        painter.setFont(plain)


class OfferList(QListView):
    """Floats below its editor inside the window and never takes the focus: input methods stay undisturbed."""

    picked = Signal(int)

    def __init__(self, editor: QWidget) -> None:
        super().__init__(editor.window())
        self._editor = editor
        self.offers = OfferModel(self)
        self.setModel(self.offers)
        self.setItemDelegate(_OfferDelegate(self))
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setUniformItemSizes(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setAccessibleName("可选项")
        self.hide()
        self.clicked.connect(lambda index: self.picked.emit(index.row()))
        editor.destroyed.connect(self.deleteLater)

    def showEvent(self, event: QShowEvent) -> None:
        """What is explained now has to stand elsewhere."""
        self._editor.setProperty(COVERED, True)
        super().showEvent(event)

    def hideEvent(self, event: QHideEvent) -> None:
        """The room below the editor is free again."""
        if isValid(self._editor):
            self._editor.setProperty(COVERED, False)
        super().hideEvent(event)

    def offer(self, offers: Sequence[Offer]) -> None:
        """Show offers, marked the one that is meant; nothing to offer closes the list."""
        self.offers.show_offers(offers)
        if not offers:
            self.hide()
            return
        self._place()
        meant = next((row for row, offer in enumerate(offers) if offer.fit is Fit.MEANT), -1)
        self.setCurrentIndex(self.offers.index(meant))
        self.show()
        self.raise_()

    @property
    def chosen(self) -> Offer | None:
        """The marked offer."""
        row = self.currentIndex().row()
        return self.offers.offers[row] if 0 <= row < len(self.offers.offers) else None

    @property
    def is_undecided(self) -> bool:
        """Whether what was typed fits several, and nobody has gone down to one."""
        return self.chosen is None and any(offer.fit is Fit.POSSIBLE for offer in self.offers.offers)

    def move_by(self, rows: int) -> None:
        """Mark another offer."""
        row = min(max(self.currentIndex().row() + rows, 0), self.offers.rowCount() - 1)
        self.setCurrentIndex(self.offers.index(row))
        if (offer := self.chosen) is not None:
            # The list has no focus, so the field says what is marked.
            self._editor.setAccessibleDescription(offer.label)

    def _place(self) -> None:
        window, editor = self._editor.window(), self._editor
        if self.parentWidget() is not window:
            self.setParent(window)
        rows = min(self.offers.rowCount(), _ROWS)
        height = rows * theme.row_height(self) + 2 * self.frameWidth()
        self.resize(min(max(_WIDTH, editor.width()), window.width() - 2 * _GAP), height)
        below = editor.mapTo(window, QPoint(0, editor.height() + _GAP))
        if below.y() + height > window.height():
            below = editor.mapTo(window, QPoint(0, -height - _GAP))
        self.move(max(min(below.x(), window.width() - self.width() - _GAP), _GAP), max(below.y(), 0))
