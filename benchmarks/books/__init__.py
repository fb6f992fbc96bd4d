"""Budgets in order, as different from one another as departments are; the soil that errors are planted in."""
