"""The report: by kind, honestly."""

from collections.abc import Iterable, Sequence

from benchmarks.mutations.judging import Outcome
from benchmarks.mutations.run import KINDS

_HEAD = (
    "| 错误种类 | 个数 | 发现 | 其中要求改或说明 | 指到该处 | 等式不成立 | 首个推测正确 | 前三个之一正确 |",
    "| --- | --- | --- | --- | --- | --- | --- | --- |",
)


def report(outcomes: Sequence[Outcome]) -> str:
    """The table, the totals and what cannot be known, as Markdown."""
    rows = [_row(kind.name, [each for each in outcomes if each.kind == kind.name]) for kind in KINDS]
    unknown = [
        f"- {kind.name}：{kind.unknowable}。"
        for kind in KINDS
        if kind.unknowable and any(not each.noticed for each in outcomes if each.kind == kind.name)
    ]
    told = [*_HEAD, *rows, _row("合计", outcomes)]
    if unknown:
        told += ["", "没有发现的，原则上不能发现的部分：", "", *unknown]
    return "\n".join(told)


def _row(name: str, outcomes: Sequence[Outcome]) -> str:
    asked = [each for each in outcomes if each.equation]
    cells = [
        name,
        str(len(outcomes)),
        _share(each.noticed for each in outcomes),
        _share(each.asks for each in outcomes),
        _share(each.placed for each in outcomes),
        str(len(asked)) if asked else "",
        _share(each.rank == 1 for each in asked),
        _share(each.rank is not None and each.rank <= 3 for each in asked),
    ]
    return f"| {' | '.join(cells)} |"


def _share(hits: Iterable[bool]) -> str:
    found = list(hits)
    return f"{sum(found) / len(found):.1%}" if found else ""
