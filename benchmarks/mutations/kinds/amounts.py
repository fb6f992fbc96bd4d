"""Slips in one amount of a line."""

from collections.abc import Callable
from random import Random

from benchmarks.mutations.planted import Error, Kind, error, retyped
from budget_desktop.detective.mend import Change
from budget_desktop.domain.money import Fen, round_half_up
from budget_desktop.domain.packet import Packet
from budget_desktop.domain.places import EntryPlace
from budget_desktop.domain.records import Line

Slip = Callable[[Line, Random], Fen | None]


def _plant(name: str, slip: Slip) -> Kind:
    def plant(packet: Packet, chance: Random) -> Error | None:
        lines = [line for line in packet.lines if line.amount]
        chance.shuffle(lines)
        for line in lines:
            wrong = slip(line, chance)
            if wrong is not None and wrong != line.amount:
                place = EntryPlace("lines", line.key, "amount")
                what = f"{line.key}：{line.amount} → {wrong}"
                undo = Change(place, wrong, line.amount)
                return error(what, retyped(packet, place, wrong), place, undo=(undo,))
        return None

    return Kind(name, plant, is_amount=True)


def _times(factor: int) -> Slip:
    return lambda line, _: (line.amount or 0) * factor


def _part(divisor: int) -> Slip:
    def slip(line: Line, _: Random) -> Fen | None:
        amount = line.amount or 0
        return amount // divisor if amount % divisor == 0 else None

    return slip


def _swapped(line: Line, chance: Random) -> Fen | None:
    digits = str(line.amount)
    apart = [at for at in range(len(digits) - 1) if digits[at] != digits[at + 1]]
    if not apart:
        return None
    at = chance.choice(apart)
    return int(digits[:at] + digits[at + 1] + digits[at] + digits[at + 2 :])


def _negative(line: Line, _: Random) -> Fen | None:
    return -(line.amount or 0)


def _stale(line: Line, _: Random) -> Fen | None:
    return line.prior or None


def _mistyped(line: Line, chance: Random) -> Fen | None:
    digits = str(line.amount).rstrip("0")
    at = chance.randrange(len(digits))
    other = chance.choice([digit for digit in "0123456789" if digit != digits[at] and (at or digit != "0")])
    return int((digits[:at] + other + digits[at + 1 :]).ljust(len(str(line.amount)), "0"))


def _rounded(line: Line, _: Random) -> Fen | None:
    return round_half_up(line.amount or 0, 10_000) * 10_000


AMOUNTS = (
    _plant("元录成万元（×10000）", _times(10_000)),
    _plant("万元录成元（÷10000）", _part(10_000)),
    _plant("小数点错位（×10）", _times(10)),
    _plant("小数点错位（÷10）", _part(10)),
    _plant("小数点错位（×100）", _times(100)),
    _plant("相邻数字颠倒", _swapped),
    _plant("正负号错误", _negative),
    _plant("沿用上年数", _stale),
    _plant("按百元取整", _rounded),
)
MISTYPED = _plant("录错一位数字", _mistyped)
