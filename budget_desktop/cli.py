"""The command line: a contract for scripts, the same with and without a display. It never imports Qt.

Exit codes: 0 done, 1 errors found in the data, 2 cannot do it (one line on standard error says why and what
to do). Heavy libraries are imported by the command that needs them.
"""

import argparse
import json
import sys
from collections.abc import Callable, Iterator, Mapping, Sequence
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

from budget_desktop import __version__, packet_commands, workbook_commands
from budget_desktop.arguments import CANNOT, DONE, ERRORS_FOUND, Parser
from budget_desktop.domain.errors import KnownError
from budget_desktop.domain.money import AmountFormat, Fen, Measure
from budget_desktop.progress import step
from budget_desktop.status_line import status_line
from budget_desktop.store.packets import entered_in, packets_in

if TYPE_CHECKING:
    from budget_desktop.detective.guess import Guess
    from budget_desktop.disclosure import Disclosure
    from budget_desktop.domain.records import Header
    from budget_desktop.rules.finding import Finding

_CAUSES = 3
"""How many likely causes are told of one finding."""
_YUAN = AmountFormat(Measure.YUAN, separator=False)


def main(arguments: Sequence[str]) -> int:
    """Run one command; returns the exit code."""
    _speak_utf8()
    try:
        chosen = _parser().parse_args(arguments)
        command: Callable[[argparse.Namespace], int] = chosen.command
        with status_line():
            return command(chosen)
    except KnownError as error:
        return _cannot(str(error))
    except OSError as error:
        name = f"“{error.filename}”" if error.filename else "输出"
        return _cannot(f"{name}读写失败。请检查路径、权限和磁盘空间")


def _cannot(why: str) -> int:
    sys.stderr.write("无法完成：" + " ".join(why.split()) + "\n")
    return CANNOT


def _speak_utf8() -> None:
    """Chinese must reach pipes and old consoles unharmed, whatever their code page."""
    for stream in (sys.stdout, sys.stderr):
        reconfigure = getattr(stream, "reconfigure", None)
        if reconfigure is not None:
            reconfigure(encoding="utf-8", errors="replace")


def _parser() -> Parser:
    parser = Parser(prog="budget-desktop", description="部门预算编报：一次录入，生成全套公开材料。")
    parser.add_argument(
        "--version", action="version", version=f"budget-desktop {__version__}", help="显示版本"
    )
    commands = parser.add_subparsers(title="命令", metavar="命令", required=True, parser_class=Parser)

    def command(name: str, run: Callable[[argparse.Namespace], int], summary: str) -> Parser:
        made: Parser = commands.add_parser(name, help=summary, description=summary)
        made.set_defaults(command=run)
        return made

    sample = command("sample", _sample, "生成示例账套（济源市 2020 年真实案例，已改正）")
    sample.add_argument("book", type=Path, metavar="账套", help="要新建的 .budget 文件")
    sample.add_argument("--broken", action="store_true", help="生成带有错误的练习账套")
    load = command(
        "import", _import, "把交换格式 JSON 导入账套（不存在时新建），或把 Excel 工作簿导入已有的账套"
    )
    workbook_commands.describe_import(load)
    for name, (run, describe, summary) in workbook_commands.COMMANDS.items():
        describe(command(name, run, summary))
    dump = command("dump", _dump, "把账套写成交换格式 JSON（标准输出）")
    dump.add_argument("book", type=Path, metavar="账套", help=".budget 文件")
    check = command("check", _check, "校验账套，列出问题和结论")
    check.add_argument("book", type=Path, metavar="账套", help=".budget 文件")
    check.add_argument("--json", action="store_true", help="输出 JSON")
    check.add_argument("--report", type=Path, metavar="文件", help="另写检查报告，.html 或 .md")
    for name, (run, describe, summary) in packet_commands.COMMANDS.items():
        describe(command(name, run, summary))
    inspect = command("inspect", _inspect, "模拟公开检查：逐项列出结果，可打印自查表")
    inspect.add_argument("book", type=Path, metavar="账套", help=".budget 文件")
    inspect.add_argument("--pdf", type=Path, metavar="文件", help="另把自查表写成 PDF")
    command("self-test", _self_test, "自检：模板、示例、校验和导出是否完好")
    return parser


def _sample(chosen: argparse.Namespace) -> int:
    from budget_desktop.operations import create_sample

    create_sample(chosen.book, broken=chosen.broken)
    print(f"已生成示例账套：{chosen.book}")
    return DONE


def _import(chosen: argparse.Namespace) -> int:
    from budget_desktop.backups.unattended import copied_before_import
    from budget_desktop.entry.intake.book import is_for_intake
    from budget_desktop.exchange.problems import ExchangeError
    from budget_desktop.operations import import_exchange

    if is_for_intake(chosen.source):
        return workbook_commands.import_workbook(chosen)
    if chosen.last_year:
        return workbook_commands.import_last_year(chosen)
    if chosen.source.is_file() and chosen.book.is_file() and (told := copied_before_import(chosen.book)):
        print(told)
    step("读入预算")
    try:
        done = import_exchange(chosen.source, chosen.book)
    except ExchangeError as error:
        if len(error.problems) > 1:
            print(*error.problems, sep="\n")
        raise
    print(f"已导入 {done.count} 套预算：{chosen.book}")
    for packet in done.replaced:
        print(f"　替换了账套中原有的{packet}；要恢复，请在窗口中撤销。")
    return DONE


