"""Unusual packets come out whole: every text in its cell, every row once, no page blank, no amount broken.

The verification reads it from the finished files: it finds each cell between its rules, each character in its
cell, and each row in its order.
"""

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from budget_desktop.disclosure import disclose
from budget_desktop.domain.packet import Packet
from budget_desktop.domain.records import Remark
from budget_desktop.edition import load_edition
from budget_desktop.export.packet import export_packet
from budget_desktop.verification.packet import prove_export, verify_folder
from tests.verification.varied import LARGE, VARIED, of_functions, of_units, with_summary

BOTH = frozenset({"xlsx", "pdf"})
LETTERS = st.text(
    st.sampled_from("甲乙丙县市局所站中心（）、，。：“”〇㙟𠮷𪨶龘aB1 -%≥\n"), min_size=1, max_size=120
)


def accusations(packet: Packet, folder: Path, *, draft: bool = False) -> list[str]:
    """What is told of the files of a packet, held against it and against one another."""
    disclosure = disclose(packet, load_edition(packet.header.edition))
    written = export_packet(disclosure, folder, BOTH, draft=draft)
    with_book, _ = prove_export(disclosure, written, draft=draft, made="今日")
    (without,) = verify_folder(folder, None)
    return [one.message for proof in (with_book, without) for one in proof.differences]


@pytest.mark.parametrize("name", VARIED)
def test_an_unusual_packet(name: str, tmp_path: Path) -> None:
    is_draft = name in {"文字很长", "没有收支"}
    assert accusations(VARIED[name](), tmp_path, draft=is_draft) == []


@pytest.mark.slow
@pytest.mark.parametrize("make", LARGE.values(), ids=LARGE)
def test_a_large_packet(make: Callable[[], Packet], tmp_path: Path) -> None:
    assert accusations(make(), tmp_path) == []


@settings(max_examples=4, deadline=None)
@given(
    units=st.integers(1, 4),
    functions=st.integers(0, 25),
    amount=st.sampled_from([0, 1, -5_000, 99_999_999, 10**14]),
    name=LETTERS,
    text=LETTERS,
)
def test_any_packet(units: int, functions: int, amount: int, name: str, text: str) -> None:
    packet = of_units(units, name.replace("{", "").replace("}", "") + "{}")
    packet = replace(
        packet,
        lines=(*packet.lines, *of_functions(functions, amount).lines[len(packet.lines) :]),
        projects=tuple(replace(one, name=name, overview=text * 9) for one in packet.projects),
        indicators=tuple(replace(one, name=text) for one in packet.indicators),
        remarks=(*packet.remarks, Remark(key="change.total", text=text)),
    )
    packet = replace(packet, remarks=tuple({one.key: one for one in packet.remarks}.values()))
    with TemporaryDirectory() as folder:
        assert accusations(with_summary(packet), Path(folder)) == []
