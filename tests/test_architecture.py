"""The shape of the program, kept by tests: layers, a lone core, small files, no traces of a machine."""

import ast
import inspect
import re
import subprocess
import sys
from pathlib import Path

from budget_desktop.domain import records
from budget_desktop.domain.codes import Dimension, Flow, Kind
from budget_desktop.rules.finding import Severity

ROOT = Path(__file__).resolve().parent.parent
PACKAGE = ROOT / "budget_desktop"

LONGEST = 350
LONG_WITH_REASON: dict[str, str] = {}
"""Files of the package above that length, and why they are better whole."""

HEAVY = ("PySide6", "sqlmodel", "sqlalchemy", "openpyxl", "reportlab", "pydantic")
"""What the command line must not load before it is needed: together well over half a second."""

NO_TRACE_LOOKED_FOR_IN = {".py", ".toml", ".spec", ".md", ".csv", ".ui", ".json", ".lock", ".svg", ".txt"}
NOT_OURS = {".git", ".venv", "out", "build", "dist"}


def own_files() -> list[Path]:
    """Every text file of the checkout that somebody here wrote or generated."""
    return [
        path
        for path in sorted(ROOT.rglob("*"))
        if path.suffix in NO_TRACE_LOOKED_FOR_IN
        and not NOT_OURS.intersection(path.relative_to(ROOT).parts)
        and path.is_file()
    ]


def test_import_contracts_hold(tmp_path: Path) -> None:
    # In a process of its own: it silences the logs of the one it runs in, which other tests read.
    program = "import sys; from importlinter import cli; sys.exit(cli.lint_imports(cache_dir=sys.argv[1]))"
    done = subprocess.run([sys.executable, "-c", program, str(tmp_path)], cwd=ROOT, capture_output=True)
    assert done.returncode == 0, "run lint-imports to see which import breaks it"


def test_domain_imports_only_the_standard_library() -> None:
    for path in (PACKAGE / "domain").glob("*.py"):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Import):
                names = [alias.name for alias in node.names]
            elif isinstance(node, ast.ImportFrom):
                assert node.level == 0, f"{path.name}: relative import"
                names = [node.module or ""]
            else:
                continue
            for name in names:
                known = name.split(".")[0] in sys.stdlib_module_names or name.startswith(
                    "budget_desktop.domain"
                )
                assert known, f"{path.name} imports {name}"


def test_no_file_is_long_without_a_reason() -> None:
    lengths = {
        path.relative_to(PACKAGE).as_posix(): len(path.read_text(encoding="utf-8").splitlines())
        for path in PACKAGE.rglob("*.py")
    }
    long = {name: length for name, length in lengths.items() if length > LONGEST}
    assert long.keys() == LONG_WITH_REASON.keys(), long


def test_no_machine_path_is_written_down() -> None:
    # In two parts, so that this file does not find itself.
    homes = "|".join(["ro" + "ot", "ho" + "me", "wo" + "rk", "Us" + "ers", "t" + "mp", "o" + "pt"])
    machine = re.compile(rf"(?<![\w./~*-])/(?:{homes})/\w|\b[A-Z]:\\(?:{homes})\\", re.ASCII)
    found = [
        f"{path.relative_to(ROOT)}: {match[0]}"
        for path in own_files()
        if (match := machine.search(path.read_text(encoding="utf-8")))
    ]
    assert not found


def test_no_registry_address_is_written_down() -> None:
    registries = ["py" + "pi.org", "python" + "hosted", "mirr" + "ors.", "registry.npm" + "js"]
    address = re.compile(r"https?://[^\s\"'<>]*(?:" + "|".join(map(re.escape, registries)) + ")")
    found = [
        f"{path.relative_to(ROOT)}: {match[0]}"
        for path in own_files()
        if (match := address.search(path.read_text(encoding="utf-8")))
    ]
    assert not found


def test_command_line_loads_nothing_heavy() -> None:
    question = "import sys, budget_desktop.cli; print(*{name.split('.')[0] for name in sys.modules})"
    answer = subprocess.run([sys.executable, "-c", question], cwd=ROOT, capture_output=True, text=True)
    assert answer.returncode == 0, answer.stderr
    assert not set(HEAVY).intersection(answer.stdout.split())


def test_glossary_names_every_record_and_every_code() -> None:
    text = (ROOT / "docs" / "glossary.md").read_text(encoding="utf-8")
    named = set(re.findall(r"`([^`]+)`", text))
    classes = {
        name
        for name, value in vars(records).items()
        if inspect.isclass(value) and value.__module__ == records.__name__ and not name.startswith("_")
    }
    values = {str(member) for codes in (Dimension, Flow, Kind, Severity) for member in codes}
    assert not classes - named
    assert not values - named


def test_links_between_documents_lead_somewhere() -> None:
    broken = [
        f"{page.relative_to(ROOT)}: {target}"
        for page in own_files()
        if page.suffix == ".md"
        for target in re.findall(r"\]\(([^)#:\s]+)[^):]*\)", page.read_text(encoding="utf-8"))
        if not (page.parent / target).exists()
    ]
    assert not broken
