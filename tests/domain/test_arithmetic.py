"""Amounts worked out where they are typed: exact, in a named unit, and refused with the place of the slip."""

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from budget_desktop.domain.arithmetic import DEEPEST, LONGEST, amount_in_words, is_basis, reckon
from budget_desktop.domain.money import MAX_FEN, AmountError, Measure, round_half_up

YUAN, WAN = Measure.YUAN, Measure.WAN


@pytest.mark.parametrize(
    ("text", "measure", "expected"),
    [
        ("=3*1.2+5", WAN, 8_600_000),
        ("=(120+80)*12", YUAN, 240_000),
        ("3*1.2+5", WAN, 8_600_000),
        ("＝（１２０＋８０）×１２", YUAN, 240_000),
        ("=１００÷４－５", YUAN, 2_000),
        ("＝３＊２／４", YUAN, 150),
        (" = 1,200 + 34.5 ", YUAN, 123_450),
        ("=1，200，000+.5", YUAN, 120_000_050),
        ("=-(3-5)", YUAN, 200),
        ("=3--2", YUAN, 500),
        ("+3*-2", YUAN, -600),
        ("=5%*200", YUAN, 1_000),
        ("=(3+2)%*200", YUAN, 1_000),
        ("=2-3-4", YUAN, -500),
        ("=8/4/2", YUAN, 100),
    ],
)
def test_sums_people_type(text: str, measure: Measure, expected: int) -> None:
    assert reckon(text, measure).amount == expected


@pytest.mark.parametrize(
    ("text", "measure", "expected"),
    [
        ("=(120+80)*12元", WAN, 240_000),
        ("=(120+80)万元", YUAN, 200_000_000),
        ("=120*500元", WAN, 6_000_000),
        ("=3万元+5000元", YUAN, 3_500_000),
        ("=3万+5", WAN, 8_000_000),
        ("=100/4元", WAN, 2_500),
        ("=6/3元*2", WAN, 400),
        ("=3万元*(20元/40元)", YUAN, 1_500_000),
        ("=3万元/2", YUAN, 1_500_000),
    ],
)
def test_units_on_terms_brackets_and_results(text: str, measure: Measure, expected: int) -> None:
    assert reckon(text, measure).amount == expected


def test_the_expression_is_kept_tidy_and_tells_its_result() -> None:
    reckoned = reckon("＝（ 120＋.80 ）＊1,200元", WAN)
    assert reckoned.text == "(120+0.80)×1200元"
    assert reckoned.basis == "(120+0.80)×1200元=144,960元"
    assert reckon("=3*1.2+5", WAN).basis == "3×1.2+5=8.6万元"
    assert reckon("=3万+5000元", YUAN).text == "3万元+5000元"


def test_a_division_is_rounded_half_up_and_says_so() -> None:
    reckoned = reckon("=100/3", YUAN)
    assert (reckoned.amount, reckoned.rounded) == (3_333, True)
    assert reckoned.notice == "除不尽，已四舍五入到分：33.33元"
    assert reckoned.basis == "100÷3≈33.33元"
    assert reckon("=0.25/2-0.12", YUAN).amount == 1
    assert reckon("=-0.25/2+0.12", YUAN).amount == -1
    assert not reckon("=100/4", YUAN).notice


