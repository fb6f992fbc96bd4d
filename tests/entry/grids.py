"""A grid of spending lines to paste into, and what carrying out a plan makes of its records."""

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from budget_desktop.domain.codes import Flow
from budget_desktop.domain.money import Measure
from budget_desktop.domain.records import Line
from budget_desktop.entry.codes import Choice, ChoiceInput
from budget_desktop.entry.plan import Area, Changes, Field
from budget_desktop.entry.values import AmountInput, TextInput

UNIT = Field(
    name="unit", title="单位", input=ChoiceInput("单位", (Choice("124001", "本级"), Choice("124002", "学校")))
)
PROJECT = Field(
    name="project", title="项目", input=ChoiceInput("项目", (Choice("P1", "修缮"),), optional=True)
)
KIND = Field(
    name="kind",
    title="类型",
    input=ChoiceInput("类型", (Choice("basic.pay", "人员"), Choice("basic.public", "公用")), optional=True),
    locked=lambda line: "类型随项目“修缮”，请在项目页修改" if line.project and not line.kind else "",
)
AMOUNT = Field(name="amount", title="本年金额", names=("金额",), input=AmountInput(), basis_in="note")
PRIOR = Field(name="prior", title="上年金额", input=AmountInput(), locked=lambda _: "上年数已批复，不能修改")
NOTE = Field(name="note", title="测算依据", input=TextInput())

FIELDS = (UNIT, PROJECT, KIND, AMOUNT, PRIOR, NOTE)
YUAN, WAN = Measure.YUAN, Measure.WAN
TEMPLATE = Line(key="", unit="124001", flow=Flow.SPENDING)


def line(key: str, **fields: Any) -> Line:
    return Line(**{"key": key, "unit": "124001", "flow": Flow.SPENDING, **fields})


def column(field: Field) -> int:
    return FIELDS.index(field)


def at(row: int, field: Field, rows: int = 1, columns: int = 1) -> Area:
    return Area(row, column(field), rows, columns)


def carried_out(changes: Changes, records: Sequence[Line]) -> list[Line]:
    """The records afterwards, as the book would have them."""
    done = list(records)
    for update in changes.updates:
        place = next(number for number, record in enumerate(done) if record.key == update.key)
        done[place] = replace(done[place], **{update.field: update.value})
    for number, addition in enumerate(changes.additions):
        assert isinstance(addition.base, Line)
        made = replace(addition.base, **{**addition.values, "key": f"N{len(records)}.{number}"})
        keys = [record.key for record in done]
        done.insert(keys.index(addition.before) if addition.before else len(done), made)
    return done
