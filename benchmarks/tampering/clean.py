"""Packets of all sorts that nobody tampered with: whether any of them is accused."""

import random
import tempfile
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

from benchmarks.books.shelf import BOOKS
from benchmarks.tampering.run import DAY, accusations
from budget_desktop.disclosure import disclose
from budget_desktop.domain.packet import Packet
from budget_desktop.edition import load_edition
from budget_desktop.handover import pack
from budget_desktop.rules import check
from tests.verification.varied import VARIED, of_functions, of_units

_HAN = "甲乙丙丁县市区局办处站院校中心农业财政水利卫生健康教育交通运输服务管理〇㙟𠮷"
_FACTORS = (1, 3, 17, 100, 9_973)


def clean_packets(count: int, seed: int) -> Iterator[tuple[str, list[str]]]:
    """That many packets, each exported and verified: how it is called, and what it is accused of."""
    chance = random.Random(seed)
    for number in range(count):
        packet = _any_packet(chance)
        disclosure = disclose(packet, load_edition(packet.header.edition))
        with tempfile.TemporaryDirectory() as folder:
            handed = pack(disclosure, check(disclosure), Path(folder), DAY)
            told = accusations(disclosure, handed.folder)
        yield f"{number + 1} {packet.header.department}", told


def _any_packet(chance: random.Random) -> Packet:
    """Some budget with other amounts, fewer lines, another name, with a summary or without."""
    makers: list[Callable[[], Packet]] = [
        lambda: chance.choice([*BOOKS.values()]),
        lambda: chance.choice([*VARIED.values()])(),
        lambda: of_units(chance.randrange(1, 7)),
        lambda: of_functions(chance.randrange(80), chance.randrange(10**11)),
    ]
    packet = chance.choice(makers)()
    factor, kept = chance.choice(_FACTORS), chance.choice((0.5, 0.9, 1.0))
    name = "".join(chance.choices(_HAN, k=chance.randrange(2, 30)))
    return replace(
        packet,
        header=replace(packet.header, department=name, has_summary=chance.random() < 0.5),
        lines=tuple(
            replace(line, amount=line.amount and line.amount * factor)
            for line in packet.lines
            if chance.random() < kept
        ),
    )
