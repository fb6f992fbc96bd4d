"""Whether what was typed is safe, as the book's file says when it is asked."""

import logging
from typing import TYPE_CHECKING

from budget_desktop.domain.errors import KnownError

if TYPE_CHECKING:
    from budget_desktop.gui.frame.window import MainWindow

_log = logging.getLogger(__name__)

SAFE = "已录入的数据都已保存，账套文件刚才核对过，完好。"
NO_BOOK = "没有打开账套，数据不受影响。"
UNSURE = "不能确认刚才的录入是否已经保存。请关闭账套，重新打开，核对最后一笔。"


def how_safe(window: "MainWindow") -> str:
    """A sentence to begin with after a fault: nothing is said to be safe that was not looked at."""
    if window.desk is None:
        return NO_BOOK
    try:
        window.desk.workspace.check_file()
    except KnownError as error:
        return str(error)
    except Exception:
        # A fault on top of the fault: it must not keep the first from being told.
        _log.exception("核对账套时出错")
        return UNSURE
    return SAFE
