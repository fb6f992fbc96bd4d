"""This program as the partner of another process of it: all the work that can be asked for."""

import gc
from collections.abc import Iterator
from importlib import import_module

from budget_desktop.partner.serving import serve

WORKS = (
    "budget_desktop.store.packets.entered_in",
    "budget_desktop.export.packet.made_pdf",
    "budget_desktop.verification.pdf.reading.read_pages",
)


def work_along() -> int:
    """Be a partner until the other process ends."""
    return serve(WORKS, _preparation())


def _preparation() -> Iterator[object]:
    """Fetch what writes and reads PDFs. What opens a book is asked for at once, or never."""
    yield import_module("budget_desktop.export.pdf")
    yield from _faces()
    yield import_module("budget_desktop.verification.pdf.reading")
    # What is there now stays: it need not be looked through for garbage.
    gc.freeze()


def _faces() -> Iterator[None]:
    from budget_desktop.export.fonts import FontRole
    from budget_desktop.export.pdf.faces import typeface

    for role in FontRole:
        typeface(role).width("一")
        yield
