"""Words of Qt's own dialogs that its translation into Chinese lacks."""

from PySide6.QtCore import QTranslator

_CONTEXT = "QAbstractFileIconProvider"
_WORDS = {
    "Folder": "文件夹",
    "File Folder": "文件夹",
    "File": "文件",
    "%1 File": "%1 文件",
    "Drive": "磁盘",
    "Shortcut": "快捷方式",
    "Alias": "替身",
    "Unknown": "未知",
}


class MissingWords(QTranslator):
    """Kinds of files, as the dialogs that choose one list them. To be installed before Qt's translation."""

    def isEmpty(self) -> bool:
        """It has no file to be empty."""
        return False

    def translate(
        self,
        context: str,
        sourceText: str,  # noqa: N803 - Qt's names
        _disambiguation: str | None = None,
        _n: int = -1,
    ) -> str:
        """The word; None, which Qt takes for no answer, where it is not one of them."""
        return _WORDS.get(sourceText) if context == _CONTEXT else None  # type: ignore[return-value]
