"""Sheets of unknown layout understood as tables: which columns hold what, which rows add up others."""
