"""What can be done in a grid, declared once: the context menu, the buttons and the keys all read it here."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QMenu, QToolButton, QWidget


def _always() -> bool:
    return True


@dataclass(frozen=True, slots=True, kw_only=True)
class Command:
    """One thing to do."""

    name: str
    title: str
    keys: str = ""
    """As `QKeySequence` writes them."""
    more_keys: tuple[str, ...] = ()
    do: Callable[[], object]
    can: Callable[[], bool] = _always
    for_rows: bool = False
    """Only where rows can be added and deleted."""
    button: str = ""
    """The text of its button; none where empty."""
    hint: str = ""
    begins_group: bool = False


def keys_of(commands: Sequence[Command]) -> dict[str, Callable[[], object]]:
    """The keys of all commands."""
    return {keys: command.do for command in commands for keys in (command.keys, *command.more_keys) if keys}


def fill_menu(menu: QMenu, commands: Sequence[Command]) -> None:
    """Show every command with its key; the ones that cannot be done now are grey."""
    for command in commands:
        if command.begins_group:
            menu.addSeparator()
        action = menu.addAction(command.title if not command.keys else f"{command.title}\t{shown(command)}")
        action.setEnabled(command.can())
        action.setToolTip(command.hint)
        action.triggered.connect(lambda _on, act=command.do: act())


def make_buttons(commands: Sequence[Command], parent: QWidget) -> Mapping[str, QToolButton]:
    """The buttons of the commands that have one, by the commands' names. The keyboard has its keys."""
    made = {}
    for command in commands:
        if command.button:
            button = QToolButton(parent)
            button.setText(command.button)
            button.setAccessibleName(command.title)
            hint = command.hint or command.title
            button.setToolTip(f"{hint}（{shown(command)}）" if command.keys else hint)
            button.setFocusPolicy(Qt.FocusPolicy.NoFocus)
            button.setAutoRaise(True)
            button.clicked.connect(lambda _on, act=command.do: act())
            made[command.name] = button
    return made


def shown(command: Command) -> str:
    """A command's key as people read it."""
    words = {"Ins": "Insert", "Del": "Delete", "Up": "↑", "Down": "↓"}
    return "+".join(words.get(part, part) for part in command.keys.split("+"))
