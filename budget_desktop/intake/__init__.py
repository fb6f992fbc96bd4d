"""Workbooks somebody else made: read in a process of their own, understood as tables, ready to be planned.

`sheet` is what a workbook is to the rest of the program; `reading` gets it from a file, `layout` finds the
tables in it, `observed` says which money they speak of.
"""

CHILD_COMMAND = "read-sheets"
"""How the program is called to be the process that reads; see `child`."""
