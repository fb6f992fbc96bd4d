"""For every rule what it must find and what it must leave alone.

`finds` are failing examples; `passes` are packets the rule looks at and finds nothing in, besides the clean
books mostly those where a simpler rule would raise a false alarm. Tables that are right by construction are
spoilt with `printing`.
"""

from tests.rules import (
    examples_a,
    examples_b,
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
