"""Packets unlike any usual one: many units, many rows, very long texts, rare characters, nothing at all."""

from collections.abc import Callable, Mapping
from dataclasses import replace

from benchmarks.books.shelf import BOOKS
from budget_desktop.domain.codes import Dimension, Flow
from budget_desktop.domain.packet import Packet
from budget_desktop.domain.records import Line, Nature
from budget_desktop.edition import load_edition

_SENTENCE = (
    "按照深化预算管理制度改革的部署，进一步健全制度、强化约束（含2020年专项1,234.56万元），"
    "切实提高资金使用效益；"
)
_NAME = "（含上年结转、跨年度实施及配套基础设施建设等内容的综合性项目）"
_INDICATOR = "并按期完成且达到规定的质量标准要求"
_RARE = "𪨶县𠅤𡐓镇〇圙龘办公室"
"""Above U+FFFF; in no face of ours; in the fallbacks alone."""


def usual() -> Packet:
    """A budget of one office, in order."""
    return BOOKS["行政单位"]


def with_summary(packet: Packet) -> Packet:
    """The packet with its page of 一图读懂."""
    return replace(packet, header=replace(packet.header, has_summary=True))


def emptied() -> Packet:
    """Nothing to spend and nothing to reach."""
    return replace(
        usual(), lines=(), three_public=(), procurement=(), indicators=(), projects=(), controls=()
    )


def long_winded(times: int = 1) -> Packet:
    """Texts, names and indicators several times as long as anybody writes them."""
    packet = usual()
    said = _SENTENCE * 10 * times
    return replace(
        packet,
        texts=tuple(replace(one, text=one.text + said) for one in packet.texts),
        projects=tuple(
            replace(
                one,
                name=one.name + _NAME * times,
                overview=said * 3,
                necessity=said,
                measures=said,
                plan=said,
                annual_goal=said,
            )
            for one in packet.projects
        ),
        indicators=tuple(replace(one, name=one.name + _INDICATOR * 2 * times) for one in packet.indicators),
    )


def of_units(count: int, name: str = "某某市农业农村局所属第{}农业技术推广与综合服务中心") -> Packet:
    """A department with so many units, all running on the subjects of the first."""
    packet = usual()
    first = replace(packet.units[0], is_headquarters=True)
    shared = [line for line in packet.lines if not line.project]
    units, lines = [first], list(packet.lines)
    for number in range(2, count + 1):
        key = f"{first.key[:3]}{number:03}"
        units.append(
            replace(
                first,
                key=key,
                name=name.format(number),
                is_headquarters=False,
                nature=Nature.INSTITUTION,
            )
        )
        lines += [replace(line, key=f"{line.key}-{number}", unit=key) for line in shared]
    return replace(packet, units=tuple(units), lines=tuple(lines))


def of_functions(count: int, amount: int = 123_456_700) -> Packet:
    """Spending under so many functional subjects."""
    packet = usual()
    catalogue = load_edition(packet.header.edition).catalogue
    codes = [one.code for one in catalogue.entries(Dimension.FUNCTION) if len(one.code) == 7]
    model = next(line for line in packet.lines if line.flow is Flow.SPENDING and not line.project)
    more: list[Line] = [
        replace(model, key=f"f{number}", function=code, amount=amount + number * 100)
        for number, code in enumerate(codes[:count])
    ]
    return replace(packet, lines=(*packet.lines, *more))


def in_rare_characters() -> Packet:
    """Names and texts in characters that few faces have, and some that none of ours has."""
    packet = usual()
    return replace(
        packet,
        header=replace(packet.header, department=_RARE),
        units=tuple(replace(one, name=_RARE) for one in packet.units),
        projects=tuple(
            replace(
                one,
                name="㙟𫵷河治理",
                leader="㛃𬀩䶮",
                contact="𫖯𬱖😀",
                overview="在𠮷野𪚥地区开展䲠鱼（Acipenser）增殖放流，①②③㎡㎥℃‰，αβγ，ＡＢＣ，𝟙",
            )
            for one in packet.projects
        ),
    )


VARIED: Mapping[str, Callable[[], Packet]] = {
    "一图读懂": lambda: with_summary(usual()),
    "文字很长": lambda: with_summary(long_winded()),
    "单位很多": lambda: with_summary(of_units(8)),
    "功能科目很多": lambda: with_summary(of_functions(60)),
    "没有收支": lambda: with_summary(emptied()),
    "生僻字": lambda: with_summary(in_rare_characters()),
}
"""By what is unusual about them."""

LARGE: Mapping[str, Callable[[], Packet]] = {
    "文字很长": lambda: with_summary(long_winded(3)),
    "三十个单位": lambda: with_summary(of_units(30)),
    "三百个功能科目": lambda: with_summary(of_functions(300)),
}
"""The same, as large as they come."""
