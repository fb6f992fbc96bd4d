"""From print to entry and back: what was typed behind a printed figure, and where an entry is printed."""

from budget_desktop.tracing.paper import COVER, SIGN_OFF, cell_at, grid_position
from budget_desktop.tracing.ways import Tracer, entries_behind, printed_at

__all__ = ["COVER", "SIGN_OFF", "Tracer", "cell_at", "entries_behind", "grid_position", "printed_at"]
