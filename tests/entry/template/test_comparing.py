"""What comes back beside what was given out and what the book has now."""

from dataclasses import replace
from pathlib import Path

import pytest

from budget_desktop.domain.errors import KnownError
from budget_desktop.domain.packet import Packet
from budget_desktop.domain.places import EntryPlace
from budget_desktop.edition import load_edition
from budget_desktop.entry.template.apply import carry_out_template, step_label
from budget_desktop.entry.template.comparing import compare
from budget_desktop.entry.template.differences import Comparison, Fate
from budget_desktop.entry.template.pages import Scope
from budget_desktop.entry.template.returned import read_returned
from budget_desktop.exchange.reading import read_exchange
from budget_desktop.intake.sheet import Workbook
from budget_desktop.store.book import Book
from tests.entry.template.files import BOOK, Filled

AMOUNT = "本年金额（元）"
SAMPLE = Path(__file__).parents[3] / "resources" / "samples" / "jiyuan-2020.json"


@pytest.fixture(scope="module")
def packet() -> Packet:
    return read_exchange(SAMPLE.read_text(encoding="utf-8"))[0]


def fates(found: Comparison) -> list[Fate]:
    return [item.fate for item in found.items]


def with_amount(packet: Packet, key: str, amount: int) -> Packet:
    return replace(
        packet,
        lines=tuple(replace(line, amount=amount) if line.key == key else line for line in packet.lines),
    )


def first_line(filled: Filled) -> str:
    return str(filled.sheet("支出").cell(2, 1).value)


def test_an_amount_may_be_typed_as_in_the_grids(packet: Packet) -> None:
    filled = Filled(packet)
    filled.type("支出", 2, AMOUNT, "12万元")
    (item,) = filled.beside(packet).items
    assert item.values == {EntryPlace("lines", first_line(filled), "amount"): 12_000_000}


def computed(filled: Filled, formula: str, result: float) -> Workbook:
    """The file in which the first amount of spending was typed as a formula, and worked out by Excel."""
    filled.type("支出", 2, AMOUNT, result)
    back = filled.back()
    (sheet,) = [sheet for sheet in back.sheets if sheet.name == "支出"]
    place = next(place for place, cell in sheet.cells.items() if place[0] == 1 and cell.text == str(result))
    cells = {**sheet.cells, place: replace(sheet.cells[place], is_formula=True, sum=formula)}
    others = tuple(each for each in back.sheets if each is not sheet)
    return replace(back, sheets=(*others, replace(sheet, cells=cells)))


@pytest.mark.parametrize(
    ("formula", "result", "kept"),
    [("3*1.2+5", 8.6, "3×1.2+5=8.6元"), ("3*1.2+5", 9.6, None)],
    ids=["as worked out here", "worked out otherwise"],
)
def test_a_sum_typed_as_a_formula_is_kept_as_the_basis_of_its_amount(
    packet: Packet, formula: str, result: float, kept: str | None
) -> None:
    filled = Filled(packet)
    line = first_line(filled)
    bare = replace(
        packet, lines=tuple(replace(each, note="") if each.key == line else each for each in packet.lines)
    )
    returned = read_returned(computed(Filled(bare), formula, result))
    found = compare(returned, bare, load_edition(bare.header.edition), BOOK)
    arrived = {place: value for item in found.items for place, value in item.values.items()}
    assert arrived.get(EntryPlace("lines", line, "amount")) == round(result * 100)
    assert arrived.get(EntryPlace("lines", line, "note")) == kept


def test_a_basis_somebody_wrote_is_left_alone(packet: Packet) -> None:
    line = first_line(Filled(packet))
    own = replace(
        packet,
        lines=tuple(replace(each, note="按合同") if each.key == line else each for each in packet.lines),
    )
    found = compare(
        read_returned(computed(Filled(own), "3*1.2+5", 8.6)), own, load_edition(own.header.edition), BOOK
    )
    assert [place.field for item in found.items for place in item.values] == ["amount"]


