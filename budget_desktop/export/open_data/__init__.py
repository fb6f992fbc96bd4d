"""Open data: every table and the facts behind them as CSV and JSON, with a descriptor, in one .zip file.

The descriptor is a Frictionless Data Package; columns carry the Fiscal Data Package's types for budgets where
it has one. `docs/open-data.md` explains it.
"""

import zipfile
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from budget_desktop.export.open_data.descriptor import describe
from budget_desktop.export.open_data.facts import fact_resource
from budget_desktop.export.open_data.resource import Resource
from budget_desktop.export.open_data.sheets import table_resources
from budget_desktop.export.open_data.syntax import as_csv, as_json, json_rows

if TYPE_CHECKING:
    from budget_desktop.disclosure import Disclosure

__all__ = ["descriptor_of", "write_open_data"]

_DAY = (1980, 1, 1, 0, 0, 0)
"""The first day a .zip file can name: the same data give the same bytes on every day."""
_READABLE = 0o644 << 16


def write_open_data(disclosure: "Disclosure", target: Path, *, draft: bool = False) -> None:
    """Write the .zip file: `datapackage.json`, then each table as CSV and as JSON. May raise OSError."""
    with zipfile.ZipFile(target, "w") as archive:
        for name, data in _members(disclosure, draft=draft):
            entry = zipfile.ZipInfo(name, _DAY)
            entry.compress_type = zipfile.ZIP_DEFLATED
            entry.external_attr = _READABLE
            archive.writestr(entry, data)


def descriptor_of(disclosure: "Disclosure", *, draft: bool) -> bytes:
    """What `datapackage.json` says."""
    return as_json(describe(disclosure, _resources(disclosure), draft=draft))


def _resources(disclosure: "Disclosure") -> tuple[Resource, ...]:
    return fact_resource(disclosure), *table_resources(disclosure)


def _members(disclosure: "Disclosure", *, draft: bool) -> Iterator[tuple[str, bytes]]:
    resources = _resources(disclosure)
    yield "datapackage.json", as_json(describe(disclosure, resources, draft=draft))
    for resource in resources:
        yield resource.path, as_csv([field.name for field in resource.fields], resource.rows)
        content = {
            "name": resource.name,
            "title": resource.title,
            "description": resource.description,
            "fields": [field.name for field in resource.fields],
            "rows": json_rows(resource.rows),
        }
        yield resource.path.removesuffix(".csv") + ".json", as_json(content)
