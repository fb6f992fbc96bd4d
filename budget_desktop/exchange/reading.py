"""Reading an exchange file: syntax first, then shape, then keys and references."""

from collections.abc import Iterator
from dataclasses import fields, replace
from itertools import chain, count
from typing import Any

from pydantic import ValidationError

from budget_desktop.domain.packet import COLLECTIONS, Packet, Record
from budget_desktop.exchange.earlier import with_answers
from budget_desktop.exchange.notation import FORMAT, VERSION
from budget_desktop.exchange.problems import ExchangeError, Path, Problem, path_text, shortened
from budget_desktop.exchange.shapes import adapter
from budget_desktop.exchange.syntax import parse
from budget_desktop.exchange.wording import problem

_REFERENCES = {"unit": "units", "project": "projects"}
"""The fields that name a record of another collection."""


def read_exchange(text: str) -> tuple[Packet, ...]:
    """The packets of an exchange file. Raises ExchangeError naming everything that has to be mended."""
    plain = text.removeprefix("\ufeff")
    _check_format(parse(plain))
    try:
        packets: tuple[Packet, ...] = adapter().validate_json(plain).packets
    except ValidationError as error:
        raise ExchangeError(map(problem, error.errors(include_url=False))) from None
    keyed = tuple(_with_keys(with_answers(packet)) for packet in packets)
    found = (_problems(packet, ("packets", position)) for position, packet in enumerate(keyed))
    if problems := list(chain.from_iterable(found)):
        raise ExchangeError(problems)
    return keyed


def _check_format(tree: Any) -> None:
    """Refuse foreign files and newer versions outright: naming their fields one by one would only mislead."""
    if not isinstance(tree, dict) or tree.get("format") != FORMAT:
        message = f'这不是部门预算编报的交换文件；最外层应是 {{ … }}，其中写明 "format": "{FORMAT}"'
        raise ExchangeError([Problem(path_text(("format",) if isinstance(tree, dict) else ()), message)])
    version = tree.get("version")
    # True is an int that equals 1, to Python and to pydantic.
    if type(version) is not int or version < VERSION:
        message = f"格式版本要写成整数；请写 {VERSION}"
    elif version > VERSION:
        message = f"文件的格式版本是 {version}，本程序只能读到版本 {VERSION}；请升级程序，或用旧版本重新导出"
    else:
        return
    raise ExchangeError([Problem(path_text(("version",)), message)])


def _with_keys(packet: Packet) -> Packet:
    changed: dict[str, Any] = {}
    for name in COLLECTIONS.values():
        records: tuple[Record, ...] = getattr(packet, name)
        taken = {record.key for record in records}
        free = (key for number in count(1) if (key := f"L{number}") not in taken)
        if "" in taken:
            changed[name] = tuple(each if each.key else replace(each, key=next(free)) for each in records)
    return replace(packet, **changed)


def _problems(packet: Packet, path: Path) -> Iterator[Problem]:
    for name in COLLECTIONS.values():
        first: dict[str, int] = {}
        for position, record in enumerate(getattr(packet, name)):
            place = (*path, name, position)
            if first.setdefault(record.key, position) != position:
                other = path_text((*path, name, first[record.key]))
                message = f"“{shortened(record.key)}”已用在 {other}；同一列表里不能重复，请改正或删去其中一条"
                yield Problem(path_text((*place, "key")), message)
            yield from _dangling(packet, record, place)


def _dangling(packet: Packet, record: Record, path: Path) -> Iterator[Problem]:
    for each in fields(record):
        if (collection := _REFERENCES.get(each.name)) is None:
            continue
        key = getattr(record, each.name)
        known = packet.unit_by_key if collection == "units" else packet.project_by_key
        # An empty text is a valid answer where the record has it as default: a line without a project.
        if key not in known and key != each.default:
            noun = "单位" if collection == "units" else "项目"
            message = f"{collection} 里没有“{shortened(key)}”这个{noun}；请先加到 {collection} 里，或改正编号"
            yield Problem(path_text((*path, each.name)), message)
