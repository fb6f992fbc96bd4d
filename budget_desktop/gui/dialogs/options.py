"""设置: few, and each applied as it is set."""

from collections.abc import Iterable
from dataclasses import replace
from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QDialog,
    QDialogButtonBox,
    QDoubleSpinBox,
    QFormLayout,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QPushButton,
    QSpinBox,
    QWidget,
)

from budget_desktop.backups import wishes
from budget_desktop.backups.wishes import FEWEST, MOST, Wishes
from budget_desktop.domain.money import Measure
from budget_desktop.gui import theme
from budget_desktop.gui.dialogs import choosing
from budget_desktop.gui.settings import LARGEST, POINTS, SMALLEST, Settings
from budget_desktop.gui.widgets.yielding_area import YieldingArea

_COLOURS = {theme.SYSTEM: "跟随系统", "light": "浅色", "dark": "深色"}
_DIRECTIONS = {"down": "向下", "right": "向右"}
_WHEN = "打开、关闭、导入前，有改动就备份。"
_KEPT = "一天以内的都留，一月以内每天一份，更早的每月一份；\n手工和公开时的备份一直留着，不计在内。"


class OptionsDialog(QDialog):
    """No 确定 and no 取消: what is chosen holds."""

    points_chosen = Signal(float)
    measure_chosen = Signal(object)
    colours_chosen = Signal()

    def __init__(self, settings: Settings, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle("设置")
        self._settings = settings
        self._measures = list(Measure)
        self.direction_combo = _combo(self, _DIRECTIONS.values())
        self.measure_combo = _combo(self, [measure.value for measure in self._measures])
        self.colours_combo = _combo(self, _COLOURS.values())
        self.points_spin = QDoubleSpinBox(self)
        self.points_spin.setRange(SMALLEST, LARGEST)
        self.points_spin.setSingleStep(0.5)
        self.points_spin.setDecimals(1)
        self.points_spin.setSuffix(" 磅")
        self.points_spin.setKeyboardTracking(False)
        self.backup_check = QCheckBox("自动备份账套(&A)", self)
        self.most_spin = QSpinBox(self)
        self.most_spin.setRange(FEWEST, wishes.LARGEST)
        self.most_spin.setSuffix(" 份")
        self.most_spin.setKeyboardTracking(False)
        self.folder_edit = QLineEdit(self)
        self.folder_edit.setReadOnly(True)
        self.folder_button = QPushButton("选择…", self)
        self.reset_button = QPushButton("恢复默认设置(&R)", self)
        self._show()
        self._lay_out()
        self.direction_combo.currentIndexChanged.connect(self._take_direction)
        self.points_spin.valueChanged.connect(self.points_chosen)
        self.measure_combo.currentIndexChanged.connect(
            lambda row: self.measure_chosen.emit(self._measures[row])
        )
        self.colours_combo.currentIndexChanged.connect(self._take_colours)
        self.backup_check.toggled.connect(self._take_backups)
        self.most_spin.valueChanged.connect(self._take_most)
        self.folder_button.clicked.connect(self._choose_folder)
        self.reset_button.clicked.connect(self.reset)

    def reset(self) -> None:
        """Set everything here as it was when the program was new."""
        self._settings.backups = Wishes()
        self.direction_combo.setCurrentIndex(0)
        self.points_spin.setValue(POINTS)
        self.measure_combo.setCurrentIndex(self._measures.index(Measure.WAN))
        self.colours_combo.setCurrentIndex(0)
        self.backup_check.setChecked(True)
        self.most_spin.setValue(MOST)
        self._show_folder()

    def _show(self) -> None:
        self.direction_combo.setCurrentIndex(list(_DIRECTIONS).index(self._settings.enter_direction))
        self.points_spin.setValue(self._settings.points)
        self.measure_combo.setCurrentIndex(self._measures.index(self._settings.measure))
        self.colours_combo.setCurrentText(_COLOURS.get(self._settings.colours, _COLOURS[theme.SYSTEM]))
        self.backup_check.setChecked(self._settings.backs_up)
        self.most_spin.setValue(self._settings.backups.most)
        self._show_folder()

    def _show_folder(self) -> None:
        for widget in (self.most_spin, self.folder_edit, self.folder_button):
            widget.setEnabled(self._settings.backs_up)
        self.folder_edit.setText(str(self._settings.backup_folder))
        self.folder_edit.setToolTip(self.folder_edit.text())
        self.folder_edit.setCursorPosition(0)

    def _take_direction(self, row: int) -> None:
        self._settings.enter_direction = list(_DIRECTIONS)[row]

    def _take_colours(self, row: int) -> None:
        self._settings.colours = list(_COLOURS)[row]
        self.colours_chosen.emit()

    def _take_backups(self, wanted: bool) -> None:
        self._settings.backs_up = wanted
        self._show_folder()

    def _take_most(self, most: int) -> None:
        self._settings.backups = replace(self._settings.backups, most=most)

    def _choose_folder(self) -> None:
        folder = choosing.folder_to_use(self, "选择备份文件夹", Path(self.folder_edit.text()))
        if folder is not None:
            self._settings.backup_folder = folder
            self._show_folder()

    def _lay_out(self) -> None:
        self.folder_edit.setAccessibleName("备份文件夹")
        self.folder_button.setAccessibleName("选择备份文件夹")
        folder = QHBoxLayout()
        folder.setSpacing(theme.GRID)
        folder.addWidget(self.folder_edit, 1)
        folder.addWidget(self.folder_button)
        fields = QWidget(self)
        form = QFormLayout(fields)
        form.setContentsMargins(0, 0, 0, 0)
        fields.setMinimumWidth(theme.GRID * 68)
        form.setHorizontalSpacing(theme.GRID * 2)
        form.setVerticalSpacing(theme.GRID // 2)
        for title, field, what, help_text in (
            (
                "按回车后(&E)",
                self.direction_combo,
                "按回车后移动的方向",
                "写完一格，转到下面或右边一格。",
            ),
            ("字号(&S)", self.points_spin, "字号", "窗口里的字，不影响导出的文件。"),
            ("颜色(&C)", self.colours_combo, "窗口的颜色", "不影响导出的文件。"),
            ("金额单位(&U)", self.measure_combo, "录入和显示金额的单位", "换单位只换写法，金额不变。"),
        ):
            form.addRow(title, field)
            field.setAccessibleName(what)
            form.addRow("", _hint(self, help_text))
        form.addRow("", self.backup_check)
        form.addRow("", _hint(self, _WHEN))
        form.addRow("每个账套最多留(&M)", self.most_spin)
        self.most_spin.setAccessibleName("每个账套最多留几份备份")
        form.addRow("", _hint(self, _KEPT))
        label = QLabel("备份到(&B)", self)
        label.setBuddy(self.folder_button)
        form.addRow(label, folder)
        form.addRow("", _hint(self, "宜放在另一块盘上。换了文件夹，以前的备份仍在原处。"))
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close, self)
        buttons.button(QDialogButtonBox.StandardButton.Close).setText("关闭")
        buttons.addButton(self.reset_button, QDialogButtonBox.ButtonRole.ResetRole)
        buttons.rejected.connect(self.reject)
        layout = theme.dialog_column(self)
        layout.addWidget(YieldingArea(self, fields, _hint(self, "设置随改随用。")))
        layout.addStretch(1)
        layout.addWidget(buttons)
        wanted = self.sizeHint()
        self.resize(theme.within_screen(self, wanted.width(), wanted.height()))


def _combo(parent: QWidget, texts: Iterable[str]) -> QComboBox:
    combo = QComboBox(parent)
    combo.addItems(list(texts))
    return combo


def _hint(parent: QWidget, text: str) -> QLabel:
    hint = QLabel(text, parent)
    hint.setProperty("muted", True)
    return hint