@pytest.mark.parametrize(
    ("text", "measure", "message"),
    [
        ("=", YUAN, "还没有写算式，请写成如 =3*1.2+5"),
        ("=3+", YUAN, "“=3+”没有写完，末尾缺少一个数"),
        ("=3+a5", YUAN, "第4个字符“a”不能用在算式里，算式只用数字、+ - * / ( ) % 和 元、万元"),
        ("=3+*5", YUAN, "第4个字符“*”处应当是一个数或左括号"),
        ("=3－－－5", YUAN, "第5个字符“－”处应当是一个数或左括号"),
        ("=3 5", YUAN, "第4个字符“5”前面缺少运算符，请补上 + - * / 中的一个"),
        ("=1.2.3", YUAN, "第5个字符“.3”前面缺少运算符，请补上 + - * / 中的一个"),
        ("=5元元", YUAN, "第4个字符“元”前面缺少运算符，请补上 + - * / 中的一个"),
        ("=(3+5", YUAN, "第2个字符“(”左括号没有对应的右括号"),
        ("=(3 5)", YUAN, "第2个字符“(”括号里少了运算符"),
        ("=3+5）", YUAN, "第5个字符“）”右括号没有对应的左括号"),
        ("=3+12,34", YUAN, "第4个字符“12,34”的千分位逗号位置不对，请写成如 1,234.50"),
        ("=5/(3-3)", YUAN, "第3个字符“/”后面的除数是零，请改正除数"),
        ("=3元*5元", YUAN, "第4个字符“*”两边都是金额，金额不能乘以金额，请去掉其中一个单位"),
        ("=5/(3元+2元)", YUAN, "第3个字符“/”后面的除数是金额，数不能除以金额，请去掉除数的单位"),
        ("=6元/3元", YUAN, "算式的结果是倍数，不是金额：金额除以金额之后，请再乘以一个金额"),
        ("=5万元+3000", YUAN, "第5个字符“+”两边一个写了单位、一个没写，请都写上 元 或 万元"),
        ("=3*1.2+5万元", YUAN, "第7个字符“+”两边一个写了单位、一个没写，请都写上 元 或 万元"),
        ("=(3元+5元)万元", YUAN, "第9个字符“万元”括号里已经写了单位，请去掉括号外的单位"),
        ("=0.3*0.01", YUAN, "算式的结果有小于一分的零头，金额最多精确到分，请检查各数的小数位"),
        ("=0.0000001+0", WAN, "算式的结果有小于一分的零头，金额最多精确到分，请检查各数的小数位"),
        ("=99999999999*99999", WAN, "算式的结果过大，请检查是否把元填成了万元"),
        ("=" + "1+" * 100 + "1", YUAN, f"算式太长（202个字符），最多{LONGEST}个，请分成几行录入"),
        ("=" + "(" * 21 + "1" + ")" * 21, YUAN, f"第22个字符“(”括号套得太深，最多{DEEPEST}层"),
    ],
)
def test_refused_naming_the_place(text: str, measure: Measure, message: str) -> None:
    with pytest.raises(AmountError) as caught:
        reckon(text, measure)
    assert str(caught.value) == message


def test_a_basis_is_known_again_only_for_its_own_amount() -> None:
    for text, measure in (("=3*1.2+5", WAN), ("=100/3", YUAN), ("=120*500元", WAN), ("=3万+5000元", YUAN)):
        reckoned = reckon(text, measure)
        assert is_basis(reckoned.basis, reckoned.amount)
        assert not is_basis(reckoned.basis, reckoned.amount + 1)
        assert not is_basis(f"{reckoned.basis}，见合同", reckoned.amount)
    assert not is_basis("按合同", 5)
    assert not is_basis("", None)


def test_amounts_in_words_show_every_digit_and_no_needless_zero() -> None:
    assert amount_in_words(8_600_000, WAN) == "8.6万元"
    assert amount_in_words(123_456, WAN) == "0.123456万元"
    assert amount_in_words(123_450, YUAN) == "1,234.5元"


# What is typed, beside what it means: an expression tree written out with needless brackets here and there.

Tree = tuple[str, Fraction, bool]


def _number(cents: int) -> Tree:
    return f"{cents // 100}.{cents % 100:02d}", Fraction(cents, 100), False


def _joined(parts: tuple[Tree, str, Tree]) -> Tree:
    (left, a, over_left), sign, (right, b, over_right) = parts
    divides = over_left or over_right
    if sign == "/" and b == 0:
        sign = "+"
    value = {"+": a + b, "-": a - b, "*": a * b}.get(sign)
    if value is None:
        value, divides = a / b, True
    return f"({left}){sign}({right})", value, divides


trees = st.recursive(
    st.integers(0, 10_000_00).map(_number),
    lambda inner: st.one_of(
        st.tuples(inner, st.sampled_from("+-*/"), inner).map(_joined),
        inner.map(lambda tree: (f"-({tree[0]})", -tree[1], tree[2])),
    ),
    max_leaves=8,
)


@given(trees, st.sampled_from(Measure))
def test_reckons_as_exact_fractions_do(tree: Tree, measure: Measure) -> None:
    text, value, divides = tree
    fen = value * measure.fen
    if len(text) > LONGEST or abs(fen) > MAX_FEN or (fen.denominator != 1 and not divides):
        with pytest.raises(AmountError):
            reckon(text, measure)
        return
    reckoned = reckon(f"={text}", measure) if len(text) < LONGEST else reckon(text, measure)
    assert reckoned.amount == round_half_up(fen.numerator, fen.denominator)
    assert reckoned.rounded == (fen.denominator != 1)


@given(trees, st.sampled_from(Measure))
def test_the_tidy_expression_reads_back(tree: Tree, measure: Measure) -> None:
    try:
        reckoned = reckon(tree[0], measure)
    except AmountError:
        return
    assert reckon(reckoned.text, measure) == reckoned
    assert is_basis(reckoned.basis, reckoned.amount)


@given(st.text(st.sampled_from("0123456789.,+-*/()%元万 =×"), max_size=20) | st.text(max_size=20))
def test_any_text_is_an_amount_or_refused_in_chinese(text: str) -> None:
    try:
        said = reckon(text, WAN).basis
    except AmountError as refusal:
        said = str(refusal)
    assert any("\u4e00" <= letter <= "\u9fff" for letter in said)
