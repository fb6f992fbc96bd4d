"""Editions: what is shipped is sound, and every fault of a data file is told with file and line."""

import shutil
from pathlib import Path

import pytest

from budget_desktop import assets
from budget_desktop.domain.codes import Dimension, Kind
from budget_desktop.domain.errors import KnownError
from budget_desktop.domain.records import Nature
from budget_desktop.edition import edition_keys, load_edition, read_edition
from budget_desktop.edition.errors import EditionError
from budget_desktop.narrative.sections import SECTION_NAMES

KEY = "henan-jiyuan-2020"


@pytest.fixture
def copy(tmp_path: Path) -> Path:
    folder = tmp_path / KEY
    shutil.copytree(assets.resource("editions", KEY), folder)
    return folder


def change(folder: Path, file: str, old: str, new: str) -> None:
    path = folder / file
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), encoding="utf-8")


@pytest.mark.parametrize("key", edition_keys())
def test_shipped_editions_are_sound(key: str) -> None:
    edition = load_edition(key)
    assert edition.key == key
    for kind in Kind:
        assert edition.catalogue.has(Dimension.KIND, kind)
    for item in edition.outline.blocks:
        assert not item.prose or item.prose in SECTION_NAMES
    for name, (table, _, _) in edition.spec.figures.items():
        assert table in edition.tables, name
    assert set(edition.spec.beside.values()) <= {*edition.tables, "prose"}
    classes = [code for codes in edition.limits.kind_classes.values() for code in codes]
    assert len(classes) == len(set(classes)), "a class of subjects is one kind of basic spending"
    for entry in edition.three_public:
        assert all(edition.catalogue.has(Dimension.DEPARTMENT_ECONOMIC, code) for code in entry.subjects)


def test_size_of_the_lists_of_2020() -> None:
    catalogue = load_edition(KEY).catalogue
    by_level = [entry.level for entry in catalogue.entries(Dimension.FUNCTION)]
    assert [by_level.count(level) for level in ("类", "款", "项")] == [30, 270, 1481]
    assert len(catalogue.entries(Dimension.DEPARTMENT_ECONOMIC)) == 108
    assert len(catalogue.entries(Dimension.GOVERNMENT_ECONOMIC)) == 78


def test_names_are_those_of_the_year() -> None:
    catalogue = load_edition(KEY).catalogue
    assert catalogue.path(Dimension.FUNCTION, "2010399") == (
        "一般公共服务支出",
        "政府办公厅（室）及相关机构事务",
        "其他政府办公厅（室）及相关机构事务支出",
    )
    assert catalogue.name(Dimension.FUNCTION, "215") == "资源勘探工业信息等支出"
    assert catalogue.name(Dimension.FUNCTION, "9999999") == "9999999"


@pytest.mark.parametrize(
    ("code", "nature", "expected"),
    [
        ("30217", Nature.ADMINISTRATIVE, "50206"),
        ("30217", Nature.CIVIL_SERVICE_LIKE, "50206"),
        ("30217", Nature.INSTITUTION, "50502"),
        ("30301", Nature.INSTITUTION, "50905"),
        ("30101", Nature.ADMINISTRATIVE, "50101"),
        ("nothing", Nature.ADMINISTRATIVE, ""),
    ],
)
def test_government_subject_follows(code: str, nature: Nature, expected: str) -> None:
    assert load_edition(KEY).catalogue.government_subject(code, nature) == expected


def test_unknown_edition_names_those_there_are() -> None:
    with pytest.raises(KnownError, match=KEY):
        load_edition("mars-2020")


@pytest.mark.parametrize(
    ("file", "old", "new", "line", "said"),
    [
        ("functional.csv", "2010101,行政运行", "201010,行政运行", 4, "位数"),
        ("functional.csv", "2010102,", "2010101,", 5, "重复，第4行已有"),
        ("functional.csv", "20101,人大事务,款,201,", "20101,人大事务,款,202,", 3, "上级应为“201”"),
        ("functional.csv", "20101,人大事务,款,201,", "20191,人大事务,款,201,", 4, "上级“20101”不在表中"),
        ("functional.csv", "code,name,level", "code,nom,level", 1, "不认识的列“nom”"),
        ("functional.csv", "2010101,行政运行,项", "2010101,,项", 4, "没有名称"),
        ("functional.csv", "2010101,行政运行,项,20101,", "2010101,行政运行,项,20101,x,", 4, "列数"),
        ("sources.csv", "S1.2,", "S1.1,", 4, "重复"),
        ("sources.csv", "S2,政府性基金,", "S2,政府性基金,S1", 14, "上级应为"),
        ("economic_mapping.csv", "30101,行政,50101", "30101,行政,59901", 2, "“59901”不在科目表中"),
        ("economic_mapping.csv", "30101,行政,", "30101,企业,", 2, "应为行政或事业"),
        ("tables/03.toml", 'sheet = "03', 'shet = "03', 4, "不认识的项“shet”"),
        ("tables/03.toml", "flow =", "flo =", 7, "不认识的分类“flo”"),
        ("tables/01.toml", 'role = "total"', 'role = "totl"', None, "不在可选范围"),
        ("tables/01.toml", 'source = ["S1.1"]', 'source = ["S1.99"]', None, "“S1.99”不在科目表中"),
        ("tables/03.toml", "{year}", "{yaer}", None, "“yaer”没有来源"),
        ("tables/03.toml", '"kind_columns"', '"kinds"', None, "没有“kinds”"),
        ("tables/03.toml", "[[panels]]", "[[panels]", 9, "TOML 语法"),
        ("tables/08.toml", "landscape = false", 'landscape = "no"', 10, "类型不对"),
        ("phrases.toml", "comma = ", "coma = ", None, "marks.comma"),
        (
            "phrases.toml",
            'single = "本预算为{department}',
            'single = "本预算为{units}',
            None,
            "“{units}”没有来源",
        ),
        ("phrases.toml", "[marks]", '[marks]\nnever = "x"', None, "marks.never”没有用处"),
        ("outline.toml", '"T01"', '"T77"', None, "没有编号为“T77”的表"),
        ("edition.toml", 'key = "henan-jiyuan-2020"', 'key = "other"', None, "同名"),
        ("edition.toml", 'key = "abroad"', 'key = "abrod"', None, "缺少 key 为“abroad”的一项"),
        ("limits.toml", "wrong_magnitude = 10000", "", None, "缺少必填项“wrong_magnitude”"),
    ],
)
def test_a_fault_is_told_with_file_and_line(
    copy: Path, file: str, old: str, new: str, line: int | None, said: str
) -> None:
    change(copy, file, old, new)
    with pytest.raises(EditionError) as caught:
        read_edition(copy)
    message = str(caught.value)
    assert said in message
    assert Path(file).name in message or "shared.toml" in message
    if line is not None:
        assert caught.value.line == line, message


@pytest.mark.parametrize("file", ["functional.csv", "tables/04.toml", "phrases.toml", "assets.csv"])
def test_a_missing_file_is_told(copy: Path, file: str) -> None:
    (copy / file).unlink()
    with pytest.raises(EditionError, match=Path(file).name):
        read_edition(copy)


def test_a_new_edition_is_a_folder_and_no_code(copy: Path) -> None:
    """Another year: a copied folder with another name, year and title."""
    other = copy.rename(copy.with_name("elsewhere-2021"))
    change(other, "edition.toml", 'key = "henan-jiyuan-2020"', 'key = "elsewhere-2021"')
    change(other, "edition.toml", "year = 2020", "year = 2021")
    assert read_edition(other).year == 2021
