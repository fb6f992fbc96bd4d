"""What an edition's TOML files hold besides tables and wording."""

from dataclasses import dataclass, field

from budget_desktop.domain.money import AmountFormat, Measure


@dataclass(frozen=True, slots=True, kw_only=True)
class TextFormat:
    """How amounts and shares are printed in running text."""

    measure: Measure = Measure.WAN
    decimals: int = 2
    keep_zeros: bool = True
    separator: bool = True
    percent_decimals: int = 2

    @property
    def amounts(self) -> AmountFormat:
        """The amount format; a zero is printed as any other number."""
        return AmountFormat(self.measure, self.decimals, self.keep_zeros, self.separator)


@dataclass(frozen=True, slots=True, kw_only=True)
class Funds:
    """Source codes of the budgets the law names."""

    general: tuple[str, ...]
    """一般公共预算."""
    government_fund: tuple[str, ...]
    """政府性基金预算."""
    state_capital: tuple[str, ...]
    """国有资本经营预算."""
    appropriation: tuple[str, ...]
    """其中：财政拨款 within 一般公共预算."""

    @property
    def fiscal(self) -> tuple[str, ...]:
        """财政拨款 in the wide sense: the three budgets together."""
        return self.general + self.government_fund + self.state_capital


@dataclass(frozen=True, slots=True, kw_only=True)
class ThreePublicKind:
    """One item of “三公”, with the economic subjects its spending is booked under."""

    key: str
    name: str
    subjects: tuple[str, ...]
    quantity: str
    """What `ThreePublicItem.batches` counts."""


@dataclass(frozen=True, slots=True)
class AssetKind:
    """A kind of state property the packet reports, and its counting word."""

    key: str
    name: str
    parent: str
    measure: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Twin:
    """Economic and functional subjects that usually carry the same money."""

    economic: tuple[str, ...]
    function: tuple[str, ...]
    also: tuple[str, ...] = ()
    """Other economic subjects that may stand under the function without being part of the pair."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Limits:
    """Numbers and code groups the rules use."""

    wrong_magnitude: int
    largest_amount_yuan: int
    running_cost_classes: tuple[str, ...]
    organ_classes: tuple[str, ...]
    institution_classes: tuple[str, ...]
    procurement_classes: tuple[str, ...]
    equipment_subjects: tuple[str, ...]
    wage_subjects: tuple[str, ...]
    insurance_subjects: tuple[str, ...]
    project_classes: tuple[str, ...]
    """Economic classes of project spending, in the order the table of all income and spending lists them."""
    kind_classes: dict[str, tuple[str, ...]]
    """Economic classes that usually make up each kind of basic spending."""
    twins: tuple[Twin, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Term:
    """An entry of 名词解释 and when it is printed."""

    term: str
    definition: str
    always: bool = False
    sources: tuple[str, ...] = ()
    words: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class OutlineItem:
    """One line of the outline; exactly one of its kinds is given."""

    cover: str = ""
    contents: str = ""
    part: str = ""
    section: str = ""
    subsection: str = ""
    prose: str = ""
    """Name of a section of the narrative."""
    sign_off: bool = False
    tables: tuple[str, ...] = ()
    key: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class OutlineSpec:
    """The order of the packet."""

    title: str
    file_stem: str
    blocks: tuple[OutlineItem, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class GlossarySpec:
    """All terms an edition explains, in printing order."""

    terms: tuple[Term, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class EditionSpec:
    """The head of an edition (edition.toml)."""

    key: str
    title: str
    place: str
    year: int
    source: str
    tables: tuple[str, ...]
    funds: Funds
    three_public: tuple[ThreePublicKind, ...]
    figures: dict[str, tuple[str, ...]]
    """Named figures of the narrative: the table, row and column that print them."""
    text: TextFormat = field(default_factory=TextFormat)
