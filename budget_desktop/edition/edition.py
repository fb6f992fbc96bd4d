"""An edition: one place's and one year's data, read from a folder and checked as a whole."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache, cached_property
from pathlib import Path
from typing import Any

from budget_desktop import assets
from budget_desktop.domain.errors import KnownError
from budget_desktop.edition.catalogue import Catalogue
from budget_desktop.edition.decode import parse_toml, read_toml
from budget_desktop.edition.errors import EditionError
from budget_desktop.edition.guard import GuardSpec
from budget_desktop.edition.inspection import InspectionSpec
from budget_desktop.edition.intake import IntakeSpec
from budget_desktop.edition.lists import read_assets, read_catalogue, read_procurement
from budget_desktop.edition.parts import (
    AssetKind,
    EditionSpec,
    Funds,
    GlossarySpec,
    IndicatorWords,
    Limits,
    OutlineSpec,
    Term,
    TextFormat,
    ThreePublicKind,
)
from budget_desktop.edition.reading import ReadingSpec
from budget_desktop.edition.tableforms import read_tables
from budget_desktop.edition.wording import check_glossary, check_wording
from budget_desktop.tables.spec import FormSpec, TableSpec


@dataclass(frozen=True)
class Edition:
    """Everything that changes with year or place."""

    spec: EditionSpec
    catalogue: Catalogue
    tables: Mapping[str, TableSpec | FormSpec]
    phrases: Mapping[str, str]
    outline: OutlineSpec
    glossary: tuple[Term, ...]
    limits: Limits
    reading: ReadingSpec
    guard: GuardSpec
    inspection: InspectionSpec
    intake: IntakeSpec
    indicator_words: IndicatorWords
    asset_kinds: tuple[AssetKind, ...]
    procurement: Mapping[str, str]
    """货物, 工程, 服务 by their letters."""

    @property
    def key(self) -> str:
        """The name of its folder, kept in every packet."""
        return self.spec.key

    @property
    def title(self) -> str:
        """What people call it."""
        return self.spec.title

    @property
    def year(self) -> int:
        """The budget year it is for."""
        return self.spec.year

    @property
    def text(self) -> TextFormat:
        """Amounts and shares in running text."""
        return self.spec.text

    @property
    def funds(self) -> Funds:
        """Source codes of the budgets."""
        return self.spec.funds

    @property
    def three_public(self) -> tuple[ThreePublicKind, ...]:
        """The items of “三公”."""
        return self.spec.three_public

    @cached_property
    def three_public_by_key(self) -> Mapping[str, ThreePublicKind]:
        """The items of “三公” by key."""
        return {item.key: item for item in self.three_public}


@cache
def load_edition(key: str) -> Edition:
    """The shipped edition of that name.

    Raises KnownError for an unknown name, EditionError for a faulty data file.
    """
    folder = assets.resource("editions", key)
    if not key or not (folder / "edition.toml").is_file():
        known = "、".join(edition_keys())
        raise KnownError(f"没有名为“{key}”的年度模板", f"本程序带有的模板：{known}")
    return read_edition(folder)


def edition_keys() -> tuple[str, ...]:
    """Names of the shipped editions."""
    return tuple(sorted(path.parent.name for path in assets.resource("editions").glob("*/edition.toml")))


THREE_PUBLIC = ("abroad", "reception", "vehicle_running", "vehicle_purchase")
"""The items of “三公” that sentences and rules speak of one by one, by key."""


def read_edition(folder: Path) -> Edition:
    """Read and check the edition in a folder."""
    spec = read_toml(folder / "edition.toml", EditionSpec)
    if spec.key != folder.name:
        raise EditionError(
            folder / "edition.toml", 0, f"key 应与文件夹同名“{folder.name}”，写的是“{spec.key}”"
        )
    told = {kind.key for kind in spec.three_public}
    if missing := [key for key in THREE_PUBLIC if key not in told]:
        raise EditionError(folder / "edition.toml", 0, f"three_public 缺少 key 为“{missing[0]}”的一项")
    catalogue = read_catalogue(folder)
    tables = read_tables(folder / "tables", spec.tables, catalogue)
    outline = read_toml(folder / "outline.toml", OutlineSpec)
    for item in outline.blocks:
        for table in item.tables:
            if table not in tables:
                raise EditionError(folder / "outline.toml", 0, f"没有编号为“{table}”的表")
    phrases = _flat(parse_toml(folder / "phrases.toml")[1])
    check_wording(folder / "phrases.toml", phrases, catalogue)
    terms = read_toml(folder / "glossary.toml", GlossarySpec).terms
    check_glossary(folder / "glossary.toml", terms, catalogue)
    return Edition(
        spec=spec,
        catalogue=catalogue,
        tables=tables,
        phrases=phrases,
        outline=outline,
        glossary=terms,
        limits=read_toml(folder / "limits.toml", Limits),
        reading=read_toml(folder / "reading.toml", ReadingSpec),
        guard=read_toml(folder / "guard.toml", GuardSpec),
        inspection=read_toml(folder / "inspection.toml", InspectionSpec),
        intake=read_toml(folder / "intake.toml", IntakeSpec),
        indicator_words=read_toml(folder / "indicators.toml", IndicatorWords),
        asset_kinds=read_assets(folder / "assets.csv"),
        procurement=read_procurement(folder / "procurement.csv"),
    )


def _flat(data: Mapping[str, Any], section: str = "") -> dict[str, str]:
    flat: dict[str, str] = {}
    for key, value in data.items():
        name = f"{section}.{key}" if section else key
        if isinstance(value, dict):
            flat |= _flat(value, name)
        else:
            flat[name] = str(value)
    return flat
