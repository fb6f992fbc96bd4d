"""The open book and what follows from it; knows no widgets."""
