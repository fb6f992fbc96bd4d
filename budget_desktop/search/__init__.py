"""Finding things by typing: subjects while a line is entered, and anything in the packet."""

from budget_desktop.search.everywhere import Match, MatchKind, find_everywhere
from budget_desktop.search.subjects import Hit, HitKind, SubjectIndex, one_line

__all__ = ["Hit", "HitKind", "Match", "MatchKind", "SubjectIndex", "find_everywhere", "one_line"]
