"""The descriptor of open data: what it says of the budget, and that it says nothing else."""

import json
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from budget_desktop.disclosure import Disclosure
from budget_desktop.export.open_data import descriptor_of
from budget_desktop.verification.difference import Difference, Differences

Rows = Sequence[Sequence[str]]


def compare_descriptor(
    said: Mapping[str, Any], tables: Mapping[str, Rows], disclosure: Disclosure, *, draft: bool
) -> Differences:
    """How it differs from the budget and from the heads of the files; `tables` are these by path.

    What it tells programs (types, taxonomy, dialect) is what the writer's own descriptor tells them.
    """
    reckoned = _reckoned(disclosure, draft=draft)
    for name, (what, wanted) in reckoned.items():
        if said.get(name) != wanted:
            yield Difference(f"数据说明里的{what}不符", str(wanted), str(said.get(name)))
    yield from _heads(said, tables)
    prescribed, rest = (
        {name: value for name, value in told.items() if name not in reckoned}
        for told in (json.loads(descriptor_of(disclosure, draft=draft)), said)
    )
    for place in _unlike(prescribed, rest):
        yield Difference("数据说明与应有的不同", row=place)


def _reckoned(disclosure: Disclosure, *, draft: bool) -> dict[str, tuple[str, object]]:
    """What it says of the budget: by name what that is called, and what it has to be."""
    header = disclosure.packet.header
    return {
        "title": ("标题", disclosure.outline.title),
        "contributors": ("部门", [{"title": header.department, "role": "publisher"}]),
        "fiscal_year": ("年度", header.year),
        "stage": ("编制阶段", str(header.stage)),
        "draft": ("草稿标志", draft),
        "check_code": ("校验码", disclosure.outline.check_code),
    }


def _heads(said: Mapping[str, Any], tables: Mapping[str, Rows]) -> Differences:
    try:
        fields = {
            each["path"]: [field["name"] for field in each["schema"]["fields"]] for each in said["resources"]
        }
    except (KeyError, TypeError):
        yield Difference("数据说明残缺", "resources", "")
        return
    for path, rows in tables.items():
        if not rows or fields.get(path) != list(rows[0]):
            yield Difference("数据说明里的列与文件不符", "", path)


def _unlike(wanted: object, found: object, place: str = "") -> Iterator[str]:
    """Where two trees differ, deepest first part by part."""
    if isinstance(wanted, dict) and isinstance(found, dict) and list(wanted) == list(found):
        for key, value in wanted.items():
            yield from _unlike(value, found[key], f"{place}/{key}")
    elif isinstance(wanted, list) and isinstance(found, list) and len(wanted) == len(found):
        for number, (one, other) in enumerate(zip(wanted, found, strict=True), 1):
            yield from _unlike(one, other, f"{place}/{number}")
    elif wanted != found or type(wanted) is not type(found):
        yield place or "/"
