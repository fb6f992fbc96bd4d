"""The phrases an edition must have, each with the linked values it names.

The narrative decides which phrase is said; the edition decides how. A phrase that is missing, that nobody can
say, that names a value the narrative cannot supply, or that loses one it is given is a fault of the file.
"""

from collections.abc import Iterable, Mapping
from pathlib import Path
from string import Formatter

from budget_desktop.domain.codes import Dimension
from budget_desktop.edition.catalogue import Catalogue
from budget_desktop.edition.errors import EditionError
from budget_desktop.edition.parts import Term

EVERYWHERE = frozenset({"year", "prior_year", "prior", "prior_item", "department", "scope", "tier"})
"""Values every phrase may name."""

VALUES: Mapping[str, str] = {
    "scope.department": "",
    "scope.unit": "",
    "prior.budget": "",
    "prior.budget_item": "",
    "prior.execution": "",
    "prior.execution_item": "",
    "organisation.named": "unit",
    "organisation.basis": "basis",
    "organisation.approved": "unit posts",
    "organisation.leaders": "posts",
    "organisation.post": "category count",
    "organisation.leader": "category count",
    "organisation.current": "total posts",
    "organisation.current_alike": "total category",
    "organisation.current_undivided": "total",
    "organisation.serving": "total",
    "organisation.serving_divided": "total people",
    "organisation.person": "category count",
    "organisation.office": "offices count",
    "organisation.offices": "offices count",
    "composition.single": "",
    "composition.single_unit": "unit",
    "composition.consolidated": "count",
    "composition.consolidated_units": "count",
    "composition.item": "number unit",
    "composition.item_headquarters": "number unit",
    "overall.totals": "income spending",
    "overall.both": "change",
    "overall.apart": "income_change spending_change reason",
    "overall.no_prior": "reason",
    "overall.prior_basis": "reason",
    "income.total": "total",
    "income.source": "source amount share?",
    "income.none": "",
    "spending.total": "total",
    "spending.basic": "amount share?",
    "spending.project": "amount share?",
    "spending.none": "",
    "spending.no_basic": "reason",
    "fiscal.general": "amount",
    "fiscal.fund": "amount",
    "fiscal.capital": "amount",
    "fiscal.compared": "changes",
    "fiscal.general_change": "change",
    "fiscal.fund_change": "change",
    "fiscal.capital_change": "change",
    "general.total": "amount",
    "general.classes": "classes",
    "general.class": "name amount share?",
    "general.item": "class section item amount",
    "general.item_use": "class section item amount use",
    "general.item_of_class": "class missing amount",
    "general.item_of_section": "class section missing amount",
    "general.none": "",
    "general.basic": "amount staff staff_items public public_items",
    "general.basic_items": "items",
    "general.basic_none": "",
    "economic.reform": "",
    "economic.remark": "reason",
    "three_public.total": "amount change",
    "three_public.lead": "",
    "three_public.abroad": "amount plan change",
    "three_public.abroad_plan": "batches people",
    "three_public.abroad_use": "use",
    "three_public.reception": "amount plan change",
    "three_public.reception_zero": "amount change",
    "three_public.reception_plan": "batches people",
    "three_public.reception_use": "use",
    "three_public.vehicle": (
        "amount running running_plan running_change purchase purchase_plan purchase_change"
    ),
    "three_public.running_plan": "count",
    "three_public.purchase_plan": "count",
    "fund.some": "amount change",
    "fund.uses": "classes",
    "fund.none": "change",
    "running_costs.total": "amount change",
    "running_costs.institution": "",
    "running_costs.not_organ": "",
    "running_costs.use": "items",
    "procurement.total": "total goods works services",
    "performance.projects": "count amount",
    "performance.partly": "count amount covered",
    "performance.none": "",
    "performance.focus": "focus",
    "assets.held": "vehicles classes equipment",
    "assets.vehicle": "name count",
    "assets.vehicle_use": "name count use",
    "assets.equipment": "name count",
    "assets.planned": "items",
    "assets.planned_item": "name count measure",
    "transfers.none": "count",
    "transfers.one": "count items",
    "transfers.some": "count items",
    "transfers.allotting": "",
    "transfers.item": "name amount",
    "summary.title": "",
    "summary.measure": "",
    "summary.total_income": "",
    "summary.total_spending": "",
    "summary.three_public": "",
    "summary.income": "",
    "summary.spending": "",
    "summary.source": "",
    "summary.class": "",
    "summary.item": "",
    "summary.amount": "",
    "summary.last_year": "",
    "summary.share": "",
    "summary.percent": "percent",
    "summary.other": "",
    "summary.nothing": "",
    "summary.changes": "",
    "summary.changes_none": "",
    "summary.general": "",
    "summary.fund": "",
    "summary.capital": "",
    "summary.running_costs": "",
    "summary.targets": "",
    "summary.target": "name value",
    "summary.targets_none": "",
    "change.same": "",
    "change.nearly": "",
    "change.up_slightly": "difference reason",
    "change.down_slightly": "difference reason",
    "change.up": "difference percent? reason",
    "change.down": "difference percent? reason",
    "change.new": "difference reason",
    "change.reason": "reason",
    "change_plain.same": "",
    "change_plain.nearly": "",
    "change_plain.up_slightly": "difference reason",
    "change_plain.down_slightly": "difference reason",
    "change_plain.up": "difference percent? reason",
    "change_plain.down": "difference percent? reason",
    "change_plain.new": "difference reason",
    "change_plain.reason": "reason",
    "share.said": "percent",
    "marks.comma": "",
    "marks.semicolon": "",
    "marks.stop": "",
    "marks.glossary": "number term definition",
    "marks.missing_reason": "subject",
    "marks.missing_item": "",
}
"""Every phrase and what it names; a place may do without what has a question mark (“no %” in some)."""
SOURCE_NAMES = "income.names."
"""Before the code of a source: what the section on income calls it."""
_OF_TERMS = frozenset({"tier", "scope"})
"""Values a definition may name."""


