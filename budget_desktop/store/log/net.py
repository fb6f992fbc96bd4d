"""What a row of images comes to in the end: a value set to and fro is no change."""

from collections.abc import Iterable
from dataclasses import dataclass

from budget_desktop.store.changes import Fate, Touch
from budget_desktop.store.log.images import Image, Values
from budget_desktop.store.shapes import BY_TABLE, HEADER


@dataclass(frozen=True, slots=True)
class _Net:
    """One record from before its first image to after its last."""

    images: list[Image]

    def touch(self, table: str, packet_id: int, key: str) -> Touch | None:
        existed, exists = self.images[0].before_text is not None, self.images[-1].after_text is not None
        fields = self._changed() if existed and exists else frozenset[str]()
        if existed is exists and not fields:
            return None
        fate = Fate.CHANGED if exists and existed else Fate.ADDED if exists else Fate.REMOVED
        shape = BY_TABLE[table]
        key = "" if shape is HEADER else key
        return Touch(packet_id=packet_id, record_type=shape.record_type, key=key, fate=fate, fields=fields)

    def _changed(self) -> frozenset[str]:
        """The fields that are different in the end."""
        first: Values = {}
        last: Values = {}
        for image in self.images:
            first = {**(image.before or {}), **first}
            last |= image.after or {}
        return frozenset(name for name, value in last.items() if first[name] != value)


def touches(images: Iterable[Image]) -> tuple[Touch, ...]:
    """The records that are different after the images, in the order they were last touched."""
    nets: dict[tuple[str, int, str], _Net] = {}
    gone: list[Touch | None] = []
    for image in images:
        net = nets.pop((image.table, image.packet_id, image.key_before), None) or _Net([])
        net.images.append(image)
        place = (image.table, image.packet_id, image.key_after)
        if place in nets:  # a record took the key of one that was removed
            gone.append(nets[place].touch(*place))
        nets[place] = net
    found = [*gone, *(net.touch(*place) for place, net in nets.items())]
    return tuple(touch for touch in found if touch is not None)
