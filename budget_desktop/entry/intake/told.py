"""A plan in lines, for the command line and for reports."""

from collections.abc import Callable, Iterator

from budget_desktop.domain.money import AmountFormat, Fen, Measure
from budget_desktop.entry.intake.plan import AnyItem, IntakePlan, Use
from budget_desktop.entry.intake.questions import Question

_YUAN = AmountFormat(Measure.YUAN)
_NAMED = 3
"""How many cells are named that a figure comes from."""
_LONGEST = 40


def plan_lines(plan: IntakePlan) -> Iterator[str]:
    """What the plan does and what a person should look at, question by question and figure by figure."""
    for table, use, why in plan.uses:
        yield f"{use.value}　{table.where}" + (f"（{why}）" if why else "")
    yield from (f"注意　{notice}" for notice in plan.notices)
    yield from (_answered(question) for question in plan.questions if not question.is_open)
    yield from map(_item, plan.items)
    for check in plan.checks:
        if not check.agrees:
            both = f"表中 {_yuan(check.stated)}，录入 {_yuan(check.entered)}"
            yield f"不符　{check.table}，{check.what}：{both}"
    for gap in plan.shortfalls:
        yield f"不符　{gap.source}，{gap.what}：写的是 {_yuan(gap.stated)}，各数相加是 {_yuan(gap.added)}"
    for each in plan.unread:
        yield f"没有读入　{each.source}“{each.text}”：{each.reason}"
    yield from (f"没有取的数　{count} 个：{reason}" for reason, count in plan.left.items())
    if Use.COMPARED in {use for _, use, _ in plan.uses} and all(check.agrees for check in plan.checks):
        yield "核对　只作核对的表与录入的数相符"


def question_lines(plan: IntakePlan) -> Iterator[str]:
    """The open questions, with how to answer them on the command line."""
    for question in plan.questions:
        if question.is_open:
            yield f"请回答　{question.text}"
            for option in question.options:
                yield f"　　--answer '{question.key}={option.value}'　{option.label}"


def _answered(question: Question) -> str:
    label = next((each.label for each in question.options if each.value == question.chosen), "")
    other = "" if question.answer is not None else f"（要改，用 --answer '{question.key}=…'）"
    return f"按此　{question.text}　{label}{other}"


def shown(value: Fen | str | None, amount: Callable[[Fen], str]) -> str:
    """A value of an item on one line: money by `amount`, a long text by its beginning."""
    if isinstance(value, int):
        return amount(value)
    text = " ".join((value or "").split())
    return text if len(text) <= _LONGEST else f"{text[:_LONGEST]}…"


def _item(item: AnyItem) -> str:
    old, new = (shown(value, _yuan) or "空" for value in (item.old, item.new))
    amounts = new if item.old in {item.new, None} else f"{old} → {new}"
    came = "、".join(map(str, item.sources[:_NAMED]))
    parts = (
        item.fate.value,
        item.title,
        amounts,
        f"来自 {came}" if came else "",
        item.reason,
    )
    return "　".join(part for part in parts if part)


def _yuan(amount: Fen | None) -> str:
    return "空" if amount is None else f"{_YUAN.text(amount)} 元"
