"""The paper pages are printed on, as any file may have it."""

from budget_desktop.tables.table import PageSetup

UPRIGHT, ACROSS = PageSetup("A4", landscape=False), PageSetup("A4", landscape=True)
LARGE, LARGE_ACROSS = PageSetup("A3", landscape=False), PageSetup("A3", landscape=True)
SHEETS = (UPRIGHT, ACROSS, LARGE, LARGE_ACROSS)
"""All that we print on."""
_SIDES = {"A4": (210, 297), "A3": (297, 420)}


def sides(page: PageSetup) -> tuple[int, int]:
    """Width and height of one of `SHEETS`, in millimetres."""
    short, long = _SIDES[page.paper]
    return (long, short) if page.landscape else (short, long)


def paper_name(page: PageSetup | None) -> str:
    """What people call it."""
    if page not in SHEETS:
        return "别的纸张"
    return f"{page.paper} {'横' if page.landscape else '竖'}放"
