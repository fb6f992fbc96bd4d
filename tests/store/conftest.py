import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from budget_desktop.store.book import Book

from .samples import small_packet


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "预算 2025.budget"


@pytest.fixture(scope="session")
def template(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("template") / "template.budget"
    with Book.create(path) as book:
        book.edit("导入", lambda draft: draft.add_packet(small_packet()))
    return path


@pytest.fixture
def closed(template: Path, path: Path) -> Path:
    """A closed book with packet 1, which holds the lines L1, L2 and L3."""
    shutil.copy(template, path)
    return path


@pytest.fixture
def book(closed: Path) -> Iterator[Book]:
    """The same book, open."""
    with Book.open(closed) as book:
        yield book
