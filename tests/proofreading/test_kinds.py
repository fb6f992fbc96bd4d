"""Every kind of slip: what is marked and what stands there once mended, and what only looks like one."""

from dataclasses import replace

import pytest

from budget_desktop.domain.records import Tier
from budget_desktop.edition import load_edition
from budget_desktop.proofreading.names import Office
from budget_desktop.proofreading.reader import Proofreader
from budget_desktop.proofreading.slip import Kind, Slip, least_change

_EDITION = load_edition("henan-jiyuan-2020")
_OFFICE = Office(
    name="济源市人民政府金融服务办公室",
    short_name="市金融办",
    units=frozenset({"济源市人民政府金融服务办公室", "济源市金融服务中心"}),
    projects=frozenset({"金融服务专项"}),
    tier=Tier.CITY,
    scope="部门",
    place="河南省济源市",
    former=(("济源市金融管理局", "济源市人民政府金融服务办公室"),),
)


def _reader(office: Office = _OFFICE) -> Proofreader:
    return Proofreader(_EDITION.limits.words, tuple(_EDITION.reading.words.money), office, ("公务接待费",))


def _mended(text: str, slip: Slip) -> str | None:
    change = least_change(slip, text)
    return None if change is None else text[: change.start] + change.text + text[change.end :]


_SLIPS: dict[str, tuple[Kind, str, str, str | None]] = {
    "两个逗号": (Kind.DOUBLED, "加强管理，，提高效率。", "，，", "加强管理，提高效率。"),
    "顿号后又有逗号": (Kind.DOUBLED, "宣传、，培训。", "、，", "宣传，培训。"),
    "三个句号": (Kind.DOUBLED, "已完成。。。另行安排。", "。。。", "已完成。另行安排。"),
    "半角逗号": (Kind.HALF_WIDTH, "加强管理,提高效率。", ",", "加强管理，提高效率。"),
    "半角句号": (Kind.HALF_WIDTH, "加强管理.", ".", "加强管理。"),
    "直引号": (Kind.HALF_WIDTH, '落实"三公经费要求”。', '"', "落实“三公经费要求”。"),
    "方头括号的文号": (
        Kind.DOCUMENT_YEAR,
        "依据济政〔2019〕1号、济财【2019】2号。",
        "【2019】",
        "依据济政〔2019〕1号、济财〔2019〕2号。",
    ),
    "圆括号的文号": (Kind.DOCUMENT_YEAR, "依据济财（2019）2号。", "（2019）", "依据济财〔2019〕2号。"),
    "没有号数的文号": (Kind.NUMBERLESS, "依据济财〔2019〕文件。", "〔2019〕", None),
    "少右括号": (Kind.UNPAIRED, "购置设备（电脑两台。", "（", None),
    "少左书名号": (Kind.UNPAIRED, "依据预算法》编制。", "》", None),
    "右引号写成左引号": (Kind.UNPAIRED, "压缩“三公“经费。", "“", "压缩“三公”经费。"),
    "字间空格": (Kind.BLANK, "加强 管理。", " ", "加强管理。"),
    "逗号结尾": (Kind.CUT_OFF, "加强管理，提高效率，", "，", "加强管理，提高效率。"),
    "冒号结尾": (Kind.CUT_OFF, "主要任务如下：", "：", None),
    "末尾没有句号": (Kind.NO_STOP, "加强管理。提高效率", "率", "加强管理。提高效率。"),
    "没有原因的原因": (Kind.GAP, "主要原因是。", "原因是。", None),
    "年份缺年字": (Kind.YEAR, "与2019持平。", "2019", "与2019年持平。"),
    "年份夹空格": (Kind.YEAR, "2019 年完成。", "2019 ", "2019年完成。"),
    "缺百分号": (
        Kind.PERCENT,
        "比上年增长5.20，主要是增加项目。",
        "增长5.20",
        "比上年增长5.20%，主要是增加项目。",
    ),
    "两个百分号": (Kind.PERCENT, "完成率95%%。", "%%", "完成率95%。"),
    "比上年持平": (Kind.COMPARISON, "经费比上年持平。", "比上年持平", "经费与上年持平。"),
    "与上年增加": (Kind.COMPARISON, "经费与上年增加2万元。", "与上年增加", "经费比上年增加2万元。"),
    "只写万": (Kind.MEASURE, "项目经费为12万，用于培训。", "12万", "项目经费为12万元，用于培训。"),
    "没有单位": (Kind.MEASURE, "预算12.50，用于培训。", "12.50", "预算12.50万元，用于培训。"),
    "没填的空": (Kind.RESIDUE, "办理XX项目。", "XX", None),
    "网址": (Kind.LINK, "见http://www.example.cn/1.doc。", "http://www.example.cn/1.doc", None),
    "账写成帐": (Kind.TYPO, "核对银行帐户。", "帐户", "核对银行账户。"),
    "我单位": (Kind.SCOPE, "我单位负责金融服务。", "我单位", "我部门负责金融服务。"),
    "市级部门写我县": (Kind.LEVEL, "促进我县发展。", "我县", "促进我市发展。"),
    "办公室写我局": (Kind.SELF, "我局负责此项工作。", "我局", "我部门负责此项工作。"),
    "别处的单位": (Kind.ELSEWHERE, "由郑州市金融工作局承办。", "郑州市金融工作局", None),
    "财政部门的工作": (Kind.DUTY, "夯实预算绩效管理的基础。", "夯实预算绩效管理的基础", None),
    "名称漏一个字": (
        Kind.MISSPELT,
        "济源市人民政府金融服务公室负责。",
        "济源市人民政府金融服务公室",
        "济源市人民政府金融服务办公室负责。",
    ),
    "上年的名称": (
        Kind.FORMER_NAME,
        "由济源市金融管理局负责。",
        "济源市金融管理局",
        "由济源市人民政府金融服务办公室负责。",
    ),
    "没有登记的简称": (
        Kind.OTHER_NAME,
        "由济源市政府金融办负责。",
        "济源市政府金融办",
        "由济源市人民政府金融服务办公室负责。",
    ),
}

