"""Forms drawn in Qt Designer, loaded at run time; a page names the widgets it relies on."""

import re
from typing import TypeVar, get_type_hints

from PySide6.QtCore import QFile, QIODevice, Qt
from PySide6.QtUiTools import QUiLoader
from PySide6.QtWidgets import (
    QFormLayout,
    QLabel,
    QPushButton,
    QScrollArea,
    QTabBar,
    QVBoxLayout,
    QWidget,
)

from budget_desktop import assets
from budget_desktop.gui import theme
from budget_desktop.gui.widgets.computed_value import ComputedValue
from budget_desktop.gui.widgets.long_text_edit import LongTextEdit
from budget_desktop.gui.widgets.print_preview import PrintPreview
from budget_desktop.gui.widgets.prose import ProseView
from budget_desktop.gui.widgets.record_grid import RecordGrid
from budget_desktop.gui.widgets.sheet_view import SheetView

W = TypeVar("W", bound=QWidget)


class FormFault(Exception):  # noqa: N818 - a fault of the program, not an error to handle
    """A form does not have what its page relies on."""


def fill(host: QWidget, stem: str) -> None:
    """Put the form `stem` into `host` and bind the widgets `host` annotates, by their names.

    A missing widget, or one of another class, is told at once rather than when somebody clicks.
    """
    form = _load(stem, host)
    layout = QVBoxLayout(host)
    layout.setContentsMargins(0, 0, 0, 0)
    layout.addWidget(form)
    for name, kind in required(type(host)).items():
        found = form.findChild(QWidget, name)
        if not isinstance(found, kind):
            standing = "缺少" if found is None else f"是 {type(found).__name__}，应为 {kind.__name__}："
            raise FormFault(f"界面文件 {stem}.ui {standing} {name}（{type(host).__name__} 需要）")
        setattr(host, name, found)
    for label in form.findChildren(QLabel):
        if (buddy := label.buddy()) is not None and not buddy.accessibleName():
            buddy.setAccessibleName(_spoken(label.text()))


def required(page: type[QWidget]) -> dict[str, type[QWidget]]:
    """The widgets a page names by annotations, in its class and those above it."""
    return {
        name: kind
        for name, kind in get_type_hints(page).items()
        if isinstance(kind, type) and issubclass(kind, QWidget)
    }


def _spoken(text: str) -> str:
    """A label without the key that leads to its field: 编码(&C) is 编码."""
    return re.sub(r"\(&\w\)|&", "", text)


class _Loader(QUiLoader):
    """Makes our own widgets itself: those that `registerCustomWidget` makes lose their Python part."""

    def __init__(self) -> None:
        super().__init__()
        self._made: list[QWidget] = []

    def createWidget(self, className: str, parent: QWidget | None = None, name: str = "") -> QWidget:  # noqa: N803 - Qt's names
        if className not in _OWN:
            return super().createWidget(className, parent, name)
        made = _OWN[className](parent)
        made.setObjectName(name)
        self._made.append(made)
        return made


_OWN: dict[str, type[QWidget]] = {
    kind.__name__: kind
    for kind in (RecordGrid, SheetView, PrintPreview, ProseView, LongTextEdit, ComputedValue)
}


def _load(stem: str, parent: QWidget) -> QWidget:
    loader = _Loader()
    path = assets.form(stem)
    file = QFile(str(path))
    if not file.open(QIODevice.OpenModeFlag.ReadOnly):
        raise FormFault(f"界面文件 {path.name} 打不开")
    try:
        form = loader.load(file, parent)
    finally:
        file.close()
    if not form:
        raise FormFault(f"界面文件 {path.name} 读不懂：{loader.errorString()}")
    for button in form.findChildren(QPushButton):
        # Outside a dialog Qt's buttons know only the space bar; people press Enter.
        button.setAutoDefault(True)
    for frame in (*form.findChildren(QTabBar), *form.findChildren(QScrollArea)):
        # Leaves turn by Ctrl+Tab or their letter and areas scroll along: no need to stop there on the way.
        frame.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    for form_layout in form.findChildren(QFormLayout):
        form_layout.setHorizontalSpacing(theme.GRID)
        form_layout.setVerticalSpacing(theme.GRID // 2)
    return form
