"""The proof as one page to be read, printed and kept."""

from collections.abc import Iterator, Sequence
from html import escape
from pathlib import Path

from budget_desktop.domain.errors import KnownError
from budget_desktop.export.atomic import atomic_write
from budget_desktop.verification.proof import Proof, as_json

_TITLE = "自检证明"
_KEPT = "本证明供审核和存档，不随部门预算公开。"
_STYLE = """
body { font-family: "SimSun", "Noto Serif CJK SC", serif; line-height: 1.5; font-size: 10.5pt; }
body { max-width: 50em; margin: 1.5em auto; }
h1 { text-align: center; } table { border-collapse: collapse; width: 100%; }
td, th { border: 1px solid #888; padding: 0.2em 0.5em; text-align: left; vertical-align: top; }
code { font-size: 8pt; word-break: break-all; }
@media print { body { margin: 0; max-width: none; } }
"""
_CHECKED = (
    "每个格子的文字和金额，表号、标题、单位、附注；有账套时还有封面、每个标题和段落。",
    "目录的页码和链接、书签，与标题真正所在的页相符；页码连续。",
    "供朗读的结构与正文逐项相符：次序、标题层级、表头管哪行哪列、图的替代文字；存档和无障碍标准中程序能查的各条。",
    "字体全部嵌入；每页的纸张与表式要求的相符；没有空白页；没有出纸、出格或重叠的字；没有隐藏、遮盖的内容，没有批注、附件和脚本。",
    "工作簿没有隐藏的表、行、列，没有公式、外部链接、自定义名称，没有会掩盖数的格式。",
    "每页页脚的模板和校验码，PDF、工作簿与账套三者一致。",
    "Word 文档的每段文字、每个格子，没有隐藏的文字、修订、批注和域。",
    "文档属性只有标题和作者，没有软件痕迹和个人信息。",
)
_MOST = 100
"""Differences told on the page; the JSON has all."""


def write_proof(proofs: Sequence[Proof], path: Path, *, made: str) -> None:
    """Write the proofs to a file, as a page or as JSON by the ending of its name.

    Raises KnownError for another ending, ExportError for a file that cannot be written.
    """
    if path.suffix.lower() not in {".html", ".htm", ".json"}:
        raise KnownError(f"自检证明不能写成“{path.name}”", "文件名请以 .html 或 .json 结尾")
    if path.suffix.lower() == ".json":
        text = as_json(proofs, made=made)
    else:
        text = "\n".join(_page(proofs, made)) + "\n"

    def write(temporary: Path) -> None:
        temporary.write_bytes(text.encode())

    atomic_write(path, write)


def proof_lines(proof: Proof) -> Iterator[str]:
    """The proof as lines of text."""
    yield f"【{proof.subject}】对照：{proof.against}"
    yield from (one.message for one in proof.differences)
    yield f"{proof.outcome}（{_counted(proof)}{'，' if proof.foot else ''}{proof.foot}）"


def _counted(proof: Proof) -> str:
    return "，".join(f"{name} {count}" for name, count in proof.counts.items())


def _page(proofs: Sequence[Proof], made: str) -> Iterator[str]:
    yield '<!DOCTYPE html><html lang="zh-CN"><head><meta charset="utf-8">'
    yield f"<title>{_TITLE}</title><style>{_STYLE}</style></head><body><h1>{_TITLE}</h1>"
    yield f"<p>{escape(made)}。{_KEPT}</p>"
    for proof in proofs:
        yield from _proof(proof)
    yield "<h2>核对了什么</h2><ul>"
    yield from (f"<li>{text}</li>" for text in _CHECKED)
    yield "</ul></body></html>"


def _proof(proof: Proof) -> Iterator[str]:
    yield f"<h2>{escape(proof.subject)}</h2><p><b>{proof.outcome}</b>。对照：{escape(proof.against)}。</p>"
    if proof.foot:
        yield f"<p>页脚：<b>{escape(proof.foot)}</b></p>"
    yield "<table><tr><th>文件</th><th>字节</th><th>SHA-256</th></tr>"
    for file in proof.files:
        yield f"<tr><td>{escape(file.name)}</td><td>{file.size}</td><td><code>{file.sha256}</code></td></tr>"
    yield "</table>"
    yield f"<p>{escape(_counted(proof))}。</p>"
    if proof.differences:
        yield "<ol>"
        yield from (f"<li>{escape(one.message)}</li>" for one in proof.differences[:_MOST])
        yield "</ol>"
    if len(proof.differences) > _MOST:
        yield f"<p>另有 {len(proof.differences) - _MOST} 处，见同名的 JSON 文件。</p>"
