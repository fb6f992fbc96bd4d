"""What the tables are, for programs: a Frictionless Data Package."""

import re
from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from budget_desktop.export.open_data.resource import Field, Resource

if TYPE_CHECKING:
    from budget_desktop.disclosure import Disclosure


def describe(disclosure: "Disclosure", resources: Sequence[Resource], *, draft: bool) -> dict[str, Any]:
    """The descriptor. `check_code` is that of the printed pages, `stage` says which budget it is."""
    header = disclosure.packet.header
    code = re.sub("[^a-z0-9]+", "-", header.department_code.lower()).strip("-")
    return {
        "profile": "tabular-data-package",
        "name": f"department-budget-{code}-{header.year}",
        "title": disclosure.outline.title,
        "description": "部门预算公开表和收支明细。表中金额的单位见各表说明，收支明细以元为单位。",
        "contributors": [{"title": header.department, "role": "publisher"}],
        "sources": [{"title": disclosure.edition.title}],
        "fiscal_year": header.year,
        "stage": str(header.stage),
        "draft": draft,
        "check_code": disclosure.outline.check_code,
        "resources": [_resource(resource) for resource in resources],
    }


def _resource(resource: Resource) -> dict[str, Any]:
    described = {
        "name": resource.name,
        "title": resource.title,
        "description": resource.description,
        "path": resource.path,
        "profile": "tabular-data-resource",
        "format": "csv",
        "mediatype": "text/csv",
        # With a byte order mark, which programs are to skip.
        "encoding": "utf-8-sig",
        "dialect": {"delimiter": ",", "doubleQuote": True, "header": True},
        "schema": {"fields": [_field(field) for field in resource.fields], "missingValues": [""]},
    }
    return {name: value for name, value in described.items() if value != ""}


def _field(field: Field) -> dict[str, str]:
    described = {
        "name": field.name,
        "title": field.title,
        "type": field.kind,
        "columnType": field.fiscal,
        "description": field.description,
    }
    return {name: value for name, value in described.items() if value}
