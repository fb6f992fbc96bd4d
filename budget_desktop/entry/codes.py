"""Texts as codes of a list or one of a few choices: by code, code and name, or a name only one has."""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any, Protocol

from budget_desktop.domain.folding import quoted
from budget_desktop.edition.catalogue import CodeEntry
from budget_desktop.entry.readings import PlainInput, Problem, Reading, Value, bare, folded, wanting

_NAMED = 3
"""How many candidates a message names before it says 等."""
_CODE_FIRST = re.compile(r"[\[【(]?(?P<code>\d{3}[\d ]*(?:\.0+)?)[\])】]?[\s\-_:、.]*(?P<name>.*)", re.DOTALL)
_CODE_LAST = re.compile(r"(?P<name>.*?)[\s\-_:]*[\[【(]?(?P<code>\d{3,})[\])】]?", re.DOTALL)
_DIGITS = re.compile(r"[\d ]+(?:\.0+)?")
_BELOW = {"类": "款", "款": "项"}


class Choosable(Protocol):
    """One value to choose from."""

    @property
    def value(self) -> Any:
        """What the field then holds."""

    @property
    def label(self) -> str:
        """What it is called on screen."""

    @property
    def words(self) -> tuple[str, ...]:
        """What else a person may write for it, codes among them."""


@dataclass(frozen=True, slots=True)
class Choice:
    """A `Choosable` of one's own."""

    value: Any
    label: str
    words: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class ChoiceInput(PlainInput):
    """One of a few values; `title` names them in refusals: 单位, 项目."""

    title: str
    choices: Sequence[Choosable]
    optional: bool = False

    def read_sound(self, text: str) -> Reading:
        """The choice a text names in full; a part of a name brings a suggestion where only one has it."""
        plain = bare(text)
        if not plain:
            return Value("") if self.optional else wanting(self.title, "选择")
        if not self.choices:
            leave = "，这一格先空着" if self.optional else ""
            return Problem(f"还没有录入{self.title}，没有可选的", f"请先录入{self.title}{leave}")
        named = [choice for choice in self.choices if plain in _words(choice)]
        if len(named) == 1:
            return Value(named[0].value)
        if named:
            return _several(text, self.title, [choice.label for choice in named])
        padded = [
            choice
            for choice in self.choices
            if plain.isdecimal() and any(_same_number(plain, word) for word in _words(choice))
        ]
        if len(padded) == 1:
            meant = padded[0]
            return Problem(
                f"{quoted(text)}像是丢了或多了开头的0",
                f"如果是“{meant.label}”，请写成 {meant.value}",
                meant.value,
            )
        near = [choice for choice in self.choices if any(plain in word for word in _words(choice))]
        return _unlisted(text, self.title, [(choice.value, choice.label) for choice in near])


def _words(choice: Choosable) -> tuple[str, ...]:
    return tuple(folded(word) for word in (str(choice.value), choice.label, *choice.words))


def _same_number(one: str, other: str) -> bool:
    return other.isdecimal() and one.lstrip("0") == other.lstrip("0")


