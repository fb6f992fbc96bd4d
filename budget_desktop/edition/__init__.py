"""One year and one place: code lists, table forms, wording, outline and limits, read from data files."""

from budget_desktop.edition.edition import Edition, edition_keys, load_edition, read_edition
from budget_desktop.edition.version import edition_version

__all__ = ["Edition", "edition_keys", "edition_version", "load_edition", "read_edition"]
