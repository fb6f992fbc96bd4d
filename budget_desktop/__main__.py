"""Entry point: a command goes to the command line, anything else opens the window."""

import atexit
import gc
import os
import sys
from pathlib import Path

from budget_desktop import partner
from budget_desktop.intake import CHILD_COMMAND
from budget_desktop.user_files import is_there

_CANNOT = 2
_SHARED = {"export", "pack", "verify"}
"""The commands which have a partner."""
_MADE = 500_000
"""Objects a command makes before Python looks for those out of use. Nearly all it makes it needs to its end,
and looking through them takes a tenth of the time of an export."""


def main() -> int:
    """Run the program with the arguments of the process; returns its exit code."""
    arguments = sys.argv[1:]
    if arguments == [CHILD_COMMAND]:
        from budget_desktop.intake.child import serve

        return serve()
    if not arguments or (len(arguments) == 1 and _is_book(arguments[0])):
        return _window(Path(arguments[0]) if arguments else None)
    gc.set_threshold(_MADE)
    # What is left goes with the process: to look through it once more at the end takes another tenth.
    atexit.register(gc.freeze)
    if arguments == [partner.COMMAND]:
        from budget_desktop.working_along import work_along

        return work_along()
    try:
        if arguments[0] not in _SHARED:
            return _command(arguments)
        # Begun before anything else is imported: it has as much to import.
        from budget_desktop.partner.asking import helped

        with helped():
            return _command(arguments)
    except KeyboardInterrupt:
        return _cannot("已中断，没有写完的文件已撤去")
    except Exception as error:
        # The last resort: a fault of ours must not look like exit code 1, "errors in the data", nor speak
        # English. What is needed to mend it goes to a file.
        return _cannot(f"程序出错，已录入的数据不受影响。详情记在“{_report(error)}”，请转交维护人员")


def _command(arguments: list[str]) -> int:
    from budget_desktop.cli import main

    return main(arguments)


def _is_book(argument: str) -> bool:
    """Whether it names a file, there or not, and no command or option."""
    return not argument.startswith("-") and (bool(Path(argument).suffix) or is_there(Path(argument)))


def _window(book: Path | None) -> int:
    if not _has_display():
        return _cannot(
            "这里没有图形界面，窗口打不开。请在桌面环境中运行，或使用命令行：budget-desktop --help"
        )
    try:
        from budget_desktop.gui.application import run_window
    except ImportError as error:
        # Qt's own libraries, or system libraries it needs, are missing: the command line still works.
        return _cannot(
            f"窗口打不开，缺少图形库（{_missing(error)}）。请安装后重试，或使用命令行：budget-desktop --help"
        )
    return run_window(book)


def _has_display() -> bool:
    """Whether a window can be shown. Without one Qt ends the process itself, in English."""
    if not sys.platform.startswith("linux"):
        return True
    return any(os.environ.get(name) for name in ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM"))


def _missing(error: ImportError) -> str:
    """The module or the shared library that is not there."""
    return error.name or str(error).partition(":")[0]


def _report(error: Exception) -> Path:
    """Keep what is known of a fault where the person can find it, and may pass it on."""
    from budget_desktop.discretion import told
    from budget_desktop.user_files import log_folder

    file = log_folder() / "fault.txt"
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(told(error), encoding="utf-8")
    return file


def _cannot(why: str) -> int:
    sys.stderr.write(f"无法完成：{why}\n")
    return _CANNOT


if __name__ == "__main__":
    sys.exit(main())
