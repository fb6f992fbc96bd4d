"""The check report as a file: HTML to be read and printed, or Markdown to be kept with other texts."""

from collections.abc import Iterator, Sequence
from html import escape
from pathlib import Path

from budget_desktop.domain.errors import KnownError
from budget_desktop.export.atomic import atomic_write
from budget_desktop.rules.report import Entry, Report

_TITLE = "部门预算检查报告"
_KEPT = "本报告供审核和存档，不随部门预算公开。"
_STYLE = """
body { font-family: "SimSun", "Noto Serif CJK SC", serif; line-height: 1.6; }
body { max-width: 60em; margin: 2em auto; }
h1 { text-align: center; } table { border-collapse: collapse; width: 100%; }
td, th { border: 1px solid #888; padding: 0.2em 0.5em; text-align: left; vertical-align: top; }
.reason { color: #333; font-style: normal; margin-left: 2em; }
@media print { body { margin: 0; max-width: none; } tr, li { break-inside: avoid; } }
"""
REPORT_MARK = "检查报告（不公开）"
"""End of the name of a report beside a packet."""
_COLUMNS = ("编号", "级别", "规则", "依据")


def write_report(reports: Sequence[Report], path: Path, *, made: str) -> None:
    """Write the reports on the packets of a book to one file, HTML or Markdown by the ending of its name.

    `made` says when and by what it was made. Raises KnownError for another ending, ExportError for a file
    that cannot be written.
    """
    endings = {".html": _html, ".htm": _html, ".md": _markdown}
    lines = endings.get(path.suffix.lower())
    if lines is None:
        raise KnownError(f"检查报告不能写成“{path.name}”", "文件名请以 .html 或 .md 结尾")
    text = "\n".join(lines(reports, made)) + "\n"

    def write(temporary: Path) -> None:
        temporary.write_bytes(text.encode())

    atomic_write(path, write)


def _markdown(reports: Sequence[Report], made: str) -> Iterator[str]:
    yield f"# {_TITLE}"
    yield from ("", f"{made}。{_KEPT}")
    for report in reports:
        yield from ("", f"## {report.department} {report.subject}")
        yield from ("", f"模板：{report.edition}。**结论：{report.verdict.text}**")
        for chapter in report.chapters:
            yield from ("", f"### {chapter.severity.label} {len(chapter.entries)} 项", "")
            for entry in chapter.entries:
                yield from _markdown_entry(entry)
    yield from ("", "## 所用规则", "", f"| {' | '.join(_COLUMNS)} |", "|---" * len(_COLUMNS) + "|")
    yield from ("| " + " | ".join(cell.replace("|", "\\|") for cell in row) + " |" for row in _rules(reports))


def _markdown_entry(entry: Entry) -> Iterator[str]:
    yield f"- **{entry.finding.rule}** {entry.message}"
    if entry.reason:
        yield f"  - 说明：{entry.reason}"
    if entry.consequences:
        yield f"  - {_following(entry)}"
        yield from (f"    - {each.rule} {each.message}" for each in entry.consequences)


def _html(reports: Sequence[Report], made: str) -> Iterator[str]:
    yield '<!DOCTYPE html><html lang="zh-CN"><head><meta charset="utf-8">'
    yield f"<title>{_TITLE}</title><style>{_STYLE}</style></head><body><h1>{_TITLE}</h1>"
    yield f"<p>{escape(made)}。{_KEPT}</p>"
    for report in reports:
        yield f"<h2>{escape(report.department)} {escape(report.subject)}</h2>"
        yield f"<p>模板：{escape(report.edition)}。<b>结论：{report.verdict.text}</b></p>"
        for chapter in report.chapters:
            yield f"<h3>{chapter.severity.label} {len(chapter.entries)} 项</h3><ul>"
            for entry in chapter.entries:
                yield from _html_entry(entry)
            yield "</ul>"
    heads = "".join(f"<th>{head}</th>" for head in _COLUMNS)
    yield f"<h2>所用规则</h2><table><thead><tr>{heads}</tr></thead><tbody>"
    for row in _rules(reports):
        yield "<tr>" + "".join(f"<td>{escape(cell)}</td>" for cell in row) + "</tr>"
    yield "</tbody></table></body></html>"


def _html_entry(entry: Entry) -> Iterator[str]:
    yield f"<li><b>{entry.finding.rule}</b> {escape(entry.message)}"
    if entry.reason:
        yield f'<div class="reason">说明：{escape(entry.reason)}</div>'
    if entry.consequences:
        items = "".join(f"<li>{each.rule} {escape(each.message)}</li>" for each in entry.consequences)
        yield f"<div>{_following(entry)}</div><ul>{items}</ul>"
    yield "</li>"


def _following(entry: Entry) -> str:
    return f"另有 {len(entry.consequences)} 项随之而来："


def _rules(reports: Sequence[Report]) -> Iterator[tuple[str, ...]]:
    """Every rule in force for any of the packets, once."""
    for rule in {rule.id: rule for report in reports for rule in report.rules}.values():
        yield rule.id, rule.severity.label, rule.statement, rule.basis
