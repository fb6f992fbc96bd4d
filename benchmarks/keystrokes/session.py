"""One session at the window: an empty book, every part entered, and what came of it."""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, fields, replace
from pathlib import Path
from typing import Any

from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from benchmarks.keystrokes.entry import PARTS
from benchmarks.keystrokes.typist import Typist
from budget_desktop import assets
from budget_desktop.domain.packet import Packet
from budget_desktop.exchange.reading import read_exchange
from budget_desktop.gui.frame.window import MainWindow
from budget_desktop.gui.settings import Settings
from budget_desktop.rules.finding import SEPARATOR

FIGURES = Path(__file__).with_name("figures.toml")

_NAMED = frozenset({"units", "remarks", "texts", "three_public"})
"""Collections whose keys say what a record is about. Their order is that of writing and means nothing."""


@dataclass(frozen=True, slots=True)
class Entered:
    """What came of a session."""

    packet: Packet
    verdict: str
    keys: Mapping[str, int]
    """Keys pressed, by page."""


def reference() -> Packet:
    """The packet to enter."""
    text = assets.resource("samples", "jiyuan-2020.json").read_text(encoding="utf-8")
    return read_exchange(text)[0]


def enter_reference(folder: Path) -> Entered:
    """Enter the reference packet by keyboard, from a window without a book."""
    packet = reference()
    settings = Settings(folder / "window.ini")
    settings.backs_up = False
    # New books are proposed beside the one last used.
    (last := folder / "last.budget").touch()
    settings.remember(last)
    window = MainWindow(settings)
    try:
        window.show()
        window.activateWindow()
        QTest.qWaitForWindowActive(window)
        keys = {}
        for name, enter in PARTS.items():
            typist = Typist(window)
            enter(typist, packet)
            keys[name] = typist.keys
        if window.desk is None:
            raise RuntimeError("no book is open")
        workspace = window.desk.workspace
        # Going on to another page writes what is still being typed.
        window.show_page("export")
        workspace.refresh_now()
        return Entered(workspace.current_packet(), workspace.verdict.text, keys)
    finally:
        window.close()
        window.deleteLater()
        QApplication.processEvents()


def content(packet: Packet) -> dict[str, Any]:
    """What a person chose of a packet: without keys that are only numbers, projects by their names."""
    names = {project.key: project.name for project in packet.projects}

    def plain(name: str, record: Any) -> Any:
        if hasattr(record, "project"):
            record = replace(record, project=names.get(record.project, ""))
        return record if name in _NAMED else replace(record, key="")

    found: dict[str, Any] = {"header": packet.header}
    for field in fields(packet):
        if isinstance(records := getattr(packet, field.name), tuple):
            kept = [plain(field.name, record) for record in records]
            if field.name == "answers":
                # Which rule is answered, and how: the rest is who, when and for which figures.
                kept = sorted(
                    {(answer.key.partition(SEPARATOR)[0], answer.text) for answer in packet.answers}
                )
            if field.name in _NAMED:
                kept.sort(key=lambda record: record.key)
            if field.name == "indicators":
                kept.sort(key=lambda record: record.project)
            found[field.name] = kept
    return found


def known_figures() -> dict[str, int]:
    """The figures as last written."""
    return tomllib.loads(FIGURES.read_text(encoding="utf-8"))
