"""The result of a self-verification: which files, what was compared, what differs."""

import hashlib
import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path

from budget_desktop.domain.errors import KnownError
from budget_desktop.verification.difference import Difference

PROOF_MARK = "自检证明（不公开）"
"""End of the name of a proof beside the packet it is about."""


@dataclass(frozen=True, slots=True)
class ProvedFile:
    """A file as it was when it was verified."""

    name: str
    size: int
    """In bytes."""
    sha256: str


@dataclass(frozen=True, slots=True)
class Proof:
    """What became of one packet's files."""

    subject: str
    against: str
    """What the files were held against, in words."""
    files: tuple[ProvedFile, ...]
    counts: Mapping[str, int]
    """How many of what were compared, by name."""
    differences: tuple[Difference, ...]
    foot: str = ""
    """Check code and edition at the foot of the pages, without blanks; empty where nothing is said."""

    @property
    def ok(self) -> bool:
        """Whether nothing differs."""
        return not self.differences

    @property
    def outcome(self) -> str:
        """The result in one line."""
        if self.ok:
            return "自检通过，全部相符"
        return f"自检没有通过，有 {len(self.differences)} 处不符"


def proved(path: Path) -> ProvedFile:
    """The file as it is now."""
    data = path.read_bytes()
    return ProvedFile(path.name, len(data), hashlib.sha256(data).hexdigest())


def as_json(proofs: Sequence[Proof], *, made: str) -> str:
    """The proofs for scripts; `made` says when and by what."""
    listed = [
        {
            "subject": proof.subject,
            "against": proof.against,
            "ok": proof.ok,
            "foot": proof.foot,
            "files": [asdict(file) for file in proof.files],
            "counts": dict(proof.counts),
            "differences": [asdict(one) | {"message": one.message} for one in proof.differences],
        }
        for proof in proofs
    ]
    return json.dumps({"made": made, "proofs": listed}, ensure_ascii=False, indent=2) + "\n"


def changed_since(path: Path, files: Iterable[ProvedFile]) -> list[Difference]:
    """Files that are not the ones an earlier proof is about. Raises KnownError for a proof that is none."""
    try:
        told = json.loads(path.read_text(encoding="utf-8"))
        before = {file["name"]: str(file["sha256"]) for proof in told["proofs"] for file in proof["files"]}
    except (ValueError, LookupError, TypeError, AttributeError) as error:
        raise KnownError(f"“{path.name}”不是完好的自检证明", "请重新导出，或删去这份证明再自检") from error
    return [
        Difference("文件在导出自检之后改动过", before[file.name], file.sha256, file=file.name)
        for file in files
        if before.get(file.name, file.sha256) != file.sha256
    ]
