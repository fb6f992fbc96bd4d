"""What a field's value is read and shown against."""

from typing import TYPE_CHECKING, Protocol

from budget_desktop.domain.money import Measure
from budget_desktop.domain.packet import Packet

if TYPE_CHECKING:
    from budget_desktop.edition import Edition


class Ground(Protocol):
    """A packet with its edition: what there is to choose from, what things are called, and how amounts are
    meant."""

    @property
    def packet(self) -> Packet:
        """The units and projects that can be named."""

    @property
    def edition(self) -> "Edition":
        """The lists in force."""

    @property
    def measure(self) -> Measure:
        """What an amount is in that names no unit."""
