"""The book as a file: its header, its lock, opening and checking it, copies, upgrades."""
