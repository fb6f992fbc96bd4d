"""Last year's “三公”, typed for the items and again in the spending lines: where the two differ."""

from typing import Any

from budget_desktop.disclosure import disclose
from budget_desktop.domain.codes import Flow
from budget_desktop.domain.packet import Packet
from budget_desktop.domain.records import Header, Line, ThreePublicItem, Unit
from budget_desktop.edition import load_edition
from budget_desktop.entry.three_public import Disagreement, disagreements

EDITION = load_edition("henan-jiyuan-2020")


def found(typed: int | None, *lines: dict[str, Any]) -> tuple[Disagreement, ...]:
    packet = Packet(
        header=Header(department="某局", department_code="1", year=2020, edition=EDITION.key),
        units=(Unit(key="1001", name="某局", is_headquarters=True),),
        lines=tuple(
            Line(**{"key": f"L{n}", "unit": "1001", "flow": Flow.SPENDING, "source": "S1.1",
                    "department_economic": "30217", "kind": "basic.public", **line})
            for n, line in enumerate(lines)
        ),
        three_public=(ThreePublicItem(key="reception", prior=typed),),
    )  # fmt: skip
    return disagreements(packet, EDITION, disclose(packet, EDITION).facts)


def test_the_same_in_both_places_is_no_disagreement() -> None:
    assert found(500, {"prior": 200}, {"prior": 300}) == ()


def test_different_amounts_are_told_with_both() -> None:
    assert found(500, {"prior": 600}) == (Disagreement("reception", "公务接待费", 500, 600),)


def test_nothing_typed_disagrees_with_lines_that_say_something() -> None:
    assert found(None, {"prior": 600}) == (Disagreement("reception", "公务接待费", None, 600),)


def test_lines_that_say_nothing_of_last_year_do_not_disagree() -> None:
    assert found(500, {"amount": 900}) == ()


def test_money_of_another_fund_does_not_count() -> None:
    assert found(500, {"prior": 500}, {"prior": 900, "source": "S6"}) == ()
