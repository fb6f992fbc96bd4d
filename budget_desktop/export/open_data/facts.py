"""The facts as open data: amounts in yuan by every classification, without a word anybody typed freely."""

from collections import defaultdict
from collections.abc import Iterator
from decimal import Decimal
from typing import TYPE_CHECKING

from budget_desktop.domain.codes import Dimension, Flow, Year
from budget_desktop.domain.facts import Fact
from budget_desktop.export.open_data.resource import Field, Resource
from budget_desktop.export.open_data.syntax import Value

if TYPE_CHECKING:
    from budget_desktop.disclosure import Disclosure
    from budget_desktop.domain.money import Fen

_FLOWS = {Flow.INCOME: ("revenue", "收入"), Flow.SPENDING: ("expenditure", "支出")}
"""What is published; carry-over is the difference of the two, and “三公” a part of the second."""

_FUNCTION, _ECONOMIC = "functional-classification:generic", "economic-classification:generic"


def _levels(name: str, title: str, taxonomy: str, levels: str) -> Iterator[Field]:
    for number, level in enumerate(levels, 1):
        fiscal = f"{taxonomy}:level{number}" if taxonomy else ""
        yield Field(f"{name}_{number}_code", f"{title}编码（{level}）", fiscal=fiscal and f"{fiscal}:code")
        yield Field(f"{name}_{number}_name", f"{title}（{level}）", fiscal=fiscal and f"{fiscal}:label")


FIELDS = (
    Field("fiscal_year", "年度", "integer", "date:fiscal-year"),
    Field("phase", "数据口径", fiscal="phase:label", description="年初预算数，或上年的比较口径"),
    Field("unit_code", "单位编码", fiscal="administrative-classification:generic:code"),
    Field("unit_name", "单位", fiscal="administrative-classification:generic:label"),
    Field("direction", "收支", fiscal="direction", description="revenue 收入，expenditure 支出"),
    Field("source_code", "资金来源编码", fiscal="fin-source:generic:code"),
    Field("source_name", "资金来源", fiscal="fin-source:generic:label"),
    *_levels("function", "支出功能分类", _FUNCTION, "类款项"),
    *_levels("department_economic", "部门预算支出经济分类", _ECONOMIC, "类款"),
    *_levels("government_economic", "政府预算支出经济分类", "", "类款"),
    Field("kind_code", "支出类型编码", fiscal="expenditure-type:code"),
    Field("kind_name", "支出类型", fiscal="expenditure-type:label"),
    Field("project_code", "项目编码", fiscal="activity:generic:project:code"),
    Field("project_name", "项目", fiscal="activity:generic:project:label"),
    Field("amount", "金额（元）", "number", "value"),
)


def fact_resource(disclosure: "Disclosure") -> Resource:
    """One row for each combination of classifications, added up: entries as they were typed stay at home."""
    sums: dict[tuple[Value, ...], Fen] = defaultdict(int)
    for fact in disclosure.facts:
        if fact.flow in _FLOWS:
            sums[tuple(_classified(fact, disclosure))] += fact.amount
    rows = sorted((*row, Decimal(amount).scaleb(-2)) for row, amount in sums.items())
    return Resource("facts", "收支明细（按分类汇总）", "facts.csv", FIELDS, tuple(rows), "金额单位：元")


def _classified(fact: Fact, disclosure: "Disclosure") -> Iterator[Value]:
    packet, catalogue = disclosure.packet, disclosure.edition.catalogue
    header = packet.header
    unit, project = packet.unit_by_key.get(fact.unit), packet.project_by_key.get(fact.project)
    is_prior = fact.year is Year.PRIOR
    yield header.year - is_prior
    yield f"上年{header.prior_basis}" if is_prior else "预算数"
    yield from (fact.unit, unit.name if unit else "")
    yield _FLOWS[fact.flow][0]
    yield from (fact.source, catalogue.name(Dimension.SOURCE, fact.source))
    for dimension, lengths in (
        (Dimension.FUNCTION, (3, 5, 7)),
        (Dimension.DEPARTMENT_ECONOMIC, (3, 5)),
        (Dimension.GOVERNMENT_ECONOMIC, (3, 5)),
    ):
        for length in lengths:
            # Last year's figures may be known by class alone.
            code = fact.code(dimension)[:length] if len(fact.code(dimension)) >= length else ""
            yield from (code, catalogue.name(dimension, code) if code else "")
    yield from (fact.kind, catalogue.name(Dimension.KIND, fact.kind) if fact.kind else "")
    yield from (fact.project, project.name if project else "")
