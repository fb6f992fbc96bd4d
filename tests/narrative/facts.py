"""Every field of every record: by what it is known in print, or why it is not printed.

A word holds a letter that stands nowhere else. An amount or a count ends in digits that nothing else has, all
others being multiples of what those digits count: they end every sum and every difference it is part of.
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from budget_desktop.disclosure import disclose
from budget_desktop.domain.codes import Flow
from budget_desktop.domain.packet import Packet
from budget_desktop.domain.records import (
    Asset,
    EditedParagraph,
    Header,
    Indicator,
    Line,
    LongText,
    Nature,
    Office,
    PriorBasis,
    Procurement,
    Project,
    Remark,
    Staffing,
    StaffMeasure,
    Task,
    ThreePublicItem,
    Tier,
    Transfer,
    Unit,
)
from budget_desktop.narrative.tokens import noted
from tests.narrative.generated import EDITION

WAN = 1_000_000
"""A 万元 in 分."""
ROUND = 10_000 * WAN
"""Every amount but the marked ones is a multiple of this."""
MANY = 1_000
"""Every count but the marked ones is a multiple of this."""


@dataclass(frozen=True)
class Fact:
    """A field of a record of the book, its value, another value, and how each is known in print."""

    collection: str
    key: str
    field: str
    old: Any
    new: Any
    is_known: bool = True
    """Whether the value itself can be found in print; a code moves money instead."""

    def __str__(self) -> str:
        return ".".join(filter(None, (self.collection, self.key, self.field)))

    def changed(self, packet: Packet) -> Packet:
        """The packet with the other value."""
        new: dict[str, Any] = {self.field: self.new}
        if self.collection == "header":
            return replace(packet, header=replace(packet.header, **new))
        records = getattr(packet, self.collection)
        told: dict[str, Any] = {
            self.collection: tuple(replace(each, **new) if each.key == self.key else each for each in records)
        }
        return replace(packet, **told)

    def found(self, value: Any, text: str) -> bool:
        """Whether a value of the field stands in a text."""
        return any(re.search(pattern, text) for pattern in self._patterns(value))

    def _patterns(self, value: Any) -> Iterator[str]:
        if isinstance(value, date):
            yield f"{value.year}年{value.month}月{value.day}日"
            yield f"{value:%Y%m%d}|{value:%Y-%m-%d}"
        elif self.field == "year":
            yield rf"(?<!\d)(?:{value}|{value - 1})(?!\d)"
        elif self.field == "tier":
            yield f"{value}财政"
        elif self.field == "prior_basis":
            yield "年执行数" if value is PriorBasis.EXECUTION else r"与\d{4}年相比"
        elif isinstance(value, str):
            yield from _rare(value)
        elif value < MANY:
            yield rf"(?<![\d.]){value}(?![\d,.]\d|\d)|[\d,]{value}(?![\d,.]\d|\d)"
        else:
            for rest in (value % ROUND, -value % ROUND):
                whole, cents = divmod(rest // (WAN // 100), 100)
                yield rf"{whole // 1000},?{whole % 1000:03}\.{cents:02}"


def _rare(value: str) -> list[str]:
    return [letter for letter in value if letter in _SECOND_LEVEL]


_SECOND_LEVEL = "".join(
    bytes((row, column)).decode("gb2312") for row in range(0xD8, 0xF8) for column in range(0xA1, 0xFF)
)
"""The rarer letters of GB 2312; the forms and phrases of the edition use next to none of them."""
_letters = iter(_SECOND_LEVEL[500:])
_cents = iter(range(1_234_56, 4_900_00, 57_31))
_counts = iter(range(211, 999, 37))


def _word() -> str:
    return f"某{next(_letters)}事"


def _money() -> int:
    return 3 * ROUND + next(_cents) * (WAN // 100)


class _Facts:
    """The facts of the book, written down while it is made."""

    def __init__(self) -> None:
        self.all: list[Fact] = []
        self._of = ("header", "")

    def of(self, collection: str, key: str) -> dict[str, Any]:
        """What is written down next belongs to this record, which has this key."""
        self._of = (collection, key)
        return {"key": key}

    def said(self, field: str, old: Any, new: Any, *, is_known: bool = True) -> dict[str, Any]:
        self.all.append(Fact(*self._of, field, old, new, is_known))
        return {field: old}

    def words(self, *names: str) -> dict[str, Any]:
        return {name: self.said(name, _word(), _word())[name] for name in names}

    def amounts(self, *names: str) -> dict[str, Any]:
        return {name: self.said(name, _money(), _money())[name] for name in names}

    def counts(self, *names: str) -> dict[str, Any]:
        return {name: self.said(name, next(_counts), next(_counts))[name] for name in names}

    def days(self, *names: str) -> dict[str, Any]:
        made: dict[str, Any] = {}
        for name in names:
            day = len(self.all) % 27 + 1
            made |= self.said(name, date(2044, 3, day), date(2047, 8, day))
        return made

    def moved(self, **others: tuple[Any, Any]) -> dict[str, Any]:
        """Codes, kinds and owners: what else is printed follows from them."""
        return {name: self.said(name, old, new, is_known=False)[name] for name, (old, new) in others.items()}


def _book(facts: _Facts) -> Packet:
    of, words, amounts, counts, moved = facts.of, facts.words, facts.amounts, facts.counts, facts.moved
    facts.of("header", "")
    header = Header(
        department_code="124",
        edition=EDITION.key,
        **words("department"),
        **moved(has_summary=(True, False)),
        **facts.said("year", 2020, 2031),
        **facts.said("tier", Tier.CITY, Tier.COUNTY),
        **facts.said("prior_basis", PriorBasis.BUDGET, PriorBasis.EXECUTION),
        **facts.days("publication_date"),
    )
    return Packet(
        header=header,
        units=(
            Unit(key="124001", is_headquarters=True, name="总站"),
            Unit(
                **of("units", "124009"),
                **words("name"),
                **moved(nature=(Nature.ADMINISTRATIVE, Nature.INSTITUTION), is_headquarters=(False, True)),
            ),
        ),
        lines=(
            Line(
                **of("lines", "L1"),
                **moved(
                    unit=("124009", "124001"),
                    flow=(Flow.SPENDING, Flow.INCOME),
                    source=("S1.1", "S2.1"),
                    function=("2010301", "2010302"),
                    department_economic=("30201", "30202"),
                    government_economic=("50201", "50299"),
                    kind=("basic.public", "project.general"),
                    project=("", "P1"),
                ),
                **amounts("amount"),
                prior=0,
            ),
            Line(
                **of("lines", "L2"), unit="124001", flow=Flow.SPENDING, source="S2.1", function="2120801",
                department_economic="30227", kind="project.general", amount=ROUND, **amounts("prior"),
            ),
            Line(
                key="L3", unit="124001", flow=Flow.SPENDING, source="S1.1", function="2010302",
                department_economic="30217", kind="project.general", amount=2 * ROUND,
            ),
            Line(
                key="L4", unit="124001", flow=Flow.SPENDING, source="S1.1", function="2010302",
                department_economic="30212", kind="project.general", amount=5 * ROUND,
            ),
            Line(
                key="L5", unit="124001", flow=Flow.SPENDING, source="S1.1", function="2010399",
                department_economic="30201", project="P1", amount=7 * ROUND,
            ),
            Line(key="L6", unit="124001", flow=Flow.INCOME, source="S1.1", amount=9 * ROUND, prior=ROUND),
        ),
        projects=(
            Project(
                **of("projects", "P1"),
                **moved(unit=("124001", "124009"), kind=("project.general", "project.special")),
                **words(
                    "name", "use", "leader", "contact", "phone", "overview", "basis", "necessity", "measures",
                    "plan", "remark", "overall_goal", "annual_goal",
                ),
                **facts.days("start", "end"),
                **amounts("total", "prior_total"),
            ),
            Project(key="P2", unit="124001", name="养护"),
        ),
        indicators=(
            Indicator(
                **of("indicators", "I1"), **moved(project=("P1", "P2"), comparator=("≥", "≤")),
                **words("group", "subgroup", "name", "number", "measure"),
            ),
            Indicator(**of("indicators", "I2"), group="产出", subgroup="质量", name="好坏", **words("grade")),
        ),
        tasks=(Task(**of("tasks", "K1"), **words("name", "content")),),
        three_public=(
            ThreePublicItem(**of("three_public", "abroad"), prior=0, **counts("batches", "people")),
            ThreePublicItem(
                **of("three_public", "reception"), **amounts("prior"), **counts("batches", "people")
            ),
            ThreePublicItem(key="vehicle_running", prior=0),
            ThreePublicItem(key="vehicle_purchase", prior=0),
        ),
        procurement=(
            Procurement(
                **of("procurement", "C1"), unit="124001", **moved(category=("A", "B")), **amounts("amount")
            ),
        ),
        assets=(
            Asset(
                **of("assets", "A1"), unit="124001", **moved(kind=("vehicle.other", "vehicle.general")),
                **counts("held", "planned"), **words("use"),
            ),
        ),
        transfers=(Transfer(**of("transfers", "T1"), unit="124001", **words("name"), **amounts("amount")),),
        staffing=(
            Staffing(
                **of("staffing", "S1"), **words("category"), **counts("count"),
                **moved(unit=("124009", "124001"), measure=(StaffMeasure.APPROVED, StaffMeasure.CURRENT)),
            ),
            Staffing(key="S2", unit="124001", measure=StaffMeasure.APPROVED, count=MANY),
        ),
        offices=(Office(**of("offices", "O1"), **moved(unit=("124009", "124001")), **words("name")),),
        remarks=tuple(Remark(**of("remarks", key), **words("text")) for key in REMARKS),
        texts=tuple(LongText(**of("texts", key), **words("text")) for key in TEXTS),
    )  # fmt: skip


REMARKS = (
    "staffing", "government_economic", "prior.basis", "change.total", "change.fiscal.general",
    "change.fiscal.fund", "change.fund", "change.running_costs", "change.three_public",
    "change.three_public.abroad", "change.three_public.reception",
)  # fmt: skip
TEXTS = (
    "notice", "duties", "organisation.basis", "organisation.note", "performance.goal", "performance.focus",
    "three_public.abroad.use", "three_public.reception.use", "use.2010301", "term.基本支出",
)  # fmt: skip

_noted = _Facts()
BOOK = _book(_noted)
FACTS = {str(fact): fact for fact in _noted.all}

_KEY = {"key": "名称以外的识别，别处按它找到这一条"}
_LISTED = {"unit": "全部门合计，不分单位"}
NOT_PRINTED: Mapping[str, Mapping[str, str]] = {
    "header": {
        "short_name": "只在窗口里称呼",
        "department_code": "供交换数据，表中印单位编码",
        "stage": "决定校验的轻重",
        "edition": "决定表式和用语，不是填的内容",
        "approval_date": "只用来核对公开期限",
        "publication_place": "只用来核对公开方式",
    },
    "lines": {**_KEY, "note": "测算依据，供审核"},
    "projects": _KEY,
    "indicators": _KEY,
    "tasks": _KEY,
    "three_public": _KEY,
    "procurement": {
        **_KEY, **_LISTED, "item": "供核对品目", "source": "供核对来源", "prior": "采购不与上年比较",
    },
    "assets": {**_KEY, **_LISTED},
    "transfers": {**_KEY, **_LISTED},
    "controls": dict.fromkeys(
        ("key", "unit", "controlled", "source", "function", "department_economic", "kind", "project",
         "amount", "document"),
        "控制数只用来核对",
    ),
    "staffing": _KEY,
    "offices": _KEY,
    "remarks": {"key": "说明哪一项", "assumed": "推定的标记，供审核"},
    "texts": {"key": "写的是什么"},
    "answers": dict.fromkeys(
        ("key", "text", "author", "written_at", "basis", "told"), "对问题的答复，供审核"
    ),
    "reviews": dict.fromkeys(("key", "reviewer", "reviewed_on", "opinion", "basis"), "审核记录不公开"),
    "edited_paragraphs": {
        "key": "改写的是哪一段",
        "generated": "只用来看是否过期",
        "written_at": "只在窗口里显示",
    },
    "origins": dict.fromkeys(("key", "file", "cells", "amount", "taken_at"), "只在修改记录里说从哪里读来"),
    "carried_texts": dict.fromkeys(("key", "text", "year", "confirmed"), "只用来与今年的文字核对"),
}  # fmt: skip
"""Fields that are typed and not printed, with the reason."""
APART = {"units": ("key",)}
"""What has a test of its own: a unit's code changes together with those that refer to it."""


