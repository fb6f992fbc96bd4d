"""Control figures: what the finance bureau allots or approves, against which what was typed is held."""

from dataclasses import dataclass
from enum import StrEnum

from budget_desktop.domain.money import Fen


class Controlled(StrEnum):
    """What a control figure is of."""

    INCOME = "收入"
    SPENDING = "支出"
    THREE_PUBLIC = "三公经费"
    PROCUREMENT = "政府采购"
    TRANSFERS = "转移支付"

    @property
    def is_exact(self) -> bool:
        """Whether an approved figure is to be met; “三公” and procurement must only not exceed it."""
        return self in {Controlled.INCOME, Controlled.SPENDING, Controlled.TRANSFERS}

    @property
    def is_listed(self) -> bool:
        """Whether it is of rows in a list of their own, and not of income and spending."""
        return self in {Controlled.PROCUREMENT, Controlled.TRANSFERS}


@dataclass(frozen=True, slots=True, kw_only=True)
class Control:
    """One control figure (控制数, 批复数): an amount for whatever its codes choose.

    Each code is a choice as in a `Slice`: it stands for what it contains, and an empty one for everything.
    """

    key: str
    unit: str = ""
    """Empty: the whole department."""
    controlled: Controlled
    source: str = ""
    function: str = ""
    department_economic: str = ""
    kind: str = ""
    project: str = ""
    amount: Fen | None = None
    document: str = ""
    """文号 of the paper it stands in."""
