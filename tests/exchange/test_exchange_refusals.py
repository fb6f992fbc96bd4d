"""Whatever is wrong with a file is said in Chinese, with the place and the way to mend it."""

import json
import re
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from budget_desktop.domain.errors import KnownError
from budget_desktop.domain.packet import COLLECTIONS
from budget_desktop.domain.records import Header
from budget_desktop.exchange.problems import ExchangeError
from budget_desktop.exchange.reading import read_exchange
from budget_desktop.exchange.shapes import adapter, known_fields

HEADER = {"department": "甲局", "department_code": "1", "year": 2020, "edition": "e"}
UNIT = {"key": "1", "name": "甲局"}
LINE = {"unit": "1", "flow": "spending"}

TECHNICAL = {"JSON", "null", "true", "false", "n", "t", "NaN", "Infinity"}
"""The only words of latin letters that may stand outside of quotes and names of fields."""


def file(**collections: Any) -> dict[str, Any]:
    packet = {"header": HEADER, "units": [UNIT], **collections}
    return {"format": "budget-desktop/exchange", "version": 1, "packets": [packet]}


def problems(content: Any) -> list[tuple[str, str]]:
    """Where and what is wrong, of a text or of a tree."""
    text = content if isinstance(content, str) else json.dumps(content)
    with pytest.raises(ExchangeError) as caught:
        read_exchange(text)
    return [(problem.where, problem.message) for problem in caught.value.problems]


@pytest.mark.parametrize(
    ("line", "field", "message"),
    [
        ({"amount": "3.5"}, "amount", "“3.5”不是规定写法的金额；请以元为单位、恰好写两位小数"),
        ({"amount": "35,000.00"}, "amount", "不加千分位逗号和单位"),
        ({"amount": "3.50万"}, "amount", "不是规定写法的金额"),
        ({"amount": "１.00"}, "amount", "不是规定写法的金额"),
        ({"amount": "007.00"}, "amount", "不是规定写法的金额"),
        ({"amount": "-0.00"}, "amount", "不是规定写法的金额"),
        ({"amount": "1.00\n"}, "amount", "不是规定写法的金额"),
        ({"amount": ""}, "amount", "不是规定写法的金额"),
        ({"amount": 35000}, "amount", "金额要写成加双引号的文字"),
        ({"amount": 35000.5}, "amount", "“35000.5”是带小数的数；金额请写成加双引号的文字"),
        ({"amount": True}, "amount", "金额要写成加双引号的文字"),
        ({"amount": "10000000000000.01"}, "amount", "过大，最多10万亿元"),
        ({"note": 5}, "note", "这里应是文字；请加双引号"),
        ({"note": None}, "note", "这里不能是 null；请填写内容，可以不填的字段就不要写"),
        ({"flow": "支出"}, "flow", "“支出”不能用在这里；只能是：income、spending、carry_over、three_public"),
        ({"flow": 1}, "flow", "这个值不能用在这里；只能是：income"),
        ({"flow": None}, "flow", "这里不能是 null"),
        ({"amout": "1.00"}, "amout", "没有这个字段；是不是想写“amount”？"),
        ({"金额": "1.00"}, "金额", "没有这个字段；请删去，或改成格式说明里的字段名"),
        ({"key": ""}, "key", "编号不能是空的；请填写"),
        ({"unit": "2"}, "unit", "units 里没有“2”这个单位；请先加到 units 里，或改正编号"),
        ({"unit": ""}, "unit", "units 里没有“”这个单位"),
        ({"project": "P9"}, "project", "projects 里没有“P9”这个项目"),
    ],
)
def test_field_of_a_line(line: dict[str, Any], field: str, message: str) -> None:
    ((where, said),) = problems(file(lines=[LINE, LINE, LINE | line]))
    assert where == f"packets[0] › lines[2] › {field}"
    assert message in said


@pytest.mark.parametrize(
    ("header", "field", "message"),
    [
        ({"year": "2020"}, "year", "这里应是整数；请直接写数字，不加引号"),
        ({"year": True}, "year", "这里应是整数"),
        ({"year": 20}, "year", "数字 20 超出范围，不能小于1000"),
        ({"year": 20200}, "year", "数字 20200 超出范围，不能大于9999"),
        ({"year": 10**20}, "year", "过大，最多15位"),
        ({"year": 2020.0}, "year", "是带小数的数"),
        (
            {"publication_date": "2020/6/19"},
            "publication_date",
            "“2020/6/19”不是日期；请写成“年-月-日”的文字",
        ),
        ({"publication_date": "20200619"}, "publication_date", "不是日期"),
        ({"publication_date": "1592524800"}, "publication_date", "不是日期"),
        ({"publication_date": "2020-06-19T00:00:00"}, "publication_date", "不是日期"),
        ({"publication_date": "2019-02-29"}, "publication_date", "不是日期"),
        ({"publication_date": 20200619}, "publication_date", "这里不是日期"),
        ({"tier": "地级"}, "tier", "只能是：中央、省级、市级、区级、县级、乡级"),
    ],
)
def test_field_of_the_header(header: dict[str, Any], field: str, message: str) -> None:
    ((where, said),) = problems(file(header=HEADER | header))
    assert where == f"packets[0] › header › {field}"
    assert message in said