def check_wording(file: Path, phrases: Mapping[str, str], catalogue: Catalogue) -> None:
    """Raise EditionError unless the phrases are just those the narrative says, with the values it gives."""
    sources = {entry.code for entry in catalogue.entries(Dimension.SOURCE) if not entry.parent}
    known = {*VALUES, *(SOURCE_NAMES + code for code in sources)}
    for key in sorted(known - set(phrases)):
        raise EditionError(file, 0, f"缺少语句“{key}”")
    for key, text in phrases.items():
        if key not in known:
            raise EditionError(file, 0, f"语句“{key}”没有用处")
        _check_phrase(file, key, text)


def _check_phrase(file: Path, key: str, text: str) -> None:
    values = VALUES.get(key, "").split()
    named = _named(file, f"语句“{key}”", text)
    for name in sorted(named - EVERYWHERE - {value.removesuffix("?") for value in values}):
        raise EditionError(file, 0, f"语句“{key}”里的“{{{name}}}”没有来源")
    for value in values:
        if not value.endswith("?") and value not in named:
            raise EditionError(file, 0, f"语句“{key}”漏了“{{{value}}}”，要写的内容会丢失")


def check_glossary(file: Path, terms: Iterable[Term], catalogue: Catalogue) -> None:
    """Raise EditionError for a definition that names what nobody gives, or a source that is not there."""
    told: set[str] = set()
    for term in terms:
        if term.term in told:
            raise EditionError(file, 0, f"名词“{term.term}”重复")
        told.add(term.term)
        for name in sorted(_named(file, f"名词“{term.term}”", term.definition) - _OF_TERMS):
            raise EditionError(file, 0, f"名词“{term.term}”里的“{{{name}}}”没有来源")
        for code in term.sources:
            if not catalogue.has(Dimension.SOURCE, code):
                raise EditionError(file, 0, f"名词“{term.term}”的来源“{code}”不在资金来源表中")


def _named(file: Path, called: str, text: str) -> set[str]:
    """The values a text names in braces; they are put in as they are, nothing stands beside the name."""
    try:
        parts = list(Formatter().parse(text))
    except ValueError as error:
        raise EditionError(file, 0, f"{called}的花括号不成对") from error
    for _, name, layout, conversion in parts:
        if name is not None and (layout or conversion):
            raise EditionError(file, 0, f"{called}里的“{{{name}}}”只能写名称")
    return {name for _, name, _, _ in parts if name is not None}
