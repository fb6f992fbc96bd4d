"""From text to a JSON tree, refusing what JSON leaves open: doubled names, NaN, numbers no field can hold."""

import json
from collections import Counter
from collections.abc import Iterator
from typing import Any

from budget_desktop.exchange.problems import ExchangeError, Path, Problem, path_text, shortened

_DEPTH = 10
_DIGITS = 15
_TOO_DEEP = "括号套了太多层，不像交换文件；请检查括号是否配对"
_BROKEN = "文字里有残缺的字符（半个代理对）；请重新输入这段文字"
_FULL_WIDTH = "“”‘’，：；｛｝［］"
_SYNTAX = {
    "Expecting property name": "这里应是加双引号的字段名；请检查引号，最后一个字段后面不能有逗号",
    "Illegal trailing comma": "最后一项后面多了逗号；请删去",
    "Expecting ':'": "字段名和值之间缺少半角冒号；请补上",
    "Expecting ','": "两项之间缺少半角逗号，或者括号没有配对；请补上",
    "Expecting value": "这里缺少值；文字要加双引号，最后一项后面不能有逗号",
    "Unterminated string": "从这里开始的文字缺少收尾的双引号；请补上",
    "Invalid control character": "文字中间直接换了行或用了制表符；请改写成 \\n 或 \\t",
    "Invalid \\": "反斜杠后面的写法不对；反斜杠本身要写成 \\\\",
    "Extra data": "文件到这里应已结束，后面还有多余的内容；请删去",
}


class _Odd:
    """Stands in the tree for a number that no field can hold."""

    def __init__(self, message: str) -> None:
        self.message = message


class _Object(dict[str, Any]):
    """A JSON object that remembers the names it met more than once."""

    def __init__(self, members: list[tuple[str, Any]]) -> None:
        super().__init__(members)
        self.doubled = [name for name, times in Counter(name for name, _ in members).items() if times > 1]


def parse(text: str) -> Any:
    """The tree of a JSON text. Raises ExchangeError for what is no JSON, and for what cannot be meant."""
    try:
        tree = json.loads(
            text,
            object_pairs_hook=_Object,
            parse_int=_whole,
            parse_float=_fraction,
            parse_constant=_constant,
        )
    except json.JSONDecodeError as error:
        raise ExchangeError([_syntax_problem(text, error)]) from None
    except RecursionError:
        raise ExchangeError([Problem(path_text(()), _TOO_DEEP)]) from None
    if problems := list(_problems(tree, ())):
        raise ExchangeError(problems)
    return tree


def _whole(digits: str) -> int | _Odd:
    if len(digits.lstrip("-")) > _DIGITS:
        return _Odd(f"数字“{shortened(digits)}”过大，最多{_DIGITS}位；请检查是否多写了位数")
    return int(digits)


def _fraction(number: str) -> _Odd:
    return _Odd(
        f"“{shortened(number)}”是带小数的数；金额请写成加双引号的文字、恰好两位小数，"
        '例如 "35000.00"，数量请写成整数'
    )


def _constant(name: str) -> _Odd:
    return _Odd(f"“{name}”不是有效的数；没有数就删去这个字段")


def _syntax_problem(text: str, error: json.JSONDecodeError) -> Problem:
    where = f"第{error.lineno}行第{error.colno}列"
    if not text.strip():
        return Problem(where, "文件是空的；请选择导出的交换文件")
    if error.pos >= len(text.rstrip()):
        return Problem(where, "文件到这里就断了，括号没有配对；请重新导出或重新复制完整的文件")
    met = text[error.pos : error.pos + 1]
    if met and met in _FULL_WIDTH:
        return Problem(where, f"这里用了全角标点 {met} ；JSON 的引号、冒号、逗号和括号都要用半角")
    known = (message for start, message in _SYNTAX.items() if error.msg.startswith(start))
    return Problem(where, f"不是有效的 JSON：{next(known, '这里的写法不对；请检查引号、逗号和括号')}")


def _problems(value: Any, path: Path) -> Iterator[Problem]:
    if len(path) > _DEPTH:
        yield Problem(path_text(path[:4]), _TOO_DEEP)
    elif isinstance(value, _Odd):
        yield Problem(path_text(path), value.message)
    elif isinstance(value, str) and not _encodable(value):
        yield Problem(path_text(path), _BROKEN)
    elif isinstance(value, _Object):
        yield from _object_problems(value, path)
    elif isinstance(value, list):
        for position, item in enumerate(value):
            yield from _problems(item, (*path, position))


def _object_problems(value: _Object, path: Path) -> Iterator[Problem]:
    if not all(map(_encodable, value)):
        yield Problem(path_text(path), _BROKEN)
        return
    for name in value.doubled:
        yield Problem(path_text((*path, name)), "同一个字段写了不止一次；请只留一个")
    for name, member in value.items():
        yield from _problems(member, (*path, name))


def _encodable(text: str) -> bool:
    try:
        text.encode()
    except UnicodeEncodeError:
        return False
    return True
