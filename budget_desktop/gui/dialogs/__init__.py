"""Dialogs, for what cannot be a page: making a book, telling of a fault, about the program."""
