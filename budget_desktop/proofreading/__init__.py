"""Slips of writing with their places and how to mend them: for the rules, and for the marks in editors."""
