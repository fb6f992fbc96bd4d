"""Workbooks to be taken in: made to do harm, changed at random, or just long."""
