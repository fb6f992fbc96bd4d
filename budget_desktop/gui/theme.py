"""Colours, signs and measures of the window, in one place; nothing else in the program names a colour."""

from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QColor, QFontInfo, QGuiApplication, QPalette
from PySide6.QtWidgets import QVBoxLayout, QWidget

from budget_desktop.assets import resource

if TYPE_CHECKING:
    from budget_desktop.rules.finding import Severity


@dataclass(frozen=True, slots=True)
class Theme:
    """One set of colours. Text colours reach 4.5 : 1 on `base` and on `window`."""

    window: str
    base: str
    text: str
    muted: str
    line: str
    head: str
    computed: str
    linked: str
    accent: str
    accent_text: str
    selection: str
    error: str
    warning: str
    advice: str
    info: str
    good: str


LIGHT = Theme(
    window="#f3f4f5",
    base="#ffffff",
    text="#1f2428",
    muted="#5a636b",
    line="#c9ced3",
    head="#e8ebee",
    computed="#eef2f6",
    linked="#e3eefb",
    accent="#1f5fa8",
    accent_text="#ffffff",
    selection="#cfe0f4",
    error="#b3261e",
    warning="#8a5300",
    advice="#1f5fa8",
    info="#5a636b",
    good="#1d7040",
)

DARK = Theme(
    window="#1e2226",
    base="#15181b",
    text="#e3e6e8",
    muted="#a3adb5",
    line="#454c53",
    head="#2a3036",
    computed="#20272e",
    linked="#1f3247",
    accent="#7db4f0",
    accent_text="#10151a",
    selection="#22394f",
    error="#ff8f84",
    warning="#e6b04a",
    advice="#7db4f0",
    info="#a3adb5",
    good="#6fcb93",
)

GRID = 8
"""Distances are multiples of this many pixels."""

ROW_HEIGHT = 1.8
"""Height of a row in heights of the letters' em."""


def row_height(widget: QWidget) -> int:
    """Height of a table's rows in a widget's font."""
    return round(QFontInfo(widget.font()).pixelSize() * ROW_HEIGHT)


_MARGIN = GRID * 6
"""What a window manager adds around a dialog, more or less."""


def within_screen(widget: QWidget, width: int, height: int) -> QSize:
    """The size wanted for a dialog, as far as the screen has room for it."""
    return QSize(width, height).boundedTo(widget.screen().availableSize() - QSize(_MARGIN, _MARGIN))


def dialog_column(dialog: QWidget) -> QVBoxLayout:
    """What a dialog stacks its parts in, the same distance apart and from its edges in all of them."""
    column = QVBoxLayout(dialog)
    column.setContentsMargins(*[GRID * 2] * 4)
    column.setSpacing(GRID)
    return column


FOCUS_FRAME = 2
"""Width of the frame around what has the focus."""


@dataclass(frozen=True, slots=True)
class Sign:
    """How a severity looks: a shape, a colour and a word, the same everywhere."""

    shape: str
    role: str
    """Which of the theme's colours it has."""
    word: str

    @property
    def colour(self) -> str:
        """Its colour in the theme in use."""
        return str(getattr(active(), self.role))

    @property
    def text(self) -> str:
        """Shape and word."""
        return f"{self.shape} {self.word}"


_in_use = LIGHT


def active() -> Theme:
    """The colours in use."""
    return _in_use


def use(theme: Theme) -> None:
    """Take these colours. Who changes them dresses the application anew."""
    global _in_use
    _in_use = theme


SYSTEM = "system"
"""The colours of the system, light or dark."""

_THEMES = {"light": LIGHT, "dark": DARK}


def choose(colours: str) -> bool:
    """Take light, dark, or the colours of the system; True if that is a change."""
    dark = QGuiApplication.styleHints().colorScheme() == Qt.ColorScheme.Dark
    wanted = _THEMES.get(colours, DARK if dark else LIGHT)
    changed = wanted is not _in_use
    use(wanted)
    return changed


@cache
def sign(severity: "Severity | None") -> Sign:
    """The sign of a severity; without one, that all is well."""
    # Colours are needed for the first painting, the rules only after it.
    from budget_desktop.rules.finding import Severity

    if severity is None:
        return Sign("✓", "good", "好")
    shape, role = {
        Severity.ERROR: ("■", "error"),
        Severity.WARNING: ("▲", "warning"),
        Severity.ADVICE: ("●", "advice"),
        Severity.INFO: ("○", "info"),
    }[severity]
    return Sign(shape, role, severity.label)


_WRITTEN_IN = ("error", "warning", "advice", "info", "good", "muted")
"""Colours a text may change to while it is in sight."""


def write_in(widget: QWidget, role: str) -> None:
    """Write on a button or label in one of the theme's colours, empty for its own."""
    if (widget.property("role") or "") != role:
        widget.setProperty("role", role)
        widget.style().unpolish(widget)
        widget.style().polish(widget)


def palette() -> QPalette:
    """The palette for Qt's Fusion style."""
    theme = active()
    made = QPalette()
    role = QPalette.ColorRole
    for which, colour in {
        role.Window: theme.window,
        role.WindowText: theme.text,
        role.Base: theme.base,
        role.AlternateBase: theme.window,
        role.Text: theme.text,
        role.PlaceholderText: theme.muted,
        role.Button: theme.head,
        role.ButtonText: theme.text,
        role.ToolTipBase: theme.base,
        role.ToolTipText: theme.text,
        role.Highlight: theme.accent,
        role.HighlightedText: theme.accent_text,
        role.Link: theme.accent,
        role.Light: theme.base,
        role.Mid: theme.line,
    }.items():
        made.setColor(which, QColor(colour))
    for which in (role.WindowText, role.Text, role.ButtonText):
        made.setColor(QPalette.ColorGroup.Disabled, which, QColor(theme.muted))
    return made


