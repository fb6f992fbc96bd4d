import subprocess
import sys
import tomllib
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, QLibraryInfo
from PySide6.QtGui import QFontDatabase
from PySide6.QtWidgets import QApplication

from budget_desktop import assets
from budget_desktop.gui.settings import Settings
from budget_desktop.gui.start import fonts, input_method

AFTER_THE_FRAME = (
    *("sqlmodel", "sqlalchemy", "openpyxl", "reportlab", "pydantic", "PySide6.QtUiTools"),
    *(
        f"budget_desktop.{name}"
        for name in ("store", "export", "rules", "edition", "tables", "entry", "search")
    ),
    *(f"budget_desktop.gui.{name}" for name in ("pages", "widgets", "models", "session", "dialogs")),
)


def test_the_frame_paints_before_anything_heavy_is_imported() -> None:
    code = (
        "import sys; from pathlib import Path; from budget_desktop.gui.application import prepare;"
        "from budget_desktop.gui.frame.window import MainWindow;"
        "from budget_desktop.gui.settings import Settings;"
        "from PySide6.QtWidgets import QApplication;"
        "application = QApplication(['', '-platform', 'offscreen']); prepare(application);"
        "window = MainWindow(Settings(Path('none.ini'))); window.show();"
        f"print(sorted(set({AFTER_THE_FRAME!r}) & set(sys.modules)))"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"


@pytest.mark.parametrize(
    ("before", "adapted"),
    [
        ({"QT_IM_MODULE": "fcitx"}, True),
        ({"QT_IM_MODULE": "fcitx5"}, True),
        ({"XMODIFIERS": "@im=fcitx"}, True),
        ({"QT_IM_MODULE": "ibus", "XMODIFIERS": "@im=fcitx"}, False),
        ({}, False),
    ],
)
def test_fcitx_is_reached_through_its_portal(before: dict[str, str], adapted: bool, tmp_path: Path) -> None:
    environment = dict(before)
    input_method.adapt(environment, tmp_path, "linux")
    wanted = {**before, "QT_IM_MODULE": "ibus", "IBUS_USE_PORTAL": "1"} if adapted else before
    assert environment == wanted


def test_fcitx_is_left_alone_where_qt_has_its_plugin(tmp_path: Path) -> None:
    (tmp_path / "platforminputcontexts").mkdir()
    (tmp_path / "platforminputcontexts" / "libfcitx5platforminputcontextplugin.so").touch()
    environment = {"QT_IM_MODULE": "fcitx"}
    input_method.adapt(environment, tmp_path, "linux")
    assert environment == {"QT_IM_MODULE": "fcitx"}


def test_other_systems_are_left_alone(tmp_path: Path) -> None:
    environment = {"QT_IM_MODULE": "fcitx"}
    input_method.adapt(environment, tmp_path, "win32")
    assert environment == {"QT_IM_MODULE": "fcitx"}


def test_translation_of_qt_itself_is_shipped() -> None:
    folder = Path(QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath))
    assert (folder / "qtbase_zh_CN.qm").is_file()


@pytest.mark.parametrize(("word", "chinese"), [("Folder", "文件夹"), ("%1 File", "%1 文件")])
def test_the_kinds_of_files_are_called_in_chinese(application: QApplication, word: str, chinese: str) -> None:
    context = "QAbstractFileIconProvider"
    assert QCoreApplication.translate(context, word, "All other platforms") == chinese
    assert QCoreApplication.translate("QFileDialog", "&Open") == "打开(&O)", "Qt's own words stay"


def test_the_face_of_the_window_is_the_one_built_for_it(application: QApplication) -> None:
    roles = tomllib.loads(assets.resource("fonts", "fonts.toml").read_text(encoding="utf-8"))["roles"]
    shipped = QFontDatabase.addApplicationFont(str(assets.resource("fonts", roles["ui"]["file"])))
    font = fonts.window_font(12)
    assert font.families() == QFontDatabase.applicationFontFamilies(shipped)[:1]
    assert font.pointSizeF() == 12


def test_settings_survive(tmp_path: Path) -> None:
    books = [tmp_path / f"{number}.budget" for number in range(10)]
    for book in books:
        book.touch()
    settings = Settings(tmp_path / "window.ini")
    for book in books:
        settings.remember(book)
    settings.remember(books[4])
    settings.keep_of_book(books[0], "place", "支出")
    read_again = Settings(tmp_path / "window.ini")
    assert read_again.recent[:2] == (books[4], books[9])
    assert len(read_again.recent) == 8
    assert read_again.of_book(books[0], "place") == "支出"
    assert read_again.of_book(books[1], "place") == ""
    books[4].unlink()
    assert books[4] not in read_again.recent
