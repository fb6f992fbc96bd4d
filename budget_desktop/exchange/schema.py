"""The JSON Schema of the exchange format, for other programs.

`python -m budget_desktop.exchange.schema > docs/exchange.schema.json` writes the published copy.
"""

import json
import sys
from typing import Any

from pydantic.json_schema import GenerateJsonSchema, JsonSchemaValue

from budget_desktop.exchange.notation import FORMAT, VERSION
from budget_desktop.exchange.shapes import adapter


class _Bare(GenerateJsonSchema):
    """Only what a file must look like: no titles made up from field names, no default for an assigned key."""

    def field_title_should_be_set(self, schema: Any) -> bool:  # noqa: ARG002 - pydantic passes it
        return False

    def default_schema(self, schema: Any) -> JsonSchemaValue:
        described = super().default_schema(schema)
        if "minLength" in described:
            # Nobody may write an empty key: it only marks one that was left out and is assigned on reading.
            del described["default"]
        return described


def schema() -> dict[str, Any]:
    """The schema, in the dialect of 2020-12."""
    made = adapter().json_schema(schema_generator=_Bare)
    for definition in made["$defs"].values():
        # The docstrings of the code are not for integrators; docs/exchange.md explains the fields.
        definition.pop("description", None)
    return {"$schema": _Bare.schema_dialect, **made, "title": f"{FORMAT} {VERSION}"}


def schema_text() -> str:
    """The schema as published."""
    return json.dumps(schema(), ensure_ascii=False, indent=2) + "\n"


if __name__ == "__main__":
    # Bytes, so that neither the console's encoding nor its line ends change the file.
    sys.stdout.buffer.write(schema_text().encode())
