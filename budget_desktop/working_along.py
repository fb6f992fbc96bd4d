"""This program as the partner of another process of it: all the work that can be asked for."""

import gc
from collections.abc import Iterator
from importlib import import_module

from budget_desktop.partner.serving import serve

WORKS = (
    "budget_desktop.rules.found_in",
    "budget_desktop.export.packet.made_pdf",
    "budget_desktop.verification.pdf.reading.read_pages",
)


def work_along() -> int:
    """Be a partner until the other process ends."""
    return serve(WORKS, _preparation())


def _preparation() -> Iterator[object]:
    """Fetch what the works import late, and what is read but once, in the order in which a command asks."""
    yield import_module("budget_desktop.rules.checking")
    yield from _editions()
    yield import_module("budget_desktop.export.pdf")
    yield from _faces()
    yield import_module("budget_desktop.verification.pdf.reading")
    # What is there now stays: it need not be looked through for garbage.
    gc.freeze()


def _editions() -> Iterator[None]:
    from budget_desktop.edition import edition_keys, load_edition

    for key in edition_keys():
        load_edition(key)
        yield


def _faces() -> Iterator[None]:
    from budget_desktop.export.fonts import FontRole
    from budget_desktop.export.pdf.faces import typeface

    for role in FontRole:
        typeface(role).width("一")
        yield
