"""The book: one SQLite file, one door for writing, a record of every change."""
