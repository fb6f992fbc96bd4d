"""What does not belong in a finished text: marks of a template, addresses of web pages, known slips."""

import re
from collections.abc import Iterator

from budget_desktop.edition.parts import RuleWords
from budget_desktop.proofreading.slip import Kind, Slip

_LINK = re.compile(r"https?://[^\s\u3000-\uffef]+|\bwww\.[^\s\u3000-\uffef]+", re.ASCII)


def residue(text: str, words: RuleWords) -> Iterator[Slip]:
    """Marks of a template that was not filled in. XX inside a Latin word or a model number is no gap."""
    marks = "|".join(re.escape(mark) for mark in words.residue)
    if marks:
        for found in re.finditer(f"(?<![A-Za-z0-9])(?:{marks})(?![A-Za-z0-9])", text):
            yield Slip(Kind.RESIDUE, *found.span())


def links(text: str) -> Iterator[Slip]:
    """Addresses of web pages."""
    for found in _LINK.finditer(text):
        yield Slip(Kind.LINK, *found.span())


def typos(text: str, words: RuleWords) -> Iterator[Slip]:
    """Known slips, in the order of the list."""
    for wrong, right in words.typos.items():
        for found in re.finditer(re.escape(wrong), text):
            yield Slip(Kind.TYPO, *found.span(), right)
