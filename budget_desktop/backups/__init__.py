"""Copies of books that the program keeps by itself: when they are made, which stay, how one comes back."""
