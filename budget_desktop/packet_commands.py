"""The commands of the command line that make the files of a packet, or hold them against it.

They share their work with a partner, if there is one, which opens the book first: until it has done so, what
else is needed is imported here.
"""

import argparse
import sys
from datetime import datetime
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING

from budget_desktop.arguments import DONE, ERRORS_FOUND
from budget_desktop.domain.errors import KnownError
from budget_desktop.partner.asking import asked
from budget_desktop.store.packets import entered_in

if TYPE_CHECKING:
    from budget_desktop.arguments import Parser
    from budget_desktop.disclosure import Disclosure
    from budget_desktop.domain.packet import Packet
    from budget_desktop.partner.asking import Answer

_TOLD = 10
"""How many missing characters are named on one line."""


def describe_export(parser: "Parser") -> None:
    """What `export` is told."""
    parser.add_argument("book", type=Path, metavar="账套", help=".budget 文件")
    parser.add_argument("folder", type=Path, metavar="文件夹", help="导出到哪里，没有则新建")
    parser.add_argument(
        "--only", default="xlsx,pdf", metavar="格式", help="xlsx、pdf、docx（Word）、data（开放数据）中的哪些"
    )


def export(chosen: argparse.Namespace) -> int:
    """Write the files of every packet of a book and read them back."""
    from budget_desktop.export.packet import FORMATS, unprintable

    only = frozenset(part.strip() for part in chosen.only.split(",") if part.strip())
    if not only or only - set(FORMATS):
        raise KnownError(f"不认识的格式“{chosen.only}”", f"可选：{'、'.join(FORMATS)}")
    packets = asked(entered_in, chosen.book)
    from budget_desktop.exporting import export_proved, with_folders
    from budget_desktop.rules import check, verdict

    code = DONE
    for disclosure, folder in with_folders(_disclosures(packets), chosen.folder):
        outcome = verdict(check(disclosure))
        written, proof = export_proved(disclosure, folder, only, draft=not outcome.publishable)
        if "pdf" in only and (missing := unprintable(disclosure)):
            told = "、".join(missing[:_TOLD])
            print(f"这些字字体里没有，PDF 中印作〓：{told}。请换字，或在纸上补写。", file=sys.stderr)
        for path in written:
            print(f"已导出：{path}")
        print(f"{proof.outcome}。")
        if not proof.ok:
            code = ERRORS_FOUND
            print(*(one.message for one in proof.differences), sep="\n", file=sys.stderr)
        if not outcome.publishable:
            code = ERRORS_FOUND
            print(f"{outcome.text}，只能导出草稿。请先运行 check 查看，改正或写明理由。", file=sys.stderr)
    return code


def describe_pack(parser: "Parser") -> None:
    """What `pack` is told."""
    parser.add_argument("book", type=Path, metavar="账套", help=".budget 文件")
    parser.add_argument("folder", type=Path, metavar="文件夹", help="公开包放在哪里，没有则新建")


def pack(chosen: argparse.Namespace) -> int:
    """Make what is handed over, of every packet of a book."""
    packets = asked(entered_in, chosen.book)
    from budget_desktop import handover
    from budget_desktop.exporting import with_folders
    from budget_desktop.rules import check

    day, blocked = datetime.now().astimezone().date(), False
    for disclosure, folder in with_folders(_disclosures(packets), chosen.folder):
        handed = handover.pack(disclosure, check(disclosure), folder, day)
        print(*handover.pack_lines(handed), sep="\n")
        blocked |= handed.is_draft or not handed.proof.ok
    return ERRORS_FOUND if blocked else DONE


def describe_verify(parser: "Parser") -> None:
    """What `verify` is told."""
    parser.add_argument("folder", type=Path, metavar="文件夹", help="导出到的文件夹")
    parser.add_argument(
        "--book", type=Path, metavar="账套", help=".budget 文件；不给时 PDF 与 Excel 互相核对"
    )
    parser.add_argument("--json", action="store_true", help="输出 JSON")
    parser.add_argument("--proof", type=Path, metavar="文件", help="另写自检证明，.html 或 .json")


def verify(chosen: argparse.Namespace) -> int:
    """Hold exported files against a book, or against each other."""
    packets = asked(entered_in, chosen.book) if chosen.book else None
    from budget_desktop.exporting import made_now, with_folders
    from budget_desktop.verification.packet import verify_folder
    from budget_desktop.verification.page import proof_lines, write_proof
    from budget_desktop.verification.proof import as_json

    pairs = with_folders(_disclosures(packets), chosen.folder) if packets else None
    proofs = verify_folder(chosen.folder, pairs)
    if chosen.proof:
        write_proof(proofs, chosen.proof, made=made_now())
    if chosen.json:
        sys.stdout.write(as_json(proofs, made=made_now()))
    else:
        for proof in proofs:
            print(*proof_lines(proof), sep="\n")
    return DONE if all(proof.ok for proof in proofs) else ERRORS_FOUND


def _disclosures(packets: "Answer[tuple[Packet, ...]]") -> "tuple[Disclosure, ...]":
    from budget_desktop.disclosure import disclosed
    from budget_desktop.edition import edition_keys, load_edition

    # While the book is still being opened; which edition it is of is not known yet, but all are kept.
    import_module("budget_desktop.rules.checking")
    for key in edition_keys():
        load_edition(key)
    return tuple(disclosed(packet) for packet in packets.result())


COMMANDS = {
    "export": (export, describe_export, "导出公开表（Excel）和公开文本（PDF）"),
    "pack": (pack, describe_pack, "导出公开包：公开的文件、清单和压缩包，另有内部留存的检查报告和自检证明"),
    "verify": (verify, describe_verify, "自检：读回导出的文件，与账套核对，或互相核对"),
}
"""What runs, what describes it, and what it does in words."""
