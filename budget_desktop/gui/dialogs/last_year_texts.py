"""取上年文字: which texts of last year's packet are to be taken over, to be confirmed afterwards."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QLabel,
    QListWidget,
    QListWidgetItem,
    QPlainTextEdit,
    QSplitter,
    QWidget,
)

from budget_desktop.entry.carry_over import Offer
from budget_desktop.gui import theme
from budget_desktop.narrative.edited import COLLECTION as EDITED
from budget_desktop.narrative.tokens import Linked, Unlinked, parts
from budget_desktop.rules.texts import field_name

_SHOWN = 20
_ROOM = (theme.GRID * 100, theme.GRID * 60)


class LastYearTextsDialog(QDialog):
    """The texts at the left, each with a box to tick; the whole of one at the right. It goes by itself."""

    taken = Signal(object)
    """The offers that were ticked."""

    def __init__(self, year: int, offers: Sequence[Offer], parent: QWidget) -> None:
        super().__init__(parent)
        self.setWindowTitle("取上年文字")
        self._offers = tuple(offers)
        told = QLabel(
            f"{year}年写过而现在空着的文字。取来的标作“上年原文，未确认”，逐段确认或改写之后才算写好；"
            "说明增减原因的没有勾选，因为今年的数不同。",
            self,
        )
        told.setWordWrap(True)
        self.list = QListWidget(self)
        self.list.setAccessibleName("上年的文字")
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        for offer in self._offers:
            beginning = " ".join(_plain(offer).split())[:_SHOWN]
            item = QListWidgetItem(f"{field_name(offer.place)}：{beginning}", self.list)
            item.setFlags(item.flags() | Qt.ItemFlag.ItemIsUserCheckable)
            item.setCheckState(Qt.CheckState.Unchecked if offer.is_reason else Qt.CheckState.Checked)
        self.text = QPlainTextEdit(self)
        self.text.setAccessibleName("这一处的全文")
        self.text.setReadOnly(True)
        self.text.setTabChangesFocus(True)
        sides = QSplitter(Qt.Orientation.Horizontal, self)
        sides.addWidget(self.list)
        sides.addWidget(self.text)
        sides.setChildrenCollapsible(False)
        sides.setSizes([1, 1])
        self.buttons = QDialogButtonBox(self)
        self.take_button = self.buttons.addButton("取用勾选的", QDialogButtonBox.ButtonRole.AcceptRole)
        self.buttons.addButton("取消", QDialogButtonBox.ButtonRole.RejectRole)
        self.buttons.accepted.connect(self._take)
        self.buttons.rejected.connect(self.reject)
        self.finished.connect(lambda _result: self.deleteLater())
        layout = theme.dialog_column(self)
        layout.addWidget(told)
        layout.addWidget(sides, 1)
        layout.addWidget(self.buttons)
        self.list.currentRowChanged.connect(lambda row: self.text.setPlainText(_plain(self._offers[row])))
        self.list.itemChanged.connect(lambda _item: self._follow())
        self.list.setCurrentRow(0)
        self._follow()
        self.resize(theme.within_screen(self, *_ROOM))
        self.list.setFocus()

    def _ticked(self) -> tuple[Offer, ...]:
        return tuple(
            offer
            for row, offer in enumerate(self._offers)
            if self.list.item(row).checkState() is Qt.CheckState.Checked
        )

    def _follow(self) -> None:
        self.take_button.setEnabled(bool(self._ticked()))

    def _take(self) -> None:
        self.taken.emit(self._ticked())
        self.accept()


def _plain(offer: Offer) -> str:
    """The text for reading; values that will be filled in anew show as gaps."""
    if offer.place.collection != EDITED:
        return offer.text
    shown = (
        "…" if isinstance(part, Linked) else part.text if isinstance(part, Unlinked) else part
        for part in parts(offer.text)
    )
    return "".join(shown)