def _checked(path: Path) -> "list[tuple[Disclosure, tuple[Finding, ...]]]":
    from budget_desktop.disclosure import disclosed
    from budget_desktop.rules import check

    disclosures = [disclosed(packet) for packet in entered_in(path)]
    return [(disclosure, check(disclosure)) for disclosure in disclosures]


def _dump(chosen: argparse.Namespace) -> int:
    from budget_desktop.exchange.writing import write_exchange

    sys.stdout.write(write_exchange(packets_in(chosen.book)))
    return DONE


def _check(chosen: argparse.Namespace) -> int:
    from budget_desktop.detective.inquiry import explained
    from budget_desktop.operations import named
    from budget_desktop.rules import verdict

    checked = _checked(chosen.book)
    if chosen.report:
        _write_report(chosen.report, checked)
    found = [
        (disclosure.packet.header, findings, explained(disclosure, findings))
        for disclosure, findings in checked
    ]
    outcome = verdict(tuple(finding for _, findings, _ in found for finding in findings))
    if chosen.json:
        listed = [
            _as_json(header, finding, causes.get(finding.key, ()))
            for header, findings, causes in found
            for finding in findings
        ]
        print(json.dumps({"verdict": outcome.name, "findings": listed}, ensure_ascii=False, indent=2))
    else:
        for header, findings, causes in found:
            print(f"【{named(header)}】")
            print(*_found(findings, causes), sep="\n")
        print(f"结论：{outcome.text}")
    return DONE if outcome.ok else ERRORS_FOUND


def _found(findings: "Sequence[Finding]", causes: "Mapping[str, Sequence[Guess]]") -> Iterator[str]:
    """A line for each finding; below it what follows from it, which the outcome does not count."""
    from budget_desktop.rules.report import chapters

    for entry in (entry for chapter in chapters(findings) for entry in chapter.entries):
        yield _line(entry.finding)
        for guess in causes.get(entry.finding.key, ())[:_CAUSES]:
            yield f"　　可能的原因：{guess.cause}。{guess.reason}可{guess.remedy}。"
        for following in entry.consequences:
            yield f"　　随之而来：{_line(following)}"


def _line(finding: "Finding") -> str:
    return f"{finding.severity.label}　{finding.rule}　{finding.message}"


def _write_report(path: Path, checked: "Sequence[tuple[Disclosure, tuple[Finding, ...]]]") -> None:
    from budget_desktop.export.report import write_report
    from budget_desktop.exporting import made_now
    from budget_desktop.rules.report import report

    write_report([report(disclosure, findings) for disclosure, findings in checked], path, made=made_now())


def _as_json(header: "Header", finding: "Finding", causes: "Sequence[Guess]") -> dict[str, object]:
    """A finding for scripts; amounts are strings in 元, so that no reader rounds them."""
    from budget_desktop.operations import named

    return {
        "packet": named(header),
        "key": finding.key,
        "rule": finding.rule,
        "severity": finding.severity.value,
        "message": finding.message,
        "places": [str(place) for place in finding.places],
        "expected": _yuan(finding.expected),
        "found": _yuan(finding.found),
        "difference": _yuan(finding.difference),
        "follows": finding.cause or None,
        "causes": [
            {
                "cause": guess.cause,
                "reason": guess.reason,
                "remedy": guess.remedy,
                "place": str(guess.place),
                "score": round(guess.score, 2),
            }
            for guess in causes
        ],
    }


def _yuan(amount: Fen | None) -> str | None:
    return None if amount is None else _YUAN.text(amount)


def _inspect(chosen: argparse.Namespace) -> int:
    from budget_desktop.inspection.judging import inspect
    from budget_desktop.inspection.page import inspection_lines, inspection_outline
    from budget_desktop.operations import named

    today = datetime.now().astimezone().date()
    sheets = [
        (disclosure.packet.header, inspect(disclosure, findings, today))
        for disclosure, findings in _checked(chosen.book)
    ]
    for header, sheet in sheets:
        print(f"【{named(header)}】")
        print(*inspection_lines(sheet), sep="\n")
    if chosen.pdf:
        from budget_desktop.export.pdf import write_pdf

        write_pdf(inspection_outline([sheet for _, sheet in sheets]), chosen.pdf)
        print(f"已导出：{chosen.pdf}")
    return DONE if all(sheet.is_met for _, sheet in sheets) else ERRORS_FOUND


def _self_test(_: argparse.Namespace) -> int:
    from budget_desktop.selftest import self_test

    for line in self_test():
        print(line)
    return DONE
