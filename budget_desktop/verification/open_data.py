"""The .zip file of open data against the disclosure: its list of members, every table, every sum of facts."""

import codecs
import csv
import io
import json
import re
import zlib
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal
from functools import partial
from pathlib import Path
from typing import Any
from zipfile import BadZipFile, ZipFile

from budget_desktop.disclosure import Disclosure
from budget_desktop.domain.codes import Dimension, Flow, Year
from budget_desktop.domain.errors import KnownError
from budget_desktop.domain.money import Fen
from budget_desktop.export.packet import safe_name
from budget_desktop.tables.table import Cell, Table
from budget_desktop.verification.container import compare_container
from budget_desktop.verification.descriptor import Rows, compare_descriptor
from budget_desktop.verification.difference import Difference, Differences, apart
from budget_desktop.verification.wording import solid

_DESCRIPTOR = "datapackage.json"
_LARGEST = 200_000_000
_FACTS = "收支明细"
_DIRECTIONS = {Flow.INCOME: "revenue", Flow.SPENDING: "expenditure"}
_CODES = {
    Dimension.UNIT: ("unit_code",),
    Dimension.SOURCE: ("source_code",),
    Dimension.FUNCTION: ("function_1_code", "function_2_code", "function_3_code"),
    Dimension.DEPARTMENT_ECONOMIC: ("department_economic_1_code", "department_economic_2_code"),
    Dimension.GOVERNMENT_ECONOMIC: ("government_economic_1_code", "government_economic_2_code"),
    Dimension.KIND: ("kind_code",),
    Dimension.PROJECT: ("project_code",),
}
"""Columns that hold the code of each dimension, by level."""

_NAMES, _ROWS = {"name", "title", "description"}, {"fields", "rows"}
"""What a table in JSON says of itself, and its content."""
_RUNS = re.compile(r"\t|\s*[=+\-@＝＋－＠]")
_NUMBER = re.compile(r"-?\d+(\.\d+)?")


@dataclass(frozen=True)
class OpenData:
    """The members by name: CSV as rows of texts, JSON as it is."""

    descriptor: Mapping[str, Any]
    csv: Mapping[str, Rows]
    json: Mapping[str, Any]
    names: tuple[str, ...]
    beside: tuple[Difference, ...] = ()
    """What the container and the texts carry that no reader shows."""


def read_open_data(path: Path) -> OpenData:
    """Read the .zip file. Raises KnownError for one that cannot be read or is none of ours."""
    try:
        data = path.read_bytes()
        with ZipFile(path) as archive:
            if sum(entry.file_size for entry in archive.infolist()) > _LARGEST:
                raise KnownError(f"“{path.name}”大得不像本程序导出的开放数据", "请用程序重新导出")
            members = {name: _text(archive.read(name), name) for name in archive.namelist()}
            names, beside = tuple(archive.namelist()), tuple(compare_container(data, archive))
        tables = {
            name: list(csv.reader(io.StringIO(text, newline=""), strict=True))
            for name, text in members.items()
            if name.endswith(".csv")
        }
        trees = {
            name: json.loads(text, object_pairs_hook=_once)
            for name, text in members.items()
            if name.endswith(".json")
        }
        descriptor = trees[_DESCRIPTOR]
        if not isinstance(descriptor, dict):
            raise ValueError
        return OpenData(descriptor, tables, trees, names, beside)
    except (
        BadZipFile,
        zlib.error,
        EOFError,
        RuntimeError,
        NotImplementedError,
        ValueError,
        KeyError,
        csv.Error,
    ):
        raise KnownError(f"“{path.name}”不是完好的开放数据文件", "文件可能损坏，请重新导出") from None
    except OSError:
        raise KnownError(f"“{path.name}”读不出来", "请检查是否有权限，或文件是否在别的程序中打开") from None


