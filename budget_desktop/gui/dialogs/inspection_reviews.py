"""The reviews before publication: who looked, when, and with what opinion."""

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QGridLayout, QLabel, QLineEdit, QWidget

from budget_desktop.domain.places import EntryPlace
from budget_desktop.entry.fields.kinds import DateKind, EntryError
from budget_desktop.gui import theme
from budget_desktop.gui.session.workspace import Workspace
from budget_desktop.gui.widgets.explanation import Explanation
from budget_desktop.gui.widgets.reason_offers import offer_reasons

if TYPE_CHECKING:
    from collections.abc import Sequence

    from budget_desktop.inspection.sheet import ReviewResult

_HEADS = ("审核记录", "审核人", "日期", "意见", "")
_FIELDS = ("reviewer", "reviewed_on", "opinion")
_WIDTHS = (1, 1, 3)
"""How the fields share the room."""


class ReviewForm(QWidget):
    """A line for each step. What is typed is kept as one leaves, with a digest of what was reviewed."""

    def __init__(self, workspace: Workspace, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(theme.GRID)
        self._grid.setVerticalSpacing(theme.GRID // 2)
        for column, head in enumerate(_HEADS):
            label = QLabel(head, self)
            label.setProperty("muted", True)
            self._grid.addWidget(label, 0, column)
        for column, stretch in enumerate(_WIDTHS, start=1):
            self._grid.setColumnStretch(column, stretch)
        self.rows: dict[str, _Row] = {}
        for number, step in enumerate(workspace.snapshot.edition.guard.reviews, start=1):
            row = self.rows[step.key] = _Row(workspace, step.key, step.name, self)
            for column, widget in enumerate((row.label, *row.edits.values(), row.state)):
                self._grid.addWidget(widget, number, column)

    def show_results(self, results: "Sequence[ReviewResult]") -> None:
        """Show what is recorded, and how it stands."""
        for result in results:
            self.rows[result.step.key].show_result(result)

    def enter(self, key: str) -> None:
        """Put the focus in the first empty field of a step."""
        edits = list(self.rows[key].edits.values())
        next((edit for edit in edits if not edit.text()), edits[0]).setFocus()


class _Row:
    """The fields of one step."""

    def __init__(self, workspace: Workspace, key: str, name: str, parent: QWidget) -> None:
        self._workspace = workspace
        self._key, self._name = key, name
        self._date = DateKind()
        self.label = QLabel(name, parent)
        self.state = QLabel(parent)
        self.edits: dict[str, QLineEdit] = {}
        for field, called in zip(_FIELDS, _HEADS[1:4], strict=True):
            edit = self.edits[field] = QLineEdit(parent)
            edit.setAccessibleName(f"{name}{called}")
            edit.editingFinished.connect(self.commit)
            edit.returnPressed.connect(edit.focusNextChild)
        for field in ("reviewer", "opinion"):
            offer_reasons(self.edits[field], partial(self._earlier, field))
        self.edits["reviewed_on"].setPlaceholderText("如 2020-06-18")
        self._explanation = Explanation(self.edits["reviewed_on"])

    def _earlier(self, field: str) -> list[str]:
        """What was recorded here before, in this step and others, this year and earlier."""
        reviews = [review for packet in self._workspace.all_packets for review in packet.reviews]
        return list(dict.fromkeys(text for review in reviews if (text := getattr(review, field))))

    def show_result(self, result: "ReviewResult") -> None:
        """Show the record, but not over what is being typed."""
        review, snapshot = result.review, self._workspace.snapshot
        shown = {
            "reviewer": review.reviewer if review else "",
            "reviewed_on": self._date.text(review.reviewed_on, snapshot) if review else "",
            "opinion": review.opinion if review else "",
        }
        for field, text in shown.items():
            if not self.edits[field].isModified():
                self.edits[field].setText(text)
        self.state.setText("　".join(part for part in (result.state.value, result.note) if part))

    def commit(self) -> None:
        """Keep what was typed as one step; a date that is none is told."""
        from budget_desktop.rules.h_norms.reviews import reviewed_digest

        if not any(edit.isModified() for edit in self.edits.values()):
            return
        try:
            day = self._date.parse(self.edits["reviewed_on"].text(), self._workspace.snapshot)
        except EntryError as error:
            self._explanation.explain(str(error))
            return
        self._explanation.explain("")
        values: dict[str, object] = {
            "reviewer": self.edits["reviewer"].text().strip(),
            "reviewed_on": day,
            "opinion": self.edits["opinion"].text().strip(),
            "basis": reviewed_digest(self._workspace.current_packet()),
        }
        places = {EntryPlace("reviews", self._key, field): value for field, value in values.items()}
        if self._workspace.put(f"记录{self._name}", places):
            for edit in self.edits.values():
                edit.setModified(False)
