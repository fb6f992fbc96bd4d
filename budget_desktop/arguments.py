"""How the command line is called: help in Chinese, and one Chinese line for a wrong call."""

import argparse
from collections.abc import Iterable
from typing import NoReturn

from budget_desktop.domain.errors import KnownError

DONE, ERRORS_FOUND, CANNOT = 0, 1, 2
"""What a command ends with: done; done, and something is wrong with the data; could not be done."""


class Help(argparse.HelpFormatter):
    """Help whose own words are Chinese too."""

    def add_usage(
        self,
        usage: str | None,
        actions: Iterable[argparse.Action],
        groups: Iterable[argparse._MutuallyExclusiveGroup],
        prefix: str | None = None,
    ) -> None:
        """The usage line."""
        super().add_usage(usage, actions, groups, "用法：" if prefix is None else prefix)


class Parser(argparse.ArgumentParser):
    """argparse speaks English; a wrong call gets one Chinese line and the way to help."""

    def __init__(self, prog: str, description: str) -> None:
        super().__init__(prog=prog, description=description, add_help=False, formatter_class=Help)
        # argparse has no public way to name its two standing groups.
        self._positionals.title = "参数"
        self._optionals.title = "选项"
        self.add_argument("-h", "--help", action="help", help="显示帮助")

    def error(self, message: str) -> NoReturn:
        """Leave with exit code 2. What argparse says is English and stays out of sight."""
        raise KnownError("命令写法不对", f"请看“{self.prog} --help”") from ValueError(message)
