"""What the manual claims is so: keys, menus, buttons, pictures, links, and pages taken from the program."""

import re
from pathlib import Path

import pytest

from budget_desktop import assets
from budget_desktop.disclosure import disclose
from budget_desktop.domain.codes import Flow
from budget_desktop.domain.money import Fen
from budget_desktop.edition.edition import load_edition
from budget_desktop.gui.frame.window import MainWindow
from budget_desktop.gui.models import manual
from budget_desktop.gui.navigation import TITLES
from budget_desktop.gui.widgets.grid_commands import shown
from budget_desktop.operations import read_exchange_file
from budget_desktop.rules import check, verdict
from tests.gui.driving import spending
from tools.manual_pictures import EXAMPLE
from tools.write_help_pages import commands_page, keys_page, menu_actions

HELP = assets.resource("help")
ROOT = Path(__file__).resolve().parents[2]
PAGES = sorted(HELP.glob("*.md"))

MENU = re.compile(r"【([^】›]+ › [^】]+)】(?:（([^）]*)）)?")
KEY = re.compile(
    r"(?<![\w+])(?:(?:Ctrl|Shift|Alt)\+)+(?:[A-Z](?!\w)|\d|F\d+|(?:回车|加号|减号|滚动滚轮)|[↑↓←→]|\w+|\.)|(?<!\w)F\d+(?!\w)"
)
EXAMPLE_ROW = re.compile(r"(?m)^\|[^|]*\| (\d{7}) \| (\d{5})[^|]*\| ([\d.]+) \| ([\d.]+) \|$")
BUTTON = re.compile(r"(?:点|按|勾上)“([^”]+)”")

IN_WORDS = {"回车": "Return", "加号": "+", "减号": "-", "滚动滚轮": "", "Delete": "Del", "Insert": "Ins"} | {
    "↑": "Up", "↓": "Down", "←": "Left", "→": "Right",
}  # fmt: skip

OF_WIDGETS = {
    *(
        "F2",
        "F3",
        "F4",
        "F7",
        "F9",
        "Shift+F9",
        "Ctrl+.",
        "Alt+G",
        "Alt+B",
        "Alt+T",
        "Ctrl++",
        "Ctrl+-",
        "Ctrl+",
        "Ctrl+F",
    ),
    *("Ctrl+Tab", "Ctrl+Shift+Tab", "Shift+Tab", "Ctrl+C", "Ctrl+V", "Ctrl+Return"),
}
"""Keys that single fields, lists and views listen to; the tests of each try them."""

CLAIMED_ELSEWHERE = {"install.md": {"更多信息", "仍要运行"}}
"""Buttons of the system."""


def text_of(page: Path) -> str:
    return page.read_text(encoding="utf-8")


def as_qt(key: str) -> str:
    return "+".join(IN_WORDS.get(part, part) for part in key.split("+"))


@pytest.fixture
def known(window: MainWindow) -> set[str]:
    """The keys there are."""
    keys = {each.toString() for _, action in menu_actions(window) for each in action.shortcuts()}
    grid = spending(window).lines_grid
    keys |= {shown(command).replace("Delete", "Del").replace("Insert", "Ins") for command in grid.commands}
    return {as_qt(key) for key in keys} | set(grid.table.keys) | OF_WIDGETS


def test_every_key_that_is_named_does_something(known: set[str]) -> None:
    wrong = {
        (page.name, key) for page in PAGES for key in KEY.findall(text_of(page)) if as_qt(key) not in known
    }
    assert not wrong


def test_every_way_through_the_menus_leads_somewhere(window: MainWindow) -> None:
    ways = {path.partition("“")[0]: action for path, action in menu_actions(window)}
    for page in PAGES:
        for way, key in MENU.findall(text_of(page)):
            assert way in ways, f"{page.name}: {way}"
            if key:
                assert key in {each.toString() for each in ways[way].shortcuts()}, f"{page.name}: {way}"


def test_every_button_that_is_named_is_there() -> None:
    places = (*(ROOT / "budget_desktop").rglob("*.py"), *(ROOT / "ui").glob("*.ui"))
    program = re.sub(r"\(&(?:amp;)?\w\)", "", "\n".join(text_of(place) for place in places))
    for page in PAGES:
        for name in set(BUTTON.findall(text_of(page))) - CLAIMED_ELSEWHERE.get(page.name, set()):
            assert name in program, f"{page.name}: {name}"


def test_the_contents_list_every_page_once() -> None:
    listed = [manual.stem_of(target) for target in re.findall(r"]\(([^)]+)\)", text_of(HELP / "contents.md"))]
    assert sorted([*listed, manual.CONTENTS]) == sorted([*(page.stem for page in PAGES), manual.RULES])
    assert set(TITLES) <= set(listed), "F1 on a page of the window"


def test_links_between_pages_lead_to_headings() -> None:
    for page in PAGES:
        for target in re.findall(r"(?<!!)\[[^]]+]\(([^)]+)\)", text_of(page)):
            stem = manual.stem_of(target) or page.stem
            assert stem in manual.topics(), f"{page.name}: {target}"
            heading = target.partition("#")[2]
            assert not heading or f"# {heading}\n" in manual.page(stem), f"{page.name}: {target}"


def test_every_picture_is_there_and_shown() -> None:
    shown_in = [*PAGES, ROOT / "README.md"]
    named = {
        (page.parent / target).resolve()
        for page in shown_in
        for target in re.findall(r"!\[[^]]+]\(([^)]+)\)", text_of(page))
    }
    assert named == set((HELP / "pictures").glob("*.png"))


def test_the_example_to_follow_has_the_lines_of_its_page_and_may_be_published() -> None:
    (packet,) = read_exchange_file(EXAMPLE)
    lines = [line for line in packet.lines if line.flow is Flow.SPENDING]
    assert EXAMPLE_ROW.findall(text_of(HELP / "example.md")) == [
        (line.function, line.department_economic, in_wan(line.amount), in_wan(line.prior)) for line in lines
    ]
    assert verdict(check(disclose(packet, load_edition(packet.header.edition)))).publishable


def in_wan(amount: Fen | None) -> str:
    return f"{(amount or 0) / 1_000_000:.2f}"


def test_pages_from_the_program_are_what_it_says(window: MainWindow) -> None:
    written = text_of(HELP / "keys.md")
    assert keys_page(written, window) == written, "python -m tools.write_help_pages"
    assert commands_page() == text_of(HELP / "commands.md"), "python -m tools.write_help_pages"
