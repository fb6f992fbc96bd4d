from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Qt

from budget_desktop.entry.fields import choices
from budget_desktop.gui.models.offers import Offer, of_options, offering
from budget_desktop.gui.pages import spending
from budget_desktop.gui.session.workspace import Workspace
from budget_desktop.gui.widgets.offer_list import OfferModel
from budget_desktop.gui.widgets.reading_list import TextRows
from tests.gui.driving import living

if TYPE_CHECKING:
    from collections.abc import Callable


def test_lists_keep_the_protocol(application: object, qtmodeltester: Any) -> None:
    offers = OfferModel()
    qtmodeltester.check(offers)
    offers.show_offers([Offer("30201", "办公费", "30201", path=("商品和服务支出",)), Offer("x", "x")])
    qtmodeltester.check(offers)
    assert offers.index(0).data() == "30201 办公费"
    assert offers.index(0).data(Qt.ItemDataRole.ToolTipRole) == "商品和服务支出 › 办公费"
    rows = TextRows(("甲", "乙"))
    qtmodeltester.check(rows)
    rows.show_rows([("1", "2"), ("3", "4")], ["#ff0000", ""])
    qtmodeltester.check(rows)
    assert rows.headerData(1, Qt.Orientation.Horizontal) == "乙"


def test_choices_are_found_by_initials(workspace: Workspace) -> None:
    options = choices.projects(workspace.snapshot)
    assert [offer.name[-10:] for offer in of_options(options, "dj")] == ["处置非法集资专项经费"]
    assert of_options(options, "打击")[0].name_marks == (9, 10)


def test_every_offer_that_can_be_taken_is_read_back_as_its_code(workspace: Workspace) -> None:
    model = living(workspace, spending.LINES)
    for row, column in enumerate(model.spec.columns):
        cell = model.index(0, row)
        offers: Callable[[str], Any] | None = offering(model, cell)
        if offers is None:
            continue
        for typed in ("", "3", "2", "b", "s"):
            for offer in offers(typed):
                if not offer.why_not:
                    assert column.kind.parse(offer.text, workspace.snapshot)
