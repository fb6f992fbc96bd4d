"""Read TOML into the spec dataclasses, strictly: an unknown or missing key is an error with file and line."""

import re
import tomllib
from collections.abc import Mapping
from dataclasses import MISSING, fields, is_dataclass
from enum import Enum
from functools import cache
from pathlib import Path
from types import UnionType
from typing import Any, TypeVar, Union, get_args, get_origin, get_type_hints

from budget_desktop.domain.codes import Dimension
from budget_desktop.domain.facts import Slice, slice_of
from budget_desktop.edition.errors import EditionError

T = TypeVar("T")


def read_toml(file: Path, kind: type[T]) -> T:
    """The file's content as one `kind`, a dataclass."""
    text, data = parse_toml(file)
    return decode(file, text, data, kind)


def parse_toml(file: Path) -> tuple[str, dict[str, Any]]:
    """The file's text and its content."""
    try:
        text = file.read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError) as error:
        raise EditionError(file, 0, "文件读不出来") from error
    try:
        return text, tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        line = re.search(r"line (\d+)", str(error))
        raise EditionError(file, int(line[1]) if line else 0, "不符合 TOML 语法") from error


def decode(file: Path, text: str, data: dict[str, Any], kind: type[T]) -> T:
    """The content as one `kind`; `text` is searched for the line a fault stands in."""
    decoded: T = _Decoder(file, text).value(data, kind, "")
    return decoded


@cache
def _parts_of(kind: Any) -> tuple[Mapping[str, Any], tuple[str, ...]]:
    """What the fields of a dataclass are, and which are needed; asked once, for records come by hundreds."""
    hints = get_type_hints(kind)
    needed = (one.name for one in fields(kind) if one.default is MISSING and one.default_factory is MISSING)
    return {one.name: hints[one.name] for one in fields(kind)}, tuple(needed)


class _Decoder:
    def __init__(self, file: Path, text: str) -> None:
        self._file = file
        self._lines = text.splitlines()

    def value(self, data: Any, kind: Any, key: str) -> Any:
        origin = get_origin(kind)
        if origin in {Union, UnionType}:
            kind = next(part for part in get_args(kind) if part is not type(None))
            origin = get_origin(kind)
        if kind is Slice:
            return self._slice(data, key)
        if origin is tuple:
            return self._tuple(data, kind, key)
        if origin is dict:
            self._expect(data, dict, key)
            inner = get_args(kind)[1]
            return {name: self.value(value, inner, name) for name, value in data.items()}
        if is_dataclass(kind):
            return self._record(data, kind, key)
        if isinstance(kind, type) and issubclass(kind, Enum):
            try:
                return kind(data)
            except ValueError:
                allowed = "、".join(str(member.value) for member in kind)
                raise self._error(key, f"“{key}”的值“{data}”不在可选范围内（{allowed}）") from None
        if kind is float and isinstance(data, int) and not isinstance(data, bool):
            return float(data)
        self._expect(data, kind, key)
        return data

    def _tuple(self, data: Any, kind: Any, key: str) -> tuple[Any, ...]:
        self._expect(data, list, key)
        inner = get_args(kind)[0]
        return tuple(self.value(item, inner, key) for item in data)

    def _record(self, data: Any, kind: Any, key: str) -> Any:
        self._expect(data, dict, key)
        hints, needed = _parts_of(kind)
        for name in data:
            if name not in hints:
                raise self._error(name, f"不认识的项“{name}”")
        for name in needed:
            if name not in data:
                raise self._error(key, f"“{key or '文件'}”缺少必填项“{name}”")
        return kind(**{name: self.value(value, hints[name], name) for name, value in data.items()})

    def _slice(self, data: Any, key: str) -> Slice:
        self._expect(data, dict, key)
        chosen: dict[Dimension, tuple[str, ...]] = {}
        for name, codes in data.items():
            if name not in {dimension.value for dimension in Dimension}:
                raise self._error(name, f"不认识的分类“{name}”")
            chosen[Dimension(name)] = self._tuple(codes, tuple[str, ...], name)
        return slice_of(chosen)

    def _expect(self, data: Any, kind: type, key: str) -> None:
        if not isinstance(data, kind) or (isinstance(data, bool) and kind is not bool):
            raise self._error(key, f"“{key or '文件'}”的值类型不对")

    def _error(self, key: str, what: str) -> EditionError:
        return EditionError(self._file, self._line_of(key), what)

    def _line_of(self, key: str) -> int:
        """The first line that names the key; the TOML reader keeps no positions."""
        pattern = re.compile(rf"(^|[\s{{\[.,]){re.escape(key)}\s*(=|\]|\.)")
        return next((n for n, line in enumerate(self._lines, start=1) if key and pattern.search(line)), 0)
