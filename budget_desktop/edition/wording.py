"""The phrases an edition must have, each with the linked values it may name.

The narrative decides which phrase is said; the edition decides how. A phrase that is missing, that nobody
can say, or that names a value the narrative cannot supply is a fault of the file.
"""

from collections.abc import Mapping
from pathlib import Path
from string import Formatter

from budget_desktop.edition.errors import EditionError

EVERYWHERE = frozenset({"year", "prior_year", "department", "scope", "tier"})
"""Values every phrase may name."""

_VALUES: Mapping[str, str] = {
    "scope.department": "",
    "scope.unit": "",
    "organisation.basis": "basis",
    "organisation.approved": "unit posts",
    "organisation.leaders": "posts",
    "organisation.post": "category count",
    "organisation.leader": "category count",
    "organisation.current": "total posts",
    "organisation.current_undivided": "total",
    "organisation.serving": "total",
    "organisation.offices": "offices count",
    "composition.single": "",
    "composition.consolidated": "count",
    "composition.item": "number unit",
    "overall.totals": "income spending",
    "overall.both": "change",
    "overall.apart": "income_change spending_change",
    "income.total": "total",
    "income.source": "source amount share",
    "income.source_zero": "source amount",
    "income.none": "",
    "spending.total": "total",
    "spending.basic": "amount share",
    "spending.basic_zero": "amount",
    "spending.project": "amount share",
    "spending.project_zero": "amount",
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
    "general.class": "name amount share",
    "general.item": "class section item amount",
    "general.item_use": "class section item amount use",
    "general.none": "",
    "general.basic": "amount staff staff_items public public_items",
    "general.basic_items": "items",
    "general.basic_none": "",
    "economic.reform": "",
    "economic.remark": "reason",
    "three_public.total": "amount change",
    "three_public.lead": "",
    "three_public.abroad": "amount change",
    "three_public.abroad_use": "use",
    "three_public.reception": "amount plan change",
    "three_public.reception_zero": "amount change",
    "three_public.reception_plan": "batches people",
    "three_public.reception_use": "use",
    "three_public.vehicle": "amount running running_change purchase purchase_change",
    "fund.some": "amount change",
    "fund.uses": "classes",
    "fund.none": "",
    "running_costs.some": "amount change",
    "running_costs.none": "amount change",
    "running_costs.not_organ": "",
    "running_costs.use": "items",
    "procurement.total": "total goods works services",
    "performance.projects": "count amount",
    "performance.none": "",
    "performance.focus": "focus",
    "assets.held": "vehicles classes equipment",
    "assets.vehicle": "name count",
    "assets.vehicle_use": "name count use",
    "assets.equipment": "name count",
    "assets.planned": "items",
    "assets.planned_item": "name count measure",
    "transfers.none": "count",
    "transfers.some": "count items",
    "transfers.item": "name amount",
    "change.same": "",
    "change.nearly": "",
    "change.up_slightly": "difference reason",
    "change.down_slightly": "difference reason",
    "change.up": "difference percent reason",
    "change.down": "difference percent reason",
    "change.new": "difference reason",
    "change.reason": "reason",
    "change_plain.same": "",
    "change_plain.nearly": "",
    "change_plain.up_slightly": "difference reason",
    "change_plain.down_slightly": "difference reason",
    "change_plain.up": "difference percent reason",
    "change_plain.down": "difference percent reason",
    "change_plain.new": "difference reason",
    "change_plain.reason": "reason",
    "marks.comma": "",
    "marks.semicolon": "",
    "marks.stop": "",
    "marks.glossary": "number term definition",
    "marks.missing_reason": "subject",
}
_OPEN_SECTIONS = frozenset({"income.names"})
"""Sections keyed by codes of the edition rather than by fixed phrases."""


def check_wording(file: Path, phrases: Mapping[str, str]) -> None:
    """Raise EditionError unless the phrases are just those the narrative says, naming only known values."""
    for key in _VALUES:
        if key not in phrases:
            raise EditionError(file, 0, f"缺少语句“{key}”")
    for key, text in phrases.items():
        section = key.rpartition(".")[0]
        if key not in _VALUES and section not in _OPEN_SECTIONS:
            raise EditionError(file, 0, f"语句“{key}”没有用处")
        allowed = EVERYWHERE | frozenset(_VALUES.get(key, "").split())
        for _, name, _, _ in Formatter().parse(text):
            if name is not None and name not in allowed:
                raise EditionError(file, 0, f"语句“{key}”里的“{{{name}}}”没有来源")
