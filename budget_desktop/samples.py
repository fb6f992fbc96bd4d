"""The books that come with the program: what they are called, and the files they are made of."""

SAMPLE, PRACTICE = "示例账套", "练习账套"
"""The first step in a book made of one is labelled so: by that a practice book is known, wherever it lies."""

FILES = {
    SAMPLE: ("jiyuan-2020.json",),
    # Two stages of one budget: some errors need basic spending, others its absence.
    PRACTICE: ("jiyuan-2020-broken.json", "jiyuan-2020-broken-basic.json"),
}
"""Exchange files in `resources/samples`."""
