"""Entry point: a command goes to the command line, anything else opens the window."""

import sys
from pathlib import Path

_COMMANDS = frozenset({"sample", "import", "dump", "check", "export", "self-test"})


def main() -> int:
    """Run the program with the arguments of the process; returns its exit code."""
    arguments = sys.argv[1:]
    opens_window = not arguments or (
        len(arguments) == 1 and arguments[0] not in _COMMANDS and not arguments[0].startswith("-")
    )
    if not opens_window:
        from budget_desktop.cli import main as run_command

        return run_command(arguments)
    return _window(Path(arguments[0]) if arguments else None)


def _window(book: Path | None) -> int:
    try:
        from budget_desktop.gui.application import run_window
    except ImportError as error:
        # Qt's own libraries, or system libraries it needs, are missing: the command line still works.
        sys.stderr.write(f"无法完成：窗口打不开，缺少图形库（{_missing(error)}）。")
        sys.stderr.write("请安装后重试，或使用命令行：budget-desktop --help\n")
        return 2
    return run_window(book)


def _missing(error: ImportError) -> str:
    """The module or the shared library that is not there."""
    return error.name or str(error).partition(":")[0]


if __name__ == "__main__":
    sys.exit(main())
