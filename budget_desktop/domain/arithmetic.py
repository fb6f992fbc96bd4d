"""Amounts worked out where they are typed: `=(120+80)*12` to whole 分, exactly, and kept as its basis."""

import re
from dataclasses import dataclass
from fractions import Fraction
from typing import NoReturn

from budget_desktop.domain.folding import quoted
from budget_desktop.domain.money import (
    MAX_FEN,
    AmountError,
    AmountFormat,
    Fen,
    Measure,
    parse_amount,
    round_half_up,
)

LONGEST = 200
"""How many characters an expression may have."""

DEEPEST = 20
"""How many brackets may stand inside one another."""

_PLAIN = {
    **{0xFF01 + offset: chr(0x21 + offset) for offset in range(94)},
    **str.maketrans({"\u3000": " ", "\xa0": " ", "\t": " ", "×": "*", "÷": "/", "−": "-", "–": "-"}),
}
"""One character for one, so that positions stay those of what was typed."""

_TOKEN = re.compile(
    r"(?P<number>(?:\d[\d,]*(?:\.[\d,]*)?|\.\d+))|(?P<unit>万元|万|元)|(?P<sign>[-+*/()%])", re.ASCII
)
_NUMBER = re.compile(r"(?:\d+|\d{1,3}(?:,\d{3})+)(?:\.\d*)?|\.\d+", re.ASCII)
_PRINTED = {"*": "×", "/": "÷"}
_MEASURES = {"元": Measure.YUAN, "万": Measure.WAN, "万元": Measure.WAN}
_END = ""


@dataclass(frozen=True, slots=True)
class Reckoned:
    """What an expression comes to."""

    amount: Fen
    """In whole 分."""
    text: str
    """The expression, tidied: `(120+80)×12`. Read again in the same measure it gives the same amount."""
    measure: Measure
    """What the result is best told in: the one unit the expression names, or the measure of the field."""
    rounded: bool
    """A division left less than a 分, which was rounded half up."""

    @property
    def result(self) -> str:
        """The amount with its unit: 8.6万元."""
        return amount_in_words(self.amount, self.measure)

    @property
    def basis(self) -> str:
        """What to keep as 测算依据: `3×1.2+5=8.6万元`, with ≈ where the result was rounded."""
        return f"{self.text}{'≈' if self.rounded else '='}{self.result}"

    @property
    def notice(self) -> str:
        """That the result was rounded; empty if it was not."""
        return f"除不尽，已四舍五入到分：{self.result}" if self.rounded else ""


def amount_in_words(amount: Fen, measure: Measure) -> str:
    """An amount to the 分 with its unit and no needless zeros: 8.6万元, 1,200元."""
    decimals = 2 if measure is Measure.YUAN else 6
    return AmountFormat(measure, decimals, keep_zeros=False).text(amount) + measure.value


def reckon(text: str, measure: Measure) -> Reckoned:
    """Work out an expression of numbers, + - * / ( ) %, and units 元, 万元; a leading = or + is not needed.

    A number without a unit is a plain factor beside × and ÷; as a summand, and as the result, it is in
    `measure`. Where some summands name a unit and others do not, all must agree with `measure`: nothing is
    guessed. A unit behind a divisor or a bracket belongs to the quotient or the bracket.

    Raises AmountError, naming the character, for anything that is no such expression, for a result finer
    than one 分 that no division made, and for one beyond `MAX_FEN`.
    """
    if len(text) > LONGEST:
        raise AmountError(f"算式太长（{len(text)}个字符），最多{LONGEST}个，请分成几行录入")
    return _Parser(text, measure).result()


def is_basis(note: str, amount: Fen | None) -> bool:
    """Whether a note is the `basis` of this very amount, and so was not written by a person."""
    expression, _, result = note.replace("≈", "=").rpartition("=")
    measure = Measure.WAN if result.endswith("万元") else Measure.YUAN
    try:
        reckoned = reckon(expression, measure)
        return reckoned.basis == note and reckoned.amount == parse_amount(result, measure) == amount
    except AmountError:
        return False


@dataclass(frozen=True, slots=True)
class _Token:
    text: str
    position: int
    """From 1."""
    is_number: bool = False
    is_unit: bool = False


@dataclass(frozen=True, slots=True)
class _Term:
    """A plain number, or an amount in 分."""

    number: Fraction
    is_amount: bool = False
    named: Measure | None = None
    """The unit written right behind this number."""