def test_a_cell_that_means_nothing_says_what_and_how_to_mend(packet: Packet) -> None:
    filled = Filled(packet)
    filled.type("支出", 2, "部门经济科目", "301 7")
    (item,) = filled.beside(packet).items
    assert item.fate is Fate.REFUSED
    assert "30107" in item.reason


def test_where_both_changed_somebody_has_to_choose(packet: Packet) -> None:
    filled = Filled(packet)
    filled.type("支出", 2, AMOUNT, 1)
    found = filled.beside(with_amount(packet, first_line(filled), 200))
    assert fates(found) == [Fate.CONFLICT]
    assert (found.items[0].ours, found.items[0].theirs) == ("2", "1")


def test_what_only_the_book_changed_stays(packet: Packet) -> None:
    filled = Filled(packet)
    assert filled.beside(with_amount(packet, first_line(filled), 200)).items == ()


def test_where_both_changed_alike_there_is_nothing_to_choose(packet: Packet) -> None:
    filled = Filled(packet)
    filled.type("支出", 2, AMOUNT, 2)
    assert filled.beside(with_amount(packet, first_line(filled), 200)).items == ()


def test_sorted_rows_are_no_change(packet: Packet) -> None:
    filled = Filled(packet)
    sheet = filled.sheet("支出")
    rows = [[cell.value for cell in row] for row in sheet.iter_rows(min_row=2)]
    for number, values in enumerate(reversed(rows), start=2):
        for column, value in enumerate(values, start=1):
            sheet.cell(number, column).value = value
    assert filled.beside(packet).items == ()


def test_a_copied_row_is_a_new_one_and_a_deleted_one_goes(packet: Packet) -> None:
    filled = Filled(packet)
    sheet = filled.sheet("支出")
    copied = [cell.value for cell in sheet[2]]
    sheet.delete_rows(3)
    sheet.append(copied)
    assert sorted(fates(filled.beside(packet))) == sorted([Fate.ADDED, Fate.REMOVED])


def test_a_new_project_and_its_line_come_in_together(packet: Packet, tmp_path: Path) -> None:
    filled = Filled(packet)
    rows = filled.sheet("项目").max_row + 1
    filled.type("项目", rows, "项目名称", "防汛物资")
    filled.type("项目", rows, "项目类型", filled.sheet("项目").cell(2, 4).value)
    below = filled.sheet("支出").max_row + 1
    filled.type("支出", below, "项目", "防汛物资")
    filled.type("支出", below, AMOUNT, 5)
    with Book.create(tmp_path / "a.budget") as book:
        book.edit("示例", lambda draft: draft.add_packet(packet))
        info = book.packets()[0]
        found = filled.beside(book.packet(info.id))
        book.edit(step_label(found.name), lambda draft: carry_out_template(found, (), draft, info.id))
        after = book.packet(info.id)
        made = next(project for project in after.projects if project.name == "防汛物资")
        assert [line.amount for line in after.lines if line.project == made.key] == [500]
        book.undo()
        assert book.packet(info.id) == packet


def test_what_one_project_was_given_cannot_reach_another(packet: Packet) -> None:
    mine, other = packet.projects[0], packet.projects[1]
    filled = Filled(packet, Scope(project=mine.key))
    filled.type("支出", 2, "项目", other.name)
    assert fates(filled.beside(packet)) == [Fate.REFUSED]


def test_another_book_and_another_year_are_refused(packet: Packet) -> None:
    filled = Filled(packet)
    with pytest.raises(KnownError, match="另一个账套"):
        filled.beside(packet, book="another")
    with pytest.raises(KnownError, match="2021年"):
        filled.beside(replace(packet, header=replace(packet.header, year=2021)))


def test_what_was_given_out_must_still_be_there(packet: Packet) -> None:
    filled = Filled(packet)
    filled.sheet("发出时的内容").cell(5, 4).value = "改了"
    with pytest.raises(KnownError, match="改动过"):
        filled.beside(packet)
