"""Family G: codes, names and wording."""
