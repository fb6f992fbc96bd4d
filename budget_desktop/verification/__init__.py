"""The finished files read back by other means than wrote them, and held against the data and one another."""