@pytest.mark.parametrize(
    ("collections", "where", "message"),
    [
        ({"units": [{"name": "甲"}]}, "units[0] › key", "缺少这个必填字段；请补上"),
        (
            {"assets": [{"unit": "1", "kind": "vehicle.general", "held": -2}]},
            "assets[0] › held",
            "数字 -2 超出范围，不能小于0",
        ),
        ({"remarks": [{"text": "因"}]}, "remarks[0] › key", "缺少这个必填字段；请补上"),
        (
            {"units": [UNIT | {"is_headquarters": 1}]},
            "units[0] › is_headquarters",
            "这里只能是 true 或 false",
        ),
        ({"tasks": {}}, "tasks", "这里应是用方括号括起来的列表"),
        ({"tasks": ["办会"]}, "tasks[0]", "这里应是用花括号括起来的一组字段"),
        ({"tasks": [None]}, "tasks[0]", "这里不能是 null"),
        ({"header": []}, "header", "这里应是用花括号括起来的一组字段"),
        ({"line": []}, "line", "没有这个字段；是不是想写“lines”？"),
        ({"assets": [{"unit": "1", "kind": "v", "held": 10**10}]}, "assets[0] › held", "不能大于1000000000"),
        (
            {"tasks": [{"key": "T", "name": "a"}, {"key": "U", "name": "b"}, {"key": "T", "name": "c"}]},
            "tasks[2] › key",
            "“T”已用在 packets[0] › tasks[0]；同一列表里不能重复，请改正或删去其中一条",
        ),
        ({"offices": [{"unit": "9", "name": "科"}]}, "offices[0] › unit", "units 里没有“9”这个单位"),
        (
            {"indicators": [{"project": "P", "group": "a", "subgroup": "b", "name": "c"}]},
            "indicators[0] › project",
            "projects 里没有“P”这个项目",
        ),
    ],
)
def test_records_and_collections(collections: dict[str, Any], where: str, message: str) -> None:
    ((found, said),) = problems(file(**collections))
    assert found == f"packets[0] › {where}"
    assert message in said


@pytest.mark.parametrize(
    ("changed", "where", "message"),
    [
        ({"format": "other"}, "format", "这不是部门预算编报的交换文件"),
        ({"format": None}, "format", "这不是部门预算编报的交换文件"),
        ({"version": 2}, "version", "文件的格式版本是 2，本程序只能读到版本 1；请升级程序"),
        ({"version": 0}, "version", "格式版本要写成整数；请写 1"),
        ({"version": "1"}, "version", "格式版本要写成整数；请写 1"),
        ({"version": True}, "version", "格式版本要写成整数；请写 1"),
        ({"packets": {}}, "packets", "这里应是用方括号括起来的列表"),
        ({"packets": [7]}, "packets[0]", "这里应是用花括号括起来的一组字段"),
        ({"packet": []}, "packet", "没有这个字段；是不是想写“packets”？"),
    ],
)
def test_envelope(changed: dict[str, Any], where: str, message: str) -> None:
    ((found, said),) = problems(file() | changed)
    assert found == where
    assert message in said


@pytest.mark.parametrize("text", ["[]", "1", "null", '"文"'])
def test_foreign_json(text: str) -> None:
    ((where, said),) = problems(text)
    assert where == "整个文件"
    assert "这不是部门预算编报的交换文件" in said


@pytest.mark.parametrize(
    ("text", "where", "message"),
    [
        ("", "第1行第1列", "文件是空的"),
        (" \n ", "第2行第2列", "文件是空的"),
        ('{"format":\n1', "第2行第2列", "文件到这里就断了，括号没有配对"),
        ('{"a": 1,}', "第1行第9列", "应是加双引号的字段名"),
        ("{'a': 1}", "第1行第2列", "应是加双引号的字段名"),
        ("{\n“a”: 1}", "第2行第1列", "这里用了全角标点 “ "),
        ('{"a"：1}', "第1行第5列", "这里用了全角标点 ： "),
        ('{"a" 1}', "第1行第6列", "缺少半角冒号"),
        ('{"a": 1 "b": 2}', "第1行第9列", "缺少半角逗号"),
        ('{"a": 甲}', "第1行第7列", "这里缺少值"),
        ('{"a": "甲}', "第1行第7列", "缺少收尾的双引号"),
        ('{"a": "甲\n乙"}', "第1行第9列", "文字中间直接换了行"),
        (r'{"a": "\甲"}', "第1行第8列", "反斜杠后面的写法不对"),
        (r'{"a": "\u12"}', "第1行第9列", "反斜杠后面的写法不对"),
        ("{} {}", "第1行第4列", "后面还有多余的内容"),
        ("\ufeff\ufeff{}", "第1行第1列", "不是有效的 JSON"),
    ],
)
def test_no_json(text: str, where: str, message: str) -> None:
    ((found, said),) = problems(text)
    assert found == where
    assert message in said