_SOUND = {
    "省略号和破折号": "宣传、培训……等——按计划完成。",
    "数中的逗号和点": "安排1,000.50万元，比例2:1。",
    "序号的半个括号": "1）宣传；2）培训。a)走访。",
    "换行的序号": "一）宣传。\n二）培训。",
    "书名号里的文号": "依据《关于规范〔2019〕12号文件的通知》（济财〔2019〕3号）。",
    "圆括号的年": "上一年度（2019）的决算。",
    "英文和中文之间的空格": "使用 Excel 表格，共 3 张。",
    "全角空格": "张\u3000三负责。",
    "三个百分点": "增长3个百分点，占3/4。",
    "平方米": "占地500平方米，增长较快。",
    "与上年相比增加": "与上年相比增加2万元，与上年持平。",
    "型号": "采购XXL号工作服。",
    "别人的县": "指导该县工作，我市各县区参加。",
    "我办": "我办负责，市金融办指导，局面稳定，基本办公支出，我委托的事项。",
    "去外地": "赴郑州市参加培训，在重庆市考察。",
    "名称": "济源市人民政府金融服务办公室和济源市金融服务中心实施金融服务专项。",
    "其他单位": "会同济源市财政局和市民政局办理。",
    "一句话不写句号": "加强管理，提高效率",
    "多段": "一、加强管理。\n二、提高效率。",
}


@pytest.mark.parametrize("case", _SLIPS)
def test_a_slip_is_marked_and_mended(case: str) -> None:
    kind, text, marked, mended = _SLIPS[case]
    (slip,) = _reader().slips(text)
    assert slip.kind is kind
    assert text[slip.start : slip.end] == marked
    assert _mended(text, slip) == mended


def test_every_kind_has_an_example() -> None:
    # What gives no reason is a slip in a reason alone.
    assert {kind for kind, *_ in _SLIPS.values()} == set(Kind) - {Kind.HOLLOW}


@pytest.mark.parametrize("case", _SLIPS)
def test_a_mended_text_has_no_slip_any_more(case: str) -> None:
    mended = _SLIPS[case][3]
    assert mended is None or _reader().slips(mended) == ()


@pytest.mark.parametrize("case", _SOUND)
def test_what_is_right_is_not_marked(case: str) -> None:
    assert _reader().slips(_SOUND[case]) == ()


def test_a_reason_has_no_stop_of_its_own() -> None:
    text = "新增项目一个。压缩公用经费"
    assert _reader().slips(text, is_reason=True) == ()


@pytest.mark.parametrize(
    "text",
    [
        "根据实际情况",
        "主要原因是工作需要",
        "无",
        "0.50",
        "增加2.00万元",
        "公务接待费增加",
        "接待费增加",
        "因比上年支出减少。",
    ],
)
def test_a_reason_has_to_give_one(text: str) -> None:
    (slip,) = _reader().slips(text, is_reason=True)
    assert (slip.kind, slip.mend) == (Kind.HOLLOW, None)


@pytest.mark.parametrize(
    "text", ["来访批次增加", "新增项目1个", "人员减少2人", "公务接待费标准调整", "上级资金减少", "没有安排"]
)
def test_a_short_reason_may_do(text: str) -> None:
    assert _reader().slips(text, is_reason=True) == ()


def test_the_level_of_the_office_decides() -> None:
    county = replace(_OFFICE, tier=Tier.COUNTY)
    assert _reader(county).slips("促进我县发展。") == ()
    (slip,) = _reader(county).slips("促进我镇发展。")
    assert slip.mend == "我县"


def test_an_office_without_a_name_is_not_asked_about_names() -> None:
    nobody = replace(_OFFICE, name="", short_name="", units=frozenset())
    assert _reader(nobody).slips("我局负责，济源市金融办协助。") == ()


def test_a_known_slip_is_no_part_of_a_right_word() -> None:
    words = _EDITION.limits.words.typos
    assert not [wrong for wrong, right in words.items() if wrong in right]
