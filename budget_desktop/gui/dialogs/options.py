"""设置: few, and each applied as it is set."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import (
    QComboBox,
    QDialog,
    QDialogButtonBox,
    QDoubleSpinBox,
    QFileDialog,
    QFormLayout,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from budget_desktop.domain.money import Measure
from budget_desktop.gui import theme
from budget_desktop.gui.settings import LARGEST, SMALLEST, Settings

_COLOURS = {theme.SYSTEM: "跟随系统", "light": "浅色", "dark": "深色"}
_DIRECTIONS = {"down": "向下", "right": "向右"}


class OptionsDialog(QDialog):
    """No 确定 and no 取消: what is chosen holds."""

    points_chosen = Signal(float)
    measure_chosen = Signal(object)
    colours_chosen = Signal()

    def __init__(self, settings: Settings, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle("设置")
        self._settings = settings
        self.direction_combo = QComboBox(self)
        self.direction_combo.addItems(list(_DIRECTIONS.values()))
        self.direction_combo.setCurrentIndex(list(_DIRECTIONS).index(settings.enter_direction))
        self.points_spin = QDoubleSpinBox(self)
        self.points_spin.setRange(SMALLEST, LARGEST)
        self.points_spin.setSingleStep(0.5)
        self.points_spin.setDecimals(1)
        self.points_spin.setSuffix(" 磅")
        self.points_spin.setKeyboardTracking(False)
        self.points_spin.setValue(settings.points)
        self.measure_combo = QComboBox(self)
        self._measures = list(Measure)
        self.measure_combo.addItems([measure.value for measure in self._measures])
        self.measure_combo.setCurrentIndex(self._measures.index(settings.measure))
        self.colours_combo = QComboBox(self)
        self.colours_combo.addItems(list(_COLOURS.values()))
        self.colours_combo.setCurrentText(_COLOURS.get(settings.colours, _COLOURS[theme.SYSTEM]))
        self.folder_edit = QLineEdit(settings.backup_folder, self)
        self.folder_edit.setPlaceholderText("不备份")
        self.folder_button = QPushButton("选择…", self)
        self.folder_button.setAccessibleName("选择备份文件夹")
        self._lay_out()
        self.direction_combo.currentIndexChanged.connect(self._take_direction)
        self.points_spin.valueChanged.connect(self.points_chosen)
        self.measure_combo.currentIndexChanged.connect(
            lambda row: self.measure_chosen.emit(self._measures[row])
        )
        self.colours_combo.currentIndexChanged.connect(self._take_colours)
        self.folder_edit.textChanged.connect(self._take_folder)
        self.folder_button.clicked.connect(self._choose_folder)

    def _take_direction(self, row: int) -> None:
        self._settings.enter_direction = list(_DIRECTIONS)[row]

    def _take_colours(self, row: int) -> None:
        self._settings.colours = list(_COLOURS)[row]
        self.colours_chosen.emit()

    def _take_folder(self, folder: str) -> None:
        self._settings.backup_folder = folder.strip()

    def _choose_folder(self) -> None:
        folder = QFileDialog.getExistingDirectory(self, "选择备份文件夹", self.folder_edit.text())
        if folder:
            self.folder_edit.setText(folder)

    def _lay_out(self) -> None:
        folder = QHBoxLayout()
        folder.addWidget(self.folder_edit, 1)
        folder.addWidget(self.folder_button)
        form = QFormLayout()
        form.setHorizontalSpacing(theme.GRID * 2)
        form.setVerticalSpacing(theme.GRID)
        for title, field, what in (
            ("按回车后(&E)", self.direction_combo, "按回车后移动的方向"),
            ("字号(&S)", self.points_spin, "字号"),
            ("颜色(&C)", self.colours_combo, "窗口的颜色"),
            ("金额单位(&U)", self.measure_combo, "录入和显示金额的单位"),
        ):
            form.addRow(title, field)
            field.setAccessibleName(what)
        label = QLabel("关闭时备份到(&B)", self)
        label.setBuddy(self.folder_edit)
        self.folder_edit.setAccessibleName("备份文件夹")
        form.addRow(label, folder)
        hint = QLabel("备份宜放在另一块盘上。设置随改随用。", self)
        hint.setProperty("muted", True)
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close, self)
        buttons.button(QDialogButtonBox.StandardButton.Close).setText("关闭")
        buttons.rejected.connect(self.reject)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(*[theme.GRID * 2] * 4)
        layout.addLayout(form)
        layout.addWidget(hint)
        layout.addStretch(1)
        layout.addWidget(buttons)
        self.setMinimumWidth(theme.GRID * 64)
