"""What Windows shows under 属性 of the executable: name, version, whose it is."""

from PyInstaller.utils.win32.versioninfo import (
    FixedFileInfo,
    StringFileInfo,
    StringStruct,
    StringTable,
    VarFileInfo,
    VarStruct,
    VSVersionInfo,
)

from budget_desktop import __version__

_CHINESE_UNICODE = (0x0804, 1200)


def version_resource() -> VSVersionInfo:
    """The version resource. Windows wants four numbers where we have three."""
    numbers = (*(int(number) for number in __version__.split(".")), 0)
    texts = {
        "FileDescription": "部门预算编报",
        "ProductName": "部门预算编报",
        "FileVersion": __version__,
        "ProductVersion": __version__,
        "InternalName": "budget-desktop",
        "OriginalFilename": "budget-desktop.exe",
        "LegalCopyright": "Apache License 2.0",
    }
    language, encoding = _CHINESE_UNICODE
    return VSVersionInfo(
        ffi=FixedFileInfo(filevers=numbers, prodvers=numbers),
        kids=[
            StringFileInfo(
                [
                    StringTable(
                        f"{language:04X}{encoding:04X}", [StringStruct(*text) for text in texts.items()]
                    )
                ]
            ),
            VarFileInfo([VarStruct("Translation", [language, encoding])]),
        ],
    )
