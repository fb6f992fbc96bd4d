"""Which records of the packet the lists of a workbook are about; what they do not say of that is asked."""

from collections.abc import Iterator, Mapping
from dataclasses import replace

from budget_desktop.domain.codes import Dimension, Year
from budget_desktop.domain.money import Measure
from budget_desktop.domain.packet import Packet
from budget_desktop.edition import Edition
from budget_desktop.entry.intake.pieces import PieceMaker, Unusable
from budget_desktop.entry.intake.questions import Inquiry, Option
from budget_desktop.entry.intake.records import RecordItem, Records
from budget_desktop.entry.intake.refining import leaf_meant
from budget_desktop.intake.layout.model import Table, Told

_OF_A_UNIT = frozenset({"procurement", "assets", "transfers"})
_COMPARED = {"procurement": ("amount", "prior"), "projects": ("total", "prior_total")}
"""What last year's records are compared with in this year's: the field of then, and where it stands now."""
NOT_OF_THE_YEAR = "上年的绩效目标、资产和转移支付不作比较，本年的要新写"


class Listing:
    """Goes through the tables once; afterwards `items` compares what they list with the packet."""

    def __init__(
        self, maker: PieceMaker, records: Records, packet: Packet, edition: Edition, inquiry: Inquiry
    ) -> None:
        self._maker = maker
        self._records = records
        self._going_on = {project.name.strip() for project in packet.projects}
        self._edition = edition
        self._inquiry = inquiry
        self.not_of_the_year: set[int] = set()
        """The tables, by identity, that list what only last year had."""
        self.entered: set[int] = set()
        """The tables, by identity, of which something was taken."""

    @property
    def unusable(self) -> list[Unusable]:
        """What cannot become part of a record."""
        return self._records.unusable

    def items(self) -> Iterator[RecordItem]:
        """What becomes of everything listed."""
        return self._records.items()

    def take(self, table: Table, measure: Measure | None) -> None:
        """Take what a table lists; `measure` is None where it has no money."""
        for told in table.told:
            of_year = self._of_the_year(told)
            if of_year is None:
                self.not_of_the_year.add(id(table))
                continue
            known_by = self._known_by(of_year)
            if known_by is not None:
                self._records.gather(of_year, table, known_by, measure)
                self.entered.add(id(table))

    def _of_the_year(self, told: Told) -> Told | None:
        """A record as this year has it: of last year's, what procurement and projects are compared with."""
        if self._maker.year is not Year.PRIOR:
            return told
        if told.collection not in _COMPARED:
            return None
        then, now = _COMPARED[told.collection]
        figures = tuple(replace(each, field=now) for each in told.figures if each.field == then)
        if told.collection == "procurement":
            return replace(told, figures=figures)
        is_going_on = told.project.strip() in self._going_on
        return replace(told, texts=(), figures=figures) if figures and is_going_on else None

    def _known_by(self, told: Told) -> Mapping[str, str] | None:
        """What the record is about; None while a question about it is open."""
        known_by: dict[str, str] = {**dict(told.texts), "project": told.project}
        if told.collection == "projects":
            known_by["name"] = told.project
        if told.collection in _OF_A_UNIT:
            unit = self._maker.units.unit_of(told.unit)
            if unit is None:
                return None
            known_by["unit"] = unit
        if told.collection != "procurement":
            return known_by
        category = known_by["category"] or self._ask_category(known_by["item"])
        source = leaf_meant(Dimension.SOURCE, known_by["source"], self._edition, self._inquiry)
        return known_by | {"category": category, "source": source} if category else None

    def _ask_category(self, item: str) -> str | None:
        options = [Option(letter, name) for letter, name in self._edition.procurement.items()]
        return self._inquiry.ask(f"category:{item}", f"采购的“{item}”是货物、工程还是服务？", options)
