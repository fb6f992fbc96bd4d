"""What a packet takes from the lists of its edition and no rule looks up: held, it would be shown nowhere."""

from collections.abc import Iterator, Mapping

from budget_desktop.domain.packet import Packet
from budget_desktop.edition import Edition
from budget_desktop.exchange.problems import Path, Problem, path_text, shortened


def unlisted(packet: Packet, edition: Edition, path: Path) -> Iterator[Problem]:
    """Kinds of assets and items of “三公” that the edition does not have; `path` leads to the packet."""
    kinds = {kind.key: kind.name for kind in edition.asset_kinds if kind.parent}
    items = {item.key: item.name for item in edition.three_public}
    for position, asset in enumerate(packet.assets):
        yield from _unknown(asset.kind, kinds, "资产类别", (*path, "assets", position, "kind"))
    for position, item in enumerate(packet.three_public):
        yield from _unknown(item.key, items, "“三公”项目", (*path, "three_public", position, "key"))


def _unknown(key: str, known: Mapping[str, str], noun: str, path: Path) -> Iterator[Problem]:
    if key not in known:
        choices = "、".join(f"{each}（{name}）" for each, name in known.items())
        yield Problem(path_text(path), f"模板里没有“{shortened(key)}”这个{noun}；只能是：{choices}")
