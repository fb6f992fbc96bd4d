"""The one finder of shipped files: beside the package in a checkout, inside it in a wheel or frozen build."""

from functools import cache
from pathlib import Path

_PACKAGE = Path(__file__).resolve().parent


@cache
def _root() -> Path:
    bundled = _PACKAGE / "_bundled"
    return bundled if bundled.is_dir() else _PACKAGE.parent


def resource(*parts: str) -> Path:
    """A file or folder below `resources/`."""
    return _root().joinpath("resources", *parts)


def form(stem: str) -> Path:
    """The Qt Designer form of a page or dialog."""
    return _root() / "ui" / f"{stem}.ui"