def _text(data: bytes, name: str) -> str:
    """The text of a member; a CSV begins with a mark that tells Excel its encoding."""
    if name.endswith(".csv") and not data.startswith(codecs.BOM_UTF8):
        raise ValueError(name)
    return data.decode("utf-8-sig")


def _once(pairs: list[tuple[str, object]]) -> dict[str, object]:
    """An object of JSON. Raises ValueError for a key given twice: readers show but one of the two."""
    read = dict(pairs)
    if len(read) < len(pairs):
        raise ValueError(pairs)
    return read


def compare_open_data(found: OpenData, disclosure: Disclosure | None, *, draft: bool) -> Differences:
    """How the file differs from what it must say; without a disclosure, how its halves differ."""
    yield from found.beside
    if disclosure is not None:
        yield from _with_disclosure(found, disclosure, draft)
    described = _described(found.descriptor)
    for path in found.csv:
        yield from _alike(path.removesuffix(".csv"), found, described.get(path, {}))


def _with_disclosure(found: OpenData, disclosure: Disclosure, draft: bool) -> Differences:
    tables = list(disclosure.tables.values())
    wanted = [
        f"tables/{number:02} {safe_name(table.sheet or table.name)}" for number, table in enumerate(tables, 1)
    ]
    listed = [_DESCRIPTOR, *(f"{stem}{end}" for stem in ("facts", *wanted) for end in (".csv", ".json"))]
    if list(found.names) != listed:
        odd = sorted(set(found.names) ^ set(listed))
        yield Difference("压缩包里的文件不符", "、".join(listed), "、".join(odd) or "顺序或重复")
        return
    yield from compare_descriptor(found.descriptor, found.csv, disclosure, draft=draft)
    for table, stem in zip(tables, wanted, strict=True):
        yield from _table(found.csv[f"{stem}.csv"], table)
    yield from _facts(found.csv["facts.csv"], disclosure)


def _table(rows: Rows, table: Table) -> Differences:
    if len(rows) - 1 != len(table.body):
        yield Difference("行数不符", str(len(table.body)), str(len(rows) - 1), table=table.name)
    for number, (row, cells) in enumerate(zip(rows[1:], table.body, strict=False), 1):
        if len(row) != len(cells):
            yield Difference(
                "列数不符", str(len(cells)), str(len(row)), table=table.name, row=f"第{number}行"
            )
            continue
        for column, (text, cell) in enumerate(zip(row, cells, strict=True), 1):
            expected = _printed(cell, table)
            if not _same(text, expected, is_amount=cell is not None and cell.amount is not None):
                at = partial(Difference, table=table.name, row=f"第{number}行", column=f"第{column}列")
                yield at("内容不符", *apart(expected, text))


def _printed(cell: Cell | None, table: Table) -> str:
    if cell is None:
        return ""
    return cell.text if cell.amount is None else f"{table.amounts.rounded(cell.amount):f}"


def _same(found: str, wanted: str, *, is_amount: bool) -> bool:
    if is_amount:
        return found == wanted
    # Each line that a spreadsheet would run bears a mark, and no other does.
    lines = ["".join(one for one in line if one == "\t" or one.isprintable()) for line in wanted.splitlines()]
    marked = [f"'{line}" if _RUNS.match(line) else line for line in lines]
    return solid(found) == solid("".join(marked))


def _facts(rows: Rows, disclosure: Disclosure) -> Differences:
    """Every row against the facts it adds up, and no fact left over."""
    head, *body = rows
    left = _sums(disclosure)
    for number, row in enumerate(body, 1):
        said = dict(zip(head, row, strict=False))
        at = partial(Difference, table=_FACTS, row=f"第{number}行")
        wanted = left.pop(_key(said), None)
        expected = "" if wanted is None else _yuan(wanted)
        if said.get("amount", "") != expected:
            yield at("金额不符", expected, said.get("amount", ""), column="金额")
        for column, name in _names(said, disclosure):
            if not _same(said.get(column, ""), name, is_amount=False):
                yield at("名称不符", name, said.get(column, ""), column=column)
    for key, amount in left.items():
        yield Difference("缺少一行", f"{'，'.join(filter(None, key))}：{_yuan(amount)}", table=_FACTS)