class _Parser:
    def __init__(self, text: str, measure: Measure) -> None:
        plain = text.translate(_PLAIN)
        body = plain.lstrip(" ")
        self._shown = text
        self._measure = measure
        self._tokens = _tokens(text, plain, len(plain) - len(body) + body.startswith("="))
        self._next = 0
        self._depth = 0
        self._divides = False
        units = [_MEASURES[token.text] for token in self._tokens if token.is_unit]
        self._foreign = any(unit is not measure for unit in units)
        self._told_in = units[0] if units and len(set(units)) == 1 else measure

    def result(self) -> Reckoned:
        if self._at.text == _END:
            raise AmountError("还没有写算式，请写成如 =3*1.2+5")
        term = self._sum()
        if self._at.text == ")":
            self._refuse(self._at, "右括号没有对应的左括号")
        if self._at.text != _END:
            self._refuse(self._at, "前面缺少运算符，请补上 + - * / 中的一个")
        if any(token.is_unit for token in self._tokens) and not term.is_amount:
            raise AmountError("算式的结果是倍数，不是金额：金额除以金额之后，请再乘以一个金额")
        fen = term.number if term.is_amount else term.number * self._measure.fen
        amount = round_half_up(fen.numerator, fen.denominator)
        rounded = fen.denominator != 1
        if rounded and not self._divides:
            raise AmountError("算式的结果有小于一分的零头，金额最多精确到分，请检查各数的小数位")
        if abs(amount) > MAX_FEN:
            raise AmountError("算式的结果过大，请检查是否把元填成了万元")
        tidy = "".join(self._tidy(number) for number in range(len(self._tokens) - 1))
        return Reckoned(amount, tidy.removeprefix("+"), self._told_in, rounded)

    def _tidy(self, number: int) -> str:
        token = self._tokens[number]
        if token.is_number:
            digits = token.text.replace(",", "").removesuffix(".")
            return f"0{digits}" if digits.startswith(".") else digits
        if token.is_unit:
            return _MEASURES[token.text].value
        return _PRINTED.get(token.text, token.text)

    # Grammar: sum = product {(+|-) product}; product = factor {(*|/) factor}; factor = [+|-] operand [%|unit]

    def _sum(self) -> _Term:
        total = self._product()
        while self._at.text in {"+", "-"}:
            sign = self._take()
            term = self._product()
            if total.is_amount != term.is_amount:
                if self._foreign:
                    self._refuse(sign, "两边一个写了单位、一个没写，请都写上 元 或 万元")
                total, term = self._as_amount(total), self._as_amount(term)
            number = total.number + term.number if sign.text == "+" else total.number - term.number
            total = _Term(number, total.is_amount)
        return total

    def _product(self) -> _Term:
        product = self._factor()
        while self._at.text in {"*", "/"}:
            sign = self._take()
            factor = self._factor()
            product = (
                self._times(product, sign, factor) if sign.text == "*" else self._by(product, sign, factor)
            )
        return product

    def _times(self, left: _Term, sign: _Token, right: _Term) -> _Term:
        if left.is_amount and right.is_amount:
            self._refuse(sign, "两边都是金额，金额不能乘以金额，请去掉其中一个单位")
        return _Term(left.number * right.number, left.is_amount or right.is_amount)

    def _by(self, left: _Term, sign: _Token, right: _Term) -> _Term:
        self._divides = True
        if right.number == 0:
            self._refuse(sign, "后面的除数是零，请改正除数")
        if left.is_amount or not right.is_amount:
            return _Term(left.number / right.number, left.is_amount and not right.is_amount)
        if right.named is None:
            self._refuse(sign, "后面的除数是金额，数不能除以金额，请去掉除数的单位")
        # 100/3元 is read as people mean it: (100/3)元.
        return _Term(left.number / right.number * right.named.fen**2, is_amount=True)

    def _factor(self) -> _Term:
        sign = self._take() if self._at.text in {"+", "-"} else None
        operand = self._bracket() if self._at.text == "(" else self._number()
        return (
            _Term(-operand.number, operand.is_amount, operand.named) if sign and sign.text == "-" else operand
        )

    def _bracket(self) -> _Term:
        opening = self._take()
        self._depth += 1
        if self._depth > DEEPEST:
            self._refuse(opening, f"括号套得太深，最多{DEEPEST}层")
        inner = self._sum()
        if self._at.text != ")":
            self._refuse(opening, "左括号没有对应的右括号" if self._at.text == _END else "括号里少了运算符")
        self._take()
        self._depth -= 1
        if self._at.is_unit and inner.is_amount:
            self._refuse(self._at, "括号里已经写了单位，请去掉括号外的单位")
        return self._with_suffix(inner)

    def _number(self) -> _Term:
        token = self._take()
        if not token.is_number:
            if token.text == _END:
                raise AmountError(f"{quoted(self._shown)}没有写完，末尾缺少一个数")
            self._refuse(token, "处应当是一个数或左括号")
        if _NUMBER.fullmatch(token.text) is None:
            self._refuse(token, "的千分位逗号位置不对，请写成如 1,234.50")
        return self._with_suffix(_Term(Fraction(token.text.replace(",", ""))))

    def _with_suffix(self, term: _Term) -> _Term:
        if self._at.text == "%":
            self._take()
            return _Term(term.number / 100, term.is_amount)
        if not self._at.is_unit:
            return term
        named = _MEASURES[self._take().text]
        return _Term(term.number * named.fen, is_amount=True, named=named)

    def _as_amount(self, term: _Term) -> _Term:
        return term if term.is_amount else _Term(term.number * self._measure.fen, is_amount=True)

    @property
    def _at(self) -> _Token:
        return self._tokens[self._next]

    def _take(self) -> _Token:
        token = self._tokens[self._next]
        self._next = min(self._next + 1, len(self._tokens) - 1)
        return token

    def _refuse(self, token: _Token, why: str) -> NoReturn:
        shown = self._shown[token.position - 1 : token.position - 1 + len(token.text)]
        raise AmountError(f"第{token.position}个字符{quoted(shown)}{why}")


def _tokens(shown: str, plain: str, start: int) -> list[_Token]:
    found: list[_Token] = []
    while start < len(plain):
        if plain[start] == " ":
            start += 1
            continue
        match = _TOKEN.match(plain, start)
        if match is None:
            raise AmountError(
                f"第{start + 1}个字符“{shown[start]}”不能用在算式里，算式只用数字、+ - * / ( ) % 和 元、万元"
            )
        found.append(_Token(match[0], start + 1, match["number"] is not None, match["unit"] is not None))
        start = match.end()
    return [*found, _Token(_END, len(plain) + 1)]
