"""What a row of images comes to in the end: a value set to and fro is no change."""

from collections.abc import Iterable
from dataclasses import dataclass, field

from budget_desktop.store.changes import Fate, Touch
from budget_desktop.store.log.images import Image, Values
from budget_desktop.store.shapes import BY_TABLE, HEADER


@dataclass(slots=True)
class _Net:
    """One record from before the first image to after the last."""

    existed: bool
    exists: bool = True
    first: Values = field(default_factory=dict)
    last: Values = field(default_factory=dict)

    def add(self, image: Image) -> None:
        for name, value in (image.before or {}).items():
            self.first.setdefault(name, value)
        self.last.update(image.after or {})
        self.exists = image.after is not None

    def touch(self, table: str, packet_id: int, key: str) -> Touch | None:
        shape = BY_TABLE[table]
        fields = frozenset[str]()
        if self.existed and self.exists:
            fate = Fate.CHANGED
            fields = frozenset(name for name, value in self.last.items() if self.first[name] != value)
        elif self.existed != self.exists:
            fate = Fate.REMOVED if self.existed else Fate.ADDED
        if not fields and self.existed == self.exists:
            return None
        key = "" if shape is HEADER else key
        return Touch(packet_id=packet_id, record_type=shape.record_type, key=key, fate=fate, fields=fields)


def touches(images: Iterable[Image]) -> tuple[Touch, ...]:
    """The records that are different after the images, in the order they were last touched."""
    nets: dict[tuple[str, int, str], _Net] = {}
    gone: list[Touch | None] = []
    for image in images:
        net = nets.pop((image.table, image.packet_id, image.key_before), None)
        if net is None:
            net = _Net(existed=image.before is not None)
        net.add(image)
        place = (image.table, image.packet_id, image.key_after)
        if place in nets:  # a record took the key of one that was removed
            gone.append(nets[place].touch(*place))
        nets[place] = net
    found = [*gone, *(net.touch(*place) for place, net in nets.items())]
    return tuple(touch for touch in found if touch is not None)
