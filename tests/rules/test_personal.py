"""Personal data prove themselves: by a check character, a date, a word before them."""

from datetime import date

from hypothesis import assume, given
from hypothesis import strategies as st

from budget_desktop.rules.personal import (
    bank_accounts,
    covered,
    identity_numbers,
    is_identity_number,
    landlines,
    mobiles,
    names,
)
from tests.rules.books import EDITION

WORDS = EDITION.guard.person
KNOWN = ("11010519491231002X", "440524188001010014")
"""The two numbers the standard itself gives as examples; one is of a person born before 1900."""


@st.composite
def identities(draw: st.DrawFn) -> str:
    """Numbers made the way the standard says: weights are powers of 2 modulo 11."""
    place = draw(st.integers(110000, 659999))
    born = draw(st.dates(date(1900, 1, 1), date(2020, 12, 31)))
    front = f"{place}{born:%Y%m%d}{draw(st.integers(0, 999)):03}"
    total = sum(int(digit) * pow(2, 17 - position, 11) for position, digit in enumerate(front))
    check = (12 - total % 11) % 11
    return front + ("X" if check == 10 else str(check))


@given(identities())
def test_numbers_of_the_standard_are_recognised(number: str) -> None:
    assert list(identity_numbers(f"编号：{number}，联系", WORDS)) == [number]


@given(identities(), st.integers(0, 16), st.integers(1, 9))
def test_one_wrong_digit_makes_it_another_number(number: str, position: int, off: int) -> None:
    wrong = str((int(number[position]) + off) % 10)
    assert not is_identity_number(number[:position] + wrong + number[position + 1 :])


def test_examples_of_the_standard() -> None:
    assert is_identity_number(KNOWN[0])
    assert not is_identity_number(KNOWN[1]), "nobody born in 1880 is in a budget"
    assert list(identity_numbers(f"A{KNOWN[0]}、{KNOWN[0]}1", WORDS)) == [], "part of something longer"


def test_an_announced_number_is_somebodys_though_mistyped() -> None:
    wrong = KNOWN[0][:-1] + "1"
    assert list(identity_numbers(f"身份证号{wrong}。", WORDS)) == [wrong]
    assert list(identity_numbers(f"合同编号{wrong}。", WORDS)) == []


@given(st.from_regex(r"62\d{14,17}", fullmatch=True))
def test_a_card_has_one_right_last_digit(number: str) -> None:
    front = number[:-1]
    hits = [last for last in range(10) if list(bank_accounts(f"汇入{front}{last}。", WORDS))]
    assume(not any(is_identity_number(f"{front}{last}") for last in range(10)))
    assert len(hits) == 1


def test_an_account_is_announced_by_a_word() -> None:
    assert list(bank_accounts("账号 17010000000000123", WORDS)) == ["17010000000000123"]
    assert list(bank_accounts("合同 17010000000000123", WORDS)) == []
    assert list(bank_accounts("账户12个", WORDS)) == []


def test_telephones() -> None:
    assert list(mobiles("13800000000、138-0000-0000、138 0000 0000", WORDS)) == [
        "13800000000",
        "138-0000-0000",
        "138 0000 0000",
    ]
    assert list(mobiles("编号213800000000、138000000001", WORDS)) == []
    assert list(landlines("0391-6600000、02166000000", WORDS)) == ["0391-6600000", "02166000000"]


def test_names_of_people() -> None:
    assert names("王小明、欧阳小红", WORDS) == ["王小明", "欧阳小红"]
    assert names("张某，李××；王*", WORDS) == []
    assert names("财务科、办公室、高新区管理局", WORDS) == []


@given(identities())
def test_what_is_quoted_cannot_be_put_together_again(number: str) -> None:
    shown = covered(number)
    assert len(shown) == len(number)
    assert number[6:14] not in shown, "the date of birth is covered"
    assert covered("王小明") == "王某"
