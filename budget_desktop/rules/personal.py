"""Personal data in a text: numbers of identity cards, telephones and bank accounts, and names of people.

A hit is quoted with its middle covered, so that a report of it does not spread what it warns of.
"""

import re
from collections.abc import Iterator
from datetime import date

from budget_desktop.edition.guard import PersonWords

_IDENTITY = re.compile(r"(?<![\dA-Za-z])\d{17}[\dXx](?![\dA-Za-z])")
_WEIGHTS = (7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2)
_CHECKS = "10X98765432"
"""Check characters by the weighted sum modulo 11 (GB 11643)."""
_OLDEST = 1900
_NEAR = 12
"""Characters between a word such as 账号 and the number it names."""
_KEPT_START, _KEPT_END = 3, 4
_NAME = re.compile("[\u4e00-\u9fff]{2,4}")
_NAMES_APART = re.compile(r"[、，,;；/\s]+")


def identity_numbers(text: str, words: PersonWords) -> Iterator[str]:
    """Numbers of identity cards: 18 places, with a date of birth and the right check character in them, or
    with a word such as 身份证 before them (one mistyped is somebody's all the same)."""
    for found in _IDENTITY.finditer(text):
        before = text[max(0, found.start() - _NEAR) : found.start()]
        if is_identity_number(found[0]) or any(word in before for word in words.identities):
            yield found[0]


def is_identity_number(number: str) -> bool:
    """Whether 18 characters can be the number of an identity card (GB 11643)."""
    try:
        born = date.fromisoformat(f"{number[6:10]}-{number[10:12]}-{number[12:14]}")
    except ValueError:
        return False
    total = sum(int(digit) * weight for digit, weight in zip(number, _WEIGHTS, strict=False))
    return born.year >= _OLDEST and _CHECKS[total % len(_CHECKS)] == number[-1].upper()


def mobiles(text: str, words: PersonWords) -> Iterator[str]:
    """Mobile numbers."""
    return (found[0] for found in re.finditer(rf"(?<!\d){words.mobile}(?!\d)", text))


def landlines(text: str, words: PersonWords) -> Iterator[str]:
    """Numbers of offices."""
    return (found[0] for found in re.finditer(rf"(?<!\d){words.landline}(?!\d)", text))


def bank_accounts(text: str, words: PersonWords) -> Iterator[str]:
    """Bank cards with the right check digit, and long numbers that a word such as 账号 announces."""
    taken: set[str] = set()
    for found in re.finditer(rf"(?<![\d=/]){words.card}(?!\d)", text):
        if _is_card(found[0]) and not is_identity_number(_bare(found[0])):
            taken.add(found[0])
            yield found[0]
    least, most = words.account_digits
    announced = re.compile(rf"(?:{'|'.join(words.accounts)})[^\d]{{0,{_NEAR}}}(\d[\d -]{{{least - 1},}})")
    for found in announced.finditer(text):
        number = found[1].strip(" -")
        if least <= len(_bare(number)) <= most and number not in taken:
            yield number


def _bare(number: str) -> str:
    return re.sub("[ -]", "", number)


def _is_card(number: str) -> bool:
    """The check digit of bank cards (Luhn)."""
    digits = [int(digit) for digit in reversed(_bare(number))]
    return sum(digits[0::2]) % 10 == -sum(sum(divmod(2 * digit, 10)) for digit in digits[1::2]) % 10


def names(text: str, words: PersonWords) -> list[str]:
    """Full names of people in a field that asks for people; a covered name or an office is none."""
    return [part for part in _NAMES_APART.split(text.strip()) if _is_name(part, words)]


def _is_name(text: str, words: PersonWords) -> bool:
    return (
        _NAME.fullmatch(text) is not None
        and (text[0] in words.surnames or text.startswith(words.long_surnames))
        and not text.endswith(words.offices)
        and not any(mask in text for mask in words.masks)
    )


def covered(number: str) -> str:
    """A number with its middle covered; a name keeps its surname."""
    if len(number) <= _KEPT_START + _KEPT_END:
        return number[0] + "某"
    middle = len(number) - _KEPT_START - _KEPT_END
    return number[:_KEPT_START] + "*" * middle + number[-_KEPT_END:]
