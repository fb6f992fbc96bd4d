"""What the menu 帮助 shows."""

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt

if TYPE_CHECKING:
    from budget_desktop.gui.frame.window import MainWindow

TITLE = "部门预算编报"
"""What the program calls itself."""


def show_help(window: "MainWindow") -> None:
    """The help page of what is in front: a page, or the rule of a finding."""
    from budget_desktop.gui.dialogs.help import HelpDialog
    from budget_desktop.gui.models.manual import topic_at

    desk = window.desk
    stem = desk.tabs.current_page.stem() if desk else ""
    in_findings = desk is not None and window.findings.isAncestorOf(window.focusWidget() or window)
    finding = window.findings.current if in_findings else None
    dialog = HelpDialog(window)
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    # Shown first: how far to scroll follows from how wide it is.
    dialog.show()
    dialog.show_topic(topic_at(stem, in_findings=in_findings), finding.rule if finding else "")


def show_about(window: "MainWindow") -> None:
    """Versions, licences, where the program keeps its files."""
    from budget_desktop.gui.dialogs.about import about_dialog

    about_dialog(window.settings.backup_folder, window).open()


def show_log(window: "MainWindow") -> None:
    """What the program noted about itself."""
    from budget_desktop.gui.dialogs.about import log_dialog

    log_dialog(window).open()
