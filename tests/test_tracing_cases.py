"""Between print and entry, case by case."""

from dataclasses import fields, replace

import pytest

from budget_desktop import assets
from budget_desktop.disclosure import Disclosure, disclose
from budget_desktop.domain.packet import Packet
from budget_desktop.domain.places import CellPlace, EntryPlace, Place, TextPlace
from budget_desktop.domain.records import Asset, Line, Procurement, Staffing, StaffMeasure
from budget_desktop.edition import load_edition
from budget_desktop.exchange.reading import read_exchange
from budget_desktop.narrative.text import Run
from budget_desktop.outline import Heading, TablePage
from budget_desktop.tracing import COVER, SIGN_OFF, cell_at, entries_behind, grid_position, printed_at

(PACKET,) = read_exchange(assets.resource("samples", "jiyuan-2020.json").read_text(encoding="utf-8"))
SAMPLE = disclose(PACKET, load_edition(PACKET.header.edition))


def shown(packet: Packet) -> Disclosure:
    return disclose(packet, SAMPLE.edition)


def runs(disclosure: Disclosure) -> list[tuple[TextPlace, Run]]:
    """Every run of the narrative with an origin."""
    return [
        (TextPlace(paragraph.key), run)
        for paragraph in disclosure.paragraphs
        for run in paragraph.runs
        if run.origin is not None
    ]


def behind(place: Place | Run, disclosure: Disclosure = SAMPLE) -> list[str]:
    return [str(entry) for entry in entries_behind(disclosure, place)]


def printed(place: str, disclosure: Disclosure = SAMPLE) -> list[str]:
    collection, key, field = place.split("/")
    return [str(each) for each in printed_at(disclosure, EntryPlace(collection, key, field))]


def test_a_total_lists_all_its_lines() -> None:
    lines = [f"lines/L{number}/amount" for number in range(2, 7)]
    assert behind(CellPlace("T03", "total", "total")) == lines
    assert behind(CellPlace("T08", "reception", "amount")) == ["lines/L5/amount"]
    assert behind(CellPlace("T01", "income.total", "amount")) == ["lines/L1/amount"]


def test_a_line_is_printed_in_every_sum_it_is_part_of() -> None:
    places = printed("lines/L5/amount")
    assert {"T08/reception/amount", "T08/total/amount", "T03/total/total", "text/three_public.4"} <= set(
        places
    )
    assert not {"T08/abroad/amount", "T01/income.total/amount"} & set(places)
    assert places.index("text/overall.1") < places.index("T01/spending.total/total")


def test_last_year_is_printed_in_the_form_of_the_project() -> None:
    assert printed("lines/L5/prior") == ["project.P1/prior/amount"]
    assert behind(CellPlace("project.P2", "prior", "amount")) == ["lines/L6/prior"]


def test_the_total_of_a_project_is_its_field_or_its_lines() -> None:
    place = CellPlace("project.P2", "total", "amount")
    assert behind(place) == ["projects/P2/total"]
    first, second = SAMPLE.packet.projects
    untyped = shown(replace(SAMPLE.packet, projects=(first, replace(second, total=None))))
    assert behind(place, untyped) == ["lines/L6/amount"]


def test_codes_and_names_lead_to_the_fields_they_were_chosen_in() -> None:
    assert behind(CellPlace("T03", "124001/2010399", "item"))[0] == "lines/L2/function"
    assert behind(CellPlace("T06", "302/30217/50502", "name")) == ["lines/L5/department_economic"]
    assert behind(CellPlace("T06", "302/30217/50502", "government_code")) == ["lines/L5/government_economic"]
    assert behind(CellPlace("T03", "124001", "name")) == ["units/124001/name"]
    assert behind(CellPlace("T03", "124001/2010399", "unit")) == ["units/124001/key"]
    assert behind(CellPlace("T03", "total", "name")) == []


def test_a_subject_that_follows_leads_to_the_one_it_follows_from() -> None:
    lines = tuple(replace(each, government_economic="") for each in SAMPLE.packet.lines)
    followed = shown(replace(SAMPLE.packet, lines=lines))
    place = CellPlace("T06", "302/30217/50206", "government_code")
    assert behind(place, followed) == ["lines/L5/department_economic"]


def test_what_the_header_says_is_on_the_cover_in_titles_and_in_the_text() -> None:
    department = printed("header//department")
    assert department[0] == f"text/{COVER}"
    assert {"text/explanation", "text/overall.1", "T01//left_caption", "overall//title"} <= set(department)
    assert {f"text/{COVER}", "text/explanation", "T01//title", "T08//head"} <= set(printed("header//year"))
    assert printed("header//publication_date") == [f"text/{COVER}", f"text/{SIGN_OFF}"]
    undated = shown(replace(SAMPLE.packet, header=replace(SAMPLE.packet.header, publication_date=None)))
    assert printed("header//publication_date", undated) == []


