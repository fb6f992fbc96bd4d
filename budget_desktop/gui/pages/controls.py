"""The grid of control figures: what was handed down, what is entered, and how far they are apart."""

from collections.abc import Callable, Sequence
from dataclasses import replace

from budget_desktop.domain.codes import Dimension
from budget_desktop.domain.controls import Control, Controlled
from budget_desktop.domain.money import Fen
from budget_desktop.domain.packet import Record
from budget_desktop.domain.places import EntryPlace
from budget_desktop.edition.slices import counted, divides
from budget_desktop.entry.fields.choices import PROJECT, any_kinds, any_sources, members, several_units, units
from budget_desktop.entry.fields.kinds import AmountKind, ChoiceKind, SubjectKind, TextKind
from budget_desktop.gui.models.columns import Column, GridSpec
from budget_desktop.gui.session.snapshot import Snapshot


def _entered(snapshot: Snapshot, control: Control) -> Fen:
    made = snapshot.disclosure
    return counted(control, made.packet, made.edition, made.facts).amount


def _entries(snapshot: Snapshot, control: Control) -> Sequence[EntryPlace]:
    made = snapshot.disclosure
    return counted(control, made.packet, made.edition, made.facts).places


def _gap(snapshot: Snapshot, control: Control) -> Fen | None:
    return None if control.amount is None else _entered(snapshot, control) - control.amount


def _undivided(dimension: Dimension, called: str) -> Callable[[Snapshot, Control], str]:
    """Why a figure cannot be given by a dimension; nothing where it can."""

    def locked(_snapshot: Snapshot, control: Control) -> str:
        can = divides(control.controlled, dimension)
        return "" if can else f"{control.controlled}的控制数不分{called}，先把控制内容改为支出"

    return locked


def _by(dimension: Dimension, called: str, kind: ChoiceKind | SubjectKind, width: float) -> Column:
    locked = _undivided(dimension, called)
    return Column(title=called, key=dimension, width=width, grows=True, kind=kind, locked=locked)


def _new(_snapshot: Snapshot, key: str, after: Control | None) -> Record:
    # The next figure is mostly of the same unit and paper.
    if after is None:
        return Control(key=key, controlled=Controlled.SPENDING)
    return replace(after, key=key, function="", department_economic="", project="", amount=None)


def _agreement(snapshot: Snapshot, controls: Sequence[Control]) -> str:
    missed = sum(1 for control in controls if _gap(snapshot, control))
    return f"{f'{missed} 个与录入有差额' if missed else '与录入都相等'}" if controls else ""


CONTROLS = GridSpec(
    record_type=Control,
    noun="控制数",
    title="控制数、批复数",
    columns=(
        Column(title="控制内容", key="controlled", width=5, kind=ChoiceKind("控制内容", members(Controlled))),
        Column(
            title="单位",
            key=Dimension.UNIT,
            width=7,
            grows=True,
            kind=ChoiceKind("单位", units, optional=True),
            only_if=several_units,
        ),
        _by(Dimension.SOURCE, "资金来源", ChoiceKind("资金来源", any_sources, optional=True), 5),
        _by(Dimension.FUNCTION, "功能科目", SubjectKind("功能科目", leaf_only=False), 6),
        _by(
            Dimension.DEPARTMENT_ECONOMIC,
            "部门经济科目",
            SubjectKind("部门经济科目", Dimension.DEPARTMENT_ECONOMIC, digits=5, leaf_only=False),
            6,
        ),
        _by(Dimension.KIND, "支出类型", ChoiceKind("支出类型", any_kinds, optional=True), 4.5),
        _by(Dimension.PROJECT, "项目", PROJECT, 4),
        Column(title="控制数", key="amount", width=5, kind=AmountKind(), required=True),
        Column(
            title="录入数",
            key="entered",
            width=5,
            kind=AmountKind(),
            typed=False,
            derived=_entered,
            because=lambda *_: "由本套预算中符合这一行的各笔录入相加",
            origin=_entries,
        ),
        Column(
            title="差额",
            key="gap",
            width=5,
            kind=AmountKind(),
            typed=False,
            derived=_gap,
            because=lambda *_: "录入数减控制数；负数是还没有安排的余额",
            origin=_entries,
        ),
        Column(title="文号", key="document", width=8, grows=True, kind=TextKind()),
    ),
    rows=lambda snapshot: snapshot.packet.controls,
    create=_new,
    summary=_agreement,
)
