"""This program as the partner of another process of it: all the work that can be asked for."""

from budget_desktop.export.fonts import FontRole
from budget_desktop.export.packet import made_pdf
from budget_desktop.export.pdf.faces import typeface
from budget_desktop.partner.serving import serve
from budget_desktop.verification.pdf.reading import read_pages

WORKS = (made_pdf, read_pages)


def work_along() -> int:
    """Be a partner until the other process ends."""
    return serve(WORKS, _prepare)


def _prepare() -> None:
    """Read the faces that are shipped."""
    for role in FontRole:
        typeface(role).width("一")