_BUTTON_ORDER = 2
"""Qt's number for: what else there is, then what the dialog is for, then the way out; on every system."""


def style_sheet() -> str:
    """What the palette cannot say: frames around fields, the focus, the tint of what is computed."""
    theme = active()
    shade = "dark" if theme is DARK else "light"
    tick, up, down = (resource("icons", f"{name}-{shade}.svg").as_posix() for name in ("tick", "up", "down"))
    coloured = "\n".join(f'*[role="{role}"] {{ color: {getattr(theme, role)}; }}' for role in _WRITTEN_IN)
    return f"""
        QLineEdit, QPlainTextEdit, QTextEdit, QAbstractSpinBox {{
            background: {theme.base}; border: 1px solid {theme.line}; border-radius: 2px; padding: 3px;
            selection-background-color: {theme.accent}; selection-color: {theme.accent_text};
        }}
        QLineEdit:focus, QPlainTextEdit:focus, QTextEdit:focus, QAbstractSpinBox:focus {{
            border: {FOCUS_FRAME}px solid {theme.accent}; padding: 2px;
        }}
        QAbstractSpinBox::up-button, QAbstractSpinBox::down-button {{ border: 0; width: {GRID * 2}px; }}
        QAbstractSpinBox::up-arrow {{ image: url("{up}"); width: 12px; height: 12px; }}
        QAbstractSpinBox::down-arrow {{ image: url("{down}"); width: 12px; height: 12px; }}
        QLineEdit[refused="true"], QPlainTextEdit[refused="true"], QTextEdit[refused="true"] {{
            border-color: {theme.error};
        }}
        QLineEdit:read-only, QTextBrowser {{ background: {theme.base}; }}
        QLineEdit:disabled {{ background: {theme.computed}; }}
        QPushButton {{
            background: {theme.base}; border: 1px solid {theme.line}; border-radius: 3px; padding: 4px 12px;
        }}
        QPushButton:hover {{ border-color: {theme.accent}; }}
        QPushButton:pressed {{ background: {theme.selection}; }}
        QPushButton:disabled {{ background: {theme.window}; color: {theme.muted}; }}
        QPushButton[filter="true"] {{ padding: 1px 8px; }}
        QPushButton[filter="true"]:focus {{ padding: 0px 7px; }}
        QPushButton[filter="true"]:checked {{ background: {theme.selection}; }}
        QPushButton:flat {{ background: transparent; border-color: transparent; }}
        QPushButton:focus {{ border: {FOCUS_FRAME}px solid {theme.accent}; padding: 3px 11px; }}
        QPushButton[narrow="true"] {{ padding: 4px 6px; }}
        QPushButton[narrow="true"]:focus {{ padding: 3px 5px; }}
        QPushButton[computed="true"] {{
            background: {theme.computed}; border-color: transparent; padding: 2px 6px; text-align: left;
        }}
        QPushButton[computed="true"]:hover {{ border-color: {theme.accent}; }}
        QPushButton[computed="true"]:focus {{ border-color: {theme.accent}; padding: 1px 5px; }}
        QCheckBox::indicator, QListView::indicator {{
            width: 14px; height: 14px; background: {theme.base}; border: 1px solid {theme.muted};
            border-radius: 2px;
        }}
        QCheckBox::indicator:disabled {{ border-color: {theme.line}; }}
        QCheckBox::indicator:checked, QListView::indicator:checked {{
            background: {theme.accent}; border-color: {theme.accent}; image: url("{tick}");
        }}
        QTableView {{
            background: {theme.base}; gridline-color: {theme.line};
            selection-background-color: {theme.selection}; selection-color: {theme.text};
        }}
        QListView, QTreeView {{
            background: {theme.base};
            selection-background-color: {theme.selection}; selection-color: {theme.text};
        }}
        QHeaderView::section {{
            background: {theme.head}; border: 0; border-right: 1px solid {theme.line};
            border-bottom: 1px solid {theme.line}; padding: 3px 6px;
        }}
        QTabBar::tab {{
            background: {theme.head}; border: 1px solid {theme.line}; border-bottom: 0; padding: 5px 7px;
            margin-top: 2px;
        }}
        QTabBar::tab:selected {{ background: {theme.window}; margin-top: 0; padding-bottom: 7px; }}
        QTabBar::tab:hover {{ background: {theme.selection}; }}
        QMenu::separator {{ height: 1px; background: {theme.line}; margin: 4px {GRID}px; }}
        QDialogButtonBox {{ dialogbuttonbox-buttons-have-icons: 0; }}
        QDialogButtonBox, QMessageBox {{ button-layout: {_BUTTON_ORDER}; }}
        QLabel[explanation="refusal"] {{
            background: {theme.base}; color: {theme.error}; border: 1px solid {theme.error}; padding: 4px 8px;
        }}
        QLabel[explanation="calm"] {{
            background: {theme.base}; color: {theme.text}; border: 1px solid {theme.accent}; padding: 4px 8px;
        }}
        QLabel[muted="true"] {{ color: {theme.muted}; }}
        {coloured}
        QLabel[computed="true"] {{ background: {theme.computed}; padding: 3px 6px; }}
    """
