"""How a book is laid out: tables, columns, constraints, and the check that a file has exactly these."""
