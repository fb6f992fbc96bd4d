"""The published schema and the manual say what the code does."""

import json
import re
import subprocess
import sys
from pathlib import Path
from typing import Any

import jsonschema
import pytest

from budget_desktop.exchange.reading import read_exchange
from budget_desktop.exchange.schema import schema

DOCS = Path(__file__).resolve().parents[2] / "docs"
MANUAL = (DOCS / "exchange.md").read_text(encoding="utf-8")
SCHEMA = schema()
DEFINITIONS: dict[str, Any] = SCHEMA["$defs"]
TOP = {"最外层": SCHEMA, "一套": DEFINITIONS["Packet"]}


def collections() -> dict[str, dict[str, Any]]:
    """The schema of one record of each collection, and of the header."""
    found = {"header": DEFINITIONS["Header"]}
    for name, collection in DEFINITIONS["Packet"]["properties"].items():
        if name != "header":
            found[name] = DEFINITIONS[collection["items"]["$ref"].rsplit("/", 1)[-1]]
    return found


def tables() -> dict[str, dict[str, list[str]]]:
    """The rows of the field tables in the manual, by section and field."""
    found: dict[str, dict[str, list[str]]] = {}
    section = ""
    for line in MANUAL.splitlines():
        if heading := re.match(r"#+ (?:`(\w+)`|(\S+))", line):
            section = heading[1] or heading[2]
        elif row := re.match(r"\| `(\w+)` \|", line):
            found.setdefault(section, {})[row[1]] = [cell.strip() for cell in line.strip("| ").split(" | ")]
    return found


def resolved(member: dict[str, Any]) -> dict[str, Any]:
    """A member's schema without its references and without the choice of null."""
    chosen: dict[str, Any] = next(iter(member.get("anyOf", [member])))
    return DEFINITIONS[chosen["$ref"].rsplit("/", 1)[-1]] if "$ref" in chosen else chosen


def spoken_type(member: dict[str, Any]) -> str:
    if "enum" in member or "const" in member:
        return "选项"
    if member["type"] == "string":
        return "日期" if member.get("format") == "date" else "金额" if "pattern" in member else "文字"
    return {"integer": "整数", "boolean": "真假", "array": "列表", "object": "对象"}[member["type"]]


def test_published_schema_is_what_the_command_writes() -> None:
    command = [sys.executable, "-m", "budget_desktop.exchange.schema"]
    written = subprocess.run(command, capture_output=True, check=True, cwd=DOCS.parent)
    assert not written.stderr
    assert written.stdout == (DOCS / "exchange.schema.json").read_bytes()


def test_schema_is_valid_itself() -> None:
    jsonschema.Draft202012Validator.check_schema(SCHEMA)


def test_schema_carries_no_words_of_the_code() -> None:
    assert "description" not in json.dumps(SCHEMA)


@pytest.mark.parametrize("section", [*TOP, *collections()])
def test_manual_explains_every_field(section: str) -> None:
    expected = {**TOP, **collections()}[section]
    rows = tables()[section]
    assert list(rows) == list(expected["properties"])
    for name, member in expected["properties"].items():
        _, required, kind, explanation = rows[name]
        assert required == ("是" if name in expected["required"] else "否"), name
        assert kind == spoken_type(resolved(member)), name
        for choice in resolved(member).get("enum", []):
            assert choice in explanation, f"{name}: {choice}"


def test_manual_has_no_tables_of_fields_that_are_gone() -> None:
    assert set(tables()) == {*TOP, *collections()}


def test_example_of_the_manual_can_be_read() -> None:
    example = re.search(r"```json\n(.*?)```", MANUAL, re.DOTALL)
    assert example is not None
    jsonschema.Draft202012Validator(SCHEMA).validate(json.loads(example[1]))
    (packet,) = read_exchange(example[1])
    assert [line.key for line in packet.lines] == ["L1", "L2"]
