"""The book as a file: its header, its lock, opening and checking it, copies, upgrades."""

SUFFIX = ".budget"
"""How the name of a book ends."""
