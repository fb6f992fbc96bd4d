"""可能的原因 of the selected finding, each with the mend it calls for. Nothing is mended unasked."""

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import (
    QHBoxLayout,
    QLabel,
    QListWidget,
    QListWidgetItem,
    QMessageBox,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from budget_desktop.gui.session.jobs import Job
from budget_desktop.gui.session.snapshot import Snapshot
from budget_desktop.gui.widgets.focus_frame import frame_focus
from budget_desktop.rules.finding import Finding

if TYPE_CHECKING:
    from collections.abc import Callable

    from budget_desktop.detective.guess import Guess

_PAUSE = 250
"""Milliseconds a finding stays selected before anybody asks why: stepping through them costs nothing."""


class Guesses(QWidget):
    """Worked out in the background for the finding shown; hidden where there is nothing to say.

    Enter on a guess, a double-click or the button asks whether to mend. `Alt+G` gets there from anywhere.
    """

    mend_wanted = Signal(object)
    """The guess whose mend the person said yes to."""
    place_wanted = Signal(object)
    """The place of the guess just chosen."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        title = QLabel("可能的原因(&G)", self)
        self.list = QListWidget(self)
        self.list.setAccessibleName("可能的原因")
        frame_focus(self.list)
        self.list.setTextElideMode(Qt.TextElideMode.ElideRight)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.itemActivated.connect(lambda _: self.ask())
        self.list.currentRowChanged.connect(self._choose)
        title.setBuddy(self.list)
        self.button = QPushButton("改正…", self)
        self.button.setAutoDefault(True)
        self.button.setFlat(True)
        self.button.setToolTip("先列出原值和新值，确认后才改")
        self.button.clicked.connect(self.ask)
        head = QHBoxLayout()
        head.addWidget(title)
        head.addStretch(1)
        head.addWidget(self.button)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addLayout(head)
        layout.addWidget(self.list)
        self._guesses: tuple[Guess, ...] = ()
        self._asked: tuple[Snapshot, Finding] | None = None
        self._job: Job | None = None
        self._wait = QTimer(self, singleShot=True, interval=_PAUSE)
        self._wait.timeout.connect(self._inquire)
        self.hide()

    def show_finding(self, snapshot: Snapshot | None, finding: Finding | None) -> None:
        """Ask about a finding of a snapshot; what was found out about another is forgotten."""
        if snapshot is None or finding is None or not finding.difference:
            self._asked = None
            self._wait.stop()
            self._show(())
            return
        if self._asked is not None and self._asked[0] is snapshot and self._asked[1] == finding:
            return
        if self._asked is None or self._asked[1].key != finding.key:
            self._show(())
        self._asked = snapshot, finding
        self._wait.start()

    @property
    def current(self) -> "Guess | None":
        """The chosen guess."""
        row = self.list.currentRow()
        return self._guesses[row] if 0 <= row < len(self._guesses) else None

    def ask(self) -> None:
        """Say what the mend would do, and do it only if the person agrees."""
        guess = self.current
        if guess is None:
            return
        box = QMessageBox(QMessageBox.Icon.Question, "改正", f"{guess.remedy}？", parent=self)
        box.setInformativeText(f"{guess.reason}\n改正后可以撤销。")
        agreed = box.addButton("改正", QMessageBox.ButtonRole.AcceptRole)
        box.addButton("不改", QMessageBox.ButtonRole.RejectRole)
        box.exec()
        if box.clickedButton() is agreed:
            self.mend_wanted.emit(guess)

    def stop(self) -> None:
        """Ask no more: the book is about to go. Waits for a trial that is running."""
        self.show_finding(None, None)
        if self._job is not None:
            self._job.join()

    def _inquire(self) -> None:
        if self._asked is None or self._job is not None:
            # One inquiry at a time: the next begins when this one is over.
            return
        asked = self._asked
        job = Job(_work(*asked, wanted=lambda: self._asked is asked), self)
        job.done.connect(lambda found: self._answer(asked, found))
        job.failed.connect(lambda _: self._answer(asked, ()))
        job.finished.connect(lambda: self._over(asked))
        self._job = job
        job.begin()

    def _over(self, asked: tuple[Snapshot, Finding]) -> None:
        """The thread has ended: if something else was asked for meanwhile, that is next."""
        if self._job is not None:
            self._job.deleteLater()
            self._job = None
        if self._asked is not None and self._asked is not asked:
            self._wait.start()

    def _answer(self, asked: tuple[Snapshot, Finding], found: "tuple[Guess, ...]") -> None:
        if self._asked is asked:
            self._show(found)

    def _show(self, guesses: "tuple[Guess, ...]") -> None:
        if guesses == self._guesses:
            return
        row = max(self.list.currentRow(), 0)
        self._guesses = guesses
        self.list.blockSignals(True)
        self.list.clear()
        for number, guess in enumerate(guesses, start=1):
            item = QListWidgetItem(f"{number}. {guess.cause}：{guess.brief}")
            item.setToolTip(f"{guess.reason}可{guess.remedy}。")
            item.setData(Qt.ItemDataRole.AccessibleDescriptionRole, guess.reason)
            self.list.addItem(item)
        self.list.setCurrentRow(min(row, len(guesses) - 1))
        self.list.blockSignals(False)
        self.setVisible(bool(guesses))

    def _choose(self, row: int) -> None:
        if 0 <= row < len(self._guesses) and self.list.hasFocus():
            self.place_wanted.emit(self._guesses[row].place)


def _work(
    snapshot: Snapshot, finding: Finding, *, wanted: "Callable[[], bool]"
) -> "Callable[[], tuple[Guess, ...]]":
    def work() -> "tuple[Guess, ...]":
        from budget_desktop.detective.inquiry import guesses

        return guesses(snapshot.disclosure, snapshot.findings, finding, wanted)

    return work
