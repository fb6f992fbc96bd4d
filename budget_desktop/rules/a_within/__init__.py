"""Family A: inside one table, and in what was entered for it."""
