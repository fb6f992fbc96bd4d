"""Statutory tables on pages of their own."""

from budget_desktop.export.pdf.tables.sheet import table_pages

__all__ = ["table_pages"]
