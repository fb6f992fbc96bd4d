"""模拟公开检查: the sheet of the inspections, each demand with its state and the way to mend it."""

from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QSignalBlocker, Qt, Signal
from PySide6.QtGui import QColor
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QHeaderView,
    QLabel,
    QPushButton,
    QTreeWidget,
    QTreeWidgetItem,
    QWidget,
)

from budget_desktop.domain.errors import KnownError
from budget_desktop.domain.places import EntryPlace
from budget_desktop.entry.answers import answerable
from budget_desktop.gui import theme
from budget_desktop.gui.dialogs import choosing
from budget_desktop.gui.dialogs.inspection_looking import LookingLine
from budget_desktop.gui.dialogs.inspection_reviews import ReviewForm
from budget_desktop.gui.session.snapshot import first_place
from budget_desktop.gui.session.workspace import Workspace
from budget_desktop.gui.widgets.focus_frame import frame_focus
from budget_desktop.gui.widgets.yielding_area import YieldingArea

if TYPE_CHECKING:
    from budget_desktop.inspection.sheet import Inspection, Result, State
    from budget_desktop.rules.finding import Finding

_HEADS = ("检查内容", "结果", "情况")
_STATE, _NOTE = 1, 2
_PLACE = Qt.ItemDataRole.UserRole
_KEY = Qt.ItemDataRole.UserRole + 1
_DETAIL = Qt.ItemDataRole.UserRole + 2
_FINDING = Qt.ItemDataRole.UserRole + 4
_RANK = Qt.ItemDataRole.UserRole + 3
"""The states in the order they are to be dealt with."""
_SIZE = (1180, 680)
_ROWS = 7
"""Of the list that are in sight on any screen."""


class InspectionDialog(QDialog):
    """Enter goes to where a demand is mended and closes; the reviews are filled in below."""

    wanted = Signal(object)
    """The person wants to see this place."""
    explanation_wanted = Signal(object)
    """The person wants to write why a finding may stand."""

    def __init__(self, workspace: Workspace, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle("模拟公开检查")
        self._workspace = workspace
        self.clock = QLabel(self)
        self.clock.setWordWrap(True)
        self.tree = QTreeWidget(self)
        self.tree.setAccessibleName("检查内容")
        self.tree.setHeaderLabels(_HEADS)
        self.tree.setUniformRowHeights(True)
        frame_focus(self.tree)
        self.detail = QLabel(self)
        self.detail.setWordWrap(True)
        self.detail.setTextFormat(Qt.TextFormat.PlainText)
        self.detail.setAlignment(Qt.AlignmentFlag.AlignTop)
        self.detail.setProperty("muted", True)
        self.looking = LookingLine(workspace, self)
        self.reviews = ReviewForm(workspace, self)
        self.go_button = QPushButton("转到(&G)", self)
        self.explain_button = QPushButton("写说明(&E)", self)
        self.pdf_button = QPushButton("存为 PDF…(&S)", self)
        self._lay_out()
        self.tree.currentItemChanged.connect(lambda item, _before: self._show_detail(item))
        self.tree.itemActivated.connect(lambda _item, _column: self.go())
        self.go_button.clicked.connect(self.go)
        self.explain_button.clicked.connect(self.explain)
        self.pdf_button.clicked.connect(self.save)
        workspace.refreshed.connect(self.refresh)
        self.refresh()

    @property
    def current_key(self) -> str:
        """Which demand is chosen, by its key."""
        item = self.tree.currentItem()
        return "" if item is None else str(item.data(0, _KEY) or "")

    def choose(self, key: str) -> None:
        """Choose a demand by its key, or the first that is not met."""
        items = [self.tree.topLevelItem(row) for row in range(self.tree.topLevelItemCount())]
        demands = [top.child(row) for top in items if top is not None for row in range(top.childCount())]
        demands.sort(key=lambda item: (item.data(0, _KEY) != key, item.data(0, _RANK)))
        if demands:
            self.tree.setCurrentItem(demands[0])
            self.tree.scrollToItem(demands[0])

    def refresh(self) -> None:
        """Fill in the sheet anew, with the same demand chosen."""
        key = self.current_key
        self.inspection = self._inspected()
        self.clock.setText(f"{self.inspection.clock.text}　{self.inspection.summary}。")
        self.clock.setToolTip(self.inspection.clock_note)
        with QSignalBlocker(self.tree):
            self.tree.clear()
            for dimension in self.inspection.dimensions:
                top = QTreeWidgetItem(self.tree, [dimension.name])
                font = top.font(0)
                font.setBold(True)
                top.setFont(0, font)
                for result in dimension.results:
                    top.addChild(_demand(result))
                top.setExpanded(True)
        self.reviews.show_results(self.inspection.reviews)
        self.choose(key)

    def go(self) -> None:
        """Go to where the chosen demand is mended."""
        item = self.tree.currentItem()
        place = None if item is None else item.data(0, _PLACE)
        if place is None:
            return
        if isinstance(place, EntryPlace) and place.collection == "reviews":
            self.reviews.enter(place.key)
            return
        self.accept()
        self.wanted.emit(place)

    def explain(self) -> None:
        """Decide on the chosen hit by writing why it may stand."""
        finding = self._finding_in_hand()
        if finding is not None:
            self.accept()
            self.explanation_wanted.emit(finding)

    def _finding_in_hand(self) -> "Finding | None":
        """The chosen finding, or the first below the chosen demand, that a reason answers."""
        item = self.tree.currentItem()
        if item is None:
            return None
        found = [
            item.data(0, _FINDING),
            *(item.child(row).data(0, _FINDING) for row in range(item.childCount())),
        ]
        return next((finding for finding in found if finding is not None and answerable(finding)), None)

    def save(self) -> None:
        """Write the sheet as a PDF of one page, to be printed and signed."""
        from budget_desktop.export.packet import safe_name

        stem = safe_name(f"{self._workspace.snapshot.disclosure.file_stem}自查表")
        proposed = self._workspace.path.with_name(f"{stem}.pdf")
        if (path := choosing.file_to_write(self, "自查表存到哪里", proposed, "PDF (*.pdf)")) is not None:
            self.write(path)

    def write(self, path: Path) -> None:
        """Write the sheet to a file, and tell how that went."""
        from budget_desktop.export.pdf import write_pdf
        from budget_desktop.inspection.page import inspection_outline

        try:
            write_pdf(inspection_outline([self.inspection]), path)
        except KnownError as error:
            self.detail.setText(str(error))
        else:
            self.detail.setText(f"已保存：{path}")

    def _inspected(self) -> "Inspection":
        from budget_desktop.inspection.judging import inspect

        snapshot = self._workspace.snapshot
        return inspect(snapshot.disclosure, snapshot.findings, datetime.now().astimezone().date())

    def _show_detail(self, item: QTreeWidgetItem | None) -> None:
        self.detail.setText("" if item is None else str(item.data(0, _DETAIL) or ""))
        demands = {result.item.key: result.item for result in self.inspection.results}
        self.looking.show_item(demands.get(self.current_key))
        self.explain_button.setEnabled(self._finding_in_hand() is not None)
        self.go_button.setEnabled(item is not None and item.data(0, _PLACE) is not None)

    def _lay_out(self) -> None:
        head = self.tree.header()
        head.setSectionResizeMode(0, QHeaderView.ResizeMode.ResizeToContents)
        head.setSectionResizeMode(_STATE, QHeaderView.ResizeMode.ResizeToContents)
        head.setSectionResizeMode(_NOTE, QHeaderView.ResizeMode.Stretch)
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close, self)
        close = buttons.button(QDialogButtonBox.StandardButton.Close)
        close.setText("关闭")
        for button in (self.go_button, self.explain_button, self.pdf_button):
            buttons.addButton(button, QDialogButtonBox.ButtonRole.ActionRole)
        for button in (self.go_button, self.explain_button, self.pdf_button, close):
            # Enter belongs to the list and to the fields.
            button.setAutoDefault(False)
        buttons.rejected.connect(self.reject)
        self.tree.setMinimumHeight(_ROWS * theme.row_height(self.tree))
        self.detail.setMinimumHeight(2 * self.fontMetrics().lineSpacing())
        layout = theme.dialog_column(self)
        layout.addWidget(self.clock)
        layout.addWidget(self.tree, 1)
        layout.addWidget(YieldingArea(self, self.detail, self.looking, self.reviews))
        layout.addWidget(buttons)
        self.resize(theme.within_screen(self, *_SIZE))


