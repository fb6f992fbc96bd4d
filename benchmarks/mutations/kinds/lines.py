"""Whole lines: missing, twice, on the wrong side, under the wrong code."""

from collections.abc import Callable, Iterable
from dataclasses import replace
from random import Random

from benchmarks.mutations.planted import Error, Kind, error, retyped
from budget_desktop.detective.mend import Addition, Change, Removal, mended
from budget_desktop.domain.codes import Dimension, Flow
from budget_desktop.domain.codes import Kind as SpendingKind
from budget_desktop.domain.packet import Packet
from budget_desktop.domain.places import EntryPlace
from budget_desktop.domain.records import Line
from budget_desktop.edition.resolve import government_subject, kind_of
from tests.rules.books import EDITION


def _some(lines: Iterable[Line], chance: Random) -> Line | None:
    found = [line for line in lines if line.amount]
    return chance.choice(found) if found else None


def _spending(packet: Packet) -> list[Line]:
    return [line for line in packet.lines if line.flow is Flow.SPENDING]


def _dropped(packet: Packet, chance: Random) -> Error | None:
    line = _some(packet.lines, chance)
    if line is None:
        return None
    # The line is gone; its account is where to look.
    account = [
        EntryPlace("lines", each.key)
        for each in packet.lines
        if each is not line and (each.unit, each.source) == (line.unit, line.source)
    ]
    return error(
        f"漏录{line.key}",
        mended(packet, Removal(EntryPlace("lines", line.key))),
        EntryPlace("lines"),
        *account,
        undo=(Addition(line),),
    )


def _doubled(packet: Packet, chance: Random) -> Error | None:
    line = _some(packet.lines, chance)
    if line is None:
        return None
    twin = replace(line, key=f"{line.key}'")
    at = packet.lines.index(line) + 1
    undo = tuple(Removal(EntryPlace("lines", key)) for key in (line.key, twin.key))
    return error(
        f"重录{line.key}",
        replace(packet, lines=(*packet.lines[:at], twin, *packet.lines[at:])),
        *(each.place for each in undo),
        undo=undo,
    )


def _recoded(
    field: str, codes: Callable[[Packet, Line], list[str]]
) -> Callable[[Packet, Random], Error | None]:
    def plant(packet: Packet, chance: Random) -> Error | None:
        lines = [line for line in _spending(packet) if line.amount]
        chance.shuffle(lines)
        for line in lines:
            right: str = getattr(line, field)
            others = [code for code in codes(packet, line) if code != right]
            if others:
                wrong = chance.choice(others)
                place = EntryPlace("lines", line.key, field)
                what = f"{line.key}：{right} → {wrong}"
                undo = Change(place, wrong, right)
                return error(what, retyped(packet, place, wrong), place, undo=(undo,))
        return None

    return plant


def _same_level(dimension: Dimension) -> Callable[[Packet, Line], list[str]]:
    def codes(_: Packet, line: Line) -> list[str]:
        code: str = getattr(line, dimension.value)
        catalogue = EDITION.catalogue
        return [
            entry.code
            for entry in catalogue.entries(dimension)
            if len(entry.code) == len(code) and entry.code[:-2] == code[:-2]
        ]

    return codes


def _swapped_code(dimension: Dimension) -> Callable[[Packet, Line], list[str]]:
    def codes(_: Packet, line: Line) -> list[str]:
        code: str = getattr(line, dimension.value)
        swaps = (code[:at] + code[at + 1] + code[at] + code[at + 2 :] for at in range(len(code) - 1))
        return [swap for swap in swaps if swap != code]

    return codes


def _government(packet: Packet, line: Line) -> list[str]:
    own = government_subject(line, packet, EDITION.catalogue)
    return [
        entry.code
        for entry in EDITION.catalogue.entries(Dimension.GOVERNMENT_ECONOMIC)
        if entry.is_leaf and entry.code != own
    ]


def _kinds(packet: Packet, line: Line) -> list[str]:
    if line.project:
        return []
    own = kind_of(line, packet, EDITION.limits)
    return [kind for kind in SpendingKind if kind != own and kind.startswith("basic")]


def _sources(_packet: Packet, _line: Line) -> list[str]:
    return ["S1.1", "S1.2", "S2.1", "S6"]


def _units(packet: Packet, _: Line) -> list[str]:
    return [unit.key for unit in packet.units]


def _projects(packet: Packet, line: Line) -> list[str]:
    return [project.key for project in packet.projects] if line.project else []


def _flow(packet: Packet, chance: Random) -> Error | None:
    line = _some(_spending(packet), chance)
    if line is None:
        return None
    place = EntryPlace("lines", line.key, "flow")
    return error(
        f"支出{line.key}录成收入", retyped(packet, place, Flow.INCOME), EntryPlace("lines", line.key)
    )


_WITHIN = "同级科目都是有效科目，只录一次；与单位性质、支出类型、对应的保险科目都不抵触时，没有别的数可以核对"

LINES = (
    Kind("漏录一行", _dropped, is_amount=True),
    Kind("重复录入一行", _doubled, is_amount=True),
    Kind("资金来源选错", _recoded("source", _sources), is_amount=True),
    Kind("单位选错", _recoded("unit", _units), is_amount=True),
)
CODES = (
    Kind("支出录成收入", _flow),
    Kind("功能科目选成同款其他项", _recoded("function", _same_level(Dimension.FUNCTION)), unknowable=_WITHIN),
    Kind(
        "部门经济科目选成同类其他款",
        _recoded("department_economic", _same_level(Dimension.DEPARTMENT_ECONOMIC)),
        unknowable=_WITHIN,
    ),
    Kind("功能科目数字颠倒", _recoded("function", _swapped_code(Dimension.FUNCTION)), unknowable=_WITHIN),
    Kind(
        "部门经济科目数字颠倒",
        _recoded("department_economic", _swapped_code(Dimension.DEPARTMENT_ECONOMIC)),
        unknowable=_WITHIN,
    ),
    Kind("政府经济科目选错", _recoded("government_economic", _government)),
    Kind("支出类型选错", _recoded("kind", _kinds)),
    Kind(
        "支出选错项目",
        _recoded("project", _projects),
        is_amount=True,
        unknowable="项目没有填总金额或跨年时，两个项目之间的归属没有别的数可以核对",
    ),
)