def _sums(disclosure: Disclosure) -> dict[tuple[str, ...], Fen]:
    sums: Counter[tuple[str, ...]] = Counter()
    for fact in disclosure.facts:
        if fact.flow in _DIRECTIONS:
            year = disclosure.packet.header.year - (fact.year is Year.PRIOR)
            codes = (getattr(fact, dimension) for dimension in _CODES)
            sums[(str(year), _DIRECTIONS[fact.flow], *codes)] += fact.amount
    return dict(sums)


def _key(said: Mapping[str, str]) -> tuple[str, ...]:
    """The codes of a row; of those in levels the longest."""
    codes = (max((said.get(column, "") for column in columns), key=len) for columns in _CODES.values())
    return (said.get("fiscal_year", ""), said.get("direction", ""), *codes)


def _names(said: Mapping[str, str], disclosure: Disclosure) -> Iterator[tuple[str, str]]:
    """The name that must stand beside each code."""
    packet, catalogue = disclosure.packet, disclosure.edition.catalogue
    units = {unit.key: unit.name for unit in packet.units}
    projects = {project.key: project.name for project in packet.projects}
    for dimension, columns in _CODES.items():
        for column in columns:
            code = said.get(column, "")
            known = {Dimension.UNIT: units, Dimension.PROJECT: projects}.get(dimension)
            name = known.get(code, "") if known is not None else catalogue.name(dimension, code)
            yield column.removesuffix("code") + "name", name if code else ""


def _yuan(amount: Fen) -> str:
    return f"{Decimal(amount).scaleb(-2):f}"


def _described(descriptor: Mapping[str, Any]) -> dict[str, Mapping[str, Any]]:
    """What the descriptor says of each file, by its path."""
    resources = descriptor.get("resources")
    told = [each for each in resources if isinstance(each, dict)] if isinstance(resources, list) else []
    return {str(each.get("path")): each for each in told}


def _alike(stem: str, found: OpenData, described: Mapping[str, Any]) -> Differences:
    """JSON must say what CSV says, which was compared already, and call itself what the descriptor does."""
    tree, (head, *body) = found.json.get(f"{stem}.json"), found.csv[f"{stem}.csv"]
    if not isinstance(tree, dict):
        yield Difference("没有与 CSV 相应的 JSON", f"{stem}.json", "", table=stem)
        return
    for key in sorted(tree.keys() - _ROWS | _NAMES):
        if tree.get(key) != (wanted := described.get(key, "")):
            yield Difference("JSON 的说明与数据说明不符", str(wanted), str(tree.get(key, "")), table=stem)
    if tree.get("fields") != head:
        yield Difference("JSON 的列与 CSV 不符", "、".join(head), str(tree.get("fields")), table=stem)
    rows = tree.get("rows", ())
    if len(rows) != len(body):
        yield Difference("JSON 的行数与 CSV 不符", str(len(body)), str(len(rows)), table=stem)
    for number, (row, texts) in enumerate(zip(rows, body, strict=False), 1):
        for length in {len(row), len(texts)} - {len(head)}:
            yield Difference("列数不符", str(len(head)), str(length), table=stem, row=f"第{number}行")
        for column, (value, text) in enumerate(zip(row, texts, strict=False), 1):
            if not _says(value, text):
                at = partial(Difference, table=stem, row=f"第{number}行", column=f"第{column}列")
                yield at("JSON 的内容与 CSV 不符", text, str(value))


def _says(value: object, text: str) -> bool:
    if isinstance(value, str):
        return _same(text, value, is_amount=False)
    if value is None:
        return not text
    return bool(_NUMBER.fullmatch(text)) and Decimal(str(value)) == Decimal(text)
