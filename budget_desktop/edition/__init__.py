"""One year and one place: code lists, table forms, wording, outline and limits, read from data files."""

from budget_desktop.edition.edition import Edition, edition_keys, load_edition, read_edition

__all__ = ["Edition", "edition_keys", "load_edition", "read_edition"]
