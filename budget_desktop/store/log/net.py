"""What a row of images comes to in the end: a value set to and fro is no change."""

from collections.abc import Iterable
from dataclasses import dataclass

from budget_desktop.store.changes import Fate, Touch
from budget_desktop.store.log.images import Image, Values
from budget_desktop.store.shapes import BY_TABLE, HEADER


@dataclass(frozen=True, slots=True)
class Difference:
    """One record that is different in the end."""

    touch: Touch
    values: Values
    """Of a changed record the columns that differ, as they are now."""


@dataclass(frozen=True, slots=True)
class _Net:
    """One record from before its first image to after its last."""

    images: list[Image]

    def difference(self, table: str, packet_id: int, key: str) -> Difference | None:
        existed, exists = self.images[0].before_text is not None, self.images[-1].after_text is not None
        values = self._changed() if existed and exists else {}
        if existed is exists and not values:
            return None
        fate = Fate.CHANGED if exists and existed else Fate.ADDED if exists else Fate.REMOVED
        shape = BY_TABLE[table]
        touch = Touch(
            packet_id=packet_id,
            record_type=shape.record_type,
            key="" if shape is HEADER else key,
            fate=fate,
            fields=frozenset(values),
        )
        return Difference(touch, values)

    def _changed(self) -> Values:
        """The columns that are different in the end."""
        first: Values = {}
        last: Values = {}
        for image in self.images:
            first = {**(image.before or {}), **first}
            last |= image.after or {}
        return {name: value for name, value in last.items() if first[name] != value}


def differences(images: Iterable[Image]) -> list[Difference]:
    """The records that are different after the images, in the order they were last touched."""
    nets: dict[tuple[str, int, str], _Net] = {}
    gone: list[Difference | None] = []
    for image in images:
        net = nets.pop((image.table, image.packet_id, image.key_before), None) or _Net([])
        net.images.append(image)
        place = (image.table, image.packet_id, image.key_after)
        if place in nets:  # a record took the key of one that was removed
            gone.append(nets[place].difference(*place))
        nets[place] = net
    found = [*gone, *(net.difference(*place) for place, net in nets.items())]
    return [difference for difference in found if difference is not None]
