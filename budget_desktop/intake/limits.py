"""How much of a file is looked at. No workbook of a budget comes near; what was made to do harm does.

Measured with hostile files: a merged area over a whole sheet, a cell in its last corner and a million rows
each stop a reader that has no such bounds.
"""

FILE_BYTES = 50_000_000
UNPACKED_BYTES = 100_000_000
RATIO = 150
"""Unpacked to packed, over the whole file; from `RATIO_FROM` unpacked bytes on."""
RATIO_FROM = 10_000_000
PARTS = 2_000
MERGED_CELLS = 100_000
"""Of one sheet, all merged areas together."""
ROWS = 20_000
COLUMNS = 500
SHEETS = 200
CELLS = 200_000
"""Filled ones of the whole workbook; twenty thousand rows of ten columns."""
LETTERS = 32_767
"""Of one cell; Excel's own bound."""
PROCESSOR_SECONDS = 5
"""Of the process that reads: as many on a busy machine as on an idle one. The most that is read takes two; an
old file whose sectors lead round in a circle would take all there is."""
WAITING_SECONDS = 300
"""By the clock, for a process that neither works nor ends; a sound file on a busy machine is waited for."""
MEMORY_BYTES = 512 * 1024 * 1024
ANSWER_BYTES = 200_000_000
"""What the reading process may hand over."""
