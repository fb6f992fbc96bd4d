"""What all tests share: properties are tried without a clock; a busy machine is no fault of the program."""

import atexit
import os
import tempfile
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings
from hypothesis.internal.conjecture import providers

from budget_desktop.operations import create_sample
from budget_desktop.partner import process

# Whoever calls pytest by hand tries other examples each time; the gate tries the same ones every time.
UNHURRIED = settings(deadline=None, print_blob=True, suppress_health_check=[HealthCheck.too_slow])
SAME_AGAIN = "same-again"
settings.register_profile("unhurried", UNHURRIED)
settings.register_profile(SAME_AGAIN, UNHURRIED, derandomize=True, database=None)
settings.load_profile("unhurried")

# The program's own files, copies of books among them, are none for the user who runs the tests to find.
_OWN_FILES = tempfile.TemporaryDirectory(prefix="budget-tests-", ignore_cleanup_errors=True)
atexit.register(_OWN_FILES.cleanup)
for _name in ("XDG_CONFIG_HOME", "XDG_DATA_HOME", "XDG_STATE_HOME"):
    os.environ[_name] = str(Path(_OWN_FILES.name, _name))

# Tests are as many processes as there are cores; a partner is started where one is tried.
process.has_room = lambda: False


def pytest_configure(config: pytest.Config) -> None:
    if config.getoption("--hypothesis-profile") == SAME_AGAIN:
        # Among its examples are numbers and words of the modules loaded by then, which differ with the tests
        # a process had before. There is no setting for that.
        providers._get_local_constants = lambda: providers._local_constants


@pytest.fixture(scope="session")
def sample_book(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The sample book, made once: to be read, and copied by whoever works in it."""
    path = tmp_path_factory.mktemp("sample") / "sample.budget"
    create_sample(path)
    return path


@pytest.fixture(scope="session")
def practice_book(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The book with errors to find, likewise."""
    path = tmp_path_factory.mktemp("practice") / "practice.budget"
    create_sample(path, broken=True)
    return path
