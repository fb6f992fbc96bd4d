"""From packet to snapshot, again and again: what an edit does not touch is taken over from the last one."""

from budget_desktop.disclosure import Press
from budget_desktop.domain.money import Measure
from budget_desktop.domain.packet import Packet
from budget_desktop.edition.edition import Edition
from budget_desktop.gui.session.snapshot import Snapshot
from budget_desktop.rules.checking import Checker


class Deriving:
    """Derives the snapshots of a packet that is being worked on."""

    def __init__(self, edition: Edition) -> None:
        self._press = Press(edition)
        self._checker = Checker()

    @property
    def edition(self) -> Edition:
        """The edition it derives by."""
        return self._press.edition

    def snapshot(self, packet: Packet, measure: Measure) -> Snapshot:
        """Disclosure and findings of the packet as it stands."""
        disclosure = self._press.disclose(packet)
        return Snapshot(disclosure, self._checker.findings(disclosure), measure)
