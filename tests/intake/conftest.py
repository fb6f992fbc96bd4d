"""What the tests of reading share."""

import pytest

from budget_desktop.intake import limits


@pytest.fixture(autouse=True)
def unhurried(monkeypatch: pytest.MonkeyPatch) -> None:
    """On a busy machine a file is waited for; the bound on processor time holds in the process that reads."""
    monkeypatch.setattr(limits, "SECONDS", 300)
