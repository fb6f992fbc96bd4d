"""Typing, pasting and filling, without a window: what texts mean in fields, and what a step would change."""
