"""What an edition's TOML files hold besides tables and wording."""

from dataclasses import dataclass, field
from functools import cached_property

from budget_desktop.domain.money import AmountFormat, Measure


@dataclass(frozen=True, kw_only=True)
class TextFormat:
    """How amounts and shares are printed in running text."""

    measure: Measure = Measure.WAN
    decimals: int = 2
    keep_zeros: bool = True
    separator: bool = True
    percent_decimals: int = 2
    openings: tuple[str, ...] = ()
    """How people begin a reason or a use; the sentence it is put into says so already."""

    @cached_property
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
    always_named: tuple[str, ...] = ()
    """Sources the section on income names even when they have no money."""

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
class Applicable:
    """Indicators that make sense only where the packet has something."""

    word: str
    """What their names contain."""
    lacking: str
    """What is missing, in words."""
    subjects: tuple[str, ...] = ()
    """Department economic subjects, any of which is enough."""
    kinds: tuple[str, ...] = ()
    """Kinds of spending, any of which is enough; transfers count as special money."""
    procurement: bool = False
    """Whether a procurement budget is enough."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Fitting:
    """Functional subjects (项), by their names, that are for some units or some kinds of spending alone."""

    names: tuple[str, ...]
    kinds: tuple[str, ...] = ()
    """Kinds of spending, or what contains them; empty for any."""
    natures: tuple[str, ...] = ()
    """单位性质; empty for any."""


@dataclass(frozen=True, slots=True, kw_only=True)
class RuleWords:
    """Words the rules look for in what was typed."""

    typos: dict[str, str]
    """Known slips and what they should be."""
    wrong_levels: dict[str, dict[str, str]]
    """By level of government: what another level says of its own place, and what should stand there."""
    self_endings: dict[str, str]
    """What offices call themselves, as in 我局, and its regular expression without other words (局面)."""
    other_places: tuple[str, ...]
    """Other places whose offices' names come along with copied texts."""
    residue: tuple[str, ...]
    """Marks of a template that was not filled in."""
    foreign_duties: dict[str, tuple[str, ...]]
    """Phrases of another body's work, by a word of that body's name."""
    passing: tuple[str, ...]
    """Words for a state of things that may be over by now."""
    vague_values: tuple[str, ...]
    """No indicator value that holds one of them can be measured."""
    vague_plans: tuple[str, ...]
    vague_reasons: tuple[str, ...]
    hollow_answers: tuple[str, ...]
    """Like the vague reasons, answers to findings that say nothing."""
    hollow_parts: tuple[str, ...]
    """Words that give no reason, however many of them are put together."""
    rates: tuple[str, ...]
    """Endings of indicators that are a share."""
    bounded_rates: tuple[str, ...]
    """Endings of shares that cannot exceed 100%."""
    counting: tuple[str, ...]
    """Counting words: no measure for a share."""
    holding: tuple[str, ...]
    """Verbs of holding an event."""
    events: dict[str, tuple[str, ...]]
    """Events, and the counting words that do not fit them."""
    negative_events: tuple[str, ...]
    cost_savings: tuple[str, ...]
    """Words of cost indicators where more is better."""
    satisfaction: tuple[str, ...]
    optional_subgroups: tuple[str, ...]
    """二级指标 that may stay empty without a word."""
    inapplicable: str
    """What stands for an indicator that does not apply."""
    project_uses: tuple[str, ...]
    """Names of kinds of projects that 资金用途 may be taken for."""
    common: tuple[str, ...]
    """Words too common to tell what a text is about."""
    name_parts: tuple[str, ...]
    """Parts of an office's name that many offices share."""
    name_endings: tuple[str, ...]
    name_leads: tuple[str, ...]
    """Words after which the short name of one's own office may begin."""
    applicable: tuple[Applicable, ...]
    other_years: tuple[str, ...]
    """Words that make a number in a goal one of another time."""
    total_costs: tuple[str, ...]
    """Names of indicators that mean all a project costs."""
    own_subgroups: tuple[str, ...]
    """二级指标 of the department that only it can fill."""
    count_endings: tuple[str, ...]
    """Endings that make the name of a matter that of an indicator."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Limits:
    """Numbers, code groups and words the rules use."""

    wrong_magnitude: int
    largest_amount_yuan: int
    smallest_amount_yuan: int
    """An amount of fewer 元 is asked about."""
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
    fittings: tuple[Fitting, ...]
    wage_per_person_yuan: tuple[int, ...]
    """Least and most 基本工资 of one person in a year."""
    disclosure_days: int
    """Days from the approval of a budget to its publication (预算法 art. 14)."""
    large_change_percent: int
    """A change of so much of last year's amount wants a reason that says something."""
    large_new_yuan: int
    """So does a new item of so many 元."""
    reason_characters: int
    """How long such a reason is at least."""
    nearly_same_yuan: int
    """Up to so many 元 of change may be called 基本持平."""
    vehicle_running_yuan: tuple[int, ...]
    """Least and most running costs of one vehicle in a year."""
    words: RuleWords


@dataclass(frozen=True, slots=True, kw_only=True)
class IndicatorWords:
    """What is offered for the value of an indicator; other words may be typed."""

    comparators: tuple[str, ...]
    measures: tuple[str, ...]
    grades: tuple[str, ...]
    """定性 values: 健全, 及时."""


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
    summary: bool = False
    """The page of 一图读懂, where the packet wants one."""
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
    beside: dict[str, str] = field(default_factory=dict)
    """Pages of entry, each with the table that shows best what is typed there; `prose` is the narrative."""
    text: TextFormat = field(default_factory=TextFormat)
