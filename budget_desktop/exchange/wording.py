"""What pydantic found wrong, said in Chinese."""

import re
from difflib import get_close_matches
from typing import TYPE_CHECKING

from budget_desktop.exchange.problems import Problem, path_text, shortened
from budget_desktop.exchange.shapes import known_fields

if TYPE_CHECKING:
    from pydantic_core import ErrorDetails

    from budget_desktop.exchange.problems import Path

_MESSAGES = {
    "missing": "缺少这个必填字段；请补上",
    "string_type": "这里应是文字；请加双引号",
    "int_type": "这里应是整数；请直接写数字，不加引号",
    "bool_type": "这里只能是 true 或 false；请直接写，不加引号",
    "tuple_type": "这里应是用方括号括起来的列表；请写成 [ … ]",
    "dataclass_type": "这里应是用花括号括起来的一组字段；请写成 { … }",
    "string_too_short": "编号不能是空的；请填写，可以自动编号的也可以整个不写",
}


def problem(error: "ErrorDetails") -> Problem:
    """One of pydantic's errors as a problem. Nothing of pydantic's own wording is passed on."""
    return Problem(path_text(error["loc"]), _message(error))


def _message(error: "ErrorDetails") -> str:
    kind, context = error["type"], error.get("ctx", {})
    if kind == "value_error":
        return str(context["error"])
    if kind == "unexpected_keyword_argument":
        return f"没有这个字段；{_suggestion(error['loc'])}"
    if kind in {"greater_than_equal", "less_than_equal"}:
        bound = f"不能小于{context['ge']}" if "ge" in context else f"不能大于{context['le']}"
        return f"数字 {error['input']} 超出范围，{bound}；请改正"
    if error["input"] is None:
        return "这里不能是 null；请填写内容，可以不填的字段就不要写"
    if kind == "enum":
        shown = f"“{shortened(error['input'])}”" if isinstance(error["input"], str) else "这个值"
        choices = "、".join(re.findall(r"'([^']*)'", context["expected"]))
        return f"{shown}不能用在这里；只能是：{choices}"
    return _MESSAGES.get(kind, "这里的内容不合格式；请对照格式说明改正")


def _suggestion(path: "Path") -> str:
    near = get_close_matches(str(path[-1]), known_fields(path), n=1)
    return f"是不是想写“{near[0]}”？" if near else "请删去，或改成格式说明里的字段名"
