"""How the title of a part is laid out, in every format that has one."""

import re

_PART = re.compile(r"(第.{1,3}部分)\s+(.+)")


def title_parts(title: str) -> tuple[str, ...]:
    """第一部分 stands on a line of its own, above what it is about."""
    match = _PART.fullmatch(title)
    return match.groups() if match else (title,)
