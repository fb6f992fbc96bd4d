"""Codes and choices: by code, by code and name, by a name only one has; damage is noticed."""

import pytest

from budget_desktop.domain.codes import Dimension
from budget_desktop.domain.money import Measure
from budget_desktop.edition import load_edition
from budget_desktop.entry.codes import Choice, ChoiceInput, CodeInput
from budget_desktop.entry.readings import Input, Problem, Value

CATALOGUE = load_edition("henan-jiyuan-2020").catalogue
ECONOMIC = CodeInput(
    "部门经济科目", CATALOGUE.entries(Dimension.DEPARTMENT_ECONOMIC), optional=True, open_digits=5
)
FUNCTION = CodeInput("功能科目", CATALOGUE.entries(Dimension.FUNCTION))
SOURCE = CodeInput("资金来源", CATALOGUE.entries(Dimension.SOURCE))
UNIT = ChoiceInput("单位", (Choice("012001", "局本级"), Choice("012002", "干部学校", ("党校",))))
STAGE = ChoiceInput("阶段", (Choice("A", "一上"), Choice("B", "二上"), Choice("C", "二上")), optional=True)


def read(kind: Input, text: str) -> object:
    return kind.read(text, Measure.WAN)


def problem(kind: Input, text: str) -> Problem:
    found = read(kind, text)
    assert isinstance(found, Problem)
    return found


@pytest.mark.parametrize(
    "text",
    [
        "30201",
        " 30201 ",
        "３０２０１",
        "30201\u200b",
        "'30201",
        '="30201"',
        "30201 办公费",
        "30201办公费",
        "30201-办公费",
        "[30201]办公费",
        "30201 办公 费",
        "办公费(30201)",
        "办公费",
        "商品和服务支出 › 办公费",
    ],
)
def test_a_code_as_people_write_it(text: str) -> None:
    assert read(ECONOMIC, text) == Value("30201")


def test_what_spreadsheets_add_is_taken_off_and_said() -> None:
    assert read(ECONOMIC, "30201.0") == Value("30201", "“30201.0”按编码 30201 录入：办公费")
    spaced = read(FUNCTION, "201 03 99")
    assert isinstance(spaced, Value)
    assert spaced.value == "2010399"
    assert spaced.notice.startswith("“201 03 99”按编码 2010399 录入：")


@pytest.mark.parametrize(
    ("kind", "text", "meant"),
    [
        (ECONOMIC, "301 7", "30107"),
        (ECONOMIC, "3017", "30107"),
        (ECONOMIC, "0030201", "30201"),
        (FUNCTION, "201399", "2010399"),
        (FUNCTION, "201 3 99", "2010399"),
        (UNIT, "12001", "012001"),
    ],
)
def test_lost_and_added_zeros_are_noticed_and_mended_on_request(kind: Input, text: str, meant: str) -> None:
    found = problem(kind, text)
    assert found.suggestion == meant
    assert "丢了" in found.what
    assert meant in found.advice


def test_the_name_beside_a_code_is_compared() -> None:
    assert read(ECONOMIC, "30201 办公经费") == Value(
        "30201", "“办公经费”与部门经济科目表的名称不同，按编码录入：30201 办公费"
    )
    assert str(problem(ECONOMIC, "30201 印刷费")) == (
        "编码和名称不是同一个部门经济科目：编码是30201 办公费，名称是30202 印刷费。请核对后只写编码"
    )


def test_a_class_is_no_place_for_an_amount() -> None:
    children = [entry for entry in CATALOGUE.entries(Dimension.DEPARTMENT_ECONOMIC) if entry.parent == "301"]
    assert str(problem(ECONOMIC, "301")) == (
        f"301 工资福利支出 是类级科目，下面还有 {len(children)} 个款，不能直接记在它上面。"
        "请选到末级，如 30101 基本工资、30102 津贴补贴、30103 奖金等"
    )
    assert "下面还有 4 个下级" in str(problem(SOURCE, "S2 政府性基金"))
    assert problem(ECONOMIC, "工资福利支出").what == problem(ECONOMIC, "301 工资福利支出").what


def test_classes_are_taken_where_the_field_allows_them() -> None:
    loose = CodeInput("功能科目", CATALOGUE.entries(Dimension.FUNCTION), leaf_only=False)
    assert read(loose, "201") == Value("201")


def test_a_name_several_bear_is_not_chosen_for_the_person() -> None:
    found = problem(SOURCE, "上级预拨")
    assert str(found) == (
        "“上级预拨”对应 2 个资金来源：S1.9（一般公共预算）、S2.3（政府性基金）。请写编码，或从列表中选择"
    )
    assert read(SOURCE, "政府性基金 › 上级预拨") == Value("S2.3")
    assert read(SOURCE, "S2.3 上级预拨") == Value("S2.3")


def test_a_code_the_list_lacks() -> None:
    assert read(ECONOMIC, "30298") == Value("30298", "部门经济科目表里没有 30298，先按原样录入，校验时会提示")
    assert str(problem(FUNCTION, "9990101")) == (
        "功能科目表里没有编码“9990101”。请核对编码，或输入名称从列表中选择"
    )
    assert problem(FUNCTION, "2010398").advice.startswith("20103 ")


@pytest.mark.parametrize(
    ("kind", "text", "message"),
    [
        (FUNCTION, "", "功能科目不能为空。请选择功能科目"),
        (
            FUNCTION,
            "2.01E+06",
            "“2.01E+06”是科学计数法，编码已经残缺。请在原表把这一列设为文本，再复制一次",
        ),
        (ECONOMIC, "#####", "单元格太窄，复制出来的是 ####。请在原表把列拉宽，再复制一次"),
        (ECONOMIC, "飞船", "没有“飞船”这个部门经济科目。请核对写法，或从列表中选择"),
        (UNIT, "", "单位不能为空。请选择单位"),
        (UNIT, "本级", "没有“本级”这个单位。是不是“局本级”？请写全，或从列表中选择"),
        (UNIT, "0120", "没有“0120”这个单位。相近的有 局本级、干部学校，请写全，或从列表中选择"),
        (UNIT, "#N/A", "“#N/A”是原表公式的错误：没有找到对应的值。请先在原表改正"),
        (STAGE, "二上", "“二上”对应 2 个阶段：二上、二上。请写编码，或从列表中选择"),
    ],
)
def test_refused_with_a_reason_and_a_way_out(kind: Input, text: str, message: str) -> None:
    assert str(problem(kind, text)) == message


def test_choices_by_value_label_or_word() -> None:
    for text in ("012002", "干部学校", "党校", " 党校 "):
        assert read(UNIT, text) == Value("012002")
    assert read(STAGE, "") == Value("")
    assert read(ECONOMIC, "") == Value("")


def test_every_leaf_is_found_by_its_code_and_by_code_and_name() -> None:
    for kind in (ECONOMIC, FUNCTION, SOURCE):
        for entry in kind.entries:
            if entry.is_leaf:
                assert read(kind, entry.code) == Value(entry.code)
                assert read(kind, f"{entry.code} {entry.name}") == Value(entry.code)
