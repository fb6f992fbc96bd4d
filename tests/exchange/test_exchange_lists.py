"""What no list of the edition has would be shown nowhere, so a file with it is refused, all of it named."""

from dataclasses import replace
from pathlib import Path

import pytest

from budget_desktop.assets import resource
from budget_desktop.domain.records import Asset, ThreePublicItem
from budget_desktop.exchange.problems import ExchangeError
from budget_desktop.exchange.reading import read_exchange
from budget_desktop.exchange.writing import write_exchange
from budget_desktop.operations import import_exchange


def test_an_unknown_kind_of_asset_and_item_of_three_public_are_refused_by_name(tmp_path: Path) -> None:
    (sample,) = read_exchange(resource("samples", "jiyuan-2020.json").read_text(encoding="utf-8"))
    assets = (*sample.assets, Asset(key="X", unit=sample.units[0].key, kind="vehicle.flying", held=3))
    items = (ThreePublicItem(key="banquet", prior=5000_00), *sample.three_public)
    source, book = tmp_path / "外来.json", tmp_path / "新.budget"
    source.write_text(
        write_exchange([sample, replace(sample, assets=assets, three_public=items)]), encoding="utf-8"
    )
    with pytest.raises(ExchangeError) as caught:
        import_exchange(source, book)
    asset, item = caught.value.problems
    assert asset.where == f"packets[1] › assets[{len(sample.assets)}] › kind"
    assert "“vehicle.flying”" in asset.message
    assert "vehicle.general（一般公务用车）" in asset.message
    assert item.where == "packets[1] › three_public[0] › key"
    assert "reception（公务接待费）" in item.message
    assert not book.exists()