@pytest.mark.parametrize(
    ("member", "where", "message"),
    [
        ('"year": 2020, "year": 2021', "year", "同一个字段写了不止一次；请只留一个"),
        ('"year": NaN', "year", "“NaN”不是有效的数；没有数就删去这个字段"),
        ('"year": Infinity', "year", "“Infinity”不是有效的数"),
        ('"year": -Infinity', "year", "“-Infinity”不是有效的数"),
        ('"year": 1e999', "year", "“1e999”是带小数的数"),
        (f'"year": {"9" * 5000}', "year", "过大，最多15位"),
        (r'"edition": "\ud800"', "edition", "文字里有残缺的字符"),
    ],
)
def test_what_json_leaves_open(member: str, where: str, message: str) -> None:
    text = f'{{"format": "budget-desktop/exchange", "version": 1, "packets": [{{"header": {{{member}}}}}]}}'
    ((found, said),) = problems(text)
    assert found == f"packets[0] › header › {where}"
    assert message in said


def test_half_a_character_in_a_name() -> None:
    assert problems(r'{"a": {"\udfff": 1}}') == [
        ("a", "文字里有残缺的字符（半个代理对）；请重新输入这段文字")
    ]


@pytest.mark.parametrize("text", ["[" * 200_000, "[" * 300 + "]" * 300, '{"a":' * 100 + "1" + "}" * 100])
def test_bottomless_nesting(text: str) -> None:
    ((_, said),) = problems(text)
    assert said.startswith("括号套了太多层")


def test_all_problems_are_listed_and_the_first_is_said() -> None:
    content = file(lines=[{"unit": "1", "flow": "x", "amount": "1"}, {}])
    with pytest.raises(KnownError) as caught:
        read_exchange(json.dumps(content))
    assert isinstance(caught.value, ExchangeError)
    assert [problem.where for problem in caught.value.problems] == [
        "packets[0] › lines[0] › flow",
        "packets[0] › lines[0] › amount",
        "packets[0] › lines[1] › unit",
        "packets[0] › lines[1] › flow",
    ]
    assert str(caught.value) == (
        "交换文件无法读入，packets[0] › lines[0] › flow：“x”不能用在这里；"
        "只能是：income、spending、carry_over、three_public（共4处问题，这是第一处）。请按提示改正后重新导入"
    )


def test_references_do_not_cross_packets() -> None:
    first, second = (
        file(projects=[{"key": "P1", "unit": "1", "name": "甲"}]),
        file(lines=[LINE | {"project": "P1"}]),
    )
    first["packets"] += second["packets"]
    assert problems(first)[0][0] == "packets[1] › lines[0] › project"


def test_long_values_are_shortened() -> None:
    ((_, said),) = problems(file(lines=[LINE | {"amount": "九\n" * 3000}]))
    assert len(said) < 150
    assert "\n" not in said


def test_known_fields_are_those_of_the_domain() -> None:
    assert known_fields(("x",)) == ("format", "version", "packets")
    assert known_fields(("packets", 0, "x")) == ("header", *COLLECTIONS.values())
    assert known_fields(("packets", 0, "header", "x"))[0] == next(iter(Header.__dataclass_fields__))
    assert known_fields(("packets", 0, "offices", 0, "x")) == ("key", "unit", "name")


JUNK = st.recursive(
    st.none()
    | st.booleans()
    | st.integers()
    | st.floats()
    | st.text(max_size=3)
    | st.sampled_from(["1", "1.00"]),
    lambda inner: st.lists(inner, max_size=2) | st.dictionaries(st.text(max_size=3), inner, max_size=2),
    max_leaves=4,
)
NAMES = sorted(
    {"key", "unit"}
    | {field for name in COLLECTIONS.values() for field in known_fields(("packets", 0, name, 0, ""))}
)


@given(
    collection=st.sampled_from(list(COLLECTIONS.values())),
    fields=st.dictionaries(st.sampled_from(NAMES), JUNK),
)
@settings(max_examples=150, deadline=None)
def test_no_english_escapes(collection: str, fields: dict[str, Any]) -> None:
    """Any junk in any field: either it reads, or every message is ours."""
    try:
        read_exchange(json.dumps(file(**{collection: [fields]})))
    except ExchangeError as error:
        for problem in error.problems:
            own = re.sub(r"“[^”]*”|\"[^\"]*\"|[a-z_]+[.][a-z]+", "", problem.message.split("；只能是：")[0])
            assert set(re.findall(r"[A-Za-z]+", own)) <= TECHNICAL | set(COLLECTIONS.values()) | {"packets"}
            assert re.search("[一-鿿]", problem.message)


def test_reader_is_made_once() -> None:
    assert adapter() is adapter()
