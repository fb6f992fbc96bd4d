"""Read an edition's table forms: shared columns and rows put in, slices checked against the code lists."""

from collections.abc import Iterator, Mapping
from dataclasses import fields, is_dataclass
from pathlib import Path
from typing import Any

from budget_desktop.domain.facts import Slice
from budget_desktop.edition.catalogue import Catalogue
from budget_desktop.edition.decode import decode, parse_toml
from budget_desktop.edition.errors import EditionError
from budget_desktop.tables.frame import unknown_placeholders
from budget_desktop.tables.spec import FormSpec, TableSpec


def read_tables(
    folder: Path, names: tuple[str, ...], catalogue: Catalogue
) -> dict[str, TableSpec | FormSpec]:
    """The forms named, in that order, by their keys."""
    _, shared = parse_toml(folder / "shared.toml")
    found: dict[str, TableSpec | FormSpec] = {}
    for name in names:
        file = folder / f"{name}.toml"
        text, data = parse_toml(file)
        kind: type[TableSpec] | type[FormSpec] = TableSpec if "panels" in data else FormSpec
        spec = decode(file, text, _with_shared(file, data, shared), kind)
        _check(file, spec, catalogue)
        if spec.key in found:
            raise EditionError(file, 0, f"表的 key“{spec.key}”与另一张表重复")
        found[spec.key] = spec
    return found


def _with_shared(file: Path, data: Any, shared: Mapping[str, Any]) -> Any:
    """The data with every `{ use = "name" }` in a list replaced by what the shared file lists there."""
    if isinstance(data, dict):
        return {key: _with_shared(file, value, shared) for key, value in data.items()}
    if not isinstance(data, list):
        return data
    items: list[Any] = []
    for item in data:
        if isinstance(item, dict) and set(item) == {"use"}:
            if item["use"] not in shared:
                raise EditionError(file, 0, f"shared.toml 里没有“{item['use']}”")
            items.extend(shared[item["use"]])
        else:
            items.append(_with_shared(file, item, shared))
    return items


def _check(file: Path, spec: TableSpec | FormSpec, catalogue: Catalogue) -> None:
    for value in _walk(spec):
        if isinstance(value, Slice):
            _check_slice(file, value, catalogue)
        elif isinstance(value, str) and (unknown := unknown_placeholders(value)):
            raise EditionError(file, 0, f"“{value}”里的“{'、'.join(sorted(unknown))}”没有来源")


def _check_slice(file: Path, chosen: Slice, catalogue: Catalogue) -> None:
    for dimension, codes in chosen.chosen().items():
        if dimension not in catalogue.lists:
            continue
        for code in codes:
            if not catalogue.has(dimension, code):
                raise EditionError(file, 0, f"“{dimension.value}”里的编码“{code}”不在科目表中")


def _walk(value: Any) -> Iterator[Any]:
    yield value
    if isinstance(value, tuple):
        for item in value:
            yield from _walk(item)
    elif is_dataclass(value) and not isinstance(value, Slice):
        for field in fields(value):
            yield from _walk(getattr(value, field.name))
