"""Codes a workbook gives only at their widest: which leaf is meant, where the person wants to say."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

from budget_desktop.domain.codes import Dimension
from budget_desktop.edition import Edition
from budget_desktop.entry.intake.pieces import Piece
from budget_desktop.entry.intake.questions import Inquiry, Option

_AS_IT_IS = ""


def refined(pieces: Sequence[Piece], edition: Edition, inquiry: Inquiry) -> list[Piece]:
    """The pieces with the leaves chosen; where nobody chose, the wide code stays and the rules will ask."""
    meant = {
        dimension: {
            code: leaf_meant(dimension, code, edition, inquiry)
            for code in dict.fromkeys(each.code(dimension) for each in pieces)
        }
        for dimension in (Dimension.SOURCE, Dimension.KIND)
    }
    return [_with_leaves(each, meant) for each in pieces]


def _with_leaves(piece: Piece, meant: Mapping[Dimension, Mapping[str, str]]) -> Piece:
    source, kind = meant[Dimension.SOURCE][piece.source], meant[Dimension.KIND][piece.kind]
    # Of a long list hardly any is another then.
    is_same = source == piece.source and kind == piece.kind
    return piece if is_same else replace(piece, source=source, kind=kind)


def leaf_meant(dimension: Dimension, code: str, edition: Edition, inquiry: Inquiry) -> str:
    """The leaf of a wide code that somebody chose, or that is usual; the code itself where nobody chose."""
    listed = edition.catalogue.lists[dimension]
    leaves = list(_leaves(dimension, code, edition))
    if not code or not leaves:
        return code
    together = edition.intake.together.get(code)
    name = listed[code].name if code in listed else edition.intake.kinds[code][0]
    wide = code if together is None else code.rpartition(".")[0]
    stays = f"先记在“{listed[wide].name}”上，以后再细分" if wide in listed else "以后再细分"
    options = [Option(leaf, f"记到“{listed[leaf].name}”") for leaf in leaves]
    usual = edition.intake.usual.get(code)
    said = inquiry.ask(
        f"{dimension}:{code}",
        f"来源只写“{name}”，没有写到明细。这些数记到哪里？",
        (*options, Option(_AS_IT_IS, stays)),
        usual if usual in leaves else _AS_IT_IS,
    )
    return said or wide


def _leaves(dimension: Dimension, code: str, edition: Edition) -> Iterable[str]:
    """The leaves below a code; none for a leaf."""
    if code in edition.intake.together:
        return edition.intake.together[code]
    entries = edition.catalogue.lists[dimension].values()
    return [entry.code for entry in entries if entry.parent == code and entry.is_leaf]
