"""从上一年带入的内容: what a new book took over from last year's, and what is left to do with it."""

from PySide6.QtWidgets import QDialog, QDialogButtonBox, QLabel, QWidget

from budget_desktop.domain.packet import Packet
from budget_desktop.edition import load_edition
from budget_desktop.entry.last_year import carried
from budget_desktop.gui import theme
from budget_desktop.gui.widgets.reading_list import ReadingList

_WIDTHS = (14, 4)
_ROOM = (theme.GRID * 100, theme.GRID * 46)
_LEFT_BEHIND = "没有带入：本年金额、测算依据、绩效指标、各项说明和原因、资产、转移支付、控制数、审核记录。"


class CarriedDialog(QDialog):
    """A table to be read and copied. It goes by itself when it is closed."""

    def __init__(self, packet: Packet, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        header, edition = packet.header, load_edition(packet.header.edition)
        self.setWindowTitle("从上一年带入的内容")
        said = f"新账套是{header.year}年的，以{header.year - 1}年为底。{_LEFT_BEHIND}"
        if header.year != edition.year:
            said += (
                f"所用的是{edition.year}年的科目和表式（{edition.title}），请核对{header.year}年有无变化。"
            )
        self.summary = QLabel(said, self)
        self.summary.setWordWrap(True)
        self.list = ReadingList(("内容", "数量", "怎么处理"), "带入的内容", self)
        self.list.set_widths(_WIDTHS)
        self.list.rows.show_rows([(row.what, str(row.count), row.how) for row in carried(packet, edition)])
        self.buttons = QDialogButtonBox(self)
        self.buttons.addButton("知道了", QDialogButtonBox.ButtonRole.RejectRole)
        self.buttons.rejected.connect(self.reject)
        self.finished.connect(lambda _result: self.deleteLater())
        layout = theme.dialog_column(self)
        for widget in (self.summary, self.list, self.buttons):
            layout.addWidget(widget)
        self.resize(theme.within_screen(self, *_ROOM))
        self.list.setFocus()