@dataclass(frozen=True)
class CodeInput(PlainInput):
    """A code of one of the edition's lists, e.g. 功能科目, whose leaves alone may be booked on.

    `open_digits`: a code of so many digits is taken even if the list lacks it, for lists are open and a rule
    speaks up; 0 keeps the list closed.
    """

    title: str
    entries: Sequence[CodeEntry] = field(repr=False)
    leaf_only: bool = True
    optional: bool = False
    open_digits: int = 0

    def read_sound(self, text: str) -> Reading:
        """The code a text means; a damaged code is refused with what it probably was."""
        plain = bare(text)
        if not plain:
            return Value("") if self.optional else wanting(self.title, "选择")
        if plain in self._by_code:
            return self._accepted(self._by_code[plain])
        named = self._by_name.get(_name(plain), ())
        if named:
            return self._by_its_name(text, named)
        if re.fullmatch(r"\d(?:\.\d+)?[eE]\+?\d+", plain):
            return Problem(
                f"{quoted(text)}是科学计数法，编码已经残缺", "请在原表把这一列设为文本，再复制一次"
            )
        head, _, rest = plain.partition(" ")
        if head in self._by_code and not _DIGITS.fullmatch(rest):
            return self._coded(text, head, rest)
        for shape in (_CODE_FIRST, _CODE_LAST):
            match = shape.fullmatch(plain)
            if match is not None:
                return self._coded(text, match["code"], match["name"])
        near = [entry for entry in self._offered if _name(plain) in _name(entry.name)]
        return _unlisted(text, self.title, [(entry.code, _label(entry)) for entry in near])

    def _coded(self, text: str, written: str, name: str) -> Reading:
        code = re.sub(r"\.0+$", "", written).replace(" ", "")
        entry = self._by_code.get(code)
        if entry is None:
            return self._unknown_code(text, re.sub(r"\.0+$", "", written).strip(), code)
        accepted = self._accepted(entry)
        if isinstance(accepted, Problem):
            return accepted
        if name and _name(name) != _name(entry.name):
            others = [other for other in self._by_name.get(_name(name), ()) if other.code != code]
            if others:
                return Problem(
                    f"编码和名称不是同一个{self.title}：编码是{_label(entry)}，名称是{_label(others[0])}",
                    "请核对后只写编码",
                )
            return Value(code, f"“{name.strip()}”与{self.title}表的名称不同，按编码录入：{_label(entry)}")
        return Value(
            code, "" if code == written else f"{quoted(text.strip())}按编码 {code} 录入：{entry.name}"
        )

    def _unknown_code(self, text: str, written: str, code: str) -> Reading:
        meant = [entry for entry in self._offered if entry.code in _mended(written, code)]
        if len(meant) == 1:
            return Problem(
                f"{quoted(text)}像是编码里丢了或多了0",
                f"如果是 {_label(meant[0])}，请改填 {meant[0].code}",
                meant[0].code,
            )
        if code == written and len(code) == self.open_digits:
            return Value(code, f"{self.title}表里没有 {code}，先按原样录入，校验时会提示")
        above = next(
            (self._by_code[code[:n]] for n in (5, 3) if n < len(code) and code[:n] in self._by_code), None
        )
        if above is None:
            return Problem(f"{self.title}表里没有编码{quoted(code)}", "请核对编码，或输入名称从列表中选择")
        near = [entry for entry in self._offered if entry.code.startswith(above.code)]
        return Problem(
            f"{self.title}表里没有编码{quoted(code)}",
            f"{_label(above)}下面有 {_list([_label(one) for one in near])}，请核对",
        )

    def _by_its_name(self, text: str, named: Sequence[CodeEntry]) -> Reading:
        # A subject often bears the name of the only one below it: the one to book on is meant.
        usable = [entry for entry in named if entry.is_leaf] if self.leaf_only else list(named)
        if len(usable) > 1:
            return _several(text, self.title, [self._located(entry) for entry in usable])
        return self._accepted((usable or list(named))[0])

    def _accepted(self, entry: CodeEntry) -> Reading:
        if entry.is_leaf or not self.leaf_only:
            return Value(entry.code)
        children = [child for child in self.entries if child.parent == entry.code]
        level = f"是{entry.level}级科目" if entry.level else "不是末级"
        below = _BELOW.get(entry.level, "下级")
        return Problem(
            f"{_label(entry)} {level}，下面还有 {len(children)} 个{below}，不能直接记在它上面",
            f"请选到末级，如 {_list([_label(child) for child in children])}",
        )

    def _located(self, entry: CodeEntry) -> str:
        above = self._by_code.get(entry.parent)
        return f"{entry.code}（{above.name}）" if above else entry.code

    @cached_property
    def _offered(self) -> Sequence[CodeEntry]:
        return [entry for entry in self.entries if entry.is_leaf or not self.leaf_only]

    @cached_property
    def _by_code(self) -> Mapping[str, CodeEntry]:
        return {entry.code: entry for entry in self.entries}

    @cached_property
    def _by_name(self) -> Mapping[str, Sequence[CodeEntry]]:
        found: dict[str, list[CodeEntry]] = {}
        for entry in self.entries:
            found.setdefault(_name(entry.name), []).append(entry)
            if entry.parent:
                found.setdefault(_name(self._path(entry)), []).append(entry)
        return found

    def _path(self, entry: CodeEntry) -> str:
        above = self._by_code.get(entry.parent)
        return f"{self._path(above)}›{entry.name}" if above else entry.name


def _mended(written: str, code: str) -> set[str]:
    """What a damaged code may have been: zeros back at its parts (301 7) and at its head, or taken off it."""
    first, *rest = written.split(" ")
    found = {first + "".join(part.zfill(2) for part in rest), code.lstrip("0")}
    if len(code) in {4, 6}:
        found |= {code[:place] + "0" + code[place:] for place in (3, 5) if place < len(code)}
    return found - {code}


def _label(entry: CodeEntry) -> str:
    return f"{entry.code} {entry.name}"


def _name(text: str) -> str:
    return re.sub(r"\s", "", folded(text))


def _list(labels: Sequence[str]) -> str:
    return "、".join(labels[:_NAMED]) + ("等" if len(labels) > _NAMED else "")


def _several(text: str, title: str, labels: Sequence[str]) -> Problem:
    return Problem(f"{quoted(text)}对应 {len(labels)} 个{title}：{_list(labels)}", "请写编码，或从列表中选择")


def _unlisted(text: str, title: str, near: Iterable[tuple[Any, str]]) -> Problem:
    found = list(near)
    what = f"没有{quoted(text)}这个{title}"
    if len(found) == 1:
        value, label = found[0]
        return Problem(what, f"是不是“{label}”？请写全，或从列表中选择", value)
    if found:
        return Problem(what, f"相近的有 {_list([label for _, label in found])}，请写全，或从列表中选择")
    return Problem(what, "请核对写法，或从列表中选择")
