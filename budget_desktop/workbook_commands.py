"""The commands of the command line that read workbooks and hand them out to be filled."""

import argparse
from pathlib import Path
from typing import TYPE_CHECKING

from budget_desktop.arguments import DONE, ERRORS_FOUND
from budget_desktop.domain.errors import KnownError
from budget_desktop.progress import step

if TYPE_CHECKING:
    from budget_desktop.arguments import Parser
    from budget_desktop.entry.intake.book import TakenIn
    from budget_desktop.intake.sheet import Workbook


def describe_template(parser: "Parser") -> None:
    """What `template` is told."""
    parser.add_argument("book", type=Path, metavar="账套", help=".budget 文件")
    parser.add_argument("file", type=Path, metavar="文件", help="要写的 .xlsx 文件")
    parser.add_argument("--unit", default="", metavar="单位", help="只给这个单位填")
    parser.add_argument("--project", default="", metavar="项目", help="只给这个项目填")
    parser.add_argument("--year", type=int, metavar="年度", help="账套里有几套预算时，导出哪一年的")


def describe_formulas(parser: "Parser") -> None:
    """What `formulas` is told."""
    parser.add_argument("book", type=Path, metavar="账套", help=".budget 文件")
    parser.add_argument("folder", type=Path, metavar="文件夹", help="写到哪里，没有则新建")


def formulas(chosen: argparse.Namespace) -> int:
    """Write the workbook for checking of every packet of a book."""
    from budget_desktop.disclosure import disclosed
    from budget_desktop.exporting import with_folders
    from budget_desktop.operations import packets_of
    from budget_desktop.verification.workbook.checking import keep_checking

    disclosures = [disclosed(packet) for packet in packets_of(chosen.book)]
    for disclosure, folder in with_folders(disclosures, chosen.folder):
        print(f"已导出：{keep_checking(disclosure, folder)}（核对用，不公开）")
    return DONE


def template(chosen: argparse.Namespace) -> int:
    """Give a 填报表 out."""
    from budget_desktop.entry.template.book import give_out

    give_out(chosen.book, chosen.file, unit=chosen.unit, project=chosen.project, year=chosen.year)
    print(f"已导出填报表：{chosen.file}")
    return DONE


def describe_import(parser: "Parser") -> None:
    """What `import` is told."""
    parser.add_argument("source", type=Path, metavar="来源", help="交换格式 JSON 文件，或 .xlsx、.xls 工作簿")
    parser.add_argument("book", type=Path, metavar="账套", help=".budget 文件")
    parser.add_argument("--answer", action="append", default=[], metavar="问题=回答", help="回答导入时的问题")
    parser.add_argument("--year", type=int, metavar="年度", help="导入哪一年的预算")
    parser.add_argument(
        "--last-year",
        action="store_true",
        help="来源是上年的账套、交换格式 JSON 或工作簿：只取金额作上年数，本年数不动",
    )


def import_last_year(chosen: argparse.Namespace) -> int:
    """Take the figures of last year's book or exchange file in; 1 if something is doubtful."""
    from budget_desktop.backups.unattended import copied_before_import
    from budget_desktop.entry.intake.book import take_in_last_year
    from budget_desktop.operations import read_last_year

    packets = read_last_year(chosen.source)
    if chosen.book.is_file() and (copied := copied_before_import(chosen.book)):
        print(copied)
    name, answers = chosen.source.name, _answers(chosen)
    return _told(take_in_last_year(packets, name, chosen.book, answers, chosen.year), chosen.book)


def import_workbook(chosen: argparse.Namespace) -> int:
    """Take a workbook in: a 填报表 that came back, or one of any layout; 1 if something is doubtful."""
    from budget_desktop.backups.unattended import copied_before_import
    from budget_desktop.entry.intake.book import take_in_workbook
    from budget_desktop.entry.template.returned import is_template
    from budget_desktop.intake.reading import read_workbook

    answers = _answers(chosen)
    step("读工作簿")
    workbook = read_workbook(chosen.source)
    # Not sooner: where the file is refused nobody touches the book.
    if chosen.book.is_file() and (told := copied_before_import(chosen.book)):
        print(told)
    if is_template(workbook):
        return _take_back(workbook, chosen.book, answers.get("冲突", ""))
    return _told(take_in_workbook(workbook, chosen.book, answers, chosen.year), chosen.book)


def _answers(chosen: argparse.Namespace) -> dict[str, str]:
    """What was answered; that a workbook is of last year is an answer too."""
    from budget_desktop.domain.codes import Year

    known = {"year": Year.PRIOR.value} if chosen.last_year else {}
    return known | dict(each.split("=", 1) for each in chosen.answer if "=" in each)


def _told(done: "TakenIn", book: Path) -> int:
    """Tell what was taken in. Raises KnownError while a question is open."""
    from budget_desktop.entry.intake.told import plan_lines, question_lines

    print(*plan_lines(done.plan), *question_lines(done.plan), sep="\n")
    if done.plan.is_open:
        raise KnownError(f"{done.plan.summary}，账套没有改动", "请用 --answer 回答后再导入")
    print(f"{done.plan.summary}。写入 {done.written} 笔：{book}")
    return ERRORS_FOUND if done.plan.doubts else DONE


def _take_back(workbook: "Workbook", book: Path, conflicts: str) -> int:
    from budget_desktop.entry.template.book import is_ready, take_back, told

    done = take_back(workbook, book, conflicts=conflicts)
    print(*told(done), sep="\n")
    if not is_ready(done, conflicts):
        advice = "有误的请改好再读；两处都改的，用 --answer 冲突=账套 或 冲突=填报表 说明以哪处为准"
        raise KnownError(f"{done.summary}，账套没有改动", advice)
    print(f"{done.summary}：{book}")
    return DONE


COMMANDS = {
    "template": (template, describe_template, "导出填报表：交给别人填，再用 import 读回"),
    "formulas": (formulas, describe_formulas, "导出带公式的工作簿：核对用，不公开"),
}
"""Those that stand by themselves: what runs, what describes them, and what they do in words."""
