"""Write what the manual takes from the program itself: the page on commands, and tables of the page on keys.

QT_QPA_PLATFORM=offscreen .venv/bin/python -m tools.write_help_pages
"""

import contextlib
import io
import os
import re
import tempfile
from collections.abc import Iterator
from pathlib import Path
from unittest.mock import patch

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QApplication, QMenu

from budget_desktop import assets
from budget_desktop.cli import main as run_command
from budget_desktop.gui.application import prepare
from budget_desktop.gui.frame.window import MainWindow
from budget_desktop.gui.settings import Settings
from budget_desktop.gui.widgets.grid_commands import shown
from budget_desktop.operations import create_sample

_PROGRAM = "budget-desktop"
_LINE = re.compile(r" +(?P<name>\S+(?: \S+)*?) {2,}(?P<text>\S.*)| +(?P<alone>\S+(?: \S+)*)")
_SECTION = re.compile(r"(?m)^(## (?:菜单|录入表格的命令)\n)(?:(?!^## ).*\n?)*")
_MNEMONIC = re.compile(r"\(&\w\)")


def commands_page() -> str:
    """Every command with its arguments and options, as `--help` tells them."""
    listed = _told("--help").partition("命令:\n")[2].splitlines()[1:]
    parts = [
        "# 命令行",
        "",
        f"Windows 写 `{_PROGRAM}.exe`；不带命令打开窗口。退出码见[维护](maintenance.md)。",
    ]
    for name, summary in _rows(listed):
        lines = _told(name, "--help").splitlines()
        parts += ["", f"## {name}", "", f"{summary}。", "", f"`{lines[0].removeprefix('用法：')}`", ""]
        parts += ["| 参数、选项 | 内容 |", "|---|---|"]
        described = [line for line in lines[3:] if line.startswith(" ") and "--help" not in line]
        parts += [f"| `{each}` | {text} |" for each, text in _rows(described)]
    return "\n".join(parts) + "\n"


def keys_page(page: str, window: MainWindow) -> str:
    """The page with its tables of menus and of grid commands made anew; a book has to be open."""
    made = {"菜单": _menu_rows(window), "录入表格的命令": _grid_rows(window)}

    def table(match: re.Match[str]) -> str:
        rows = (f"| {keys} | {what} |" for keys, what in made[match[1].strip("# \n")])
        return match[1] + "\n" + "\n".join(("| 键 | 作用 |", "|---|---|", *rows)) + "\n\n"

    return _SECTION.sub(table, page).rstrip("\n") + "\n"


def menu_actions(window: MainWindow) -> Iterator[tuple[str, QAction]]:
    """Every action of the menus, under the path a person takes to it."""
    # Not QAction.menu(): PySide would take the menu for its own, and apart.
    for menu in window.menuBar().findChildren(QMenu, options=Qt.FindChildOption.FindDirectChildrenOnly):
        for action in menu.actions():
            if action.text():
                yield f"{_MNEMONIC.sub('', menu.title())} › {action.text()}", action


def _menu_rows(window: MainWindow) -> Iterator[tuple[str, str]]:
    for path, action in menu_actions(window):
        keys = "、".join(_read(each.toString()) for each in action.shortcuts())
        if keys:
            # 撤销 and 重做 name what they would take back.
            yield keys, path.partition("“")[0].removesuffix("…")


def _grid_rows(window: MainWindow) -> Iterator[tuple[str, str]]:
    window.show_page("spending")
    if window.desk is None:
        raise RuntimeError("no book is open")
    grid = window.desk.tabs.current_page.grids[0]
    for command in grid.commands:
        if command.keys:
            yield _read(shown(command)), command.title.replace(grid.model.spec.noun, "一行").removesuffix("…")


def _read(keys: str) -> str:
    return keys.replace("Del", "Delete") if keys.endswith("Del") else keys


def _told(*arguments: str) -> str:
    out = io.StringIO()
    wide = patch.dict(os.environ, {"COLUMNS": "400"})
    with wide, contextlib.redirect_stdout(out), contextlib.suppress(SystemExit):
        run_command(arguments)
    return out.getvalue()


def _rows(lines: list[str]) -> Iterator[tuple[str, str]]:
    """Names with what is said of them, be it on the same line or on the next."""
    waiting = ""
    for line in lines:
        match = _LINE.fullmatch(line)
        if match is None:
            continue
        if match["name"]:
            yield match["name"], match["text"]
        elif waiting:
            yield waiting, match["alone"]
            waiting = ""
        else:
            waiting = match["alone"]


def main() -> None:
    """Write both pages."""
    application = QApplication([])
    prepare(application)
    _write("keys", _keys_page_now())
    _write("commands", commands_page())
    application.quit()


def _keys_page_now() -> str:
    with tempfile.TemporaryDirectory() as folder:
        book = Path(folder) / "sample.budget"
        create_sample(book)
        settings = Settings(Path(folder) / "window.ini")
        settings.backs_up = False
        window = MainWindow(settings)
        window.show()
        window.open_book(book)
        page = keys_page(_page("keys").read_text(encoding="utf-8"), window)
        window.close()
    return page


def _page(topic: str) -> Path:
    return assets.resource("help", f"{topic}.md")


def _write(topic: str, text: str) -> None:
    _page(topic).write_text(text, encoding="utf-8", newline="\n")


if __name__ == "__main__":
    main()
