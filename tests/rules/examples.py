"""For every rule what it must find and what it must leave alone.

`finds` are failing examples; `passes` what is in order besides the clean books; `counters` what looks wrong
and is right. Tables that are right by construction are spoilt with `printing`, sentences with `saying` and
`spoken`.
"""

from tests.rules import (
    examples_a,
    examples_b,
    examples_b_controls,
    examples_c,
    examples_c_amounts,
    examples_d,
    examples_d_sentences,
    examples_e,
    examples_e_shown,
    examples_f,
    examples_g,
    examples_h,
)

EXAMPLES = {
    rule: example
    for family in (
        examples_a,
        examples_b,
        examples_b_controls,
        examples_c,
        examples_c_amounts,
        examples_d,
        examples_d_sentences,
        examples_e,
        examples_e_shown,
        examples_f,
        examples_g,
        examples_h,
    )
    for rule, example in family.EXAMPLES.items()
}
