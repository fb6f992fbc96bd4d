"""Examples of the rules of family G: on codes, names and wording."""

from tests.rules.books import ORGAN, added, changed, income, spend, wan
from tests.rules.example import Example, of

EXAMPLES = {
    "G06": Example(
        finds=(
            of(changed(ORGAN, "B1", unit="")),
            of(changed(ORGAN, "B1", unit="999")),
            of(changed(ORGAN, "B1", source="")),
            of(changed(ORGAN, "B1", source="S1")),
            of(changed(ORGAN, "B1", source="借款")),
            of(changed(ORGAN, "B1", function="")),
            of(changed(ORGAN, "B1", function="20103")),
            of(changed(ORGAN, "B1", function="201030101")),
            of(changed(ORGAN, "B1", function="2010377")),
            of(changed(ORGAN, "B1", function="政府办公厅")),
            of(changed(ORGAN, "B1", department_economic="")),
            of(changed(ORGAN, "B1", department_economic="301")),
            of(changed(ORGAN, "B1", department_economic="30177")),
            of(changed(ORGAN, "B1", government_economic="50177")),
            of(changed(ORGAN, "B1", kind="")),
            of(changed(ORGAN, "B1", kind="basic")),
            of(changed(ORGAN, "P1", project="gone")),
            of(changed(ORGAN, "I1", source="S1")),
        ),
        passes=(
            # Half-filled is normal: what has no amount needs no codes yet.
            of(added(ORGAN, spend("X", "", "", "", "", None), income("Y", "", None))),
            # Of last year only the class may be known.
            of(added(ORGAN, spend("X", "S1", "201", "", "project", None, prior=wan(3)))),
        ),
    ),
}
