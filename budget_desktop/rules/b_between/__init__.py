"""Family B: between tables, and between the entries they are made from."""