_JOINED = (
    "units", "lines", "projects", "indicators", "procurement", "assets", "transfers", "staffing", "offices",
)  # fmt: skip


def with_others(packet: Packet) -> Packet:
    """The book with all that another packet has, its numbers rounded so that the marked ones stay known."""
    joined: dict[str, Any] = {}
    for name in (
        "units",
        "lines",
        "projects",
        "indicators",
        "procurement",
        "assets",
        "transfers",
        "staffing",
        "offices",
    ):
        own = getattr(BOOK, name)
        keys = {each.key for each in own}
        joined[name] = (*own, *(_rounded(each) for each in getattr(packet, name) if each.key not in keys))
    return replace(BOOK, **joined)


def _rounded(record: Any) -> Any:
    values: dict[str, Any] = {}
    for field in ("amount", "prior", "held", "planned", "count"):
        value = getattr(record, field, None)
        if value is not None and not callable(value):
            step = ROUND if field in {"amount", "prior"} else MANY
            values[field] = value // 10_000 % 50 * step if step == ROUND else value % 9 * step
    return replace(record, **values) if values else record


def with_edit(packet: Packet, words: str) -> Packet:
    """The packet with words added to one of its generated paragraphs."""
    generated = noted(disclose(packet, EDITION).sections["procurement"][0])
    edited = EditedParagraph(key="procurement.1", text=generated + words, generated=generated)
    return replace(packet, edited_paragraphs=(edited,))
