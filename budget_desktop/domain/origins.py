"""Where figures came from that were taken in from files."""

from dataclasses import dataclass

from budget_desktop.domain.money import Fen


@dataclass(frozen=True, slots=True, kw_only=True)
class Origin:
    """Where a figure came from that was not typed but taken in from a file.

    `key` is the place it stands at (`lines/L12/amount`).
    """

    key: str
    file: str
    """The name of the file, without its folder."""
    cells: str
    """Sheet and cells: 05 F8、05 F9."""
    amount: Fen | None = None
    """As it was taken in; when another figure stands there now, somebody has changed it since."""
    taken_at: str = ""
    """When: ISO 8601 with its distance from UTC."""
