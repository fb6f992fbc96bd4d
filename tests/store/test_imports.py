"""The store brings in what it needs, and only when a book is wanted."""

import subprocess
import sys

HEAVY = {"sqlmodel", "sqlalchemy", "pydantic", "sqlite3"}
STRANGE = {"PySide6", "openpyxl", "reportlab"}


def loaded_by(statement: str) -> set[str]:
    question = f"import sys; {statement}; print(*{{name.split('.')[0] for name in sys.modules}})"
    answer = subprocess.run([sys.executable, "-c", question], capture_output=True, check=True, text=True)
    return set(answer.stdout.split())


def test_errors_and_receipts_are_light() -> None:
    loaded = loaded_by("import budget_desktop.store.errors, budget_desktop.store.changes")
    assert not loaded & (HEAVY | STRANGE)


def test_a_book_brings_the_database_and_nothing_of_others() -> None:
    loaded = loaded_by("import budget_desktop.store.book")
    assert loaded >= HEAVY
    assert not loaded & STRANGE
