"""The help page on the rules, made from the rules themselves.

`python -m budget_desktop.rules.help > docs/rules.md` writes the published copy.
"""

import sys
from collections.abc import Iterator

from budget_desktop.rules.checking import all_rules
from budget_desktop.rules.finding import Severity
from budget_desktop.rules.later import LATER
from budget_desktop.rules.registry import Rule

_FAMILIES = {
    "A": "表内与录入",
    "B": "表间与录入之间",
    "C": "说明与表",
    "D": "与上年比较、空表",
    "E": "“三公”经费",
    "F": "绩效目标",
    "G": "编码、名称和用语",
    "H": "公开要求",
}
_EFFECTS = {
    Severity.ERROR: "不改不能公开；可以导出草稿。",
    Severity.WARNING: "可能有理，写明理由后降为“说明”。",
    Severity.ADVICE: "建议看一眼。",
    Severity.INFO: "无须处理，供了解。",
}


def help_text() -> str:
    """The page, in Markdown."""
    return "\n".join(_lines()) + "\n"


def _lines() -> Iterator[str]:
    yield "# 校验规则"
    yield ""
    yield "本页由 `python -m budget_desktop.rules.help` 从程序生成，请勿手改。"
    yield ""
    yield "| 级别 | 含义 |"
    yield "|---|---|"
    yield from (f"| {severity.label} | {effect} |" for severity, effect in _EFFECTS.items())
    yield ""
    yield "比较一律用精确到分的金额；只因显示到0.01万元而差的尾数不算错（A20）。"
    yield "一个原因引出的几条问题，原因排在前面。编号永不改作他用。"
    yield (
        "“需说明”的问题逐条写说明；说明所据的数有了变动，说明自动失效，要重新确认。"
        f"{_printed()}的理由同时印在情况说明里。"
    )
    for letter, name in _FAMILIES.items():
        rules = [rule for rule in all_rules() if rule.id.startswith(letter)]
        if not rules:
            continue
        yield ""
        yield f"## {letter} {name}"
        yield ""
        yield "| 编号 | 级别 | 规则 | 依据 | 尚未证实 | 原因可能在 |"
        yield "|---|---|---|---|---|---|"
        for rule in rules:
            said = (rule.id, rule.severity.label, rule.statement, rule.basis, rule.unconfirmed or "—")
            yield f"| {' | '.join((*said, _causes(rule)))} |"
    yield ""
    yield "## 尚不适用"
    yield ""
    yield "| 编号 | 规则 | 原因 |"
    yield "|---|---|---|"
    yield from (f"| {later.id} | {later.statement} | {later.reason} |" for later in LATER)


def _causes(rule: Rule) -> str:
    return f"见 {'、'.join(rule.follows)}" if rule.follows else "—"


def _printed() -> str:
    return "、".join(rule.id for rule in all_rules() if rule.remark)


if __name__ == "__main__":
    # Bytes, so that neither the console's encoding nor its line ends change the file.
    sys.stdout.buffer.write(help_text().encode())
