"""The wording of an edition: what would be said wrongly, or never, is a fault when it is loaded."""

import shutil
from pathlib import Path

import pytest

from budget_desktop import assets
from budget_desktop.edition import load_edition, read_edition
from budget_desktop.edition.errors import EditionError
from budget_desktop.edition.wording import VALUES, check_wording

KEY = "henan-jiyuan-2020"


@pytest.fixture
def copy(tmp_path: Path) -> Path:
    folder = tmp_path / KEY
    shutil.copytree(assets.resource("editions", KEY), folder)
    return folder


@pytest.mark.parametrize(
    ("file", "old", "new", "said"),
    [
        ("phrases.toml", "[fund]", '[fund]\nmany = "多"', "“fund.many”没有用处"),
        ("phrases.toml", '"S9" = ', '"S99" = ', "缺少语句“income.names.S9”"),
        ("phrases.toml", '"S9" = ', '"S1.1" = "财政拨款收入"\n"S9" = ', "“income.names.S1.1”没有用处"),
        ("phrases.toml", "{prior}持平", "{last}持平", "“{last}”没有来源"),
        ("phrases.toml", "{prior}持平", "{prior持平", "花括号不成对"),
        ("phrases.toml", "{prior}持平", "{prior:4}持平", "只能写名称"),
        ("phrases.toml", "支出预算数为{amount}万元{change}", "支出预算数为{amount}万元", "漏了“{change}”"),
        ("glossary.toml", "{tier}财政当年", "{level}财政当年", "“财政拨款收入”里的“{level}”没有来源"),
        ("glossary.toml", 'sources = ["S9"]', 'sources = ["S99"]', "“其他收入”的来源“S99”不在资金来源表中"),
        ("glossary.toml", 'term = "经营收入"', 'term = "事业收入"', "“事业收入”重复"),
    ],
)  # fmt: skip
def test_a_fault_is_told(copy: Path, file: str, old: str, new: str, said: str) -> None:
    path = copy / file
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), encoding="utf-8")
    with pytest.raises(EditionError) as caught:
        read_edition(copy)
    assert said in str(caught.value)


def test_each_phrase_is_asked_for() -> None:
    """What the narrative says must be there: no file can leave a phrase out."""
    edition = load_edition(KEY)
    file = Path("phrases.toml")
    for key in VALUES:
        rest = {name: text for name, text in edition.phrases.items() if name != key}
        with pytest.raises(EditionError, match=f"缺少语句“{key}”"):
            check_wording(file, rest, edition.catalogue)


def test_a_place_may_do_without_percentages(copy: Path) -> None:
    path = copy / "phrases.toml"
    text = path.read_text(encoding="utf-8")
    path.write_text(text.replace("，增长{percent}%", "").replace("，下降{percent}%", ""), encoding="utf-8")
    assert "percent" not in read_edition(copy).phrases["change.up"]