def _demand(result: "Result") -> QTreeWidgetItem:
    """A demand, with all that was found to it below."""
    item, about = result.item, _sign(result.state)
    made = QTreeWidgetItem([item.text, about.text, result.note])
    made.setForeground(_STATE, QColor(about.colour))
    made.setToolTip(_NOTE, result.note)
    made.setData(0, _KEY, item.key)
    made.setData(0, _RANK, list(type(result.state)).index(result.state))
    lines = [
        f"依据：{item.basis}。",
        f"尚未证实：{item.unconfirmed}" if item.unconfirmed else "",
        result.note,
    ]
    made.setData(0, _DETAIL, "\n".join(line for line in lines if line))
    findings = [_finding(finding, item.key) for finding in result.findings]
    made.addChildren(findings)
    first = first_place(result.findings[0]) if result.findings else next(iter(result.places), None)
    made.setData(0, _PLACE, first)
    return made


def _finding(finding: "Finding", key: str) -> QTreeWidgetItem:
    about = theme.sign(finding.severity)
    made = QTreeWidgetItem([finding.rule, about.text, finding.said or finding.message])
    made.setForeground(_STATE, QColor(about.colour))
    made.setToolTip(_NOTE, finding.message)
    made.setData(0, _KEY, key)
    made.setData(0, _DETAIL, finding.message)
    made.setData(0, _FINDING, finding)
    made.setData(0, _PLACE, first_place(finding))
    return made


def _sign(state: "State") -> theme.Sign:
    """How a state looks: the shapes of the severities, with the words of the sheet."""
    from budget_desktop.inspection.sheet import State
    from budget_desktop.rules.finding import Severity

    severity = {State.UNMET: Severity.ERROR, State.OPEN: Severity.ADVICE, State.IDLE: Severity.INFO}
    like = theme.sign(severity.get(state))
    return theme.Sign(like.shape, like.role, state.value)
