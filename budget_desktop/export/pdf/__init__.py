"""The packet as a PDF, set the way a printing office sets an official document."""

from budget_desktop.export.pdf.document import pdf_bytes, screen_bytes, write_pdf
from budget_desktop.export.pdf.missing import missing_characters

__all__ = ["missing_characters", "pdf_bytes", "screen_bytes", "write_pdf"]
