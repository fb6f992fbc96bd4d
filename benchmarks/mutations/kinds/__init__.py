"""The kinds of errors, by what they touch."""
