"""What only a person can say about a workbook, and what she said."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import TypeAlias

Answers: TypeAlias = Mapping[str, str]
"""Chosen values by the keys of the questions."""


@dataclass(frozen=True, slots=True)
class Option:
    """One answer to choose."""

    value: str
    label: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Question:
    """One question about the workbook."""

    key: str
    text: str
    options: tuple[Option, ...]
    proposed: str | None = None
    """What the program would choose; None where it must not."""
    answer: str | None = None

    @property
    def is_open(self) -> bool:
        """Whether nothing can be done before it is answered."""
        return self.answer is None and self.proposed is None

    @property
    def chosen(self) -> str | None:
        """The answer, or what is proposed."""
        return self.answer if self.answer is not None else self.proposed


class Inquiry:
    """Asks, and takes the answers that were already given."""

    def __init__(self, answers: Answers) -> None:
        self._answers = answers
        self._asked: dict[str, Question] = {}

    def ask(self, key: str, text: str, options: Sequence[Option], proposed: str | None = None) -> str | None:
        """The answer to a question; None while it is open. One with a single option is no question."""
        given = self._answers.get(key)
        if given not in {option.value for option in options}:
            given = None
        question = Question(key=key, text=text, options=tuple(options), proposed=proposed, answer=given)
        self._asked[key] = question
        return question.chosen

    @property
    def questions(self) -> tuple[Question, ...]:
        """All that was asked, in order."""
        return tuple(self._asked.values())

    @property
    def has_open(self) -> bool:
        """Whether something must still be answered."""
        return any(question.is_open for question in self._asked.values())
