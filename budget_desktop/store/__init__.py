"""The book: one SQLite file, one door for writing, a record of every change.

Import `budget_desktop.store.book` only when a book is wanted: it brings SQLModel with it, which takes a third
of a second. `errors` and `changes` are light, and may be imported by anybody above.
"""
