"""What must not be published unseen, and who has to have looked: words and patterns (guard.toml)."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class PersonWords:
    """How personal data looks."""

    mobile: str
    """A mobile number, as a regular expression."""
    landline: str
    """An office's number, as a regular expression."""
    contacts: tuple[str, ...]
    """Words that make a number in a text somebody's own."""
    identities: tuple[str, ...]
    """Words before the number of an identity card."""
    accounts: tuple[str, ...]
    """Words before the number of a bank account."""
    account_digits: tuple[int, ...]
    """Least and most digits of a bank account."""
    card: str
    """A bank card, as a regular expression; its check digit is worked out."""
    masks: tuple[str, ...]
    """Marks of a name or number that was made unrecognisable."""
    surnames: str
    """Surnames of one character."""
    long_surnames: tuple[str, ...]
    offices: tuple[str, ...]
    """Endings of offices, which may stand where a name is asked for."""


@dataclass(frozen=True, slots=True, kw_only=True)
class SecrecyWords:
    """How what is not for the public is marked."""

    words: tuple[str, ...]
    harmless: tuple[str, ...]
    """Longer words that hold one of them and say nothing secret."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ReviewStep:
    """One step of the review before publication; `key` is that of its record."""

    key: str
    name: str
    rule: str
    """The rule that asks for it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class GuardSpec:
    """Personal data, secrets and reviews."""

    person: PersonWords
    secrecy: SecrecyWords
    reviews: tuple[ReviewStep, ...]
    refusals: str
    """An opinion that refuses, as a regular expression."""
