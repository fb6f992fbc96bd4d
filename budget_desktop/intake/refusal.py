"""Why a file is not read, in words for the screen."""

from budget_desktop.domain.errors import KnownError


class IntakeError(KnownError):
    """A file that is not taken in: what is wrong with it, and how to mend it. Nothing was changed."""


def damaged(name: str) -> IntakeError:
    """A file that only looks like a workbook."""
    return IntakeError(
        f"“{name}”不是完好的工作簿，没有读入",
        "请用 Excel 或 WPS 打开它，另存为“Excel 工作簿（.xlsx）”，再选另存的文件",
    )
