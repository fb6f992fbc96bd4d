"""Reasons: those of before are offered, an increase of “三公” asks for one, empty ones are pointed out."""

from dataclasses import replace

from budget_desktop.domain.places import EntryPlace
from budget_desktop.domain.records import Remark
from budget_desktop.gui.frame.window import MainWindow
from budget_desktop.gui.models.offers import Fit, offering
from budget_desktop.gui.pages.three_public import ThreePublicPage
from tests.gui.driving import commit_text, desk_of, page_of
from tests.gui.pages.test_own_words import narrative
from tests.gui.widgets.test_proof_marks import wavy, write

RECEPTION = EntryPlace("three_public", "reception", "prior")
REASON = EntryPlace("remarks", "change.three_public.reception", "text")
TOTAL = EntryPlace("remarks", "change.total", "text")


def three_public(window: MainWindow) -> ThreePublicPage:
    page = page_of(window, "three_public")
    assert isinstance(page, ThreePublicPage)
    return page


def put(window: MainWindow, **values: object) -> None:
    workspace = desk_of(window).workspace
    places = {"prior": RECEPTION, "reason": REASON}
    workspace.put("改", {places[name]: value for name, value in values.items()})
    workspace.refresh_now()


def test_an_increase_asks_for_its_reason_where_it_is_entered(window: MainWindow) -> None:
    page = three_public(window)
    put(window, prior=1_00, reason="")
    assert page.increase_panel.isVisible()
    assert "公务接待费增加" in page.increase_label.text()
    page.write_reason_button.click()
    model = page.items_grid.model
    assert model.place(page.items_grid.table.currentIndex()) == REASON


def test_a_reason_that_says_nothing_is_none(window: MainWindow) -> None:
    page = three_public(window)
    put(window, prior=1_00, reason="公务接待费增加")
    assert page.increase_panel.isVisible()
    put(window, reason="来访批次增加")
    assert not page.increase_panel.isVisible()


def test_without_an_increase_nothing_is_asked(window: MainWindow) -> None:
    page = three_public(window)
    put(window, prior=100_0000_00)
    assert not page.increase_panel.isVisible()


def test_earlier_reasons_are_offered_in_the_grid(window: MainWindow) -> None:
    page = three_public(window)
    put(window, reason="来访批次增加")
    assert page.items_grid.go_to(REASON)
    offered = offering(page.items_grid.model, page.items_grid.table.currentIndex())
    assert offered is not None
    assert [offer.text for offer in offered("来访")] == ["来访批次增加"]
    # Nobody's words are replaced by an offer he did not go down to.
    assert all(offer.fit is Fit.GUESSED for offer in offered("来访"))


def test_reasons_of_another_year_are_offered_in_the_grid(window: MainWindow) -> None:
    page = three_public(window)
    workspace = desk_of(window).workspace
    packet = workspace.snapshot.packet
    before = replace(
        packet,
        header=replace(packet.header, year=packet.header.year - 1),
        remarks=(Remark(key="change.total", text="招商来访批次增加"),),
    )
    workspace.edit("取上年预算", lambda draft: draft.add_packet(before))
    assert page.items_grid.go_to(REASON)
    offered = offering(page.items_grid.model, page.items_grid.table.currentIndex())
    assert offered is not None
    assert [offer.text for offer in offered("招商")] == ["招商来访批次增加"]


def test_earlier_reasons_are_offered_for_the_whole(window: MainWindow) -> None:
    page = three_public(window)
    put(window, reason="来访批次增加")
    page.reason_edit.setFocus()
    commit_text(page.reason_edit, "批次")
    completer = page.reason_edit.completer()
    assert completer.currentCompletion() == "来访批次增加"
    assert page.reason_edit.text() == "批次"


def test_a_reason_is_taken_over_in_the_narrative(window: MainWindow) -> None:
    put(window, reason="来访批次增加")
    page = narrative(window)
    assert page.go_to(TOTAL)
    row = page.earlier_combo.findText("来访批次增加")
    page.earlier_combo.activated.emit(row)
    assert page.topic_edit.toPlainText() == "来访批次增加"
    page.topic_edit.undo()
    assert page.topic_edit.toPlainText() != "来访批次增加"


def test_a_reason_that_gives_none_is_marked_as_a_whole(window: MainWindow) -> None:
    page = narrative(window)
    assert page.go_to(TOTAL)
    write(page.topic_edit, "根据实际情况")
    assert wavy(page.topic_edit) == ["根据实际情况"]
