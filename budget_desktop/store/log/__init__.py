"""Every change of a book, kept for ever: captured, chained, undone, shown as history."""