def test_titles_and_headings_name_the_header_where_they_do() -> None:
    """The year and the department are found where a search of the printed text finds them."""
    header = replace(SAMPLE.packet.header, department="乙丙丁", year=2077)
    disclosure = shown(replace(SAMPLE.packet, header=header))
    for field, word in (("department", "乙丙丁"), ("year", "2077")):
        places = set(printed_at(disclosure, EntryPlace("header", "", field)))
        for block in disclosure.outline.blocks:
            if isinstance(block, Heading):
                assert (TextPlace(block.key) in places) == (word in block.text)
            if isinstance(block, TablePage):
                table = block.table
                around = {
                    "title": table.title,
                    "subtitle": table.subtitle,
                    "left_caption": table.left_caption,
                    "right_caption": table.right_caption,
                    "head": "".join(cell.text for row in table.head for cell in row if cell),
                    "notes": "".join(table.notes),
                }
                for part, text in around.items():
                    assert (CellPlace(table.key, "", part) in places) == (word in text), (part, text)


def test_typed_texts_of_a_form_have_an_address() -> None:
    places = printed_at(SAMPLE, EntryPlace("projects", "P1", "overview"))
    (place,) = [place for place in places if isinstance(place, CellPlace)]
    table = SAMPLE.tables[place.table]
    cell = cell_at(table, place)
    assert cell is not None
    assert cell.text == SAMPLE.packet.projects[0].overview
    row, column = grid_position(table, place) or (-1, -1)
    assert table.body[row][column] is cell
    assert entries_behind(SAMPLE, place) == (EntryPlace("projects", "P1", "overview"),)


def test_the_value_of_an_indicator_is_all_its_fields() -> None:
    assert behind(EntryPlace("indicators", "I5", "number")) == [
        f"indicators/I5/{field}" for field in ("comparator", "number", "measure")
    ]
    assert behind(EntryPlace("indicators", "I1", "number")) == ["indicators/I1/grade"]


def test_a_whole_record_is_printed_wherever_a_field_of_it_is() -> None:
    whole = printed_at(SAMPLE, EntryPlace("lines", "L5"))
    parts = {
        place for field in fields(Line) for place in printed_at(SAMPLE, EntryPlace("lines", "L5", field.name))
    }
    assert set(whole) == parts


def test_numbers_the_text_adds_up_lead_to_all_of_them() -> None:
    packet = replace(
        SAMPLE.packet,
        procurement=(
            Procurement(key="C1", unit="124001", category="A", amount=100),
            Procurement(key="C2", unit="124001", category="B", amount=200),
            Procurement(key="C3", unit="124001", category="A", amount=300),
        ),
        assets=(
            Asset(key="A1", unit="124001", kind="vehicle.general", held=1),
            Asset(key="A2", unit="124001", kind="vehicle.other", held=1),
            Asset(key="A3", unit="124001", kind="equipment.general", held=5),
        ),
        staffing=tuple(
            Staffing(key=f"S{number}", unit="124001", measure=StaffMeasure.SERVING, count=number)
            for number in (1, 2)
        ),
    )
    disclosure = shown(packet)
    assert behind(EntryPlace("procurement", "C1", "amount"), disclosure) == [
        "procurement/C1/amount",
        "procurement/C3/amount",
    ]
    assert len(behind(EntryPlace("procurement"), disclosure)) == 3
    assert behind(EntryPlace("assets"), disclosure) == ["assets/A1/held", "assets/A2/held"]
    assert behind(EntryPlace("staffing", "S1", "count"), disclosure) == [
        "staffing/S1/count",
        "staffing/S2/count",
    ]
    assert printed("staffing/S2/count", disclosure) == ["text/organisation.1"]


def test_a_difference_stands_on_both_years() -> None:
    lines = tuple(replace(each, prior=0) if each.key == "L5" else each for each in SAMPLE.packet.lines)
    less = shown(replace(SAMPLE.packet, lines=lines))
    (difference,) = [
        run for _, run in runs(less) if run.text == "0.50" and str(run.origin) == "T01/spending.total/total"
    ]
    assert {"lines/L2/amount", "lines/L2/prior"} <= set(behind(difference, less))
    assert "text/overall.1" in printed("lines/L2/prior", less)


def test_a_difference_of_three_public_stands_on_the_item() -> None:
    items = tuple(
        replace(each, prior=200_000) if each.key == "reception" else each
        for each in SAMPLE.packet.three_public
    )
    more = shown(replace(SAMPLE.packet, three_public=items))
    (difference,) = [
        run for place, run in runs(more) if run.text == "0.30" and place.paragraph == "three_public.4"
    ]
    assert behind(difference, more) == ["lines/L5/amount", "three_public/reception/prior"]
    assert "text/three_public.4" in printed("three_public/reception/prior", more)


@pytest.mark.parametrize(
    "place",
    [
        CellPlace("T99", "total", "total"),
        CellPlace("T03", "nowhere", "total"),
        TextPlace("nowhere"),
        EntryPlace("lines", "L99", "amount"),
        EntryPlace("nowhere", "L1", "amount"),
        EntryPlace("assets", "", "held"),
    ],
)
def test_what_is_not_there_leads_nowhere(place: Place) -> None:
    assert entries_behind(SAMPLE, place) == ()
    if isinstance(place, EntryPlace):
        assert printed_at(SAMPLE, place) == ()
