"""The workbook for checking beside a packet. It stays in the office: no export of a packet writes it."""

from pathlib import Path
from typing import TYPE_CHECKING

from budget_desktop.export.packet import made_folder, safe_name

if TYPE_CHECKING:
    from budget_desktop.disclosure import Disclosure

CHECK_MARK = "（核对用）"
"""How the names of such files end."""


def checking_name(stem: str) -> str:
    """What the file of a packet with this beginning of its names is called."""
    return f"{safe_name(stem)}表{CHECK_MARK}.xlsx"


def export_checking(disclosure: "Disclosure", folder: Path) -> Path:
    """Write the workbook for checking into the folder, made if missing. Raises ExportError."""
    from budget_desktop.export.workbook.formulas import write_checking_workbook

    path = made_folder(folder) / checking_name(disclosure.file_stem)
    write_checking_workbook(disclosure, path)
    return path
