"""Statutory tables: what a form says (spec), and the form filled from facts (table)."""
