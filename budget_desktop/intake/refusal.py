"""Why a file is not read, in words for the screen."""

from budget_desktop.domain.errors import KnownError
from budget_desktop.intake import limits


class IntakeError(KnownError):
    """A file that is not taken in: what is wrong with it, and how to mend it. Nothing was changed."""


def damaged(name: str) -> IntakeError:
    """A file that only looks like a workbook."""
    return IntakeError(
        f"“{name}”不是完好的工作簿，没有读入",
        "请用 Excel 或 WPS 打开它，另存为“Excel 工作簿（.xlsx）”，再选另存的文件",
    )


def merged_too_far(name: str) -> IntakeError:
    """A file whose merged areas cover more than any printed table has."""
    return IntakeError(f"“{name}”有大得异常的合并单元格，没有读入", "请在原表取消整行整列的合并，另存后再选")


def too_many_cells(name: str) -> IntakeError:
    """A file with more in it than any budget."""
    return IntakeError(
        f"“{name}”填了内容的单元格超过 {limits.CELLS // 10_000} 万个，没有读入",
        "请只留要导入的工作表和行，另存后再选",
    )
